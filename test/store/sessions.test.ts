// Sessions of the browser console: kept, begun anew, forgotten by Redis itself.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/ports.ts';
import { type Opened, openStore } from '../support/store.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());
beforeEach(async () => {
  await opened.redis.client().flushall();
});

const sessions = () => opened.store.sessions;
const left = (id: string) => opened.redis.client().pttl(`{test}:session:${id}`);

describe('sessions', () => {
  it('are unknown until they are set, and then known to every process', async () => {
    expect(await sessions().get('a')).toBeUndefined();
    await sessions().set('a', '{"person":"P-1"}', 60_000);
    expect(await opened.again().sessions.get('a')).toBe('{"person":"P-1"}');
    expect(await sessions().get('b')).toBeUndefined();
  });

  it('end by themselves, and setting one again begins its time anew', async () => {
    await sessions().set('a', '1', 5000);
    const first = await left('a');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(5000);
    await sessions().set('a', '2', 60_000);
    expect(await left('a')).toBeGreaterThan(5000);
    expect(await sessions().get('a')).toBe('2');
  });

  it('are gone when destroyed, and only the one; destroying twice does no harm', async () => {
    await sessions().set('a', '1', 60_000);
    await sessions().set('b', '2', 60_000);
    await sessions().destroy('a');
    await sessions().destroy('a');
    expect(await sessions().get('a')).toBeUndefined();
    expect(await sessions().get('b')).toBe('2');
  });

  it('do not come back with a request that was under way when they were destroyed', async () => {
    await sessions().set('a', '1', 60_000);
    await sessions().destroy('a');
    await opened.again().sessions.set('a', '1', 60_000);
    expect(await sessions().get('a')).toBeUndefined();
  });

  it('say so when the store is away', async () => {
    const admin = opened.redis.client();
    await admin.acl('SETUSER', 'default', '-mget');
    await expect(sessions().get('a')).rejects.toBeInstanceOf(StoreError);
    await admin.acl('SETUSER', 'default', '+mget');
    expect(await sessions().get('a')).toBeUndefined();
  });
});
