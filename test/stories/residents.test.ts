import { expect, it } from 'vitest';
import { openTown } from '../support/town.ts';

it('a residents’ group is heard in one thing only: it is unbound by somebody who governs the unit', async () => {
  const town = await openTown();
  const at = { conversation: 'flats' };
  const flats = () => town.channel.heard.filter(({ room }) => room === 'flats').map(({ text }) => text);
  await town.says('张建国', 'flats', '/绑定 居民群 西沟村', at);
  expect(flats()).toEqual([expect.stringContaining('西沟村')]);
  for (const [who, words] of [
    ['张建国', '零报告'],
    ['张建国', '/汇总'],
    ['王芳', '/解绑'],
    ['马东', '/解绑'],
    ['路人', '/解绑'],
    ['张建国', '解绑'],
  ] as const) {
    await town.says(who, 'flats', words, at);
    expect(flats()).toHaveLength(1);
  }
  await town.says('张建国', 'flats', '/解绑', at);
  expect(flats()).toHaveLength(2);
  await town.says('张建国', 'flats', '/汇总', at);
  expect(flats()).toHaveLength(3);
  expect(town.incidents).toEqual([]);
  await town.stop();
});

it('a working group is unbound after a question that says where its unit is reached afterwards', async () => {
  const town = await openTown();
  expect(await town.says('张建国', '西沟村', '/解绑')).toEqual([
    '解绑后，西沟村的指令、催报改发到河湾镇的群，本群不再是它的工作群。回复1解绑',
  ]);
  expect(town.bot.engine.org.roomOf('2111')).toBeDefined();
  expect(await town.says('王芳', '西沟村', '1')).toEqual([]);
  expect(await town.says('张建国', '西沟村', '1')).toEqual(['✓ 已解绑西沟村的群']);
  expect(town.bot.engine.org.roomOf('2111')).toBeUndefined();
  expect(await town.says('何静', '河湾镇', '/解绑 东沟村')).toEqual([expect.stringContaining('改发到河湾镇的群')]);
  expect(town.incidents).toEqual([]);
  await town.stop();
});
