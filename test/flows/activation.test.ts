import fc from 'fast-check';
import { expect, it } from 'vitest';
import { activation, type ActivationEvent } from '../../flows/activation.ts';
import { addDays } from '../../src/calendar.ts';
import { changeFromDocs } from '../../src/org/index.ts';
import { given } from '../support/flow.ts';
import { orderDoesNotMatter } from './membership-histories.ts';

const by = { person: 'C', name: '赵', unit: '1', unitName: '双辽市' };
const about = { template: 'flood', area: '1', title: '防汛', areaName: '双辽市', by };
const enabled = (at: number, from: string, to?: string): ActivationEvent => ({
  ...{ type: 'enabled', at, id: `e${at}${from}`, ...about, from, basis: '3号' },
  ...(to === undefined ? {} : { to }),
});
const disabled = (at: number, from: string): ActivationEvent => ({
  type: 'disabled',
  at,
  id: `d${at}${from}`,
  ...about,
  from,
});

it('is on for its period, with its basis', () => {
  given(activation)
    .when(enabled(1, '2022-07-28', '2022-08-31'))
    .says('activation.enabled', { area: '双辽市', to: '2022-08-31', basis: '3号' })
    .leaves({ periods: [{ from: '2022-07-28', to: '2022-08-31', basis: '3号' }] });
});

it('what is said later replaces what was planned from its first day on', () => {
  const first = given(activation, enabled(1, '2022-07-01'));
  first.when(enabled(2, '2022-07-15', '2022-08-31')).leaves({
    periods: [
      { from: '2022-07-01', to: '2022-07-14', basis: '3号' },
      { from: '2022-07-15', to: '2022-08-31', basis: '3号' },
    ],
  });
  first
    .when(disabled(2, '2022-07-20'))
    .says('activation.disabled')
    .leaves({ periods: [{ from: '2022-07-01', to: '2022-07-19' }] });
  first.when(disabled(2, '2022-07-01')).leaves({ periods: [] });
});

it('is told to the area when it has not heard the order', () => {
  const on = given(activation).when({ ...enabled(1, '2022-07-28'), tells: true });
  on.saysOnly(2).saysTo([{ unit: '1' }], 'activation.enabledTold', { area: '双辽市', by: '赵', basis: '3号' });
  given(activation, enabled(1, '2022-07-28'))
    .when({ ...disabled(2, '2022-07-30'), tells: true })
    .saysTo([{ unit: '1' }], 'activation.disabledTold', { from: '2022-07-30' });
  given(activation)
    .when({ ...enabled(1, '2022-07-28'), tells: false })
    .saysOnly(1);
});

it('becomes activations of the org, or none', () => {
  const doc = (...events: ActivationEvent[]) => ({
    flow: 'activation',
    id: 'flood:1',
    state: given(activation, ...events).state,
  });
  expect(changeFromDocs([doc(enabled(1, '2022-07-01'))]).activations).toEqual([
    { template: 'flood', area: '1', from: '2022-07-01', basis: '3号' },
  ]);
  expect(changeFromDocs([doc(enabled(1, '2022-07-01'), disabled(2, '2022-07-01'))]).gone?.activations).toEqual([
    'flood:1',
  ]);
});

it('does not mind order and repetition', () => {
  const at = fc.integer({ min: 1, max: 20 });
  const day = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2022-07-01', n));
  const event = fc.oneof(
    fc
      .tuple(at, day, fc.option(fc.nat(9), { nil: undefined }))
      .map(([t, from, n]) => enabled(t, from, n === undefined ? undefined : addDays(from, n))),
    fc.tuple(at, day).map(([t, from]) => disabled(t, from)),
  );
  orderDoesNotMatter(activation, fc.array(event, { maxLength: 10 }));
});
