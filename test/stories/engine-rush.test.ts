// Many conversations at once: whatever the batches, everything comes to the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '../../src/ports.ts';
import { openTown, type Town, UNITS } from '../support/town.ts';

const GRIDS = UNITS.filter(({ tier }) => tier === 'grid').map(({ code }) => code);
/** Grid workers who report in private, several for each grid. */
const WORKERS = Array.from({ length: 120 }, (_, i) => ({ name: `网格员${i}`, unit: GRIDS[i % GRIDS.length] ?? '' }));

type Line = readonly [who: string, conversation: string, text: string];

function hired(at: number): Entry[] {
  return WORKERS.map(({ name, unit }) => {
    const posts = [{ unit, role: 'grid_worker', post: 'backup' }];
    const event = {
      type: 'imported',
      at,
      id: `hire:${name}`,
      name,
      posts,
      contacts: [{ channel: 'test', contact: name }],
    };
    return { kind: 'signal', id: event.id, at, signal: { to: { flow: 'person', id: name }, event } };
  });
}

/** Each a millisecond after the one before: message time decides what stands, not who was decided first. */
async function said(lines: readonly Line[], oneByOne: boolean): Promise<Town> {
  const town = await openTown();
  await town.store.offer(hired(town.now()));
  await town.bot.drive.settle();
  for (const [i, [contact, conversation, text]] of lines.entries()) {
    await town.channel.say({
      contact,
      conversation,
      text,
      at: town.now() + i,
      private: !conversation.startsWith('room'),
    });
    if (oneByOne) await town.bot.drive.settle();
  }
  await town.bot.drive.settle();
  return town;
}

async function outcome(town: Town): Promise<unknown> {
  const asked: string[][] = [];
  for (const question of ['/汇总', '/未报', '/溯源 返乡']) asked.push(await town.says('罗平', '平川县', question));
  return { asked, incidents: town.incidents };
}

const answersTo = (town: Town, conversation: string) =>
  town.channel.heard.filter(({ room }) => room === conversation).length;

const worker = fc.constantFrom(...WORKERS);
const report = fc
  .tuple(worker, fc.constantFrom('返乡1', '返乡5 巡查2', '更正 返乡3', '居隔0', '居隔2'))
  .map(([{ name }, text]): Line => [name, `private-${name}`, text]);
const other = fc.constantFrom<Line>(
  ['张建国', 'room-2111', '代2号网格 返乡5'],
  ['马东', 'room-2112', '接龙\n1. 1号网格 返乡6\n2. 2号网格 返乡2'],
  ['何静', 'room-211', '/汇总'],
  ['罗平', 'room-21', '/未报'],
  ['罗平', 'room-21', '/启用 防汛 石桥镇 至8月31日 依据 汛期值班'],
);

it(
  'a rush leaves the figures of the same messages one by one, and everybody is answered',
  { timeout: 120_000 },
  async () => {
    const line = fc.oneof({ weight: 20, arbitrary: report }, other);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 100, maxLength: 250 }), async (lines) => {
        const [one, rush] = [await said(lines, true), await said(lines, false)];
        expect(await outcome(rush)).toEqual(await outcome(one));
        for (const [who, conversation] of lines) {
          if (who.startsWith('网格员')) expect(answersTo(rush, conversation)).toBeGreaterThan(0);
        }
        await Promise.all([one.stop(), rush.stop()]);
      }),
      { numRuns: 4 },
    );
  },
);
