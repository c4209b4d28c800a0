// Events of order 12 of 双辽市, for the tests of orders.
import { type DirectiveEvent, type EventOf, directive } from '../../flows/directive.ts';
import { instant } from '../../src/calendar.ts';
import type { Author, Facts, WaitingUnit } from '../../src/flow.ts';
import { given } from './flow.ts';

export const ZONE = 'Asia/Shanghai';
export const MINUTE = 60_000;
export const START = instant('2022-07-28', '16:00', ZONE);
export const at = (minutes: number) => START + minutes * MINUTE;
export const chief: Author = { person: 'p1', name: '郑办', unit: 'c', unitName: '双辽市' };
export const stranger: Author = { ...chief, person: 'p2', name: '别人' };

export const policy = {
  zone: ZONE,
  ackMinutes: 30,
  feedbackMinutes: 120,
  quiet: { from: '22:00', to: '07:00' },
  remindAt: [0.5, 0.9] as [number, number],
  leaderAfter: 15,
  validHours: 72,
};
export const field = { key: 'f1', label: '转移人数', measure: '人', kind: 'people' as const, aliases: ['人'] };

export const issue = (part: Partial<EventOf<'issued'>> = {}): EventOf<'issued'> => ({
  type: 'issued',
  at: START,
  id: 'b',
  number: 12,
  by: chief,
  urgency: 'normal',
  topic: '防汛转移',
  body: '今晚有大到暴雨',
  scope: { area: 'c' },
  policy,
  units: ['t', 'v', 'w'],
  mute: ['t'],
  rooms: 3,
  minutes: 1,
  collisions: [],
  ...part,
});
export const amended = (part: Partial<EventOf<'amended'>> = {}): EventOf<'amended'> => ({
  ...{ type: 'amended', at: at(10), id: 'c', number: 12, by: chief, version: 2, urgency: 'urgent' },
  ...{
    topic: '防汛转移',
    body: '提前到19点',
    ackMinutes: 10,
    units: ['t', 'v', 'w'],
    mute: ['t'],
    rooms: 3,
    minutes: 1,
  },
  ...part,
});

export const unit = (code: string, part: Partial<WaitingUnit> = {}): WaitingUnit => ({
  ...{ code, name: `${code}村`, tier: 'village', parent: 't', people: [`p-${code}`], unheard: false },
  ...part,
});
export const waiting = (...units: readonly WaitingUnit[]): Facts => ({ waiting: units, expected: 3 });
export const issued = (...more: readonly DirectiveEvent[]) => given(directive, issue(), ...more);

export function never(): never {
  throw new Error('no state');
}
