import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.stop());

it('a form that is on for an area and for a unit inside it names nobody twice', async () => {
  for (const area of ['西沟村', '平川县'])
    expect(await town.says('罗平', '平川县', `/启用 网格巡查 ${area} 至8月31日 依据 通知`)).toEqual([
      expect.stringContaining('✓'),
    ]);
  for (const who of ['王芳', '李强', '赵敏', '刘海']) await town.says(who, '西沟村', '零报告');
  await town.until('15:30');
  expect(town.heard('西沟村').at(-1)).toContain('网格巡查16:00截止，还没收到：西沟村5号网格、6号网格。');
  await town.channel.gap(town.now() - 60_000, town.now());
  await town.bot.drive.settle();
  expect(town.heard('西沟村').at(-1)).toMatch(/：西沟村5号网格、6号网格$/);
  expect(town.incidents).toEqual([]);
});
