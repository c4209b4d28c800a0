// The commands of membership on a small town: what becomes a signal, what is refused, and that the signals lead where they should.
import { describe, expect, it } from 'vitest';
import { bind } from '../../commands/bind.ts';
import { disable } from '../../commands/disable.ts';
import { enable } from '../../commands/enable.ts';
import { exempt } from '../../commands/exempt.ts';
import { helpCommand } from '../../commands/help.ts';
import { commands } from '../../commands/index.ts';
import { join } from '../../commands/join.ts';
import { mine } from '../../commands/mine.ts';
import { roster } from '../../commands/roster.ts';
import { superiors } from '../../commands/superiors.ts';
import { unbind } from '../../commands/unbind.ts';
import { whoami } from '../../commands/whoami.ts';
import { anyCommand, type AnyCommand } from '../../src/command.ts';
import { render } from '../../src/texts/index.ts';
import { staffed } from './membership-town.ts';

const cmd = {
  join: anyCommand(join),
  ...{ bind: anyCommand(bind), unbind: anyCommand(unbind) },
  ...{
    roster: anyCommand(roster),
    whoami: anyCommand(whoami),
    mine: anyCommand(mine),
    superiors: anyCommand(superiors),
  },
  ...{ enable: anyCommand(enable), disable: anyCommand(disable), exempt: anyCommand(exempt) },
};
const all = anyCommand(helpCommand(() => commands));
const help: AnyCommand = anyCommand(helpCommand(() => [...Object.values(cmd), help]));

describe('bind and unbind', () => {
  it('by who governs the unit, one command group a unit', async () => {
    const t = staffed();
    expect(await t.says(cmd.bind, { by: 'li', words: '东沟村' })).toMatchObject({ key: 'unit.forbidden' });
    expect(await t.says(cmd.bind, { by: 'li', words: '火星村' })).toMatchObject({ key: 'unit.unknown' });
    expect(await t.says(cmd.bind, { by: 'li' })).toMatchObject({
      key: 'room.propose',
      params: { unit: '双辽市茂林镇西沟村3号网格' },
    });
    expect(await t.says(cmd.bind, { by: 'li', words: '西沟村' })).toMatchObject({
      key: 'room.bound',
      params: { kind: 'command' },
    });
    expect(t.org.roomOf('111')).toMatchObject({ key: 'w/g111', room: 'g111', account: 'bot' });
    expect(await t.says(cmd.bind, { by: 'li', words: '西沟村' })).toMatchObject({ key: 'room.already' });
    expect(await t.says(cmd.bind, { by: 'li', words: '西沟村', where: 'other' })).toMatchObject({ key: 'room.taken' });
    expect(await t.says(cmd.bind, { by: 'li', words: '居民群 西沟村', where: 'other' })).toMatchObject({
      key: 'room.bound',
      params: { kind: 'residents' },
    });
    expect(await t.says(cmd.unbind, { by: 'li', words: '居民群 西沟村' })).toMatchObject({ key: 'room.unbound' });
    expect(await t.says(cmd.unbind, { by: 'li' })).toEqual({
      key: 'room.unbind',
      params: { unit: '西沟村', instead: undefined },
    });
    expect(t.org.rooms()).toHaveLength(1);
    expect(await t.says(cmd.unbind, { by: 'li', words: '# w/g111' })).toMatchObject({ key: 'room.unbound' });
    expect(t.org.rooms()).toEqual([]);
    expect(await t.says(cmd.bind, { by: 'li', words: '西沟村', where: 'li' })).toMatchObject({ key: 'room.private' });
  });
});

describe('templates and exemptions', () => {
  it('on, off, let off', async () => {
    const t = staffed();
    expect(await t.says(cmd.enable, { by: 'li', words: '防汛 西沟村 依据 3号' })).toMatchObject({
      key: 'unit.forbidden',
    });
    expect(await t.says(cmd.enable, { by: 'zhao', words: '防汛 茂林镇' })).toMatchObject({
      key: 'activation.no_basis',
    });
    expect(await t.says(cmd.enable, { by: 'zhao', words: '火星 茂林镇 依据 3号' })).toMatchObject({
      key: 'template.unknown',
    });
    expect(
      await t.says(cmd.enable, { by: 'zhao', words: '防汛 茂林镇 至8月31日 依据 县防指〔2022〕3号' }),
    ).toMatchObject({
      key: 'activation.enabled',
      params: { from: '2022-07-28', to: '2022-08-31', basis: '县防指〔2022〕3号' },
    });
    expect(await t.says(cmd.disable, { by: 'zhao', words: '防汛 西沟村' })).toMatchObject({
      key: 'activation.inherited',
    });
    expect(await t.says(cmd.exempt, { by: 'zhao', words: '西沟村3号网格 整体搬迁' })).toMatchObject({
      key: 'exemption.usage',
    });
    expect(await t.says(cmd.exempt, { by: 'zhao', words: '西沟村3号网格 至8.1 整体搬迁' })).toMatchObject({
      key: 'exemption.granted',
      params: { unit: '西沟村3号网格', to: '2022-08-01', reason: '整体搬迁' },
    });
    expect(t.org.exemption('flood', '1113', '2022-08-01')?.reason).toBe('整体搬迁');
    expect(await t.says(cmd.exempt, { by: 'zhao', words: '西沟村3号网格 取消' })).toMatchObject({
      key: 'exemption.withdrawn',
    });
    expect(t.org.exemption('flood', '1113', '2022-08-01')).toBeUndefined();
    expect(await t.says(cmd.disable, { by: 'zhao', words: '防汛' })).toMatchObject({ key: 'activation.disabled' });
    expect(t.org.activations()).toEqual([]);
  });
});

describe('questions', () => {
  it('answer from the tree, and show only what one may do', async () => {
    const t = staffed();
    expect(await t.says(cmd.mine, { by: 'li' })).toMatchObject({ key: 'mine.list', params: { count: 2 } });
    expect(await t.says(cmd.superiors, { by: 'li' })).toMatchObject({
      key: 'superiors.list',
      params: { lines: [{ unit: '茂林镇' }] },
    });
    expect(await t.says(cmd.roster, { by: 'li', words: '3号网格' })).toMatchObject({
      key: 'roster.list',
      params: { count: 1 },
    });
    expect(await t.says(cmd.roster, { by: 'li', words: '东沟村' })).toMatchObject({ key: 'unit.forbidden' });
    expect(await t.says(help, { by: 'stranger' })).toMatchObject({ params: { areas: [{ names: ['报到', '帮助'] }] } });
    expect(await t.says(help, { by: 'stranger', words: '启用' })).toMatchObject({ key: 'help.unknown' });
    expect(await t.says(help, { by: 'zhao', words: '/启用' })).toMatchObject({ key: 'help.one' });
  });

  it('help shows an inspector what domain.md §9 allows him, and in a group of no unit only what is answered there', async () => {
    const t = staffed();
    t.add({ id: 'watch', name: '谢飞', unit: '1', role: 'inspector', contact: 'xie' });
    const shown = async (where: string) => {
      const said = await t.says(all, { by: 'xie', where });
      return said?.key === 'help.list' ? said.params.areas.flatMap(({ names }) => names) : [];
    };
    const never =
      '零报告 日报 更正 撤回 补报 代报 接龙 报送 催报 存疑 属实 核实 指令 改令 撤令 催办 结令 签收 退单 整改 启用 停用 免报';
    const reading = ['汇总', '未报', '溯源', '进度', '台账', '通报', '名册'];
    const own = ['报到', '我是谁', '我管谁', '我该听谁的', '我的待办', '帮助', '收到', '督查'];
    const privately = await shown('xie');
    expect(privately).toEqual(expect.arrayContaining([...reading, ...own, '复查']));
    expect([...never.split(' '), '同意', '绑定', '解绑'].filter((name) => privately.includes(name))).toEqual([]);
    const inPublic = await shown('free');
    expect(inPublic).toEqual(expect.arrayContaining(own));
    expect(reading.filter((name) => inPublic.includes(name))).toEqual([]);
  });

  it('every sentence has words in both languages', async () => {
    const t = staffed();
    const said = [
      await t.says(cmd.mine, { by: 'li' }),
      await t.says(cmd.superiors, { by: 'li' }),
      await t.says(cmd.roster, { by: 'li' }),
      await t.says(cmd.whoami, { by: 'li' }),
      await t.says(help, { by: 'li' }),
    ];
    for (const one of said) {
      if (one === undefined) throw new Error('silent');
      for (const locale of ['zh-CN', 'en'] as const)
        expect(render(one, { locale, zone: 'Asia/Shanghai' })).toMatch(/\S/);
    }
  });
});
