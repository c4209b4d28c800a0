// Limits as they are typed, and groups that an order is only reached by way of.
import { expect, it } from 'vitest';
import { directive } from '../../flows/directive.ts';
import { instant } from '../../src/calendar.ts';
import { ackMinutes } from '../../commands/directives/compose.ts';
import { takeLimit } from '../../commands/directives/lists.ts';
import { fieldOf, orderNumber } from '../../src/understanding/lexicon/directive.ts';
import { issued, params, scene, shown, typed } from './directive-room.ts';

const ZONE = 'Asia/Shanghai';
const at = (time: string, day = '2022-07-28') => instant(day, time, ZONE);

it('7:00 typed at 08:30 is that of tomorrow, never 19:00', () => {
  const now = { at: at('08:30'), zone: ZONE };
  expect(takeLimit('7:00前', now)?.value).toEqual({ at: at('07:00', '2022-07-29') });
  expect(takeLimit('晚7:00前', now)?.value).toEqual({ at: at('19:00') });
});

it('a limit beyond the turn of the year is of the next one, and says so', async () => {
  const now = { at: at('16:00', '2022-12-31'), zone: ZONE };
  expect(takeLimit('1月2日12点前', now)?.value).toEqual({ at: at('12:00', '2023-01-02') });
  expect(takeLimit('12月30日12点前', now)?.value).toEqual({ past: '12月30日12点前' });
  const { draft, sent, room } = await issued('签收20小时 反馈 转移人数 1月2日12点前 马上转移', now.at);
  expect(shown(draft.texts[0])).toContain('反馈：转移人数，2023年1月2日12:00前');
  expect(shown(draft.texts[0], 'en')).toContain('by 2 Jan 2023 12:00');
  expect(shown(sent.texts[1])).toContain('2023年1月1日12:00前回复“收到”；2023年1月2日12:00前由最末一级反馈转移人数');
  expect(shown(sent.texts[1], 'en')).toContain('by 1 Jan 2023 12:00; by 2 Jan 2023 12:00');
  const half = await room.later(23 * 60);
  const reminders = half.texts.filter(({ key }) => key === 'directive.reminder').map((one) => shown(one));
  expect(reminders[0]).toContain('12:00前请签收');
  expect(reminders.join()).toContain('1月2日12:00前请反馈');
  expect(reminders.join()).not.toContain('2023年');
});

it('no time at all is no limit', async () => {
  const room = scene(at('16:00'));
  expect((await room.says('cty', typed('order', '签收0分钟 今晚开会'))).keys).toEqual(['directive.past']);
});

it('an ordinary order of the night is due after the quiet hours; an urgent one is not put off', () => {
  const now = { at: at('22:30'), zone: ZONE };
  expect(ackMinutes(undefined, 'normal', now)).toBe(9 * 60);
  expect(ackMinutes(undefined, 'urgent', now)).toBe(10);
  expect(ackMinutes({ minutes: 20 }, 'normal', now)).toBe(20);
});

it('a limit nobody typed is that of the hour, in every amendment anew; one that was typed is kept', async () => {
  const minutes = async (rest: string) => {
    const { room } = await issued(rest);
    const limits: number[] = [];
    for (const [hours, words] of [
      [6, '1 马上转移到学校'],
      [1, '1 马上转移到村部'],
    ] as const) {
      await room.later(hours * 60);
      await room.says('cty', typed('amend', words), { in: 'county' });
      await room.answers('cty', '1', { in: 'county' });
      limits.push((await room.read.doc(directive, '1'))?.policy.ackMinutes ?? 0);
    }
    return limits.map(Math.round);
  };
  expect(await minutes('马上转移')).toEqual([550, 490]);
  expect(await minutes('签收45分钟 马上转移')).toEqual([45, 45]);
});

it('units without a group are named in the preview, and in the group of another one', async () => {
  const { draft, sent } = await issued('范围：3号网格、东岗镇 今晚开会');
  expect(params(draft, 'directive.preview')).toMatchObject({
    indirect: { count: 2, units: [{ room: '双辽市' }, { room: '双辽市' }] },
  });
  const named = sent.texts.flatMap((one) => (one.key === 'directive.order' ? [one.params.to] : []));
  expect(named).toEqual([[], [{ name: '东岗镇' }, { name: expect.stringContaining('刘家') as string }]]);
});

it('fields are counts, measures or words', () => {
  expect(fieldOf('水位(米)')).toMatchObject({ label: '水位', measure: '米', decimal: true });
  expect(fieldOf('落实情况')).toMatchObject({ kind: 'text' });
  expect(fieldOf('转移户数')).toMatchObject({ measure: '户', kind: 'work' });
});

it('an English list of figures goes on behind its comma; a topic is cut between words', async () => {
  const { draft } = await issued('feedback: households, persons by 20:30 move low-lying households to the school now');
  expect(params(draft, 'directive.preview')).toMatchObject({
    feedback: { labels: ['households', 'persons'] },
    body: 'move low-lying households to the school now',
    topic: 'move low-lying households to the',
  });
});

it('who answers is a tier, however it is said, and never a figure', async () => {
  for (const who of ['村', '由村', '由各村填', '由村上报']) {
    const { draft } = await issued(`反馈 ${who} 转移人数 20:30前 马上转移`);
    expect(params(draft, 'directive.preview'), who).toMatchObject({
      feedback: { labels: ['转移人数'], tier: 'village' },
    });
  }
});

it('the progress of an order that was not sent to him shows nobody its topic', async () => {
  const { room } = await issued('范围：仅东沟村 明早开会');
  expect((await room.says('vil', typed('progress', '1'), { in: 'xg' })).keys).toEqual(['directive.not_addressed']);
  expect((await room.says('vild', typed('progress', '1'), { in: 'dgc' })).keys).toEqual(['directive.progress']);
});

it('四十七 is a number, 东华社区 is none', () => {
  expect([orderNumber('四十七'), orderNumber('令12'), orderNumber('东华社区')]).toEqual([47, 12, undefined]);
});
