// Who hears that a form is switched on or off, and that a unit is let off: whoever it concerns, once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  expect(town.incidents).toEqual([]);
  await town.stop();
});

describe('a form that is switched on or off from above', () => {
  it('is told to the group of the area, with since when, by whom and on what basis', async () => {
    await town.says('唐文', '松江市', '/启用 网格巡查 平川县 至8月31日 依据 市网格办1号');
    expect(town.heard('平川县')).toEqual([
      '平川县网格巡查日报自7月28日起启用，至8月31日（松江市唐文发）。依据：市网格办1号',
    ]);
    await town.later(1);
    await town.says('唐文', '松江市', '/停用 网格巡查 平川县');
    expect(town.heard('平川县').at(-1)).toBe('平川县网格巡查日报自7月28日起停用（松江市唐文发）');
    expect(town.heard('河湾镇')).toEqual([]);
  });

  it('is said once where it was typed in the group of the area', async () => {
    await town.says('罗平', '平川县', '/启用 网格巡查 平川县 至8月31日 依据 县网格办3号');
    await town.later(1);
    await town.says('罗平', '平川县', '/停用 网格巡查 平川县');
    expect(town.heard('平川县')).toHaveLength(2);
  });
});

describe('a unit that is let off', () => {
  it('hears it in its own group, and that it is over', async () => {
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 至8月1日 整体搬迁');
    expect(town.heard('21113')).toEqual(['西沟村3号网格 7月28日至8月1日 免报疫情防控（平川县罗平同意）：整体搬迁']);
    await town.later(1);
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 取消');
    expect(town.heard('21113').at(-1)).toBe('西沟村3号网格自7月28日起恢复报疫情防控，免报已取消（平川县罗平发）');
  });

  it('with several forms hears one sentence, and none where it was said in its group', async () => {
    await town.says('罗平', '平川县', '/启用 网格巡查 平川县 至8月31日 依据 县网格办3号');
    await town.says('罗平', '平川县', '/免报 西沟村3号网格 至8月1日 整体搬迁');
    expect(town.heard('21113')).toEqual([expect.stringContaining('免报疫情防控、网格巡查')]);
    await town.says('罗平', '西沟村', '/免报 西沟村 至8月1日 封村');
    expect(town.heard('西沟村')).toHaveLength(1);
  });
});
