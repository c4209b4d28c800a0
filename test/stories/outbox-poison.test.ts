import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anyFlow, type Flow, type Stamped } from '../../src/flow.ts';
import type { Entry } from '../../src/ports.ts';
import { openTown, type Town } from '../support/town.ts';

/** Born by one event; throws on the next, and on every tick. */
const broken: Flow<{ at: number }, Stamped> = {
  name: 'broken',
  state: z.object({ at: z.number() }),
  event: z.object({ type: z.string(), at: z.number(), id: z.string() }),
  transition(before, event) {
    const half = { ledger: 'L', unit: '2111', sums: { x: 0.5 } };
    if (event.type === 'halved') return { state: { at: event.at }, messages: [], tally: [half] };
    if (before !== undefined) throw new TypeError('a bug');
    return { state: { at: event.at }, messages: [] };
  },
  wakeAt: (state) => state.at + 60_000,
  isOpen: () => false,
};

describe('a bug on one message', () => {
  let town: Town;
  const poke = (id: string, type = 'poked'): Promise<void> => {
    const signal = { to: { flow: 'broken', id: 'one' }, event: { type, at: town.now(), id } };
    const entry: Entry = { kind: 'signal', id, at: town.now(), signal };
    return town.store.offer([entry]);
  };
  beforeAll(async () => {
    town = await openTown({ flows: [anyFlow(broken)] });
    await poke('first');
    await town.bot.drive.settle();
  });
  afterAll(() => town.stop());

  it('is put aside with a number, and everybody else in the batch is served', async () => {
    await town.channel.say({ conversation: 'room-2111', contact: '王芳', text: '零报告', at: town.now() });
    await poke('second');
    await town.channel.say({ conversation: 'room-2111', contact: '李强', text: '返乡1', at: town.now() });
    await town.bot.drive.settle();
    expect(town.heard('西沟村')).toHaveLength(1);
    expect(town.heard('西沟村')[0]?.split('\n')).toHaveLength(2);
    expect(town.incidents).toEqual(['incident', new TypeError('a bug')]);
    const [village] = await town.store.figures('daily-report:epidemic:2022-07-28', ['2111']);
    expect(village).toMatchObject({ expected: 6, waiting: { report: 4 }, sums: { returnees: 1 } });
    const redis = town.redis.client();
    const dead = await redis.xrange('{test}:dead', '-', '+');
    expect(dead).toHaveLength(1);
    expect(JSON.parse(dead[0]?.[1][1] ?? '')).toMatchObject({ reason: 'TypeError: a bug' });
    expect(await redis.xlen('{test}:inbox')).toBe(0);
  });

  it('that the store could not count is put aside before it gets there', async () => {
    await poke('half', 'halved');
    expect(await town.says('孙伟', '西沟村', '零报告')).toHaveLength(1);
    expect(town.incidents.at(-1)).toEqual(new TypeError('a sum is no whole number'));
  });

  it('of a tick keeps nothing else from being woken', async () => {
    await town.until('15:30');
    expect(town.heard('西沟村').at(-1)).toContain('还没收到：西沟村3-5号网格');
  });

  it('a document that cannot be read keeps nothing from going on', async () => {
    await town.redis.client().hset('{test}:d:broken', 'one', '3|{"at":"never"}');
    await poke('third');
    await town.until('16:00');
    expect(town.heard('西沟村').at(-1)).toContain('未报3个');
    expect(await town.says('赵敏', '西沟村', '零报告')).toHaveLength(1);
  });

  it('on a message tells the sender its number', async () => {
    await town.redis.client().hset('{test}:d:daily-report:epidemic:2022-07-28', '21114', '1|{"head":7}');
    expect(await town.says('刘海', '西沟村', '零报告')).toEqual([
      expect.stringMatching(/^系统出错（编号 [0-9a-f]{8}），这条没有记录。/),
    ]);
    expect(await town.says('陈红', '西沟村', '零报告')).toHaveLength(1);
  });
});
