import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const LEDGER = 'daily-report:epidemic:2022-07-28';

describe('a unit that is let off, and is not any more', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.stop());

  /** Waited for in 西沟村, 河湾镇 and 松江市. */
  const waiting = async (day = LEDGER) =>
    (await town.bot.engine.store.figures(day, ['2111', '211', '2'])).map((f) => f.waiting['report']);

  it('is missing again the same day, at every tier, until it reports', async () => {
    expect(await waiting()).toEqual([6, 8, 9]);
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 至8月1日 整体搬迁');
    expect(await waiting()).toEqual([5, 7, 8]);
    await town.later(1);
    expect(await town.says('罗平', '平川县', '/免报 西沟村3号网格 取消')).toEqual([
      expect.stringContaining('西沟村3号网格'),
    ]);
    expect(await waiting()).toEqual([6, 8, 9]);
    const [summary = ''] = await town.says('张建国', '西沟村', '/汇总');
    expect(summary).toContain('应报6个，已报0个');
    expect(summary).not.toContain('免报');
    await town.until('15:30');
    expect(town.heard('西沟村').at(-1)).toContain('西沟村1-6号网格');
    await town.says('赵敏', '西沟村', '返乡1');
    expect(await waiting()).toEqual([5, 7, 8]);
    expect(town.incidents).toEqual([]);
  });

  it('that had reported in spite of it is not asked twice', async () => {
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 至8月1日 整体搬迁');
    await town.says('赵敏', '西沟村', '返乡1');
    await town.later(1);
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 取消');
    expect(await waiting()).toEqual([5, 7, 8]);
  });

  it('is expected again on a day that was opened without it, reported or not', async () => {
    await town.says('罗平', '平川县', '/免报 西沟村 至8月1日 整体搬迁');
    await town.until('00:00');
    await town.until('08:00');
    const next = 'daily-report:epidemic:2022-07-29';
    expect(await waiting(next)).toEqual([0, 2, 3]);
    await town.says('赵敏', '西沟村', '返乡1');
    await town.later(1);
    await town.says('罗平', '平川县', '/免报 西沟村 取消');
    expect(await waiting(next)).toEqual([5, 7, 8]);
    const [summary = ''] = await town.says('张建国', '西沟村', '/汇总');
    expect(summary).toContain('应报6个，已报1个');
    expect(summary).toContain('返乡人员1人');
    await town.until('15:30');
    expect(town.heard('西沟村').at(-1)).toBe('疫情防控16:00截止，还没收到：西沟村1、2、4-6号网格。没有情况发：零报告');
    expect(town.incidents).toEqual([]);
  });

  it('reports one form again when only that is taken back', async () => {
    await town.says('罗平', '平川县', '/启用 防汛 河湾镇');
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 至8月1日 整体搬迁');
    await town.later(1);
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 防汛 取消');
    expect(await waiting()).toEqual([5, 7, 8]);
    expect(town.bot.engine.org.exemption('flood', '21113', '2022-07-28')).toBeUndefined();
    expect(town.bot.engine.org.exemption('epidemic', '21113', '2022-07-28')).toMatchObject({ reason: '整体搬迁' });
  });

  it('stays let off while the unit above is', async () => {
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 至8月1日 整体搬迁');
    await town.says('罗平', '平川县', '/免报 西沟村 至8月1日 封村');
    expect(await waiting()).toEqual([0, 2, 3]);
    await town.later(1);
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 取消');
    expect(await waiting()).toEqual([0, 2, 3]);
    await town.later(1);
    await town.says('罗平', '平川县', '/免报 西沟村 取消');
    expect(await waiting()).toEqual([6, 8, 9]);
  });
});
