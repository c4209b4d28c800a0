import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store, Taken } from '../../src/ports.ts';
import { commitOf, entryOf, type Opened, openStore } from '../support/store.ts';

const INBOX = '{test}:inbox';
let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());
let store: Store;
beforeEach(async () => {
  await opened.redis.client().flushall();
  store = opened.again();
});

const ids = (taken: readonly Taken[]) => taken.map((one) => one.entry.id);
const answer = (taken: readonly Taken[]) => store.commit(taken.map(({ receipt }) => commitOf({ receipt })));
/** As if these had been held this long. */
async function age(consumer: string, ms: number): Promise<void> {
  const client = opened.redis.client();
  const pending = (await client.xpending(INBOX, 'workers', '-', '+', 100, consumer)) as [string][];
  for (const [id] of pending) await client.xclaim(INBOX, 'workers', consumer, 0, id, 'IDLE', ms, 'JUSTID');
}

describe('the inbox', () => {
  it('hands out in order, at most so many, each entry to one consumer', async () => {
    await store.offer(['1', '2', '3', '4'].map((id) => entryOf(id)));
    const first = await store.take('w1', 2, 0);
    expect(ids(first)).toEqual(['1', '2']);
    expect(first[0]).toMatchObject({ deliveries: 1, entry: entryOf('1') });
    expect(ids(await opened.again().take('w2', 10, 0))).toEqual(['3', '4']);
  });

  it('waits for the first entry when asked to', async () => {
    const waiting = store.take('w1', 10, 5000);
    await opened.again().offer([entryOf('1')]);
    expect(ids(await waiting)).toEqual(['1']);
    expect(await store.take('w1', 10, 0)).toEqual([]);
  });

  it('takes any text', async () => {
    const odd = '\ud800\u0000|{}\n😀';
    await store.offer([entryOf(odd)]);
    expect(ids(await store.take('w1', 10, 0))).toEqual([odd]);
  });

  it('forgets what has been answered', async () => {
    await store.offer([entryOf('1')]);
    await answer(await store.take('w1', 10, 0));
    expect(await opened.redis.client().xlen(INBOX)).toBe(0);
    expect(await opened.again().take('w1', 10, 0)).toEqual([]);
  });

  it('gives a consumer that starts again what it had not answered', async () => {
    await store.offer(['1', '2', '3'].map((id) => entryOf(id)));
    const [first] = await store.take('w1', 2, 0);
    await answer(first === undefined ? [] : [first]);
    const restarted = opened.again();
    expect(ids(await restarted.take('w1', 10, 0))).toEqual(['2']);
    store = restarted;
    expect(ids(await restarted.take('w1', 10, 0))).toContain('3');
  });

  it('counts how often an entry was handed out', async () => {
    await store.offer([entryOf('1')]);
    const seen: number[] = [];
    for (let i = 0; i < 4; i++) seen.push(...(await opened.again().take('w1', 10, 0)).map((one) => one.deliveries));
    expect(seen).toHaveLength(4);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBeGreaterThanOrEqual(4);
  });

  it('hands what a dead consumer held to a living one, and leaves a living one its own', async () => {
    await store.offer(['1', '2'].map((id) => entryOf(id)));
    await store.take('dead', 1, 0);
    await opened.again().take('alive', 1, 0);
    await age('dead', 60_000);
    expect(ids(await opened.again().take('w3', 10, 0))).toEqual(['1']);
  });
});
