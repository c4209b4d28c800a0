// A day with LOCALE=en: forms and fields have one name in all the bot says.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { englishNames, templates } from '../../src/templates/index.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown({ locale: 'en' });
});
afterAll(() => town.stop());

it('receipts, reminders and summaries call forms and fields by their English names', async () => {
  expect(await town.says('王芳', '西沟村', '返乡2 居隔1')).toEqual([
    '✓ 西沟村1号网格 28 Jul Returnees 2, Home quarantine 1 (08:00 on time)',
  ]);
  await town.says('罗平', '平川县', '/启用 防汛 平川县 至8月31日 依据 汛期值班');
  await town.says('李强', '西沟村', '更正 返乡60');
  await town.says('何静', '河湾镇', '/存疑 西沟村1号网格 来源不明');
  await town.says('马东', '东沟村', '#接龙\n1. 1号网格 返乡1 降雨量12\n2. 2号网格 零报告');
  for (const asked of ['/汇总', '/未报', '/溯源 返乡', '/我的待办', '/报送'])
    await town.says('张建国', '西沟村', asked);
  await town.until('17:00');
  const chinese = [...englishNames(templates).keys()].filter((name) => name.length > 2);
  const lines = town.channel.heard.flatMap(({ text }) => text.split('\n'));
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => chinese.some((name) => line.includes(name)))).toEqual([]);
});
