// What /溯源 repeats of a message: the piece that states this figure of this unit, or nothing.
import { expect, it } from 'vitest';
import { excerpt } from '../../commands/reading/excerpt.ts';

const RETURNEES = { label: '返乡人员', aliases: ['返乡', '返'] };
const CHAIN = '#接龙\n1. 1号网格 返乡2人\n2. 2号网格 返乡4人 居隔1\n3. 3号网格 零报告\n4. 4号网格 其余都是0';

it.each([
  [4, '返乡4人'],
  [2, '返乡2人'],
  [0, '零报告'],
  [7, undefined],
])('of a list the row with the figure %s', (value, said) => {
  expect(excerpt(CHAIN, RETURNEES, { value, alone: false })).toBe(said);
});

it('of a table without labels in the rows nothing that is another unit’s', () => {
  expect(excerpt('网格 返乡 居隔\n1号网格 2 1\n2号网格 0 0', RETURNEES, { value: 2, alone: false })).toBeUndefined();
});

it.each([
  ['7.30-7.31 返乡2', 2, '返乡2'],
  ['更正 返乡3', 3, '更正 返乡3'],
  ['今天两个返乡', 2, '两个返乡'],
  ['返乡由6改为7', 7, '返乡'],
  ['没有返乡', 0, '没有返乡'],
])('of one report: %s', (typed, value, said) => {
  expect(excerpt(typed, RETURNEES, { value, alone: true })).toBe(said);
});
