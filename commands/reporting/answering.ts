// The unit's own answer to a question about its figures: they are right. It is for the tier that asked to verify it.
import { dailyReport, dayPeriod, isReported, type ReportState } from '../../flows/daily-report/index.ts';
import { reportingDay } from '../../flows/report-day.ts';
import { addDays } from '../../src/calendar.ts';
import type { Request } from '../../src/command.ts';
import type { Day, Signal, UnitCode } from '../../src/flow.ts';
import { masked } from '../../src/mask.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { dutyOf } from './days.ts';
import { authorOf, type Reporting, toRecord } from './record.ts';
import { answersFor } from './subject.ts';

/** Characters of an answer that are kept. */
const LONGEST = 120;

/** Units the speaker answers for; in a group only those of the group. */
export function ownUnits({ actor, occasion, org }: Pick<Request<unknown>, 'actor' | 'occasion' | 'org'>): UnitCode[] {
  const own = [...new Set(actor.posts.map(({ unit }) => unit))].filter((unit) => answersFor(org, actor, unit));
  const { room } = occasion;
  return room === undefined ? own : own.filter((unit) => org.within(unit, room.unit));
}

interface Open {
  readonly unit: UnitCode;
  readonly template: ReportTemplate;
  readonly day: Day;
  readonly state: ReportState;
}

/** The answer to the newest question that is still open; nothing when none is. */
export async function answers(units: readonly UnitCode[], reason: string, reporting: Reporting): Promise<Signal[]> {
  const open = await openQuestions(units, reporting);
  const [newest] = open.sort((a, b) => (b.state.question?.at ?? 0) - (a.state.question?.at ?? 0));
  if (newest === undefined) return [];
  const { org, read, occasion, actor } = reporting;
  const { unit, template, day } = newest;
  const duty = await dutyOf({ template, day, unit, at: occasion.at }, { org, read });
  const by = authorOf(actor, unit, reporting);
  const stamp = { at: occasion.at, id: occasion.id };
  const said = masked(reason).slice(0, LONGEST);
  const event = { type: 'answered' as const, ...stamp, by, about: duty.about, reason: said };
  return [...duty.opens, toRecord({ ...duty, subject: { unit, onBehalf: false } }, event)];
}

async function openQuestions(units: readonly UnitCode[], { org, read, occasion }: Reporting): Promise<Open[]> {
  const places = units.flatMap((unit) =>
    org.templates().flatMap((template) => {
      const today = reportingDay(template, occasion.at, org.zone);
      const days = Array.from({ length: template.backfillDays + 1 }, (_, i) => addDays(today, -i));
      return days.filter((day) => org.owes(template, unit, day)).map((day) => ({ unit, template, day }));
    }),
  );
  const found = await Promise.all(
    places.map(async (one) => ({
      ...one,
      state: await read.doc(dailyReport, one.unit, dayPeriod(one.template.key, one.day)),
    })),
  );
  return found.flatMap(({ state, ...one }) =>
    state?.question?.open === true && isReported(state) ? [{ ...one, state }] : [],
  );
}
