import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const LEDGER = 'daily-report:epidemic:2022-07-28';

describe('a figure in question (domain.md §7.1)', () => {
  let town: Town;
  const disputed = async () => (await town.bot.engine.store.figures(LEDGER, ['21']))[0]?.marks['disputed'];
  beforeAll(async () => {
    town = await openTown();
    await town.says('赵敏', '西沟村', '返乡2');
    await town.later(1);
    await town.says('何静', '河湾镇', '/存疑 西沟村3号网格 返乡2人来源不明');
  });
  afterAll(() => town.stop());

  it('is put to the unit, counted, and stands on its list of things to do', async () => {
    expect(await disputed()).toBe(1);
    expect(town.heard('21113').at(-1)).toContain('返乡2人来源不明');
    expect(await town.says('赵敏', '西沟村', '/我的待办')).toEqual([expect.stringContaining('存疑')]);
  });

  it('once the unit corrects it, the asking tier hears of it and is the one to verify', async () => {
    await town.later(1);
    const before = town.heard('河湾镇').length;
    await town.says('赵敏', '西沟村', '更正 返乡1');
    expect(town.heard('河湾镇').slice(before)).toEqual([
      '西沟村3号网格答复存疑：7月28日 返乡人员1（原疑问：返乡2人来源不明）。属实请发：/核实 西沟村3号网格',
    ]);
    expect(await disputed()).toBe(1);
    expect(await town.says('赵敏', '西沟村', '/我的待办')).toEqual(['赵敏现在没有待办']);
    const [summary = ''] = await town.says('何静', '河湾镇', '/汇总');
    expect(summary).toContain('需关注：西沟村3号网格：返乡2人来源不明（已答复，待核实）');
  });

  it('is not ended by the unit itself, but by the tier that asked', async () => {
    expect(await town.says('赵敏', '西沟村', '/核实 3号网格')).toEqual([
      '✓ 西沟村3号网格 7月28日 已答复存疑，等对方核实',
    ]);
    expect(await disputed()).toBe(1);
    await town.later(1);
    expect(await town.says('何静', '河湾镇', '/核实 西沟村3号网格')).toEqual(['✓ 西沟村3号网格 7月28日 已核实']);
    expect(await disputed()).toBe(0);
    const [summary = ''] = await town.says('何静', '河湾镇', '/汇总');
    expect(summary).not.toContain('需关注');
    expect(town.incidents).toEqual([]);
  });
});
