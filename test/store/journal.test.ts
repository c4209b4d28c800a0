// Pages of a journal: newest first, filtered and cut, however much there is and whatever cannot be read.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/command.ts';
import type { DocWrite, JournalQuery } from '../../src/ports.ts';
import { commitOf, docOf, type Opened, openStore } from '../support/store.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());
beforeEach(async () => {
  await opened.redis.client().flushall();
});

const PLACE = { flow: 'f', period: 'p' };
const HASH = '{test}:j:f:p';
type Written = Partial<NonNullable<DocWrite['journal']>>;

/** One more version of a document of the place. */
const wrote = (id: string, at: number, { version = 1, ...part }: Written & { version?: number } = {}): DocWrite =>
  docOf(id, version - 1, { journal: { at, type: 'reported', ...part } });
const write = (...docs: DocWrite[]) => opened.store.commit(docs.map((doc) => commitOf({ docs: [doc] })));
const page = (wanted: Partial<JournalQuery> = {}) => opened.store.journal(PLACE, { limit: 10, ...wanted });
const shown = ({ entries }: { readonly entries: readonly JournalEntry[] }) =>
  entries.map(({ ref, version }) => `${ref.id}#${version}`);

describe('a page of the journal', () => {
  it('is empty when nothing was written', async () => {
    expect(await page()).toEqual({ entries: [], more: false, unreadable: 0 });
  });

  it('tells what was written, in the words of the history of the one document', async () => {
    const said = { person: 'P-1', name: '王芳', room: 'room-1', message: 'm1', text: '今日无疫情#1' };
    await write(wrote('a#b', 5, said));
    expect((await page()).entries).toEqual([
      { ...said, ref: { ...PLACE, id: 'a#b' }, version: 1, at: 5, type: 'reported' },
    ]);
    expect((await page()).entries).toEqual(await opened.store.history({ ...PLACE, id: 'a#b' }));
  });

  it('has the newest first; of one moment the greater id, of one document the later version', async () => {
    await write(wrote('a', 5), wrote('b', 5), wrote('c', 9), wrote('d', 1), wrote('a', 5, { version: 2 }));
    expect(shown(await page())).toEqual(['c#1', 'b#1', 'a#2', 'a#1', 'd#1']);
  });

  it('counts versions as numbers', async () => {
    await write(...Array.from({ length: 11 }, (_, i) => wrote('a', 5, { version: i + 1 })));
    expect(shown(await page({ limit: 3 }))).toEqual(['a#11', 'a#10', 'a#9']);
  });

  it('ends at the limit and says whether there is more', async () => {
    await write(wrote('a', 1), wrote('b', 2), wrote('c', 3));
    expect(await page({ limit: 3 })).toMatchObject({ more: false });
    const two = await page({ limit: 2 });
    expect(shown(two)).toEqual(['c#1', 'b#1']);
    expect(two.more).toBe(true);
  });

  it('keeps to one flow and period', async () => {
    await write(wrote('a', 1), { ...wrote('b', 2), ref: { flow: 'f', id: 'b' } });
    expect(shown(await page())).toEqual(['a#1']);
    expect((await opened.store.journal({ flow: 'f' }, { limit: 10 })).entries).toMatchObject([
      { ref: { flow: 'f', id: 'b' } },
    ]);
  });

  it('leaves nothing out and shows nothing twice', async () => {
    await write(...Array.from({ length: 300 }, (_, i) => wrote(`u${i}`, i % 7)));
    const { entries, more } = await page({ limit: 1000 });
    expect(new Set(entries.map(({ ref }) => ref.id)).size).toBe(300);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => b - a));
    expect(more).toBe(false);
  });
});

describe('what is wanted of the journal', () => {
  beforeEach(() =>
    write(
      wrote('a', 10, { person: 'P-1', message: 'm1' }),
      wrote('b', 20, { person: 'P-2', message: 'm1' }),
      wrote('c', 30, { person: 'P-1', message: 'm2' }),
      wrote('d', 40, { type: 'tick' }),
    ),
  );

  it('of a person, of a message, of both', async () => {
    expect(shown(await page({ person: 'P-1' }))).toEqual(['c#1', 'a#1']);
    expect(shown(await page({ message: 'm1' }))).toEqual(['b#1', 'a#1']);
    expect(shown(await page({ person: 'P-1', message: 'm1' }))).toEqual(['a#1']);
    expect(shown(await page({ person: 'P-9' }))).toEqual([]);
  });

  it('of a time, its ends included', async () => {
    expect(shown(await page({ from: 20, to: 30 }))).toEqual(['c#1', 'b#1']);
    expect(shown(await page({ from: 31 }))).toEqual(['d#1']);
    expect(shown(await page({ to: 10 }))).toEqual(['a#1']);
  });

  it('by any question of the caller, which is asked only of what matches otherwise', async () => {
    const asked: string[] = [];
    const keep = ({ ref }: JournalEntry) => asked.push(ref.id) > 0 && ref.id !== 'c';
    expect(shown(await page({ person: 'P-1', keep }))).toEqual(['a#1']);
    expect(asked.sort()).toEqual(['a', 'c']);
  });

  it('and only that counts towards the limit', async () => {
    expect(await page({ person: 'P-1', limit: 2 })).toMatchObject({ more: false });
    const newest = await page({ person: 'P-1', limit: 1 });
    expect(shown(newest)).toEqual(['c#1']);
    expect(newest.more).toBe(true);
  });
});

describe('a journal of many or of unreadable entries', () => {
  it('finds the newest of thousands, wherever they lie', async () => {
    const of = (i: number) => JSON.stringify({ at: (i * 7919) % 20_011, type: 'reported', person: `P-${i % 3}` });
    const fields = Array.from({ length: 20_000 }, (_, i) => [`u${i}#1`, of(i)]);
    await opened.redis.client().hset(HASH, ...fields.flat());
    const times = Array.from({ length: 20_000 }, (_, i) => ({ at: (i * 7919) % 20_011, person: i % 3 }));
    const newest = (those: typeof times) =>
      those
        .map(({ at }) => at)
        .sort((a, b) => b - a)
        .slice(0, 50);
    const all = await page({ limit: 50 });
    expect(all.entries.map(({ at }) => at)).toEqual(newest(times));
    expect(all).toMatchObject({ more: true, unreadable: 0 });
    const one = await page({ limit: 50, person: 'P-2' });
    expect(one.entries.map(({ at }) => at)).toEqual(newest(times.filter(({ person }) => person === 2)));
  });

  it('leaves nothing out and shows nothing twice while thousands are added', async () => {
    const add = (from: number, to: number) => {
      const ids = Array.from({ length: to - from }, (_, i) => `u${from + i}#1`);
      return opened.redis.client().hset(HASH, ...ids.flatMap((id) => [id, '{"at":1,"type":"reported"}']));
    };
    await add(0, 5000);
    const adding = Array.from({ length: 30 }, (_, i) => add(5000 + i * 1000, 6000 + i * 1000));
    const [{ entries }] = await Promise.all([page({ limit: 40_000 }), ...adding]);
    const seen = shown({ entries });
    expect(new Set(seen).size).toBe(seen.length);
    const missing = new Set(Array.from({ length: 5000 }, (_, i) => `u${i}#1`));
    for (const one of seen) missing.delete(one);
    expect([...missing]).toEqual([]);
  });

  it('shows what can be read beside what cannot, and how much cannot', async () => {
    await write(wrote('a', 1), wrote('b', 2));
    const good = JSON.stringify({ at: 9, type: 'reported' });
    await opened.redis.client().hset(HASH, {
      'c#1': '{"at":3,"ty',
      'd#1': 'null',
      'e#1': '"text"',
      'f#1': '{"at":"noon","type":"reported"}',
      'g#1': '{"at":3}',
      'h#1': '{"at":3,"type":"reported","person":{}}',
      'no version': good,
      'i#x': good,
      'j#': good,
    });
    const found = await page();
    expect(shown(found)).toEqual(['b#1', 'a#1']);
    expect(found).toMatchObject({ more: false, unreadable: 9 });
  });
});
