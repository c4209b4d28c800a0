import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CensusQuery, Commit, CommitResult, DocWrite, LedgerWrite, TallyWrite } from '../../src/ports.ts';
import {
  commitOf,
  docOf,
  LEAVES,
  lineage,
  type Opened,
  openStore,
  opening,
  ROSTER,
  tallyOf,
  TREE,
} from '../support/store.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
  await opened.store.saveRoster(ROSTER);
});
afterAll(() => opened.redis.stop());

const LEDGERS = ['L', 'M'];
const DUES = ['ack', 'report'];
const MARKS = ['late', 'zero'];
const FIELDS = ['x', 'y'];
const RUNS = 150;

/** What a commit does, before the versions and the expected units are known. */
const plan = fc.record({
  once: fc.option(fc.nat(12), { nil: undefined }),
  doc: fc.constantFrom('d1', 'd2', 'd3'),
  stale: fc.nat(9).map((n) => n === 0),
  ledger: fc.constantFrom(...LEDGERS),
  opens: fc.option(fc.subarray([...LEAVES]), { nil: undefined }),
  unit: fc.nat(LEAVES.length - 1),
  marks: fc.dictionary(fc.constantFrom(...MARKS), fc.boolean()),
  due: fc.dictionary(fc.constantFrom(...DUES), fc.boolean()),
  sums: fc.dictionary(fc.constantFrom(...FIELDS), fc.integer({ min: -5, max: 50 })),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

interface Book {
  readonly expected: Set<string>;
  readonly sets: Map<string, Set<string>>;
  readonly sums: Map<string, number>;
}

/** The same in plain memory, one commit after another. */
function model() {
  const books = new Map<string, Book>(
    LEDGERS.map((id) => [id, { expected: new Set(), sets: new Map(), sums: new Map() }]),
  );
  const versions = new Map<string, number>();
  const used = new Set<string>();
  const bookOf = (id: string) => books.get(id) as Book;
  const setOf = (book: Book, name: string) => {
    const known = book.sets.get(name) ?? new Set<string>();
    book.sets.set(name, known);
    return known;
  };
  const add = ({ sums }: Book, key: string, by: number) => sums.set(key, (sums.get(key) ?? 0) + by);
  const turn = (set: Set<string>, unit: string, on: boolean) => (on ? set.add(unit) : set.delete(unit));
  const open = ({ ledger, units, due }: LedgerWrite) => {
    const book = bookOf(ledger);
    for (const unit of units.filter((one) => !book.expected.has(one))) {
      book.expected.add(unit);
      for (const name of due) setOf(book, name).add(unit);
    }
  };
  const count = ({ ledger, unit, marks, due, sums, lineage: path }: TallyWrite) => {
    const book = bookOf(ledger);
    for (const [name, on] of [...Object.entries(marks), ...Object.entries(due)]) turn(setOf(book, name), unit, on);
    for (const [field, by] of Object.entries(sums)) for (const one of path) add(book, `${one}.${field}`, by);
  };
  return {
    version: (doc: string) => versions.get(doc) ?? 0,
    expected: (ledger: string) => bookOf(ledger).expected,
    below: (ledger: string, name: string, top: string) =>
      TREE.filter((unit) => lineage(unit).includes(top) && setOf(bookOf(ledger), name).has(unit)),
    sum: (ledger: string, unit: string, field: string) => bookOf(ledger).sums.get(`${unit}.${field}`) ?? 0,
    /** `spoilt`: documents of this batch that were to be written and were not. */
    apply(commit: Commit, spoilt: Set<string>): CommitResult {
      const isMoved = ({ ref, was }: DocWrite) => spoilt.has(ref.id) || was !== (versions.get(ref.id) ?? 0);
      const isDuplicate = commit.once !== undefined && used.has(commit.once.id);
      if (isDuplicate || commit.docs.some(isMoved)) {
        for (const { ref } of commit.docs) spoilt.add(ref.id);
        return isDuplicate ? 'duplicate' : 'conflict';
      }
      if (commit.once !== undefined) used.add(commit.once.id);
      for (const doc of commit.docs) versions.set(doc.ref.id, doc.was + 1);
      commit.ledgers.forEach(open);
      commit.tallies.forEach(count);
      return 'done';
    },
  };
}
type Model = ReturnType<typeof model>;

/** Units are expected before they answer, as the flows have it. */
function commitFrom(one: Plan, now: Model): Commit {
  const version = now.version(one.doc);
  const expected = [...now.expected(one.ledger), ...(one.opens ?? [])];
  const unit = expected[one.unit % Math.max(1, expected.length)];
  const { marks, due, sums } = one;
  return commitOf({
    ...(one.once === undefined ? {} : { once: { id: `o${one.once}`, at: 0 } }),
    docs: [docOf(one.doc, one.stale ? version + 1 : version)],
    ledgers: one.opens === undefined ? [] : [opening(one.ledger, one.opens, DUES)],
    tallies: unit === undefined ? [] : [tallyOf(one.ledger, unit, { marks, due, sums })],
  });
}

async function compare(now: Model): Promise<void> {
  const { store } = opened;
  for (const ledger of LEDGERS) {
    const figures = await store.figures(ledger, [...TREE]);
    for (const { unit, expected, waiting, marks, sums } of figures) {
      const inside = [...now.expected(ledger)].filter((code) => lineage(code).includes(unit));
      expect([ledger, unit, expected]).toEqual([ledger, unit, inside.length]);
      for (const due of DUES) expect(waiting[due] ?? 0).toBe(now.below(ledger, due, unit).length);
      for (const mark of MARKS) expect(marks[mark] ?? 0).toBe(now.below(ledger, mark, unit).length);
      for (const field of FIELDS) expect(sums[field] ?? 0).toBe(now.sum(ledger, unit, field));
    }
    for (const unit of ['c', 't1', 'v11', 'h']) {
      expect(await store.waiting({ ledger, due: 'report', under: [unit] })).toEqual(now.below(ledger, 'report', unit));
      expect(await store.marked({ ledger, mark: 'zero', under: unit })).toEqual(now.below(ledger, 'zero', unit));
      const all = TREE.filter((code) => now.expected(ledger).has(code) && lineage(code).includes(unit));
      expect(await store.expected(ledger, [unit])).toEqual(all);
      const waited = now.below(ledger, 'report', unit);
      const asked = { ledger, due: 'report', under: unit };
      expect(await store.awaited({ ...asked, units: TREE })).toEqual(TREE.filter((code) => waited.includes(code)));
      const named = await censusOf({ ...asked, marks: ['zero'] });
      expect(named).toEqual([all, waited, now.below(ledger, 'zero', unit)]);
      // Areas that lie inside one another name nobody twice.
      const under = [...lineage(unit), unit].reverse();
      const whole = now.below(ledger, 'report', 'c');
      expect(await store.waiting({ ledger, due: 'report', under })).toEqual(whole);
      expect(await store.expected(ledger, under)).toEqual(await store.expected(ledger, ['c']));
    }
  }
}

/** Who is expected, waited for and marked, as a census has it. */
async function censusOf(query: CensusQuery): Promise<readonly (readonly string[])[]> {
  const census = await opened.store.census(query);
  if (census === undefined) return [[], [], []];
  const { roster, from, to, isExpected, isWaiting, carries } = census;
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  const sets = [isExpected, isWaiting, (place: number) => carries(query.marks[0] ?? '', place)];
  return sets.map((has) => places.filter(has).map((place) => roster.codes[place] ?? ''));
}

it('figures, lists and results are those of a plain count, whatever the batches', async () => {
  const batches = fc.array(fc.array(plan, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      await opened.redis.client().flushall();
      await opened.again().saveRoster(ROSTER);
      const now = model();
      for (const batch of all) {
        const commits: Commit[] = [];
        const results: CommitResult[] = [];
        const spoilt = new Set<string>();
        for (const one of batch) {
          const commit = commitFrom(one, now);
          commits.push(commit);
          results.push(now.apply(commit, spoilt));
        }
        expect((await opened.store.commit(commits)).results).toEqual(results);
      }
      await compare(now);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
