// What one addressee has done with one version of an order: delivered, acknowledged, relayed, responded, completed are
// five different things, each with its time. Every part keeps its first or its latest by (at, id), so order and
// repetition of what arrives do not matter; marks, dues and sums are derived from the whole.
import { type Flow, type Step, type TallyChange, byRank } from '../src/flow.ts';
import { said } from './receipt/messages.ts';
import {
  type Answer,
  type EventOf,
  type Receipt,
  type ReceiptEvent,
  type Stamp,
  event,
  isComplete,
  isLate,
  isUnreachable,
  standing,
  stands,
  state,
} from './receipt/state.ts';

export {
  type Answer,
  type Receipt,
  type ReceiptEvent,
  isComplete,
  isUnreachable,
  standing,
  stands,
} from './receipt/state.ts';

export const receipt: Flow<Receipt, ReceiptEvent> = {
  name: 'receipt',
  state,
  event,
  transition(before, event) {
    if (event.type === 'tick') return { state: before ?? fail(), messages: [] };
    const old = before ?? { period: event.period, unit: event.unit };
    const after = apply(old, event);
    if (before !== undefined && same(before, after)) return { state: before, messages: [] };
    return { state: after, messages: said(old, after, event), ...tallied(old, after) };
  },
  wakeAt: () => undefined,
  isOpen: () => false,
};

function fail(): never {
  throw new Error('A receipt is never woken');
}

const same = (a: Receipt, b: Receipt) => JSON.stringify(a) === JSON.stringify(b);

const first = <T extends Stamp>(a: T | undefined, b: T): T => (a === undefined || byRank(b, a) < 0 ? b : a);
const latest = <T extends Stamp>(a: T | undefined, b: T): T => (a === undefined || byRank(b, a) > 0 ? b : a);

function apply(old: Receipt, event: ReceiptEvent): Receipt {
  const { at, id } = event;
  switch (event.type) {
    case 'delivered':
      return { ...old, delivered: first(old.delivered, { at, id }) };
    case 'undeliverable':
      return { ...old, failed: latest(old.failed, { at, id, reason: event.reason }) };
    case 'acked':
      return acked(old, event);
    case 'relayed':
      return { ...acked(old, event), relayed: first(old.relayed, { at, id }) };
    case 'responded':
      return responded(acked(old, event), event);
    case 'carried':
      return carried(old, event);
    case 'returned':
      return { ...old, returned: latest(old.returned, { at, id }) };
  }
}

/** Whoever relays or answers an order has it. */
function acked(old: Receipt, { at, id, limit }: EventOf<'acked' | 'relayed' | 'responded'>): Receipt {
  return { ...old, acked: first(old.acked, { at, id, late: at > limit }) };
}

type Answers = Readonly<Record<string, Answer>>;

/** Per field the latest answer, in one order of keys. */
function merged(old: Answers | undefined, more: Answers): Record<string, Answer> {
  const answers: Record<string, Answer> = { ...old };
  for (const [key, answer] of Object.entries(more)) answers[key] = latest(answers[key], answer);
  return Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** When each field was answered first. */
function since(old: Receipt['since'], more: Answers): Record<string, number> {
  const first: Record<string, number> = { ...old };
  for (const [key, { at }] of Object.entries(more)) first[key] = Math.min(first[key] ?? at, at);
  return Object.fromEntries(Object.entries(first).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function responded(old: Receipt, { at, id, fields, asked, done, figuresBy }: EventOf<'responded'>): Receipt {
  const given = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { at, id, value }]));
  return {
    ...old,
    responded: latest(old.responded, { at, id, done }),
    answers: merged(old.answers, given),
    ...(figuresBy === undefined ? {} : { figuresBy, since: since(old.since, given) }),
    asked: asked.map((one) => one.key),
  };
}

/** Whoever gave a figure to the version before is not asked for it again; he has yet to acknowledge the new one. */
function carried(old: Receipt, { answers, asked }: EventOf<'carried'>): Receipt {
  const last = Object.values(answers).reduce<Answer | undefined>((one, other) => latest(one, other), undefined);
  if (last === undefined) return old;
  return {
    ...old,
    responded: latest(old.responded, { at: last.at, id: last.id, done: false }),
    answers: merged(old.answers, answers),
    asked: old.asked ?? asked,
  };
}

const MARKS: Readonly<Record<string, (receipt: Receipt) => boolean>> = {
  delivered: (receipt) => receipt.delivered !== undefined,
  undeliverable: isUnreachable,
  acked: (receipt) => receipt.acked !== undefined,
  late: (receipt) => receipt.acked?.late === true,
  relayed: (receipt) => receipt.relayed !== undefined,
  responded: (receipt) => stands(receipt.responded, receipt.returned),
  completed: isComplete,
  behind: isLate,
};

/** Nobody is struck off a list but by his own answer; who was sent back is waited for again. */
const DUES: Readonly<Record<string, (receipt: Receipt) => boolean>> = {
  ack: (receipt) => receipt.acked === undefined,
  feedback: (receipt) => !isComplete(receipt),
};

/** What a receipt counts for in its ledger; a recount is the sum of these. */
export function countedReceipt(receipt: Receipt) {
  const flags = (rules: typeof MARKS) =>
    Object.fromEntries(Object.entries(rules).map(([k, holds]) => [k, holds(receipt)]));
  const figures = Object.entries(standing(receipt)).filter(([, value]) => typeof value === 'number');
  return { due: flags(DUES), marks: flags(MARKS), sums: Object.fromEntries(figures) as Record<string, number> };
}

function tallied(old: Receipt, after: Receipt): Pick<Step<Receipt>, 'tally'> {
  const marks = changed(MARKS, old, after);
  const due = changed(DUES, old, after);
  const sums = differences(standing(old), standing(after));
  if (marks === undefined && due === undefined && sums === undefined) return {};
  const change: TallyChange = {
    ledger: `receipt:${after.period}`,
    unit: after.unit,
    ...(marks === undefined ? {} : { marks }),
    ...(due === undefined ? {} : { due }),
    ...(sums === undefined ? {} : { sums }),
  };
  return { tally: [change] };
}

function changed(
  rules: Readonly<Record<string, (receipt: Receipt) => boolean>>,
  old: Receipt,
  after: Receipt,
): Record<string, boolean> | undefined {
  const moved = Object.entries(rules).filter(([, holds]) => holds(old) !== holds(after));
  return moved.length === 0 ? undefined : Object.fromEntries(moved.map(([name, holds]) => [name, holds(after)]));
}

function differences(
  old: Readonly<Record<string, number | string>>,
  after: Readonly<Record<string, number | string>>,
): Record<string, number> | undefined {
  const figure = (value: number | string | undefined) => (typeof value === 'number' ? value : 0);
  const moved = [...new Set([...Object.keys(old), ...Object.keys(after)])]
    .map((key) => [key, figure(after[key]) - figure(old[key])] as const)
    .filter(([, by]) => by !== 0);
  return moved.length === 0 ? undefined : Object.fromEntries(moved);
}
