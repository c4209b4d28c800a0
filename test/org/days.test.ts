import { expect, it } from 'vitest';
import { spanOf } from '../../commands/membership/span.ts';
import { dayFromWords } from '../../src/calendar-words.ts';

const TODAY = '2022-07-28';

it.each([
  ['7月28日', '2022-07-28'],
  ['8.1', '2022-08-01'],
  ['８月１号', '2022-08-01'],
  ['八月三十一日', '2022-08-31'],
  ['十二月十日', '2022-12-10'],
  ['明天', '2022-07-29'],
  ['2022-08-31', '2022-08-31'],
  ['2022年8月31日', '2022-08-31'],
  ['1月5日', '2023-01-05'],
  ['月底', '2022-07-31'],
  ['8月底', '2022-08-31'],
  ['年底', '2022-12-31'],
  ['8月32日', undefined],
  ['2022-02-30', undefined],
  ['搬迁', undefined],
])('%s is %s', (word, day) => {
  expect(dayFromWords(word, TODAY)).toBe(day);
});

it.each([
  ['3号网格 至8月1日 整体搬迁', { before: ['3号网格'], to: '2022-08-01', after: ['整体搬迁'] }],
  ['3号网格 至 8.1 整体 搬迁', { before: ['3号网格'], to: '2022-08-01', after: ['整体', '搬迁'] }],
  ['3号网格 8.1至8.5 停电', { before: ['3号网格'], from: '2022-08-01', to: '2022-08-05', after: ['停电'] }],
  ['双辽市 自明天起', { before: ['双辽市'], from: '2022-07-29', after: [] }],
  ['双辽市', { before: ['双辽市'], after: [] }],
])('%s', (words, span) => {
  expect(spanOf(words.split(' '), TODAY)).toEqual(span);
});

it('refuses a last day that does not exist or lies before the first', () => {
  expect(() => spanOf(['至8月32日'], TODAY)).toThrow('day.bad');
  expect(() => spanOf(['8.5至8.1'], TODAY)).toThrow('day.order');
});
