import { expect, it } from 'vitest';
import { inRanges, inRow, named, namedOrCounted } from '../../src/texts/words.ts';

const units = (...names: string[]) => names.map((name) => ({ name }));
const SAY = { separator: '、', count: (place: string, n: number) => `${place}${n}个`, hint: '。看名单发：/未报' };

it('says the place of neighbours once, as one reads it aloud', () => {
  expect(inRow(units('西沟村1号网格', '西沟村2号网格', '东沟村2号网格', '东沟村3号网格', '石桥镇'))).toEqual([
    '西沟村1号网格',
    '2号网格',
    '东沟村2号网格',
    '3号网格',
    '石桥镇',
  ]);
  expect(named(units('1号网格', '2号网格'), '、')).toBe('1号网格、2号网格');
});

it('lists only the numbers of three and more neighbours of a kind, those in a row as from-to', () => {
  const grids = (place: string, ...numbers: number[]) => numbers.map((n) => `${place}${n}号网格`);
  const row = (...names: string[]) => inRanges(units(...names)).join('、');
  expect(row(...grids('西沟村', 1, 2, 3, 5), ...grids('东沟村', 2, 3))).toBe(
    '西沟村1-3、5号网格、东沟村2号网格、3号网格',
  );
  expect(row(...grids('', 1, 2, 4))).toBe('1、2、4号网格');
  expect(row(...grids('西沟村', 9, 10, 11, 12), '西沟村', '石桥镇')).toBe('西沟村9-12号网格、西沟村、石桥镇');
  expect(row(...grids('西沟村', 3, 2, 1))).toBe('西沟村3、2、1号网格');
  expect(row('西沟村', '西沟村', '西沟村')).toBe('西沟村、西沟村、西沟村');
  expect(row('1号楼2单元', '1号楼3单元', '1号楼4单元')).toBe('1号楼2单元、1号楼3单元、1号楼4单元');
  expect(row('西沟村01号', '西沟村02号', '西沟村03号')).toBe('西沟村01号、02号、03号');
});

it('counts a long list by place, fullest first, and fits a phone', () => {
  const many = Array.from({ length: 40 }, (_, v) =>
    Array.from({ length: 1 + (v % 6) }, (_, n) => `柳林${String.fromCharCode(0x4e00 + v)}村${n + 1}号网格`),
  ).flat();
  const said = namedOrCounted(units(...many), SAY);
  expect(said).toMatch(/^柳林.村6个、/);
  expect(said).toContain('看名单发：/未报');
  expect(said.length).toBeLessThan(400);
  expect(namedOrCounted(units('西沟村1号网格', '西沟村2号网格'), SAY)).toBe('西沟村1号网格、2号网格');
});
