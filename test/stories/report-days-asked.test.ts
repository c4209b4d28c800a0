// Which day is meant where none or another one is named: submitting, reading, letting off.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.incidents).toEqual([]);
  await town.stop();
});

it('a day on which nothing was switched on is named as that', async () => {
  expect(await town.says('罗平', '平川县', '/汇总 昨天')).toEqual(['平川县 7月27日没有启用任何日报，没有数字']);
});

it('a unit is let off for one day by naming that day', async () => {
  expect(await town.says('何静', '河湾镇', '/免报 西沟村3号网格 今天 停电')).toEqual([
    '✓ 西沟村3号网格 7月28日 免报疫情防控：停电',
  ]);
  expect(await town.says('何静', '河湾镇', '/免报 西沟村2号网格 自7月29日起 停电')).toEqual([
    expect.stringContaining('请写明单位、截止日和原因'),
  ]);
});

it('whoever is asked whether to submit the new day hears that the old one is still to come', async () => {
  await town.says('罗平', '平川县', '/启用 防汛 平川县 至8月31日 依据 县防指1号');
  await town.until('17:30');
  expect(await town.says('何静', '河湾镇', '/报送 防汛')).toEqual([
    '河湾镇 7月29日防汛值守还有2个未报，仍要报送吗？回复1报送。7月28日的还没报送，报那天请发：/报送 7月28日 防汛值守',
  ]);
  await town.says('何静', '河湾镇', '/报送 7月28日 防汛值守');
  await town.says('何静', '河湾镇', '1');
  expect(await town.says('何静', '河湾镇', '/报送 防汛')).toEqual([
    '河湾镇 7月29日防汛值守还有2个未报，仍要报送吗？回复1报送',
  ]);
});
