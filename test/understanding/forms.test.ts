// Which form a message is about: said by its name, or by its labels.
import { expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { context, templatesOf } from './say.ts';

const formOf = (text: string, templates: string): string | undefined => {
  const { intent } = understand(text, context(templatesOf(templates)));
  return 'template' in intent ? intent.template : undefined;
};

const ALL = 'epidemic patrol flood';

it.each([
  ['网格巡查零报告', 'patrol'],
  ['日常巡查零报告', 'patrol'],
  ['疫情零报告', 'epidemic'],
  ['疫情防控 零报告', 'epidemic'],
  ['西沟村疫情防控工作今日零报告', 'epidemic'],
  ['防汛零报告', 'flood'],
  ['防汛：零报告', 'flood'],
  ['/零报告 防汛', 'flood'],
  ['零报告（防汛）', 'flood'],
  ['防汛一切正常', 'flood'],
  ['补昨天防汛零报告', 'flood'],
  ['防汛 巡查2次', 'flood'],
  ['网格巡查 巡查2次', 'patrol'],
  ['走访8户，矛盾1起', 'patrol'],
  ['零报告', undefined],
  ['防汛物资已备齐，零报告', undefined],
  ['疫情期间大家辛苦，零报告', undefined],
  ['疫情、防汛、网格巡查零报告', undefined],
  ['走访8户 返乡2', undefined],
  ['巡查2次', undefined],
])('%s is about %s', (text, form) => {
  expect(formOf(text, ALL)).toBe(form);
});

it('names the form of a zero report when it is the only one', () => {
  expect(formOf('疫情零报告', 'epidemic')).toBe('epidemic');
  expect(formOf('零报告', 'epidemic')).toBeUndefined();
  expect(formOf('返乡2', 'epidemic')).toBeUndefined();
});

it('takes a unit for no form', () => {
  expect(formOf('育才学校零报告', 'epidemic school')).toBeUndefined();
});
