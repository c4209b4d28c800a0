import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommitResult } from '../../src/ports.ts';
import {
  commitOf,
  docOf,
  entryOf,
  lineage,
  type Opened,
  openStore,
  opening,
  parcelOf,
  ROSTER,
  tallyOf,
} from '../support/store.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());
beforeEach(async () => {
  await opened.redis.client().flushall();
  await opened.again().saveRoster(ROSTER);
});

const commit = async (...commits: Parameters<typeof commitOf>[0][]): Promise<readonly CommitResult[]> =>
  (await opened.store.commit(commits.map((one) => commitOf(one)))).results;
const doc = async (id: string) => (await opened.store.docs([{ flow: 'f', period: 'p', id }]))[0];
const figures = async (unit: string) => (await opened.store.figures('L', [unit]))[0];
const once = (id: string, at = 0) => ({ once: { id, at } });

describe('one commit', () => {
  it('writes a document with its version, and reads back what was written', async () => {
    expect(await commit({ docs: [docOf('a', 0, { json: '{"text":"一|二\\n\\ud800😀"}' })] })).toEqual(['done']);
    expect(await doc('a')).toEqual({ version: 1, json: '{"text":"一|二\\n\\ud800😀"}' });
    expect(await commit({ docs: [docOf('a', 1)] })).toEqual(['done']);
    expect((await doc('a'))?.version).toBe(2);
    expect(await doc('b')).toBeUndefined();
  });

  it('happens once per id, whatever its day', async () => {
    expect(await commit({ ...once('m1'), docs: [docOf('a', 0)] })).toEqual(['done']);
    expect(await commit({ ...once('m1'), docs: [docOf('a', 1)] })).toEqual(['duplicate']);
    expect(await commit({ ...once('m1', 86_400_000 * 3), docs: [docOf('a', 1)] })).toEqual(['done']);
    expect((await doc('a'))?.version).toBe(2);
  });

  it('is a conflict when a document has moved, and then does nothing at all', async () => {
    await commit({ docs: [docOf('a', 0)] });
    const all = {
      ...once('m1'),
      docs: [docOf('b', 0, { open: true, wakeAt: 5 }), docOf('a', 0)],
      ledgers: [opening('L', ['a'])],
      tallies: [tallyOf('L', 'a', { sums: { x: 1 } })],
      parcels: [parcelOf('p')],
      dead: { incident: '1', reason: 'r', entry: 'e' },
    };
    expect(await commit(all)).toEqual(['conflict']);
    expect(await doc('b')).toBeUndefined();
    expect(await opened.store.nextWake()).toBeUndefined();
    expect(await opened.store.openIds('f')).toEqual([]);
    expect(await opened.store.ledger('L')).toBeUndefined();
    expect((await opened.store.outbox.state('main')).waiting).toBe(0);
    expect(await commit({ ...all, docs: [docOf('b', 0)] })).toEqual(['done']);
    expect((await opened.store.outbox.state('main')).waiting).toBe(1);
  });

  it('keeps wake-ups and open documents as the last version says', async () => {
    await commit({ docs: [docOf('a', 0, { wakeAt: 7, open: true })] }, { docs: [docOf('b', 0, { wakeAt: 5 })] });
    expect(await opened.store.due(6, 10)).toEqual([{ ref: { flow: 'f', period: 'p', id: 'b' }, at: 5 }]);
    expect((await opened.store.due(7, 10)).map((one) => one.ref.id)).toEqual(['b', 'a']);
    expect(await opened.store.openIds('f')).toEqual(['a']);
    await commit({ docs: [docOf('b', 1)] }, { docs: [docOf('a', 1)] });
    expect(await opened.store.nextWake()).toBeUndefined();
    expect(await opened.store.openIds('f')).toEqual([]);
  });

  it('takes ids that are only half a character', async () => {
    expect(
      await commit({
        ...once('\ud800'),
        docs: [docOf('\udfff', 0)],
        parcels: [parcelOf('x', { conversation: '\ud83d' })],
      }),
    ).toEqual(['done']);
    expect(await commit({ ...once('\ud800') })).toEqual(['duplicate']);
    expect((await doc('\udfff'))?.version).toBe(1);
  });

  it('tells when the organisation changed', async () => {
    const { org } = await opened.store.commit([
      commitOf({ docs: [docOf('a', 0, { org: true })] }),
      commitOf({ docs: [docOf('b', 0)] }),
    ]);
    expect(org).toBe(await opened.store.orgVersion());
    expect((await opened.store.commit([commitOf({ docs: [docOf('b', 1)] })])).org).toBeUndefined();
  });
});

describe('a batch', () => {
  it('is a row of commits of which each stands or falls alone', async () => {
    await commit({ docs: [docOf('a', 0)] });
    expect(
      await commit(
        { docs: [docOf('b', 0)] },
        { docs: [docOf('a', 0)] },
        { docs: [docOf('c', 0)] },
        { docs: [docOf('c', 0)] },
      ),
    ).toEqual(['done', 'conflict', 'done', 'conflict']);
  });

  it('may change one document several times', async () => {
    expect(await commit({ docs: [docOf('a', 0)] }, { docs: [docOf('a', 1)] }, { docs: [docOf('a', 2)] })).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(await doc('a')).toEqual({ version: 3, json: '{"version":3}' });
  });

  it('breaks the chain behind a commit that did not happen', async () => {
    await commit({ ...once('m1'), docs: [docOf('a', 0)] });
    expect(
      await commit({ ...once('m1'), docs: [docOf('a', 1)] }, { docs: [docOf('a', 2)] }, { docs: [docOf('a', 1)] }),
    ).toEqual(['duplicate', 'conflict', 'conflict']);
    expect((await doc('a'))?.version).toBe(1);
  });

  it('does not take a version somebody else has written for the one a commit before it was to write', async () => {
    await commit({ docs: [docOf('a', 0, { json: '"theirs"' })] });
    expect(await commit({ docs: [docOf('a', 0)] }, { docs: [docOf('a', 1)] })).toEqual(['conflict', 'conflict']);
    expect(await doc('a')).toEqual({ version: 1, json: '"theirs"' });
  });

  it('knows a repetition within itself', async () => {
    expect(await commit({ ...once('m1'), docs: [docOf('a', 0)] }, { ...once('m1'), docs: [docOf('a', 1)] })).toEqual([
      'done',
      'duplicate',
    ]);
  });

  it('puts what follows into the inbox, and nothing when it did not happen', async () => {
    const follows = (id: string) => ({ entries: [entryOf(id)] });
    await commit({ docs: [docOf('a', 0)], ...follows('e1') }, { docs: [docOf('a', 0)], ...follows('e2') });
    const taken = await opened.again().take('w', 10, 0);
    expect(taken.map(({ entry }) => entry)).toEqual([entryOf('e1')]);
  });

  it('keeps every version in the journal', async () => {
    const ref = { flow: 'f', period: 'p', id: 'a' };
    const journal = (at: number) => ({ at, type: 'x', name: '王芳', text: '零报告' });
    await commit(
      { docs: [docOf('a', 0, { journal: journal(1) })] },
      { docs: [docOf('a', 1, { journal: journal(2) })] },
    );
    expect(await opened.store.history(ref)).toEqual([
      { ...journal(1), ref, version: 1 },
      { ...journal(2), ref, version: 2 },
    ]);
  });

  it('acknowledges done and repeated entries, not those to be decided again', async () => {
    await opened.store.offer(['x', 'y', 'z'].map((id) => entryOf(id)));
    const [x, y, z] = await opened.store.take('w', 10, 0);
    await commit({ docs: [docOf('a', 0)] });
    const receipts = [x, y, z].map((one) => one?.receipt ?? '');
    const [rx = '', ry = '', rz = ''] = receipts;
    await commit({ receipt: rx, ...once('1') }, { receipt: ry, ...once('1') }, { receipt: rz, docs: [docOf('a', 0)] });
    const left = await opened.redis.client().xpending('{test}:inbox', 'workers', '-', '+', 10);
    expect((left as unknown[][]).map((one) => one[0])).toEqual([rz]);
  });

  it('of nothing is nothing', async () => {
    expect(await opened.store.commit([])).toEqual({ results: [] });
  });

  it('may be large', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({
      docs: [docOf(`d${i}`, 0, { wakeAt: i + 1, open: true })],
      ...once(`o${i}`),
    }));
    expect(new Set(await commit(...many))).toEqual(new Set(['done']));
    expect(await opened.store.openIds('f')).toHaveLength(5000);
  });

  it('takes a whole country with its people, or nothing of it', async () => {
    const name = '1号网格😀"\\';
    const units = Array.from(
      { length: 100_000 },
      (_, i) => ({ code: `u${i}`, name, tier: 'grid', aliases: [] }) as const,
    );
    const docs = Array.from({ length: 100_000 }, (_, i) => docOf(`d${i}`, 0));
    expect(await commit({ units, docs: [...docs, docOf('d0', 5)] })).toEqual(['conflict']);
    expect(await opened.store.units()).toEqual([]);
    const before = await opened.store.orgVersion();
    expect(await commit({ units, docs })).toEqual(['done']);
    const stored = await opened.store.units();
    expect(stored).toHaveLength(100_000);
    expect(stored.find(({ code }) => code === 'u99999')).toEqual(units[99_999]);
    expect((await doc('d99999'))?.version).toBe(1);
    expect(await opened.store.orgVersion()).toBe(before + 1);
  });
});

describe('a ledger', () => {
  it('opened twice only adds units, and gives nobody back who has answered', async () => {
    await commit({ ledgers: [opening('L', ['a', 'b'])] });
    await commit({ tallies: [tallyOf('L', 'a', { due: { report: false } })] });
    await commit({ ledgers: [opening('L', ['a', 'b', 'f'])] });
    expect(await opened.store.waiting({ ledger: 'L', due: 'report', under: ['c'] })).toEqual(['b', 'f']);
    expect(await figures('c')).toMatchObject({ expected: 3, waiting: { report: 2 } });
  });

  it('opened and answered in one batch counts the answer', async () => {
    const answer = { tallies: [tallyOf('L', 'a', { due: { report: false }, marks: { zero: true } })] };
    await commit({ ledgers: [opening('L', ['a', 'b'])], ...answer }, { ledgers: [opening('L', ['a', 'b'])] });
    expect(await figures('v11')).toMatchObject({ expected: 2, waiting: { report: 1 }, marks: { zero: 1 } });
  });

  it('asked about units it does not know has nothing to say', async () => {
    await commit({ ledgers: [opening('L', ['a'])] });
    expect(await figures('nobody')).toMatchObject({ expected: 0, waiting: { report: 0 } });
    expect(await opened.store.figures('never', ['a'])).toMatchObject([{ expected: 0, waiting: {}, sums: {} }]);
    expect(await opened.store.waiting({ ledger: 'never', due: 'report', under: ['c'] })).toEqual([]);
    expect(await opened.store.awaited({ ledger: 'L', due: 'report', units: ['a', 'b'] })).toEqual(['a']);
  });

  it('adds the sums of a unit that is not on its roster to all above it', async () => {
    await commit({ ledgers: [opening('L', ['a'])] });
    await commit({ tallies: [{ ...tallyOf('L', 'new', { sums: { x: 3 } }), lineage: [...lineage('v11'), 'new'] }] });
    expect((await figures('c'))?.sums).toEqual({ x: 3 });
    expect((await figures('t2'))?.sums).toEqual({ x: 0 });
  });
});
