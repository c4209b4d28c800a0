import { expect, test } from 'vitest';
import { moment, timeAt } from '../../src/transports/sandbox/moment.ts';
import { START, ZONE } from './support.ts';

const MINUTE = 60_000;

test.each([
  ['+61m', START + 61 * MINUTE],
  ['+1d', START + 1440 * MINUTE],
  ['+1d2h3m4s', START + (1440 + 123) * MINUTE + 4000],
  ['16:30', Date.parse('2022-07-28T16:30:00+08:00')],
  ['16：30', Date.parse('2022-07-28T16:30:00+08:00')],
  ['16:02', START],
  ['8:00', Date.parse('2022-07-29T08:00:00+08:00')],
  ['明天8:00', Date.parse('2022-07-29T08:00:00+08:00')],
  ['后天 20:15', Date.parse('2022-07-30T20:15:00+08:00')],
  ['tomorrow 8:00', Date.parse('2022-07-29T08:00:00+08:00')],
  ['今天 9:00', Date.parse('2022-07-28T09:00:00+08:00')],
  ['2022-08-01', Date.parse('2022-08-01T00:00:00+08:00')],
  ['2022-08-01 09:30', Date.parse('2022-08-01T09:30:00+08:00')],
  ['2022-08-01T09:30:15', Date.parse('2022-08-01T09:30:15+08:00')],
  ['2022-08-01T01:30:00Z', Date.parse('2022-08-01T01:30:00Z')],
])('%s', (text, at) => {
  expect(moment(text, START, ZONE)).toBe(at);
});

test.each([
  '',
  '+',
  '+m',
  '61m',
  '25:00',
  '16:60',
  '昨天8:00',
  '2022-02-30',
  '2022-13-01T00:00Z',
  'constructor 8:00',
  '-5m',
])('"%s" is no time', (text) => {
  expect(moment(text, START, ZONE)).toBeUndefined();
});

test('a time is told in the business zone', () => {
  expect(timeAt(START, ZONE)).toEqual({ at: START, day: '2022-07-28', time: '16:02', zone: ZONE });
});
