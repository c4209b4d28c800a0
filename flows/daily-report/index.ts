// What one unit has reported for one template and day (domain.md §7.1). The state is the unit's compact record in the day's ledger.
import type { Flow, Step } from '../../src/flow.ts';
import { counted, difference } from './count.ts';
import { postponed, toldAbove } from './later.ts';
import { messagesFor } from './messages.ts';
import { merge } from './merge.ts';
import { NEW, REPORT, type ReportEvent, reportEvent, type ReportState, reportState } from './record.ts';

export const dailyReport: Flow<ReportState, ReportEvent> = {
  name: REPORT,
  state: reportState,
  event: reportEvent,
  transition: (before, e) =>
    e.type === 'tick' ? due(before ?? NEW, e.at) : settle(before, merge(before ?? NEW, e), e),
  wakeAt: (s) => s.later?.at,
  isOpen: () => false,
};

function due(s: ReportState, now: number): Step<ReportState> {
  const { later, ...rest } = s;
  return later === undefined || now < later.at
    ? { state: s, messages: [] }
    : { state: rest, messages: toldAbove(later) };
}

function settle(before: ReportState | undefined, after: ReportState, e: ReportEvent): Step<ReportState> {
  const { about } = e;
  const was = counted(before, about);
  const is = counted(after, about);
  const sums = difference(before, after, about);
  // Who is obliged again may have been put on the list just now, although it has reported.
  const due = is.waiting !== was.waiting || e.type === 'obliged' ? { report: is.waiting } : {};
  return {
    state: postponed(before, after, [e, sums]),
    messages: messagesFor({ before, after, e, sums }),
    tally: [{ ledger: about.ledger, unit: about.unit, marks: changed(was.marks, is.marks), due, sums }],
  };
}

function changed(was: Readonly<Record<string, boolean>>, is: Readonly<Record<string, boolean>>) {
  const marks: Record<string, boolean> = {};
  for (const name in is) if (is[name] !== was[name]) marks[name] = is[name] === true;
  return marks;
}

export { figuresOf, isReported, messageOf, punctuality, sourceOf, standing, upTo, withdrawable } from './log.ts';
export { isAnswered, isExempt } from './merge.ts';
export * from './record.ts';
