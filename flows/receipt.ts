// What one addressee has done with one version of an order: delivered, acknowledged, relayed, responded, completed are
// five different things, each with its time. Every part keeps its first or its latest by (at, id), so order and
// repetition of what arrives do not matter; marks, dues and sums are derived from the whole.
import { z } from 'zod';
import { type Flow, type Message, type Step, type TallyChange, byRank } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';

const stamp = z.object({ at: z.number(), id: z.string() });
type Stamp = z.infer<typeof stamp>;

const answer = stamp.extend({ value: z.union([z.number(), z.string()]) });

const state = z.object({
  /** <number>.<version> of the order. */
  period: z.string(),
  unit: z.string(),
  delivered: stamp.optional(),
  failed: stamp.extend({ reason: z.string() }).optional(),
  acked: stamp.extend({ late: z.boolean() }).optional(),
  relayed: stamp.optional(),
  /** The latest answer; `done`: said to be carried out. */
  responded: stamp.extend({ done: z.boolean() }).optional(),
  /** Per field the latest figure. */
  answers: z.record(z.string(), answer).optional(),
  /** What the order asks back, as far as answers told. */
  asked: z.array(z.string()).optional(),
  /** Answers up to here were sent back. */
  returned: stamp.optional(),
});
export type Receipt = z.infer<typeof state>;

const at = <T extends string>(type: T) => ({
  type: z.literal(type),
  ...stamp.shape,
  period: z.string(),
  unit: z.string(),
});
/** Readable name of the unit, and the ack limit of the version (ms): told by the command, which knows the order. */
const told = { name: z.string(), limit: z.number() };
const field = z.object({ key: z.string(), label: z.string(), measure: z.string() });

const event = z.discriminatedUnion('type', [
  z.object({ ...at('delivered') }),
  z.object({ ...at('undeliverable'), reason: z.string(), name: z.string().optional() }),
  z.object({ ...at('acked'), ...told }),
  z.object({ ...at('relayed'), ...told }),
  z.object({
    ...at('responded'),
    ...told,
    fields: z.record(z.string(), z.union([z.number(), z.string()])),
    asked: z.array(field),
    done: z.boolean(),
  }),
  z.object({ ...at('returned'), name: z.string(), note: z.string(), by: z.string() }),
]);
export type ReceiptEvent = z.infer<typeof event>;
type EventOf<T extends ReceiptEvent['type']> = Extract<ReceiptEvent, { type: T }>;

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
    case 'returned':
      return { ...old, returned: latest(old.returned, { at, id }) };
  }
}

/** Whoever relays or answers an order has it. */
function acked(old: Receipt, { at, id, limit }: EventOf<'acked' | 'relayed' | 'responded'>): Receipt {
  return { ...old, acked: first(old.acked, { at, id, late: at > limit }) };
}

function responded(old: Receipt, { at, id, fields, asked, done }: EventOf<'responded'>): Receipt {
  const answers: Record<string, z.infer<typeof answer>> = { ...old.answers };
  for (const [key, value] of Object.entries(fields)) answers[key] = latest(answers[key], { at, id, value });
  const sorted = Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...old,
    responded: latest(old.responded, { at, id, done }),
    answers: sorted,
    asked: asked.map((one) => one.key),
  };
}

const stands = (part: Stamp | undefined, returned: Stamp | undefined): boolean =>
  part !== undefined && (returned === undefined || byRank(part, returned) > 0);

/** What counts: answers that were not sent back. */
export function standing(receipt: Receipt): Readonly<Record<string, number | string>> {
  const counted = Object.entries(receipt.answers ?? {}).filter(([, answer]) => stands(answer, receipt.returned));
  return Object.fromEntries(counted.map(([key, answer]) => [key, answer.value]));
}

/** Answered in full: every field asked, or, where none is, said to be done. */
export function isComplete(receipt: Receipt): boolean {
  if (!stands(receipt.responded, receipt.returned)) return false;
  const given = standing(receipt);
  const asked = receipt.asked ?? [];
  return asked.length > 0 ? asked.every((key) => key in given) : receipt.responded?.done === true;
}

/** Could not be reached, and has not shown otherwise since. */
export function isUnreachable(receipt: Receipt): boolean {
  return receipt.failed !== undefined && receipt.delivered === undefined && receipt.acked === undefined;
}

const MARKS: Readonly<Record<string, (receipt: Receipt) => boolean>> = {
  delivered: (receipt) => receipt.delivered !== undefined,
  undeliverable: isUnreachable,
  acked: (receipt) => receipt.acked !== undefined,
  late: (receipt) => receipt.acked?.late === true,
  relayed: (receipt) => receipt.relayed !== undefined,
  responded: (receipt) => stands(receipt.responded, receipt.returned),
  completed: isComplete,
};

/** Nobody is struck off a list but by his own answer; who was sent back is waited for again. */
const DUES: Readonly<Record<string, (receipt: Receipt) => boolean>> = {
  ack: (receipt) => receipt.acked === undefined,
  feedback: (receipt) => !isComplete(receipt),
};

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

/** One short line where something came to pass; a second ack, or an older one, is silent. */
function said(old: Receipt, after: Receipt, event: ReceiptEvent): readonly Message[] {
  const number = numberOf(event.period);
  switch (event.type) {
    case 'delivered':
      return [];
    case 'undeliverable':
      return isUnreachable(after) && !isUnreachable(old) ? [unreached(event)] : [];
    case 'acked':
      return old.acked === undefined ? [reply(acknowledged(after, event))] : [];
    case 'relayed': {
      if (old.relayed !== undefined) return [];
      return [reply(text('directive.relayed', { number, name: event.name, at: event.at }))];
    }
    case 'responded':
      return after.responded?.id === event.id ? [reply(answered(after, event))] : [];
    case 'returned':
      return sentBack(event);
  }
}

const numberOf = (period: string): number => Number(period.split('.')[0]);

const reply = (said: Message['text']): Message => ({ to: { reply: true }, text: said, urgency: 'receipt' });

function acknowledged(after: Receipt, { period, name, at }: EventOf<'acked'>): Message['text'] {
  const [number = 0, version = 1] = period.split('.').map(Number);
  return text('directive.acked', { number, version, name, at, late: after.acked?.late === true });
}

/** An order that did not reach a group is told one tier up: somebody has to ring. */
function unreached({ unit, name, period, reason }: EventOf<'undeliverable'>): Message {
  const params = { number: numberOf(period), units: [{ code: unit, name: name ?? unit }], reason };
  return { to: { unit, above: 1 }, text: text('directive.unreachable', params), urgency: 'order' };
}

function sentBack({ unit, name, period, note, by }: EventOf<'returned'>): readonly Message[] {
  const number = numberOf(period);
  return [
    reply(text('directive.return_done', { number, name })),
    { to: { unit }, text: text('directive.returned', { number, name, note, by }), urgency: 'order' },
  ];
}

function answered(after: Receipt, event: EventOf<'responded'>): Message['text'] {
  const number = numberOf(event.period);
  const given = standing(after);
  const answers = event.asked.flatMap(({ key, label, measure }) => {
    const value = given[key];
    return value === undefined ? [] : [{ label, measure, value }];
  });
  const missing = event.asked.filter(({ key }) => !(key in given)).map(({ label }) => label);
  return text('directive.responded', {
    number,
    name: event.name,
    at: event.at,
    answers,
    missing,
    done: isComplete(after),
  });
}
