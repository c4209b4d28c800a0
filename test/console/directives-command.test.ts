// The words the form makes are read by the command as the form was filled in.
import { expect, it } from 'vitest';
import { readOrder } from '../../commands/directives/grammar.ts';
import { amendText, type Draft, orderText } from '../../console/pages/directives/command.ts';
import { instant } from '../../src/calendar.ts';
import { MORNING, ZONE } from '../support/town.ts';

const UNITS = ['平川县和平村', '平川县河湾镇'];
const around = { at: MORNING, zone: ZONE, isUnit: (name: string) => UNITS.includes(name) };
const read = (draft: Draft) => readOrder(orderText(draft), around);
const body = '今晚值守，有情况及时报';

it('everybody below, without anything else', () => {
  expect(read({ who: 'all', urgency: 'normal', body })).toEqual({ urgency: 'normal', body });
});

it('tiers, limits, figures of one tier, and a topic of several words', () => {
  const draft: Draft = {
    ...{ who: 'tiers', tiers: ['village', 'grid'], urgency: 'flash', ack: 90, topic: '防汛 转移' },
    ...{ labels: ['转移户数', '水位(米)', '安置情况'], limit: 'minutes', minutes: 45, from: 'village' },
    body: '第一行\n第二行',
  };
  expect(read(draft)).toEqual({
    ...{ urgency: 'flash', topic: '防汛 转移', ack: { minutes: 90 }, body: '第一行\n第二行' },
    scope: { tiers: ['village', 'grid'], names: [], only: false },
    feedback: { labels: ['转移户数', '水位(米)', '安置情况'], tier: 'village', minutes: 45 },
  });
});

it('units by their full names, whatever stands in them; only these', () => {
  const draft: Draft = { who: 'units', units: UNITS, urgency: 'urgent', body };
  expect(read(draft).scope).toEqual({ tiers: [], names: UNITS, only: false });
  expect(read({ ...draft, tiers: ['grid'] }).scope).toEqual({ tiers: ['grid'], names: UNITS, only: false });
  expect(read({ ...draft, tiers: ['grid'], only: true }).scope).toEqual({ tiers: [], names: UNITS, only: true });
  expect(readOrder(`范围：平川县和平村和平川县河湾镇 ${body}`, around).scope?.names).toHaveLength(3);
});

it('a limit on the clock is that of the day chosen', () => {
  const draft: Draft = {
    who: 'all',
    urgency: 'normal',
    labels: ['转移户数'],
    limit: 'at',
    at: '2022-07-30 07:30',
    body,
  };
  expect(read(draft).feedback).toEqual({ labels: ['转移户数'], at: instant('2022-07-30', '07:30', ZONE) });
});

it('an amendment says only what was filled in', () => {
  expect(amendText({ body: ` ${body} `, limit: 'usual' })).toBe(body);
  expect(readOrder(amendText({ body, urgency: 'urgent', ack: 20 }), around)).toEqual({
    ...{ urgency: 'urgent', ack: { minutes: 20 }, body },
  });
});
