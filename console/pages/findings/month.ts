// Months as weeks of days, Monday first. Days are strings; no clock is asked.
const DAY = 86_400_000;
const WEEK = 7;

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

export function addMonths(month: string, count: number): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  return iso(Date.UTC(year, ordinal - 1 + count, 1)).slice(0, 7);
}

/** Whole weeks that hold the month. */
export function gridOf(month: string): readonly (readonly string[])[] {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  const first = Date.UTC(year, ordinal - 1, 1);
  const next = Date.UTC(year, ordinal, 1);
  const before = (new Date(first).getUTCDay() + WEEK - 1) % WEEK;
  const weeks = Math.ceil((before + (next - first) / DAY) / WEEK);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: WEEK }, (__, day) => iso(first + (week * WEEK + day - before) * DAY)),
  );
}
