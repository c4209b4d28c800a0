// Figures that an order asks for count for the unit they are of, and for nothing else.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.says('何静', '河湾镇', '/指令 村 反馈 转移户数、转移人数 20:30前 今晚有大到暴雨');
  await town.says('何静', '河湾镇', '1');
  await town.later(1);
});
afterAll(() => town.stop());

const REFUSED = (name: string) => [`令1 由各单位自己反馈，${name}的请由本单位的人单独发`];
const sums = async () => (await town.bot.engine.store.figures('receipt:1.1', ['211']))[0]?.sums;
const missing = async () =>
  (await town.bot.engine.store.figures('daily-report:epidemic:2022-07-28', ['2111']))[0]?.waiting['report'];

it.each([
  ['代东沟村 转移3户7人', '东沟村'],
  ['东沟村 转移3户7人', '东沟村'],
  ['代3号网格 转移3户7人', '西沟村3号网格'],
  ['反馈 东沟村 转移3户7人', '东沟村'],
])('%s is refused to somebody of 西沟村', async (words, name) => {
  expect(await town.says('张建国', '西沟村', words)).toEqual(REFUSED(name));
  expect(Object.values((await sums()) ?? {}).filter((n) => n !== 0)).toEqual([]);
});

it.each(['转移户数2 接种3', '转移户数：2\n转移人数：3\n接种：4'])(
  '%j: what was not asked for is said to be missing in the order, not in a daily report',
  async (words) => {
    expect(await town.says('张建国', '西沟村', words)).toEqual(['令1 没有要“接种”这一项，其余未收，请去掉后重发']);
  },
);

it('in a chain they are no daily report', async () => {
  await town.says('张建国', '西沟村', '3号网格 转移1户2人，4号网格转移1户1人');
  expect(await missing()).toBe(6);
  expect(town.heard('西沟村').at(-1)).not.toContain('✓');
  await town.says('张建国', '西沟村', '3号网格 返乡1，4号网格 零报告');
  expect(await missing()).toBe(4);
});

it.each(['西沟村 转移1户2人', '反馈 转移1户2人', '反馈 西沟村 转移1户2人'])('%s is taken', async (words) => {
  expect(await town.says('张建国', '西沟村', words)).toEqual([
    expect.stringMatching(/^✓ 西沟村 令1 反馈：转移户数1户 转移人数2人/),
  ]);
  expect(Object.values((await sums()) ?? {}).sort()).toEqual([1, 2]);
  expect(town.incidents).toEqual([]);
});
