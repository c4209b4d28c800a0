// Whether a form is in use, and which of its fields have figures on a day that is running.
import { dailyReport, dayLedger, dayPeriod } from '../../../../flows/daily-report/index.ts';
import { figuresOf } from '../../../../flows/daily-report/log.ts';
import { reportDay } from '../../../../flows/report-day.ts';
import { dayOf } from '../../../calendar.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Viewer } from '../../console.ts';

type Reading = Pick<Viewer, 'org' | 'read' | 'at'>;

async function runningDays(key: string, { read }: Reading): Promise<readonly string[]> {
  const open = await read.open(reportDay);
  return open.flatMap(({ state }) => (state.template === key ? [state.day] : []));
}

/** Switched on anywhere today or on a day to come, or with a day that is not over. */
export async function isOn(key: string, reading: Reading): Promise<boolean> {
  const { org, at } = reading;
  const day = dayOf(at, org.zone);
  const isAhead = org.activations().some(({ template, to }) => template === key && (to === undefined || to >= day));
  return isAhead || (await runningDays(key, reading)).length > 0;
}

/** Keys of fields whose totals are not nought on a running day. */
export async function countedIn(key: string, reading: Reading): Promise<ReadonlySet<string>> {
  const { org, read } = reading;
  const roots = org.roots().map(({ code }) => code);
  const days = await runningDays(key, reading);
  const figures = await Promise.all(days.map((day) => read.figures(dayLedger(key, day), roots)));
  const sums = figures.flat().flatMap((one) => Object.entries(one.sums));
  return new Set(sums.flatMap(([field, sum]) => (sum === 0 ? [] : [field])));
}

/** Keys of fields that somebody has filled in on a running day, with words, decimals and noughts as well. */
export async function filledIn(
  key: string,
  reading: Reading,
  { store }: Pick<Engine, 'store'>,
): Promise<ReadonlySet<string>> {
  const { org, read } = reading;
  const roots = org.roots().map(({ code }) => code);
  const filled = new Set<string>();
  for (const day of await runningDays(key, reading)) {
    const units = await store.expected(dayLedger(key, day), roots);
    const records = await read.docs(dailyReport, units, dayPeriod(key, day));
    for (const record of records) for (const field of Object.keys(figuresOf(record))) filled.add(field);
  }
  return filled;
}
