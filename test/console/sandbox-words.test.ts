import { expect, it } from 'vitest';
import { UNDERSTOOD_RULES } from '../../src/sandbox/understood.ts';
import { sandboxTexts } from '../../src/texts/console/sandbox.ts';
import { ERROR_CODES } from '../../src/understanding/index.ts';
import { joined, partsOf } from '../../console/pages/sandbox/said.ts';

it.each(['zh-CN', 'en'] as const)('every rule and every mistake has words in %s', (locale) => {
  const { rules, mistakes } = sandboxTexts[locale];
  expect(Object.keys(rules).sort()).toEqual([...UNDERSTOOD_RULES].sort());
  expect(Object.keys(mistakes).sort()).toEqual([...ERROR_CODES].sort());
});

it('a quote and a chain are told from the text as WeChat gives it', () => {
  expect(partsOf('「Gridline：16:00前报」\n- - - - - - - - - - - - - - -\n零报告')).toEqual({
    quote: { name: 'Gridline', text: '16:00前报' },
    text: '零报告',
  });
  expect(partsOf('#接龙\n疫情日报\n\n1. 王芳 零报告\n2. 李强 返乡1').chain).toEqual({
    title: '疫情日报',
    rows: ['王芳 零报告', '李强 返乡1'],
  });
  expect(partsOf('1. 不是接龙')).toEqual({ text: '1. 不是接龙' });
});

it('whoever joins a chain again changes his own row', () => {
  const chain = '#接龙\n疫情日报\n\n1. 王芳 零报告\n2. 李强 返乡1\n';
  expect(joined(chain, { name: '赵敏', line: '零报告' })).toBe(`${chain}3. 赵敏 零报告`);
  expect(joined(chain, { name: '王芳', line: '返乡2' })).toBe('#接龙\n疫情日报\n\n1. 王芳 返乡2\n2. 李强 返乡1');
});
