import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.stop());

it('未报 and 汇总 are asked without a slash when nothing else is said', async () => {
  expect((await town.says('张建国', '西沟村', '未报')).join('\n')).toContain('西沟村1-6号网格');
  expect((await town.says('何静', '河湾镇', '汇总')).join('\n')).toContain('河湾镇');
});

it('in a sentence they are only words', async () => {
  for (const said of ['汇总一下发我', '未报的抓紧', '未报 3号网格', '汇总：明天开会'])
    expect(await town.says('张建国', '西沟村', said)).toEqual([]);
});

it('who is asked about his figure answers 无误 or 已核实 in plain words', async () => {
  await town.says('王芳', '西沟村', '返乡2');
  await town.later(1);
  await town.says('何静', '河湾镇', '/存疑 西沟村1号网格 来源不明');
  await town.later(1);
  expect((await town.says('王芳', '西沟村', '已核实，两人昨晚回来')).join('\n')).toContain('✓');
  await town.later(1);
  expect(town.heard('河湾镇').at(-1)).toContain('两人昨晚回来');
});
