// A form that is on already, and one that is switched off during the day.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

describe('a roll-up that is not complete', () => {
  it('goes up when the question is answered with 1', async () => {
    const town = await openTown();
    await town.says('王芳', '西沟村', '零报告');
    expect(await town.says('何静', '河湾镇', '/报送')).toEqual([
      '河湾镇 7月28日疫情防控还有7个未报，仍要报送吗？回复1报送',
    ]);
    expect(town.heard('平川县')).toEqual([]);
    expect(await town.says('何静', '河湾镇', '1')).toEqual([expect.stringContaining('第1版')]);
    expect(town.heard('平川县').at(-1)).toContain('应报8 已报1 零报告1 迟报0 未报7');
    expect(town.incidents).toEqual([]);
    await town.stop();
  });
});

describe('a form that is switched on and off', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.stop());

  it('is not switched on a second time below an area where it is on as long', async () => {
    expect(await town.says('罗平', '平川县', '/启用 疫情 平川县 至8月31日 依据 县防指3号')).toEqual([
      '平川县的疫情防控日报已随松江市启用，停用前一直有效，不用再启用',
    ]);
    await town.says('唐文', '松江市', '/启用 防汛 松江市 至8月31日 依据 市防指1号');
    expect(await town.says('罗平', '平川县', '/启用 防汛 平川县 至8月31日 依据 县防指3号')).toEqual([
      '平川县的防汛值守日报已随松江市启用，至8月31日，不用再启用',
    ]);
    expect(await town.says('罗平', '平川县', '/启用 防汛 平川县 至9月30日 依据 县防指3号')).toEqual([
      '✓ 平川县防汛值守日报自7月28日起启用，至9月30日。依据：县防指3号',
    ]);
  });

  it('is offered under its own name when only a part of it was typed', async () => {
    expect(await town.says('罗平', '平川县', '/启用 巡查 平川县 至8月31日 依据 县网格办3号')).toEqual([
      '您要启用的是不是网格巡查？回复1启用',
    ]);
    expect(await town.says('罗平', '平川县', '1')).toEqual([
      '✓ 平川县网格巡查日报自7月28日起启用，至8月31日。依据：县网格办3号',
    ]);
  });

  it('is neither chased nor counted from the day on which it is switched off', async () => {
    await town.says('罗平', '平川县', '/启用 网格巡查 平川县 至8月31日 依据 县网格办3号');
    await town.later(5);
    expect(await town.says('罗平', '平川县', '/未报 网格巡查')).toEqual([expect.stringContaining('未报9')]);
    expect(await town.says('罗平', '平川县', '/停用 网格巡查 平川县')).toEqual(['✓ 平川县网格巡查日报自7月28日起停用']);
    const before = town.channel.heard.length;
    await town.until('17:30');
    expect(town.channel.heard.slice(before).filter(({ text }) => text.includes('网格巡查'))).toEqual([]);
    expect(await town.says('罗平', '平川县', '/未报 网格巡查')).toEqual(['平川县 7月28日没有启用网格巡查，没有数字']);
    expect(await town.says('罗平', '平川县', '/催报 网格巡查')).toEqual(['平川县 7月28日没有启用网格巡查，没有数字']);
    expect(town.incidents).toEqual([]);
  });

  it('switched off inside an area where it stays on, is chased through that area, each unit once', async () => {
    await town.says('唐文', '松江市', '/启用 网格巡查 松江市 至8月31日 依据 市网格办1号');
    await town.says('罗平', '平川县', '/启用 网格巡查 平川县 至9月30日 依据 县网格办3号');
    await town.later(5);
    await town.says('罗平', '平川县', '/停用 网格巡查 平川县');
    await town.until('15:30');
    const reminded = town.heard('柳林村').filter((line) => line.includes('网格巡查16:00截止'));
    expect(reminded.join()).toContain('还没收到：柳林村1号网格。');
    expect(reminded).toHaveLength(1);
    expect(town.incidents).toEqual([]);
  });
});
