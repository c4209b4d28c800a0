import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ports.ts';
import { openTown, type Town } from '../support/town.ts';

describe('one batch', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());
  const say = (contact: string, conversation: string, text: string) =>
    town.channel.say({ contact, conversation, text, at: town.now() });

  it('reads a report by the form switched on just before it in the same group', async () => {
    await say('罗平', 'room-2111', '/启用 防汛 平川县 至8月31日 依据 汛期值班');
    await say('张建国', 'room-2111', '降雨量12');
    await town.bot.drive.settle();
    expect(town.heard('西沟村').join('\n')).toContain('✓ 西沟村 7月28日 24小时降雨量12');
  });

  it('knows a person and a group that were made known just before he speaks there', async () => {
    const by = { person: 'setup', name: 'setup', unit: '2', unitName: '松江市' };
    const stamp = { at: town.now(), id: 'new' };
    const signals = [
      {
        to: { flow: 'person', id: '新人' },
        event: {
          type: 'imported',
          ...stamp,
          name: '新人',
          posts: [{ unit: '21111', role: 'grid_worker', post: 'backup' }],
          contacts: [{ channel: 'test', contact: '新人' }],
        },
      },
      {
        to: { flow: 'room', id: 'test/room-new' },
        event: {
          type: 'bound',
          ...stamp,
          account: 'main',
          room: 'room-new',
          unit: '21111',
          unitName: '1号网格',
          kind: 'command',
          topic: '新群',
          by,
        },
      },
    ];
    await town.store.offer(
      signals.map((signal, i): Entry => ({ kind: 'signal', id: `new:${i}`, at: town.now(), signal })),
    );
    await say('新人', 'room-new', '零报告');
    await town.bot.drive.settle();
    expect(town.channel.heard.filter(({ room }) => room === 'room-new')).toHaveLength(1);
  });
});
