// How people answer a question of the bot besides a plain 1.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choiceIn } from '../../src/understanding/choice.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.stop());
const county = (text: string) => town.says('罗平', '平川县', text);

it('any question is dropped with a word, and without a question the words are only words', async () => {
  await town.says('王芳', '西沟村', '返乡2');
  expect((await town.says('王芳', '西沟村', '零报告')).join()).toContain('回1确认');
  expect(await town.says('王芳', '西沟村', '算了')).toEqual(['✓ 好的，没有执行']);
  for (const word of ['算了', '确认', '取消', '1', '一']) expect(await town.says('王芳', '西沟村', word)).toEqual([]);
});

describe('under the preview of an order', () => {
  it('取消 drops it, and a later 1 sends nothing', async () => {
    await county('/指令 今晚有暴雨，请转移');
    expect(await county('取消')).toEqual(['✓ 已取消，没有下发']);
    expect(await county('1')).toEqual([]);
    expect(town.heard('河湾镇')).toEqual([]);
  });

  it('确认 issues it, and so does 1。', async () => {
    await county('/指令 今晚有暴雨，请转移');
    expect((await county('确认')).join()).toContain('令1 已下发');
    await county('/指令 明天清沟');
    expect((await county('1。')).join()).toContain('令2 已下发');
  });

  it('the same words of somebody else do nothing', async () => {
    await county('/指令 后天开会');
    expect(await town.says('谢飞', '平川县', '确认')).toEqual([]);
    expect(await county('不发了')).toEqual(['✓ 已取消，没有下发']);
  });
});

it('numbers are read as people write them', () => {
  for (const one of ['1', ' 1 ', '１', '1。', '1.', '1、', '回复1', '回1', '选 1', '1️⃣', '一'])
    expect(choiceIn(one)).toBe('1');
  for (const word of ['11', '1个', '一个', '好', '对', '1人', '确认一下', '取消会议', '1 2'])
    expect(choiceIn(word)).toBeUndefined();
});
