// A grid that owes two forms, and a town that owes one of its own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const sumsOf = async (town: Town, form: string, unit = '2') =>
  (await town.bot.engine.store.figures(`daily-report:${form}:2022-07-28`, [unit]))[0]?.sums ?? {};
const waitingOf = async (town: Town, form: string, unit = '2') =>
  (await town.bot.engine.store.figures(`daily-report:${form}:2022-07-28`, [unit]))[0]?.waiting['report'];

describe('two forms', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
    await town.says('罗平', '平川县', '/启用 网格巡查 平川县 至8月31日 依据 县综治办〔2022〕3号');
  });
  afterAll(() => town.stop());

  it('are named in the receipts, and a report is of the form that has its figures', async () => {
    expect(await town.says('王芳', '西沟村', '返乡2')).toEqual([
      '✓ 西沟村1号网格 7月28日 疫情防控 返乡人员2（08:00 按时）',
    ]);
    expect(await waitingOf(town, 'patrol', '21111')).toBe(1);
  });

  it('a zero report that names none counts for those still missing, and leaves the others alone', async () => {
    await town.later(1);
    expect(await town.says('王芳', '西沟村', '零报告')).toEqual([
      '✓ 西沟村1号网格 7月28日 网格巡查 零报告（08:01 按时）',
    ]);
    expect(await sumsOf(town, 'epidemic')).toEqual({ returnees: 2 });
    await town.later(1);
    expect(await town.says('王芳', '西沟村', '零报告')).toEqual([
      '西沟村1号网格今天疫情防控已报返乡人员2，改为零报告吗？回1确认',
    ]);
  });

  it('a withdrawal takes back the last message, not the other form', async () => {
    await town.later(1);
    expect(await town.says('王芳', '西沟村', '撤回')).toEqual([
      '✓ 已撤回 西沟村1号网格 7月28日 网格巡查的报告，现在算未报，请重新报',
    ]);
    expect(await sumsOf(town, 'epidemic')).toEqual({ returnees: 2 });
  });

  it('a zero report of everything can be taken back as one', async () => {
    expect((await town.says('李强', '西沟村', '零报告')).join('\n')).toMatch(/疫情防控 零报告[^]*网格巡查 零报告/);
    await town.later(1);
    await town.says('李强', '西沟村', '撤回');
    expect(await waitingOf(town, 'epidemic', '21112')).toBe(1);
    expect(await waitingOf(town, 'patrol', '21112')).toBe(1);
  });

  it('one message with figures of both reports both', async () => {
    const said = (await town.says('赵敏', '西沟村', '走访8户 返乡2')).join('\n');
    expect(said).toContain('✓ 西沟村3号网格 7月28日 疫情防控 返乡人员2（');
    expect(said).toContain('✓ 西沟村3号网格 7月28日 网格巡查 走访户数8（');
    expect(said).not.toContain('没有记');
    expect((await sumsOf(town, 'patrol'))['households_visited']).toBe(8);
  });

  it('a zero report of the form it names is of that form', async () => {
    await town.later(1);
    expect(await town.says('刘海', '西沟村', '网格巡查零报告')).toEqual([
      expect.stringContaining('西沟村4号网格 7月28日 网格巡查 零报告'),
    ]);
    expect(await waitingOf(town, 'epidemic', '21114')).toBe(1);
    expect(await town.says('刘海', '西沟村', '防汛零报告')).toEqual([
      expect.stringContaining('防汛值守没有启用，这条没有记'),
    ]);
    expect(await waitingOf(town, 'epidemic', '21114')).toBe(1);
  });
});

describe('a figure of a form that is off', () => {
  it('is said not to have been kept', async () => {
    const town = await openTown();
    expect(await town.says('赵敏', '西沟村', '走访8户 返乡2')).toEqual([
      expect.stringMatching(/返乡人员2（08:00 按时）\n没有记：.*（网格巡查未启用）/),
    ]);
    expect(town.incidents).toEqual([]);
    await town.stop();
  });
});

describe('a form the town owes itself', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
    await town.says('罗平', '平川县', '/启用 安全生产 平川县 至8月31日 依据 县安委办〔2022〕3号');
  });
  afterAll(() => town.stop());

  it('is reported by the people of the town', async () => {
    expect(await town.says('何静', '河湾镇', '/我的待办')).toEqual([
      expect.stringContaining('河湾镇 7月28日安全生产未报'),
    ]);
    expect(await town.says('何静', '河湾镇', '安全生产 检查企业3家')).toEqual([
      '✓ 河湾镇 7月28日 检查企业3（08:00 按时）',
    ]);
    expect(await town.says('高峰', '石桥镇', '安全生产零报告')).toEqual(['✓ 石桥镇 7月28日 零报告（08:00 按时）']);
    expect(await waitingOf(town, 'work_safety')).toBe(0);
    expect(await waitingOf(town, 'epidemic')).toBe(9);
  });

  it('or for it by those above, and it hears of it', async () => {
    await town.later(1);
    expect(await town.says('罗平', '平川县', '代河湾镇 安全生产 检查企业5家')).toEqual([
      '✓ 河湾镇 7月28日 检查企业3→5（08:01，罗平代报，首报08:00 按时）',
    ]);
    expect(town.heard('河湾镇').at(-1)).toBe('罗平已代河湾镇报 7月28日：检查企业3→5。不对请发：更正 …');
  });

  it('is not the grids’', async () => {
    await town.says('王芳', '西沟村', '返乡2');
    const [said = ''] = await town.says('王芳', '西沟村', '安全生产零报告');
    expect(said).toContain('西沟村1号网格不用报安全生产');
    expect(await sumsOf(town, 'epidemic')).toEqual({ returnees: 2 });
    expect(town.incidents).toEqual([]);
  });
});
