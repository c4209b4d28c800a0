// Periods of days, both ends inclusive; an open end lasts until somebody ends it.
import { addDays } from '../calendar.ts';
import type { Day } from '../flow.ts';

export interface Period {
  readonly from: Day;
  readonly to?: Day;
}

/** The periods without the days from..to (open-ended when `to` is absent). */
export function without<T extends Period>(periods: readonly T[], cut: Period): T[] {
  return periods.flatMap((period) => {
    const parts: T[] = [];
    if (period.from < cut.from) parts.push({ ...period, to: earlier(period.to, addDays(cut.from, -1)) });
    if (cut.to !== undefined && (period.to === undefined || period.to > cut.to)) {
      const rest = addDays(cut.to, 1);
      parts.push({ ...period, from: period.from > rest ? period.from : rest });
    }
    return parts;
  });
}

function earlier(a: Day | undefined, b: Day): Day {
  return a !== undefined && a < b ? a : b;
}
