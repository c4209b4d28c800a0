// The units somebody's last message was about: his own and those he speaks for.
import {
  dailyReport,
  dayPeriod,
  messageOf,
  type Statement,
  upTo,
  withdrawable,
} from '../../flows/daily-report/index.ts';
import { reportingDay } from '../../flows/report-day.ts';
import { byRank, type UnitCode } from '../../src/flow.ts';
import { daysOf } from './days.ts';
import type { Reporting, Said } from './record.ts';
import { answersFor } from './subject.ts';

interface Spoken {
  readonly unit: UnitCode;
  readonly last: Statement;
}

/** Those of this group before others; none where nothing of his stands. */
export async function lastSaid(said: Pick<Said, 'date' | 'template'>, reporting: Reporting): Promise<UnitCode[]> {
  const { occasion, org } = reporting;
  const spoken = await spokenBy(unitsOf(reporting), periodsOf(said, reporting), reporting);
  const here = spoken.filter(({ unit }) => occasion.room === undefined || org.within(unit, occasion.room.unit));
  const near = here.length > 0 ? here : spoken;
  const newest = near
    .map(({ last }) => last)
    .sort(byRank)
    .at(-1);
  if (newest === undefined) return [];
  const message = messageOf(newest.id);
  return [...new Set(near.filter(({ last }) => messageOf(last.id) === message).map(({ unit }) => unit))];
}

function unitsOf({ actor, org }: Reporting): readonly UnitCode[] {
  const own = actor.posts.map(({ unit }) => unit);
  const below = own.filter((unit) => org.children(unit).length > 0).flatMap((unit) => org.subtree(unit));
  const his = (unit: UnitCode) =>
    answersFor(org, actor, unit) || org.governs(actor, 'report_on_behalf', unit) !== undefined;
  return [...new Set([...own, ...below])].filter(his);
}

/** Each form that is switched on somewhere, with the days meant. */
function periodsOf(
  { date, template }: Pick<Said, 'date' | 'template'>,
  { org, occasion }: Reporting,
): readonly string[] {
  const active = new Set(org.activations().map((one) => one.template));
  const forms = org.templates().filter(({ key }) => active.has(key) && (template === undefined || key === template));
  return forms.flatMap((form) =>
    daysOf(date, reportingDay(form, occasion.at, org.zone)).map((day) => dayPeriod(form.key, day)),
  );
}

async function spokenBy(
  units: readonly UnitCode[],
  periods: readonly string[],
  { actor, occasion, read }: Reporting,
): Promise<readonly Spoken[]> {
  const states = await Promise.all(periods.map((period) => read.docs(dailyReport, units, period)));
  return states.flatMap((of) =>
    units.flatMap((unit, i): Spoken[] => {
      const last = withdrawable(upTo(of[i], occasion.at), actor.id);
      return last?.by === actor.id ? [{ unit, last }] : [];
    }),
  );
}
