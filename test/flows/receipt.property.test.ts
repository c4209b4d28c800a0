import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Receipt, type ReceiptEvent, isComplete, isUnreachable, receipt, standing } from '../../flows/receipt.ts';
import type { TallyChange } from '../../src/flow.ts';

const RUNS = 1000;
const base = { period: '12.1', unit: 'v' };
const told = { ...base, name: '西沟村', limit: 50 };
const asked = [
  { key: 'f1', label: '户', measure: '户' },
  { key: 'f2', label: '人', measure: '人' },
  { key: 'f3', label: '情况', measure: '' },
];

const fields = fc.dictionary(fc.constantFrom('f1', 'f2'), fc.nat(99)).chain((figures) =>
  fc.option(fc.constantFrom('好', '坏'), { nil: undefined }).map((words) => ({
    ...figures,
    ...(words === undefined ? {} : { f3: words }),
  })),
);
const type = fc.constantFrom('delivered', 'undeliverable', 'acked', 'relayed', 'responded', 'returned');
const made = fc.record({ type, at: fc.nat(100), fields, done: fc.boolean() });

/** Ids are unique, as those of messages are; times may be equal. */
const events = fc.array(made, { maxLength: 12 }).map((all) => all.map((one, i) => event(one, `m${i}`)));

function event(
  { type, at, fields, done }: { type: string; at: number; fields: Record<string, number | string>; done: boolean },
  id: string,
): ReceiptEvent {
  switch (type) {
    case 'delivered':
      return { type, at, id, ...base };
    case 'undeliverable':
      return { type, at, id, ...base, reason: id, name: '西沟村' };
    case 'acked':
    case 'relayed':
      return { type, at, id, ...told };
    case 'returned':
      return { type, at, id, ...base, name: '西沟村', note: '', by: '郑办' };
    default:
      return { type: 'responded', at, id, ...told, fields, asked, done };
  }
}

interface Books {
  readonly marks: Record<string, boolean>;
  readonly due: Record<string, boolean>;
  readonly sums: Record<string, number>;
}

function run(history: readonly ReceiptEvent[]): { state: Receipt | undefined; books: Books } {
  let state: Receipt | undefined;
  const books: Books = { marks: {}, due: { ack: true, feedback: true }, sums: {} };
  for (const one of history) {
    const step = receipt.transition(state, receipt.event.parse(JSON.parse(JSON.stringify(one))));
    for (const change of step.tally ?? []) add(books, change);
    state = receipt.state.parse(JSON.parse(JSON.stringify(step.state)));
    expect(state).toEqual(JSON.parse(JSON.stringify(step.state)));
  }
  const marks = Object.fromEntries(Object.entries(books.marks).filter(([, on]) => on));
  const sums = Object.fromEntries(Object.entries(books.sums).filter(([, sum]) => sum !== 0));
  return { state, books: { ...books, marks, sums } };
}

function add(books: Books, { marks = {}, due = {}, sums = {} }: TallyChange): void {
  Object.assign(books.marks, marks);
  Object.assign(books.due, due);
  for (const [field, by] of Object.entries(sums)) books.sums[field] = (books.sums[field] ?? 0) + by;
}

it('any order and any repetition end in the same receipt and the same tallies', () => {
  const shuffled = events.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc
        .array(fc.nat(), { maxLength: 8 })
        .map((more) => [...all, ...more.flatMap((i) => all[i % Math.max(1, all.length)] ?? [])])
        .chain((noisy) => fc.shuffledSubarray(noisy, { minLength: noisy.length })),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([all, noisy]) => {
      expect(run(noisy)).toEqual(run(all));
    }),
    { numRuns: RUNS },
  );
});

it('tallies are what a recount of the receipt gives', () => {
  fc.assert(
    fc.property(events, (all) => {
      const { state, books } = run(all);
      if (state === undefined) return;
      const figures = Object.entries(standing(state)).filter(([, value]) => typeof value === 'number' && value !== 0);
      expect(books.sums).toEqual(Object.fromEntries(figures));
      expect(books.due).toEqual({ ack: state.acked === undefined, feedback: !isComplete(state) });
      expect(books.marks['undeliverable'] === true).toBe(isUnreachable(state));
      expect(books.marks['completed'] === true).toBe(isComplete(state));
      expect(books.marks['delivered'] === true).toBe(state.delivered !== undefined);
    }),
    { numRuns: RUNS },
  );
});

it('what has been heard before says nothing and changes nothing', () => {
  fc.assert(
    fc.property(events, fc.nat(), (all, which) => {
      const { state } = run(all);
      const again = all[which % Math.max(1, all.length)];
      if (state === undefined || again === undefined) return;
      const step = receipt.transition(state, again);
      expect(step.state).toBe(state);
      expect([step.messages, step.tally]).toEqual([[], undefined]);
    }),
    { numRuns: RUNS },
  );
});
