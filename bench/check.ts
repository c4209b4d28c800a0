// A run whose effects do not recompute exactly is a failure, not a slow run.
import { dailyReport, dayLedger, dayPeriod, figuresOf } from '../flows/daily-report/index.ts';
import { addDays } from '../src/calendar.ts';
import type { Store } from '../src/ports.ts';
import { type City, dayOfReports, FIELDS, FIRST_DAY, type Report } from './city.ts';

/** Every record, every total of every unit on all six tiers, and the empty missing list, against what was said. */
export async function checkDay(store: Store, city: City, day: number): Promise<void> {
  const date = addDays(FIRST_DAY, day);
  const reports = dayOfReports(city, day);
  await checkRecords(store, reports, date);
  const ledger = dayLedger('epidemic', date);
  const figures = await store.figures(
    ledger,
    city.units.map((unit) => unit.code),
  );
  const sums = expectedSums(city, reports);
  for (const { unit, sums: found, waiting } of figures) {
    const wanted = sums.get(unit) ?? [];
    FIELDS.forEach((field, i) => {
      if ((found[field] ?? 0) !== wanted[i])
        throw new Error(`${date} ${unit} ${field}: ${found[field]} ≠ ${wanted[i]}`);
    });
    if ((waiting['report'] ?? 0) !== 0) throw new Error(`${date} ${unit}: ${waiting['report']} still waited for`);
  }
}

async function checkRecords(store: Store, reports: readonly Report[], date: string): Promise<void> {
  const period = dayPeriod('epidemic', date);
  const docs = await store.docs(reports.map(({ unit }) => ({ flow: dailyReport.name, period, id: unit })));
  reports.forEach(({ unit, values }, i) => {
    const doc = docs[i];
    if (doc === undefined) throw new Error(`${date} ${unit}: no record`);
    const stated = figuresOf(dailyReport.state.parse(JSON.parse(doc.json)));
    FIELDS.forEach((field, n) => {
      if (stated[field] !== values[n]) throw new Error(`${date} ${unit} ${field}: ${stated[field]} ≠ ${values[n]}`);
    });
  });
}

function expectedSums({ units }: City, reports: readonly Report[]): ReadonlyMap<string, readonly number[]> {
  const parents = new Map(units.map((unit) => [unit.code, unit.parent]));
  const sums = new Map<string, number[]>(units.map((unit) => [unit.code, FIELDS.map(() => 0)]));
  for (const { unit, values } of reports) {
    for (let at: string | undefined = unit; at !== undefined; at = parents.get(at)) {
      const own = sums.get(at) ?? [];
      values.forEach((value, i) => (own[i] = (own[i] ?? 0) + value));
    }
  }
  return sums;
}
