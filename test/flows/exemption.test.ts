import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exemption, type ExemptionEvent } from '../../flows/exemption.ts';
import { addDays } from '../../src/calendar.ts';
import { changeFromDocs } from '../../src/org/index.ts';
import { given } from '../support/flow.ts';
import { orderDoesNotMatter } from './membership-histories.ts';

const by = { person: 'C', name: '赵', unit: '1', unitName: '双辽市' };
const about = { template: 'epidemic', unit: '111', title: '疫情防控', unitName: '西沟村1号网格', silent: false, by };
const granted = (at: number, [from, to]: readonly [string, string], reason = '整体搬迁'): ExemptionEvent => ({
  ...{ type: 'granted', at, id: `g${at}${from}`, ...about, from, to, reason },
});
const withdrawn = (at: number, from: string): ExemptionEvent => ({
  type: 'withdrawn',
  at,
  id: `w${at}${from}`,
  ...about,
  from,
});

it('has a reason and an author', () => {
  given(exemption)
    .when(granted(1, ['2022-07-28', '2022-08-01']))
    .says('exemption.granted', { unit: '西沟村1号网格', reason: '整体搬迁' })
    .leaves({ periods: [{ from: '2022-07-28', to: '2022-08-01', reason: '整体搬迁', by }] });
});

it('is taken back from a day on, and overlaps are split', () => {
  const first = given(exemption, granted(1, ['2022-07-01', '2022-07-31']));
  first
    .when(withdrawn(2, '2022-07-10'))
    .says('exemption.withdrawn')
    .leaves({ periods: [{ from: '2022-07-01', to: '2022-07-09' }] });
  first.when(granted(2, ['2022-07-10', '2022-07-12'], '停电')).leaves({
    periods: [
      { from: '2022-07-01', to: '2022-07-09' },
      { from: '2022-07-13', to: '2022-07-31' },
      { from: '2022-07-10', to: '2022-07-12', reason: '停电' },
    ],
  });
});

it('becomes exemptions of the org', () => {
  const state = given(exemption, granted(1, ['2022-07-01', '2022-07-31'])).state;
  expect(changeFromDocs([{ flow: 'exemption', id: 'epidemic:111', state }]).exemptions).toEqual([
    { template: 'epidemic', unit: '111', from: '2022-07-01', to: '2022-07-31', reason: '整体搬迁' },
  ]);
});

it('does not mind order and repetition', () => {
  const at = fc.integer({ min: 1, max: 20 });
  const day = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2022-07-01', n));
  const event = fc.oneof(
    fc.tuple(at, day, fc.nat(9)).map(([t, from, n]) => granted(t, [from, addDays(from, n)])),
    fc.tuple(at, day).map(([t, from]) => withdrawn(t, from)),
  );
  orderDoesNotMatter(exemption, fc.array(event, { maxLength: 10 }));
});
