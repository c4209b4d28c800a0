import { describe, expect, it } from 'vitest';
import { receipt } from '../../flows/receipt.ts';
import { instant } from '../../src/calendar.ts';
import { ACK, START, acked, issued, params, scene, typed } from './directive-room.ts';

describe('/指令', () => {
  it('works in plain words: everybody below, 30 minutes, shown before it is sent', async () => {
    const { draft, sent, room } = await issued();
    expect(draft.keys).toEqual(['directive.preview']);
    expect(params(draft, 'directive.preview')).toMatchObject({
      ...{ units: 7, ackMinutes: 30, overlaps: [] },
      tiers: [
        { tier: 'town', count: 2 },
        { tier: 'village', count: 4 },
        { tier: 'grid', count: 1 },
      ],
    });
    expect(sent.keys).toEqual(['directive.issued', 'directive.order', 'directive.order']);
    expect(room.books.expected('receipt:1.1')).toHaveLength(7);
  });

  it('reads figures out of the text: 20:30前报转移人数, from the tier it speaks to', async () => {
    const { draft } = await issued('今晚有大到暴雨，各村20点前完成低洼户转移，20:30前报转移人数。收到请回复');
    const by = instant('2022-07-28', '20:30', 'Asia/Shanghai');
    expect(params(draft, 'directive.preview')).toMatchObject({
      feedback: { labels: ['转移人数'], by, tier: 'village' },
      answering: 4,
    });
  });

  it('takes clauses in any order, full-width too', async () => {
    const { draft } = await issued(
      '急　主题：防汛　范围：河湾镇、东岗镇　签收１５分钟　反馈　转移户数、转移人数　2小时内　马上转移',
    );
    expect(params(draft, 'directive.preview')).toMatchObject({
      ...{ urgency: 'urgent', topic: '防汛', body: '马上转移', ackMinutes: 15, units: 7 },
      feedback: { labels: ['转移户数', '转移人数'], minutes: 120 },
    });
  });

  it('takes a tier alone at the head for whom it is for, and leaves it in the text elsewhere', async () => {
    const { draft } = await issued('急 村 签收30分钟 反馈 转移户数 20:30前 马上转移');
    expect(params(draft, 'directive.preview')).toMatchObject({
      ...{ urgency: 'urgent', body: '马上转移', ackMinutes: 30, units: 4, answering: 4 },
      tiers: [{ tier: 'village', count: 4 }],
      feedback: { labels: ['转移户数'] },
    });
    for (const body of ['各村 20点前转移', '小区 今晚停水', '村里今晚开会', '村']) {
      const room = scene(START);
      const all = await room.says('cty', typed('order', body), { in: 'county' });
      expect(params(all, 'directive.preview')).toMatchObject({ body, units: 7 });
    }
  });

  it('only means only, and tiers are filters', async () => {
    const room = scene(START);
    const only = await room.says('cty', typed('order', '范围：仅河湾镇 今晚开会'), { in: 'county' });
    expect(params(only, 'directive.preview')).toMatchObject({ units: 1 });
    const villages = await room.says('cty', typed('order', '范围：河湾镇 村 今晚开会'), { in: 'county' });
    expect(params(villages, 'directive.preview')).toMatchObject({ units: 3 });
  });

  it('asks which of several of one name, refuses what is not his, and an empty text', async () => {
    const room = scene(START);
    const says = async (who: string, rest: string) => (await room.says(who, typed('order', rest))).keys;
    expect(await says('cty', '范围：刘家村 今晚开会')).toEqual(['directive.ambiguous_unit']);
    expect(await says('town', '范围：东岗镇 今晚开会')).toEqual(['directive.unknown_unit']);
    expect(await says('cty', '范围：西构村 今晚开会')).toEqual(['directive.unknown_unit']);
    expect(await says('cty', '特急')).toEqual(['directive.no_body']);
    expect(await says('cty', '反馈 转移人数 15:30前 马上转移')).toEqual(['directive.past']);
    expect(await says('grid', '今晚开会')).toEqual(['directive.nobody']);
  });

  it('never passes a phone number on', async () => {
    const { draft } = await issued('有事打13812345678');
    expect(params(draft, 'directive.preview')).toMatchObject({ body: '有事打138****5678', masked: true });
  });

  it('can be dropped, and is a number’s only once issued', async () => {
    const room = scene(START);
    await room.says('cty', typed('order', '今晚开会'), { in: 'county' });
    expect((await room.answers('cty', '2')).keys).toEqual(['directive.dropped']);
    expect((await room.says('cty', typed('order', '确认 1'))).keys).toEqual(['directive.unknown']);
    await room.says('cty', typed('order', '明早开会'), { in: 'county' });
    const sent = await room.answers('cty', '1', { in: 'county' });
    expect(params(sent, 'directive.issued')).toMatchObject({ number: 1 });
    expect((await room.says('cty', typed('order', '取消 1'))).keys).toEqual(['directive.is']);
  });

  it('shows other orders on the same matter, and tells the common superior', async () => {
    const { room } = await issued('主题：防汛转移 反馈 转移人数 20:30前 今晚有大到暴雨，各村转移');
    const second = await room.says('town', typed('order', '主题：防汛转移 各村马上转移'), { in: 'hw' });
    expect(params(second, 'directive.preview')).toMatchObject({
      overlaps: [{ number: 1, unitName: '双辽市', name: '郑办', sameTopic: true }],
      week: { orders: 1, fields: [{ label: '转移人数', number: 1, again: false }] },
    });
    const sent = await room.answers('town', '1', { in: 'hw' });
    const told = sent.messages.find((message) => message.text.key === 'directive.collision');
    expect(told?.to).toEqual({ leaders: 'county' });
  });
});

describe('收到', () => {
  it('acknowledges the newest open order of the group; a second one is silent', async () => {
    const { room } = await issued();
    expect((await room.says('vil', ACK, { in: 'xg' })).keys).toEqual(['directive.acked']);
    expect((await room.says('vil2', ACK, { in: 'xg' })).keys).toEqual([]);
    expect(await acked(room, 'xg')).toBe(true);
    expect(await acked(room, 'xg3')).toBe(false);
  });

  it('takes the newest first, then the older; a quote chooses', async () => {
    const { room } = await issued();
    await room.says('cty', typed('order', '明早开会'), { in: 'county' });
    await room.answers('cty', '1', { in: 'county' });
    await room.says('vild', ACK, { in: 'dgc', occasion: { quoted: { directive: 1 } } });
    expect([await acked(room, 'dgc', '1.1'), await acked(room, 'dgc', '2.1')]).toEqual([true, false]);
    await room.says('vil', ACK, { in: 'xg' });
    expect([await acked(room, 'xg', '1.1'), await acked(room, 'xg', '2.1')]).toEqual([false, true]);
    const second = await room.says('vil2', ACK, { in: 'xg' });
    expect(params(second, 'directive.still_to_ack')).toMatchObject({ orders: [{ number: 1 }] });
    expect(await acked(room, 'xg', '1.1')).toBe(false);
  });

  it('a superior in the group does not acknowledge for it, nor for himself by the way', async () => {
    const { room } = await issued();
    expect((await room.says('town', ACK, { in: 'xg' })).keys).toEqual([]);
    expect([await acked(room, 'xg'), await acked(room, 'hw')]).toEqual([false, false]);
    await room.says('town', ACK, { in: 'hw' });
    expect(await acked(room, 'hw')).toBe(true);
  });

  it('another unit named, another group, no order at all: chatter', async () => {
    const { room } = await issued();
    expect((await room.says('vild', { intent: 'ack', unit: '西沟村' }, { in: 'hw' })).keys).toEqual([
      'directive.ack_own',
    ]);
    expect((await room.says('vild', ACK, { in: 'xg' })).keys).toEqual([]);
    expect((await room.says('cty', ACK, { in: 'county' })).keys).toEqual([]);
    expect((await scene(START).says('vil', ACK, { in: 'xg' })).keys).toEqual([]);
  });

  it('已传达 is relayed and acknowledged', async () => {
    const { room } = await issued();
    await room.says('vil', { intent: 'ack', relayed: true }, { in: 'xg' });
    expect(await room.read.doc(receipt, 'xg', '1.1')).toMatchObject({ acked: {}, relayed: {} });
    await room.says('town', typed('relay', '1'), { in: 'hw' });
    expect((await room.read.doc(receipt, 'hw', '1.1'))?.relayed).toBeDefined();
    expect((await room.says('vild', typed('relay', '1'), { in: 'dgc' })).keys).toEqual(['directive.nobody_below']);
  });

  it('the last one makes the order see it', async () => {
    const { room } = await issued('范围：仅西沟村、东沟村 今晚开会');
    await room.says('vil', ACK, { in: 'xg' });
    await room.says('vild', ACK, { in: 'dgc' });
    const heard = await room.later(1);
    expect(heard.keys).toEqual(['directive.all_acked']);
    expect(heard.messages[0]?.to).toEqual({ unit: 'county' });
  });
});
