import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  dailyReport,
  figuresOf,
  isReported,
  type ReportEvent,
  type ReportState,
} from '../../flows/daily-report/index.ts';
import { UserError } from '../../src/errors.ts';
import { byRank } from '../../src/flow.ts';
import { about, at, corrected, reasoned, reported, withdrawn } from '../support/report.ts';
import { noisy } from '../support/noisy.ts';

const RUNS = 1500;
const TIMES = ['08:00', '09:00', '15:59', '16:10', '16:11', '18:00'].map((time) => at(time));
const LATER = [at('09:00', 1), at('09:00', 3), at('09:00', 4)];

const values = fc.dictionary(fc.constantFrom('fever', 'returnees', 'inspected', 'rain', 'note'), fc.nat(3));
const made = fc.record({
  type: fc.constantFrom<ReportEvent['type']>('reported', 'corrected', 'withdrawn', 'disputed', 'verified', 'exempted'),
  time: fc.constantFrom(...TIMES, ...TIMES, ...LATER),
  values,
  zero: fc.boolean(),
  onBehalf: fc.boolean(),
  id: fc.nat(99),
});

function event({
  type,
  time,
  values,
  zero,
  onBehalf,
}: typeof made extends fc.Arbitrary<infer T> ? T : never): ReportEvent {
  switch (type) {
    case 'reported':
      return reported(time, zero ? { onBehalf } : { values, onBehalf });
    case 'corrected':
      return corrected(time, values, { onBehalf });
    case 'withdrawn':
      return withdrawn(time);
    default:
      return { ...reasoned(type, '08:00', String(time)), at: time };
  }
}

/** Times may be equal and ids need not follow the order of time; they are unique, as those of messages are. */
const history = fc
  .uniqueArray(made, { maxLength: 10, selector: (one) => one.id })
  .map((all) => all.map((one): ReportEvent => ({ ...event(one), id: `m${String(one.id).padStart(2, '0')}` })));

interface Books {
  marks: Record<string, boolean>;
  due: Record<string, boolean>;
  sums: Record<string, number>;
}

function run(events: readonly ReportEvent[]): { state: ReportState | undefined; books: Books } {
  let state: ReportState | undefined;
  const books: Books = { marks: {}, due: { report: true }, sums: {} };
  for (const one of events) {
    const step = attempt(state, dailyReport.event.parse(JSON.parse(JSON.stringify(one))));
    if (step === undefined) continue;
    for (const { marks = {}, due = {}, sums = {} } of step.tally ?? []) {
      Object.assign(books.marks, marks);
      Object.assign(books.due, due);
      for (const [field, by] of Object.entries(sums)) books.sums[field] = (books.sums[field] ?? 0) + by;
    }
    state = dailyReport.state.parse(JSON.parse(JSON.stringify(step.state)));
    expect(state).toEqual(JSON.parse(JSON.stringify(step.state)));
  }
  return { state, books: { ...books, marks: only(books.marks, true), sums: without(books.sums, 0) } };
}

function attempt(state: ReportState | undefined, one: ReportEvent) {
  try {
    return dailyReport.transition(state, one);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const only = <T>(all: Record<string, T>, wanted: T) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value === wanted));
const without = <T>(all: Record<string, T>, unwanted: T) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== unwanted));

it('any order and any repetition end in the same record and the same tallies', () => {
  fc.assert(
    fc.property(noisy(history), ([all, shuffled]) => {
      expect(run(shuffled)).toEqual(run(all));
    }),
    { numRuns: RUNS },
  );
});

it('tallies are what a recount of the record gives', () => {
  fc.assert(
    fc.property(history, (all) => {
      const { state, books } = run(all);
      const now = figuresOf(state);
      const sums = about.fields.filter((f) => f.counts).map((f) => [f.key, now[f.key] ?? 0] as const);
      expect(books.sums).toEqual(without(Object.fromEntries(sums), 0));
      expect(books.due).toEqual({ report: !isReported(state) && state?.exempt === undefined });
    }),
    { numRuns: RUNS },
  );
});

/** The day as somebody reads it who has all messages in order of time. */
interface Reading {
  readonly figures: Record<string, number | string> | undefined;
  /** Times of reports and corrections since the last withdrawal. */
  readonly times: readonly number[];
}

function read({ figures, times }: Reading, one: ReportEvent): Reading {
  if (one.type === 'withdrawn') return { figures: undefined, times: times.filter((time) => time === one.at) };
  if (one.at > about.backfillUntil || (one.type !== 'reported' && one.type !== 'corrected')) return { figures, times };
  const now = [...times, one.at];
  if (one.type === 'reported') return { figures: one.values, times: now };
  const nothing = figures === undefined && Object.keys(one.values).length === 0;
  return { figures: nothing ? undefined : { ...figures, ...one.values }, times: now };
}

it('means what reading the messages in order of time means', () => {
  fc.assert(
    fc.property(history, (all) => {
      const { figures, times } = [...all].sort(byRank).reduce(read, { figures: undefined, times: [] });
      const { state, books } = run(all);
      expect(figuresOf(state)).toEqual(figures ?? {});
      expect(isReported(state)).toBe(figures !== undefined);
      const first = figures === undefined ? 0 : Math.min(...times);
      expect(books.marks['late'] === true).toBe(first > about.onTimeUntil && first <= about.closes);
      expect(books.marks['backfilled'] === true).toBe(first > about.closes);
    }),
    { numRuns: RUNS },
  );
});
