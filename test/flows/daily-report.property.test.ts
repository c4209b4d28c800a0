import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  dailyReport,
  figuresOf,
  isExempt,
  isReported,
  type ReportEvent,
  type ReportState,
} from '../../flows/daily-report/index.ts';
import { UserError } from '../../src/errors.ts';
import { about, at, corrected, reasoned, reported, withdrawn } from '../support/report.ts';
import { noisy } from '../support/noisy.ts';

const RUNS = 1500;
const TIMES = ['08:00', '09:00', '15:59', '16:10', '16:11', '18:00'].map((time) => at(time));
const LATER = [at('09:00', 1), at('09:00', 3), at('09:00', 4)];

const values = fc.dictionary(fc.constantFrom('fever', 'returnees', 'inspected', 'rain', 'note'), fc.nat(3));
const made = fc.record({
  type: fc.constantFrom<ReportEvent['type']>(
    ...(['reported', 'corrected', 'withdrawn', 'disputed', 'verified', 'exempted', 'obliged'] as const),
  ),
  time: fc.tuple(fc.constantFrom(...TIMES, ...TIMES, ...LATER), fc.nat(2)).map(([time, ms]) => time + ms),
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
    case 'obliged':
      return { type, at: time, id: '', about, by: withdrawn(time).by };
    default:
      return { ...reasoned(type, '08:00', String(time)), at: time };
  }
}

const named = (all: readonly Parameters<typeof event>[0][]) =>
  all.map((one): ReportEvent => ({ ...event(one), id: `m${String(one.id).padStart(2, '0')}` }));
/** Times may be equal and ids need not follow the order of time; they are unique, as those of messages are. */
const history = fc.uniqueArray(made, { maxLength: 10, selector: (one) => one.id }).map(named);
/** No two in the same millisecond. */
const apart = fc.uniqueArray(made, { maxLength: 10, selector: (one) => one.id }).map((all) => {
  const times = new Set<number>();
  return named(all.filter(({ time }) => !times.has(time) && times.add(time)));
});

/** The same messages in another order, but those of one millisecond as they came. */
function tiesKept(all: readonly ReportEvent[], shuffled: readonly ReportEvent[]): ReportEvent[] {
  const queues = new Map(all.map(({ at }) => [at, all.filter((one) => one.at === at)]));
  return shuffled.flatMap(({ at }) => queues.get(at)?.shift() ?? []);
}

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
    fc.property(noisy(apart), ([all, shuffled]) => {
      expect(run(shuffled)).toEqual(run(all));
    }),
    { numRuns: RUNS },
  );
});

it('of what was written in the same millisecond the later arrived counts, whatever the ids', () => {
  const shuffled = history.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(run(tiesKept(all, other))).toEqual(run(all));
    }),
    { numRuns: RUNS },
  );
  for (const id of ['a', 'z']) {
    const again = { ...reported('09:00', { values: { returnees: 2 } }), id };
    const first = { ...reported('09:00'), id: 'm1' };
    const back = { ...withdrawn('09:00'), id: 'm2' };
    expect(figuresOf(run([first, back, again]).state)).toEqual({ returnees: 2 });
    expect(isReported(run([first, again, back]).state)).toBe(false);
  }
});

it('tallies are what a recount of the record gives', () => {
  fc.assert(
    fc.property(history, (all) => {
      const { state, books } = run(all);
      const now = figuresOf(state);
      const sums = about.fields.filter((f) => f.counts).map((f) => [f.key, now[f.key] ?? 0] as const);
      expect(books.sums).toEqual(without(Object.fromEntries(sums), 0));
      expect(books.due).toEqual({ report: !isReported(state) && !isExempt(state) });
    }),
    { numRuns: RUNS },
  );
});

/** The day as somebody reads it who has all messages in order of time, those of one millisecond as they came. */
interface Reading {
  readonly figures: Record<string, number | string> | undefined;
  /** Times of reports and corrections since the last withdrawal. */
  readonly times: readonly number[];
}

function read({ figures, times }: Reading, one: ReportEvent): Reading {
  if (one.type === 'withdrawn') return { figures: undefined, times: [] };
  if (one.at > about.backfillUntil || (one.type !== 'reported' && one.type !== 'corrected')) return { figures, times };
  const now = [...times, one.at];
  if (one.type === 'reported') return { figures: one.values, times: now };
  const nothing = figures === undefined && Object.keys(one.values).length === 0;
  return { figures: nothing ? undefined : { ...figures, ...one.values }, times: now };
}

it('means what reading the messages in order of time means', () => {
  fc.assert(
    fc.property(history, (all) => {
      const { figures, times } = [...all].sort((a, b) => a.at - b.at).reduce(read, { figures: undefined, times: [] });
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
