// What one unit has reported for one template and day (domain.md §7.1). The state is the unit's compact record in the day's ledger.
import type { Flow, Step } from '../../src/flow.ts';
import { counted } from './count.ts';
import { messagesFor } from './messages.ts';
import { merge, NEW, REPORT, type ReportEvent, reportEvent, type ReportState, reportState } from './record.ts';

export const dailyReport: Flow<ReportState, ReportEvent> = {
  name: REPORT,
  state: reportState,
  event: reportEvent,
  transition: (before, e) =>
    e.type === 'tick' ? { state: before ?? NEW, messages: [] } : settle(before, merge(before ?? NEW, e), e),
  wakeAt: () => undefined,
  isOpen: () => false,
};

function settle(before: ReportState | undefined, after: ReportState, e: ReportEvent): Step<ReportState> {
  const was = counted(before, e.about);
  const is = counted(after, e.about);
  const sums: Record<string, number> = {};
  for (const { key } of e.about.fields) {
    const difference = (is.sums[key] ?? 0) - (was.sums[key] ?? 0);
    if (difference !== 0) sums[key] = difference;
  }
  const marks = Object.entries(is.marks).filter(([name, on]) => on !== was.marks[name as keyof typeof was.marks]);
  return {
    state: after,
    messages: messagesFor({ before, after, e, sums }),
    tally: [
      {
        ledger: e.about.ledger,
        unit: e.about.unit,
        marks: Object.fromEntries(marks),
        // Who is obliged again may have been put on the list just now, although it has reported.
        due: is.waiting === was.waiting && e.type !== 'obliged' ? {} : { report: is.waiting },
        sums,
      },
    ],
  };
}

export * from './record.ts';
