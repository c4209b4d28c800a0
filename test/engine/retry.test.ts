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
