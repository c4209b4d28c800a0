import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { anyFlow, type Flow, type Stamped } from '../../src/flow.ts';
import { openTown, type Town } from '../support/town.ts';

/** Wakes a minute after its birth, and every tick is a bug. */
const broken: Flow<{ at: number }, Stamped> = {
  name: 'broken',
  state: z.object({ at: z.number() }),
  event: z.object({ type: z.string(), at: z.number(), id: z.string() }),
  transition(_, event) {
    if (event.type === 'tick') throw new TypeError('a bug');
    return { state: { at: event.at }, messages: [] };
  },
  wakeAt: (state) => state.at + 60_000,
  isOpen: () => false,
};

let town: Town;
beforeAll(async () => {
  town = await openTown({ flows: [anyFlow(broken)] });
});
afterAll(() => town.stop());

it('a wake-up that fails is tried less and less often', async () => {
  const event = { type: 'born', at: town.now(), id: 'b' };
  await town.store.offer([
    { kind: 'signal', id: 'b', at: town.now(), signal: { to: { flow: 'broken', id: 'x' }, event } },
  ]);
  await town.later(24 * 60);
  const dead = await town.redis.client().xlen('{test}:dead');
  // 1, 2, 4, … 1024 minutes after it was due.
  expect(dead).toBe(12);
  await town.later(24 * 60);
  expect(await town.redis.client().xlen('{test}:dead')).toBe(13);
});

it('an entry that has killed its worker again and again is put aside, and its sender gets a number', async () => {
  const client = town.redis.client();
  const before = await client.xlen('{test}:dead');
  await town.channel.say({ contact: '张建国', conversation: 'room-2111', text: '零报告', at: town.now() });
  const [[receipt] = ['']] = await client.xrange('{test}:inbox', '-', '+');
  // As six workers left it that died with it a minute ago.
  await client.xgroup('SETID', '{test}:inbox', 'workers', receipt);
  await client.call('xclaim', '{test}:inbox', 'workers', 'dead', 0, receipt, 'IDLE', 60_000, 'RETRYCOUNT', 6, 'FORCE');
  await expect
    .poll(async () => {
      await town.bot.drive.settle();
      return client.xlen('{test}:dead');
    })
    .toBe(before + 1);
  expect(town.heard('西沟村').join('\n')).toMatch(/系统出错（编号 \w+）/);
  expect(await client.xlen('{test}:inbox')).toBe(0);
});
