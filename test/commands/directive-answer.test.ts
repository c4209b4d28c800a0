import { describe, expect, it } from 'vitest';
import { directive } from '../../flows/directive.ts';
import { ACK, START, acked, issued, params, scene, shown, typed } from './directive-room.ts';

describe('反馈', () => {
  const ORDER = '范围：村 反馈 转移户数、转移人数 20:30前 马上转移';

  it('adds up the tree once, and is completed by the last figure', async () => {
    const { room } = await issued('范围：仅西沟村、东沟村 反馈 转移户数、转移人数 20:30前 马上转移');
    const one = await room.says('vil', typed('respond', '1 转移12户31人，已全部安置'), { in: 'xg' });
    expect(params(one, 'directive.responded')).toMatchObject({ done: true, missing: [] });
    const form = { intent: 'report', template: 'order:1', fields: { f1: 3, f2: 8 } } as const;
    await room.says('vild', form, { in: 'dgc' });
    const [figures] = await room.read.figures('receipt:1.1', ['county']);
    expect(figures?.sums).toEqual({ f1: 15, f2: 39 });
    expect((await room.later(1)).keys).toContain('directive.completed');
  });

  it('understands how it is typed, and asks when it is not certain', async () => {
    const { room } = await issued(ORDER);
    const says = async (rest: string) => {
      const heard = await room.says('vil', typed('respond', rest), { in: 'xg' });
      return params(heard, 'directive.responded') ?? heard.keys[0];
    };
    expect(await says('1 转移户数：十二')).toMatchObject({ answers: [{ value: 12 }], missing: ['转移人数'] });
    expect(await says('31人')).toMatchObject({ answers: [{ value: 12 }, { value: 31 }], done: true });
    expect(await says('1 转移2-3户')).toBe('directive.bad_figure');
    expect(await says('1 转移户数-2')).toBe('directive.bad_figure');
    expect(await says('1 正在转移')).toBe('directive.no_figures');
    expect(await says('1 无')).toMatchObject({ answers: [{ value: 0 }, { value: 0 }] });
  });

  it('a figure belongs to the label it is written with, whatever the parser made of it; quotes do not count', async () => {
    const { room } = await issued('范围：村 反馈 转移人数、转移户数 20:30前 马上转移');
    const quote = '「机器人：请报（例：转移人数0 转移户数0）」\n- - - - - - - -\n';
    const form = { intent: 'report', template: 'order:1', fields: { f1: 12, f2: 31 } } as const;
    const where = { in: 'xg', occasion: { text: `${quote}转移12户31人，已全部安置` } };
    const heard = await room.says('vil', form, where);
    expect(params(heard, 'directive.responded')).toMatchObject({ answers: [{ value: 31 }, { value: 12 }] });
  });

  it('a figure that nobody has given yet is none, not a zero', async () => {
    const { room } = await issued(ORDER);
    const shows = async () => params(await room.says('cty', typed('progress', '1')), 'directive.progress');
    await room.says('vil', typed('respond', '1 转移12户'), { in: 'xg' });
    expect(await shows()).toMatchObject({ sums: [{ value: 12 }, { value: undefined }] });
    await room.says('vild', typed('respond', '1 转移0户0人'), { in: 'dgc' });
    expect(await shows()).toMatchObject({ sums: [{ value: 12 }, { value: 0 }] });
  });

  it('nobody types again what comes from below', async () => {
    const { room } = await issued('反馈 转移人数 20:30前 马上转移');
    expect((await room.says('vil', typed('respond', '1 31人'), { in: 'xg' })).keys).toEqual(['directive.not_owed']);
    expect((await room.says('grid', typed('respond', '1 31人'), { in: 'xg3' })).keys).toEqual(['directive.responded']);
    expect((await room.says('insp', typed('respond', '1 31人'))).keys).toEqual(['directive.not_addressed']);
  });

  it('may be sent back by the issuer', async () => {
    const { room } = await issued(ORDER);
    await room.says('vil', typed('respond', '1 转移12户31人'), { in: 'xg' });
    const back = await room.says('cty', typed('settle', '1 退回 西沟村 人数不对'), { in: 'county' });
    expect(back.keys).toEqual(['directive.return_done', 'directive.returned']);
    const [figures] = await room.read.figures('receipt:1.1', ['county']);
    expect(figures?.sums).toEqual({ f1: 0, f2: 0 });
    expect(figures?.waiting['feedback']).toBe(4);
  });

  it('without figures, done is said in words', async () => {
    const { room } = await issued();
    await room.says('vil', typed('respond', '1 已全部落实'), { in: 'xg' });
    const [figures] = await room.read.figures('receipt:1.1', ['xg']);
    expect(figures?.marks).toMatchObject({ responded: 1, completed: 1 });
  });
});

describe('managing', () => {
  it('/改令 shows first, then voids the acks', async () => {
    const { room } = await issued();
    await room.says('vil', ACK, { in: 'xg' });
    const shown = await room.says('cty', typed('amend', '1 急 提前到19点'), { in: 'county' });
    expect(params(shown, 'directive.amend_preview')).toMatchObject({ version: 2, body: '提前到19点', units: 7 });
    const sent = await room.answers('cty', '1', { in: 'county' });
    expect(params(sent, 'directive.order')).toMatchObject({ number: 1, version: 2, urgency: 'urgent' });
    expect((await room.read.waiting({ ledger: 'receipt:1.2', due: 'ack', under: 'county' })).length).toBe(7);
    await room.says('vil', ACK, { in: 'xg' });
    expect(await acked(room, 'xg', '1.2')).toBe(true);
    expect((await room.says('town', typed('amend', '1 不用了'))).keys).toEqual(['directive.not_yours']);
  });

  it('/撤令 asks, then tells everybody', async () => {
    const { room } = await issued();
    expect((await room.says('cty', typed('recall', '1 雨停了'), { in: 'county' })).keys).toEqual([
      'directive.recall_preview',
    ]);
    const told = await room.answers('cty', '1', { in: 'county' });
    expect(params(told, 'directive.recalled')).toMatchObject({ reason: '雨停了' });
    expect((await room.says('vil', ACK, { in: 'xg' })).keys).toEqual([]);
    expect((await room.read.doc(directive, '1'))?.status).toBe('recalled');
  });

  it('/催办 names those still waited for below him; 补发 goes only where it did not arrive', async () => {
    const room = scene(START);
    room.deaf.add('dgc');
    await room.says('cty', typed('order', '范围：村 今晚开会'), { in: 'county' });
    const sent = await room.answers('cty', '1', { in: 'county' });
    expect(sent.keys).toContain('directive.unreachable');
    await room.says('vil', ACK, { in: 'xg' });
    const chased = await room.says('town', typed('remind', '1'), { in: 'hw' });
    expect(params(chased, 'directive.chasing')).toMatchObject({ waiting: 2 });
    const named = await room.later(1);
    expect(named.messages.map((message) => message.to)).toEqual([{ unit: 'hw' }]);
    expect(params(named, 'directive.chased')).toMatchObject({ units: [{ code: 'dgc' }, { code: 'lj1' }] });
    room.deaf.clear();
    const again = await room.says('cty', typed('remind', '1 补发'), { in: 'county' });
    expect(again.messages.find((message) => message.track !== undefined)?.to).toMatchObject({ units: ['dgc'] });
    expect((await room.says('cty', typed('remind', '1 补发'), { in: 'county' })).keys).toEqual([
      'directive.all_reached',
    ]);
  });

  it('/结令 ends it', async () => {
    const { room } = await issued();
    const ask = await room.says('cty', typed('settle', ''), { in: 'county' });
    expect(params(ask, 'directive.settle_ask')).toMatchObject({ ack: 7, feedback: 0 });
    const done = await room.answers('cty', '1', { in: 'county' });
    expect(done.keys).toEqual(['directive.settled', 'directive.closed']);
    expect(params(done, 'directive.settled')).toMatchObject({ acked: 0, expected: 7 });
    expect((await room.later(600)).keys).toEqual([]);
  });
});

describe('/进度', () => {
  it('shows each tier, where it stopped, how long it travelled, and the figures', async () => {
    const { room } = await issued('反馈 村 转移人数 20:30前 马上转移');
    await room.later(4);
    await room.says('town', ACK, { in: 'hw' });
    await room.says('vil', typed('respond', '1 31人'), { in: 'xg' });
    const seen = await room.says('cty', typed('progress', '1'), { in: 'county' });
    expect(params(seen, 'directive.progress')).toMatchObject({
      tiers: [
        { tier: 'town', issued: 2, delivered: 1, indirect: 1, acked: 1, responded: 0, minutes: 4 },
        { tier: 'village', issued: 4, delivered: 2, indirect: 2, acked: 1, responded: 1, completed: 1 },
        { tier: 'grid', issued: 1, acked: 0, minutes: undefined },
      ],
      stopped: [{ code: 'dg' }, { code: 'dgc' }, { code: 'lj1' }, { code: 'xg3' }],
      sums: [{ label: '转移人数', measure: '人', value: 31 }],
      feedback: { done: 1, owed: 4 },
    });
  });

  it('a town sees its own part, and the list of open orders', async () => {
    const { room } = await issued();
    const part = await room.says('town', typed('progress', '1'), { in: 'hw' });
    expect(params(part, 'directive.progress')).toMatchObject({ under: '河湾镇' });
    await room.says('cty', typed('order', '明早开会'), { in: 'county' });
    await room.answers('cty', '1', { in: 'county' });
    const list = await room.says('cty', typed('progress'), { in: 'county' });
    expect(params(list, 'directive.list')).toMatchObject({
      orders: [{ number: 2 }, { number: 1, acked: 0, expected: 7 }],
    });
    expect((await room.says('vil', typed('progress', '9'), { in: 'xg' })).keys).toEqual(['directive.unknown']);
  });
});

it('an evening of one order', async () => {
  const { room } = await issued('范围：村 反馈 转移人数 18:20前 马上转移');
  await room.says('vil', ACK, { in: 'xg' });
  const half = await room.later(16);
  expect(half.messages.map((m) => [m.text.key, m.to])).toEqual([
    ['directive.reminder', { unit: 'dg' }],
    ['directive.reminder', { unit: 'hw' }],
  ]);
  room.unheard.add('lj2');
  const limit = await room.later(15);
  expect(limit.keys.filter((key) => key === 'directive.overdue')).toHaveLength(1);
  expect(limit.keys).toContain('directive.ask_again');
  const leaders = await room.later(15);
  expect(leaders.messages.map((m) => [m.text.key, m.to])).toEqual([['directive.escalated', { leaders: 'hw' }]]);
});

it('every sentence about an order that was issued carries its number, in both languages', async () => {
  const { room, draft, sent } = await issued('反馈 村 转移人数 20:30前 马上转移');
  const more = [
    await room.says('vil', ACK, { in: 'xg' }),
    await room.says('vil', typed('respond', '1 31人'), { in: 'xg' }),
    await room.says('cty', typed('progress', '1'), { in: 'county' }),
    await room.later(300),
    await room.says('cty', typed('amend', '1 不转了'), { in: 'county' }),
    await room.says('cty', typed('recall', '1'), { in: 'county' }),
    await room.answers('cty', '1', { in: 'county' }),
  ];
  const issuing = [sent, ...more].flatMap((heard) => heard.texts);
  for (const text of [...draft.texts, ...issuing]) {
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(shown(text, locale).includes('令1')).toBe(issuing.includes(text));
      expect(shown(text, locale)).not.toMatch(/undefined|NaN|\[object/);
    }
  }
});
