import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  dailyReport,
  figuresOf,
  isExempt,
  isReported,
  punctuality,
  type ReportEvent,
  type ReportState,
} from '../../flows/daily-report/index.ts';
import { UserError } from '../../src/errors.ts';
import { about, at, corrected, person, reasoned, reported, withdrawn } from '../support/report.ts';
import { noisy } from '../support/noisy.ts';

const RUNS = 1500;
const TIMES = ['08:00', '09:00', '15:59', '16:10', '16:11', '18:00'].map((time) => at(time));
const LATER = [at('09:00', 1), at('09:00', 3), at('09:00', 4)];

const values = fc.dictionary(fc.constantFrom('fever', 'returnees', 'inspected', 'rain', 'note'), fc.nat(3));
const made = fc.record({
  type: fc.constantFrom<ReportEvent['type']>(
    ...(['reported', 'reported', 'corrected', 'withdrawn', 'withdrawn'] as const),
    ...(['confirmed', 'disputed', 'answered', 'verified', 'exempted', 'obliged'] as const),
  ),
  time: fc.tuple(fc.constantFrom(...TIMES, ...TIMES, ...LATER), fc.nat(2)).map(([time, ms]) => time + ms),
  values,
  zero: fc.boolean(),
  onBehalf: fc.boolean(),
  who: fc.constantFrom('王芳', '张建国'),
  id: fc.nat(99),
});

function event({
  type,
  time,
  values,
  zero,
  onBehalf,
  who,
}: typeof made extends fc.Arbitrary<infer T> ? T : never): ReportEvent {
  const by = person(who);
  switch (type) {
    case 'reported':
      return reported(time, zero ? { onBehalf, by } : { values, onBehalf, by });
    case 'corrected':
      return corrected(time, values, { onBehalf, by });
    case 'withdrawn':
      return withdrawn(time, { by });
    case 'confirmed':
      return { type, at: time, id: '', about, by, values };
    case 'obliged':
      return { type, at: time, id: '', about, by };
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
    expect(figuresOf(run([first, again, back]).state)).toEqual({ fever: 0, returnees: 0 });
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

/** A statement as somebody keeps it in mind who reads the day's messages in order of time. */
interface Kept {
  readonly at: number;
  readonly who: string;
  readonly values: Record<string, number | string>;
}

function read(kept: readonly Kept[], one: ReportEvent): readonly Kept[] {
  if (one.at > about.backfillUntil) return kept;
  if (one.type === 'reported' || one.type === 'corrected')
    return [...kept, { at: one.at, who: one.by.person, values: one.values }];
  if (one.type !== 'withdrawn') return kept;
  const own = kept.filter(({ who }) => who === one.by.person);
  const gone = own.at(-1) ?? kept.at(-1);
  return kept.filter((each) => each !== gone);
}

it('means what reading the messages in order of time means', () => {
  fc.assert(
    fc.property(history, (all) => {
      const kept = [...all].sort((a, b) => a.at - b.at).reduce<readonly Kept[]>(read, []);
      const { state, books } = run(all);
      expect(figuresOf(state)).toEqual(Object.assign({}, ...kept.map(({ values }) => values)));
      expect(isReported(state)).toBe(kept.length > 0);
      const first = kept[0]?.at ?? 0;
      expect(books.marks['late'] === true).toBe(first > about.onTimeUntil && first <= about.closes);
      expect(books.marks['backfilled'] === true).toBe(first > about.closes);
    }),
    { numRuns: RUNS },
  );
});

it('a withdrawal takes back exactly the last statement, and so restores what stood before it', () => {
  const statements = fc.array(fc.tuple(values, fc.boolean()), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(statements, fc.nat(8), (all, back) => {
      const said = all.map(([values, zero], i): ReportEvent => reported(at('08:00') + i, zero ? {} : { values }));
      const taken = Array.from({ length: back }, (_, i) => withdrawn(at('09:00') + i));
      const left = said.slice(0, Math.max(0, said.length - back));
      expect(figuresOf(run([...said, ...taken]).state)).toEqual(figuresOf(run(left).state));
      expect(run([...said, ...taken]).books).toEqual({ ...run(left).books, due: { report: left.length === 0 } });
    }),
    { numRuns: 300 },
  );
});

it('a record stays small, however much is said', () => {
  let state: ReportState | undefined;
  const now: Record<string, number> = {};
  for (let i = 0; i < 300; i++) {
    const key = ['fever', 'returnees', 'inspected'][i % 3] ?? '';
    now[key] = i;
    state = dailyReport.transition(state, reported(at('08:00') + i, { values: { [key]: i } })).state;
    expect(figuresOf(state)).toEqual(now);
  }
  expect(state?.log.length).toBe(64);
  expect(punctuality(state, about)).toBe('onTime');
});

it('of a single report no more is kept than what was said', () => {
  const one = reported('08:00', { values: { returnees: 2 } });
  const { state } = dailyReport.transition(undefined, one);
  const log = [{ at: one.at, id: one.id, kind: 'figures', values: { returnees: 2 }, by: one.by.person }];
  expect(JSON.stringify(state)).toBe(JSON.stringify({ log }));
});
