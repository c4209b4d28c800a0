import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const LEDGER = 'daily-report:epidemic:2022-07-28';

describe('what goes wrong in a report', () => {
  let town: Town;
  const reported = async () => {
    const [city] = await town.bot.engine.store.figures(LEDGER, ['2']);
    return (city?.expected ?? 0) - (city?.waiting['report'] ?? 0);
  };
  beforeAll(async () => {
    town = await openTown();
    await town.says('王芳', '西沟村', '返乡1');
  });
  afterAll(() => town.stop());

  it('gets a sentence that points at the mistake, and stores nothing', async () => {
    expect(await town.says('李强', '西沟村', '返乡-2')).toEqual(['人数不能是负数：“返乡-2”。请重发，例：返乡0']);
    expect(await town.says('李强', '西沟村', '返乡两三个')).toEqual([expect.stringContaining('“返乡两三个”不确定')]);
    expect(await town.says('李强', '西沟村', '零报告 返乡3')).toEqual([expect.stringContaining('写了“零报告”又写了')]);
    expect(await reported()).toBe(1);
  });

  it('a stranger gets a hint how to join, and counts nothing', async () => {
    expect(await town.says('路人', '西沟村', '零报告')).toEqual([
      '您还没登记，这条没有记录。请发：/报到 姓名（或 /报到 邀请码）',
    ]);
    expect(await town.says('路人', '西沟村', '大家好')).toEqual([]);
    expect(await town.says('路人', '西沟村', '/汇总')).toEqual([]);
    expect(await reported()).toBe(1);
  });

  it('a nickname gives no right', async () => {
    expect(await town.says('wxid_9', '西沟村', '零报告', { contactName: '张建国' })).toEqual([
      expect.stringContaining('您还没登记'),
    ]);
    expect(await reported()).toBe(1);
  });

  it('nobody reports for a unit that is not his', async () => {
    expect(await town.says('王芳', '西沟村', '代2号网格 零报告')).toEqual(['找不到“2号网格”，或不归您代报']);
    expect(await town.says('王芳', '西沟村', '东沟村1号网格 零报告')).toEqual([expect.stringContaining('不归您代报')]);
    expect(await town.says('马东', '东沟村', '代西沟村2号网格 返乡9')).toEqual([expect.stringContaining('不归您代报')]);
    expect(await reported()).toBe(1);
  });

  it('a unit whose figures add up from below reports nothing itself', async () => {
    expect(await town.says('何静', '河湾镇', '零报告')).toEqual([
      '河湾镇不用自己报，由下级分别报后自动汇总；替下级报请写明，例：代西沟村1号网格 零报告',
    ]);
    expect(await town.says('谢飞', '平川县', '零报告')).toEqual(['平川县不用自己报，由下级分别报后自动汇总']);
  });

  it('a form the unit does not owe is not taken for the one it owes', async () => {
    await town.says('何静', '河湾镇', '/启用 防汛 河湾镇 至8月31日 依据 镇防指〔2022〕3号');
    expect(await town.says('李强', '西沟村', '防汛 零报告')).toEqual([
      '西沟村2号网格不用报防汛值守，这条没有记。要报的是疫情防控，没有情况发：零报告',
    ]);
    expect(await reported()).toBe(1);
    expect(await town.says('李强', '西沟村', '巡查 3次')).toEqual([expect.stringContaining('巡查次数3')]);
    await town.later(1);
    await town.says('李强', '西沟村', '撤回');
    expect(await town.says('张建国', '西沟村', '防汛 零报告')).toEqual([
      expect.stringContaining('✓ 西沟村 7月28日 零报告'),
    ]);
    expect(await reported()).toBe(1);
  });

  it('a day on which nothing was switched on takes no backfill', async () => {
    expect(await town.says('王芳', '西沟村', '补昨天 零报告')).toEqual([
      '疫情防控7月28日起才启用，西沟村1号网格7月27日不用报',
    ]);
    expect(await town.says('王芳', '西沟村', '7月30日 零报告')).toEqual([expect.stringContaining('不能提前报')]);
  });

  it('chatter is not answered', async () => {
    for (const line of ['大家好', '今天零下5度，注意保暖', '收到', '谢谢张书记', '👍👍👍', '1', '返乡的都登记了吗？']) {
      expect(await town.says('王芳', '西沟村', line)).toEqual([]);
    }
    expect(await reported()).toBe(1);
  });

  it('a misspelt command is asked about, and 1 runs it once', async () => {
    expect(await town.says('李强', '西沟村', '/我是水')).toEqual(['您要找的是不是 /我是谁？回复 1 执行']);
    expect(await town.says('赵敏', '西沟村', '1')).toEqual([]);
    expect(await town.says('李强', '西沟村', '1')).toEqual([expect.stringContaining('李强')]);
    expect(await town.says('李强', '西沟村', '1')).toEqual([]);
    expect(await reported()).toBe(1);
  });

  it('a homophone of 零报告 is 零报告, with a slash or without (domain.md §10); of other commands it is asked about', async () => {
    expect(await town.says('陈红', '西沟村', '/零抱告')).toEqual([expect.stringContaining('5号网格 7月28日 零报告')]);
    expect(await town.says('孙伟', '西沟村', '凌报告')).toEqual([expect.stringContaining('6号网格 7月28日 零报告')]);
    for (const [who, unit] of [
      ['陈红', '5号网格'],
      ['孙伟', '6号网格'],
    ] as const) {
      await town.later(1);
      expect(await town.says(who, '西沟村', '撤回')).toEqual([expect.stringContaining(unit)]);
    }
    expect(await town.says('张建国', '西沟村', '/汇纵')).toEqual(['您要找的是不是 /汇总？回复 1 执行']);
    expect(await reported()).toBe(1);
  });

  it('a withdrawn report is missing again, and late when it comes after the cut-off', async () => {
    await town.says('李强', '西沟村', '零报告');
    expect(await reported()).toBe(2);
    await town.later(1);
    expect(await town.says('李强', '西沟村', '撤回')).toEqual([
      '✓ 已撤回 西沟村2号网格 7月28日的报告，现在算未报，请重新报',
    ]);
    expect(await reported()).toBe(1);
    expect(await town.says('赵敏', '西沟村', '撤回')).toEqual(['西沟村3号网格 7月28日还没有报告，没有可撤回的']);
    await town.until('16:20');
    expect(await town.says('李强', '西沟村', '零报告')).toEqual(['✓ 西沟村2号网格 7月28日 零报告（16:20 迟报）']);
    expect(town.incidents).toEqual([]);
  });
});
