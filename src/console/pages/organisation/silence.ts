// Groups in which nobody has reported for some days. What else is said there is not kept, so nothing else can tell.
import { dayLedger, dayPeriod } from '../../../../flows/daily-report/index.ts';
import { REPORT_DUE, reportDay } from '../../../../flows/report-day.ts';
import { addDays, dayOf } from '../../../calendar.ts';
import type { Day } from '../../../flow.ts';
import type { ReportTemplate } from '../../../templates/types.ts';
import { each } from '../../../unhurried.ts';
import type { Console, Viewer } from '../../console.ts';

/** So many whole days are looked at, of the last week. */
const DAYS = 3;
const WEEK = 7;

export interface Silence {
  /** Newest first; none when no day of a report is over yet. */
  readonly days: readonly Day[];
  /** Keys of the groups. */
  readonly silent: ReadonlySet<string>;
}

export async function silence(top: string, viewer: Viewer, { engine }: Pick<Console, 'engine'>): Promise<Silence> {
  const { org, read } = viewer;
  const over = await daysOver(viewer);
  const days = [...new Set(over.map(({ day }) => day))].slice(0, DAYS);
  const owing = new Set<string>();
  const heard = new Set<string>();
  for (const { template, day } of over.filter((one) => days.includes(one.day))) {
    const ledger = dayLedger(template.key, day);
    const [expected, waiting] = await Promise.all([
      engine.store.expected(ledger, [top]),
      read.waiting({ ledger, due: REPORT_DUE, under: top }),
    ]);
    const [missing, letOff] = [new Set(waiting), new Set(org.letOff(template, top, day))];
    await each(expected, (unit) => {
      const key = org.nearestRoom(unit)?.key;
      if (key !== undefined && !letOff.has(unit)) (missing.has(unit) ? owing : heard).add(key);
    });
  }
  return { days, silent: new Set([...owing].filter((key) => !heard.has(key))) };
}

/** Days of reports that are closed, newest first. */
async function daysOver({ org, read, at }: Viewer): Promise<readonly { template: ReportTemplate; day: Day }[]> {
  const today = dayOf(at, org.zone);
  const asked = Array.from({ length: WEEK }, (_, ago) => addDays(today, -ago)).flatMap((day) =>
    org.templates().map((template) => ({ template, day })),
  );
  const states = await read.docs(
    reportDay,
    asked.map(({ template, day }) => dayPeriod(template.key, day)),
  );
  return asked.filter((_, i) => {
    const closesAt = states[i]?.policy.closesAt;
    return closesAt !== undefined && closesAt <= at;
  });
}
