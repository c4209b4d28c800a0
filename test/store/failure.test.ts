// A store that is away is told from what is wrong with a question, on a Redis that really refuses.
import { inspect } from 'node:util';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packRoster, unpackRoster } from '../../src/org/roster.ts';
import { type Store, StoreError } from '../../src/ports.ts';
import { redisStore } from '../../src/store/redis.ts';
import { type Opened, openStore } from '../support/store.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openStore();
});
afterAll(() => opened.redis.stop());

const on = (client: Redis): Store =>
  redisStore({
    ...{ client, blocking: client, city: 'test' },
    roster: { pack: packRoster, unpack: (_, text) => unpackRoster(text) },
  });
const doc = { flow: 'f', id: 'x' };

it('a command that is not answered in time', async () => {
  await opened.redis.client().client('PAUSE', 300, 'ALL');
  const client = new Redis({ path: opened.redis.socket, commandTimeout: 50, enableReadyCheck: false });
  await expect(on(client).docs([doc])).rejects.toBeInstanceOf(StoreError);
  client.disconnect();
});

it('a connection that is closed', async () => {
  const client = new Redis({ path: opened.redis.socket });
  await client.ping();
  client.disconnect();
  await expect(on(client).outbox.next('main', 1)).rejects.toBeInstanceOf(StoreError);
});

it('a server that refuses for reasons of its own', async () => {
  const admin = opened.redis.client();
  await admin.acl('SETUSER', 'default', '-hmget');
  await expect(opened.store.docs([doc])).rejects.toBeInstanceOf(StoreError);
  await admin.acl('SETUSER', 'default', '+hmget');
  expect(await opened.store.docs([doc])).toEqual([undefined]);
});

it('but what is kept and cannot be read is a bug', async () => {
  const client = opened.redis.client();
  await client.set('{test}:d:f', 'no hash');
  await expect(opened.store.docs([doc])).rejects.toMatchObject({ name: 'ReplyError' });
  await client.del('{test}:d:f');
  await client.hset('{test}:units', 'u', '{');
  await expect(opened.store.units()).rejects.toBeInstanceOf(SyntaxError);
});

it('no failure carries what was being kept', async () => {
  const admin = opened.redis.client();
  const secret = 'what somebody has said';
  await admin.set('{test}:session:a', '1');
  for (const rule of ['-set', '+set']) {
    await admin.acl('SETUSER', 'default', rule);
    const kept = opened.store.sessions.set('a', secret, rule === '+set' ? -1 : 1000);
    const error: unknown = await kept.catch((why: unknown) => why);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  }
});
