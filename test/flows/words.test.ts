import { expect, it } from 'vitest';
import { inRow, named, namedOrCounted } from '../../src/texts/words.ts';

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
