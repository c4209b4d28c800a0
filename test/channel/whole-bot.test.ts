// A day of the whole bot on WeChat: what people send through the real gRPC service, and what their groups hear.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finding } from '../../flows/finding.ts';
import { BOT, chainXml, quoteXml, type Saying } from '../support/puppet-harness.ts';
import { until } from '../support/until.ts';
import { openWechatTown, type WechatTown } from '../support/wechat-town.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let town: WechatTown;
/** Everything said, to be delivered a second time. */
const said: Saying[] = [];

beforeAll(async () => {
  town = await openWechatTown();
});
afterAll(() => town.stop());

async function says(who: string, where: string, what: string | Partial<Saying>) {
  const answered = await town.says(who, where, what);
  said.push(answered.saying);
  return answered;
}
/** An answer as WeChat sends it when somebody holds a message of the bot and taps 引用. */
function quoting(text: string | undefined, answer: string): Partial<Saying> {
  const quoted = { name: '机器人', text: (text ?? '').replaceAll('\n', '&#10;') };
  return { type: 'Unknown', text: quoteXml(quoted, answer) };
}

describe('the whole bot on WeChat', () => {
  it('takes plain words, a mention, a chain and a quote, and answers each in its group', async () => {
    const plain = await says('王芳', '西沟村', '零报告');
    expect(plain.answers).toEqual([`✓ 西沟村1号网格 7月28日 零报告（${plain.time} 按时）`]);
    const mention = await says('李强', '西沟村', { text: '@机器人\u2005返乡2 居隔2', mentions: [BOT] });
    expect(mention.answers).toEqual([`✓ 西沟村2号网格 7月28日 返乡人员2 居家隔离2（${mention.time} 按时）`]);
    const rows = '#接龙\n今日报告\n\n1. 3号网格 返乡1\n2. 4号网格 零报告\n3. 5号网格 零报告';
    const chain = await says('赵敏', '西沟村', { type: 'GroupNote', text: chainXml(rows) });
    expect(chain.answers).toEqual([
      '✓ 接龙已记3行，本次：3号网格 返乡人员1、4号网格 零报告（代报）、5号网格 零报告（代报）',
    ]);
    const quote = await says('李强', '西沟村', quoting(mention.answers[0], '更正 返乡3'));
    expect(quote.answers).toEqual([`✓ 西沟村2号网格 7月28日 返乡人员2→3 居家隔离2 已更正（${quote.time} 按时）`]);
  });

  it('says what is wrong with a report, and nothing to chatter or to its own account', async () => {
    said.push(await town.speaks('吴刚', '东沟村', '今天风好大，返乡的路不好走'));
    said.push(await town.speaks(BOT, '东沟村', '零报告'));
    expect((await says('周丽', '东沟村', '零报告 返乡2')).answers).toEqual(['写了“零报告”又写了返乡2，请确认后重发']);
  });

  it('hands a finding over and files the photo with it', async () => {
    expect((await says('谢飞', '河湾镇', '督查 西沟村卡口 登记本空白 明天10点前')).answers).toEqual([
      expect.stringMatching(/^✓ 督1 西沟村卡口：登记本空白\n已交办西沟村，一般，限7月29日10:00。/),
    ]);
    await until('the village hears of it', () => town.heard('西沟村').at(-1)?.startsWith('【督查交办】督1'));
    expect((await says('谢飞', '河湾镇', { file: PNG })).answers).toEqual(['✓ 督1 照片已收（共1张）']);
    const [doc] = await town.store.docs([{ flow: finding.name, id: '1' }]);
    const file = finding.state.parse(JSON.parse(doc?.json ?? '')).photos[0]?.file ?? '';
    expect(readFileSync(join(town.mediaDir, file)).toString('base64')).toBe(PNG);
    const taken = await says('张建国', '西沟村', quoting(town.heard('西沟村').at(-1), '签收'));
    expect(taken.answers).toEqual([expect.stringContaining('✓ 督1 西沟村已签收')]);
  });

  it('sends an order to every village once, and a quoted answer counts for it', async () => {
    const order = '范围：村 签收30分钟 反馈 转移户数、转移人数 20:30前 今晚有暴雨，请转移危房住户';
    const preview = await says('罗平', '平川县', `/指令 急 ${order}`);
    expect(preview.answers).toEqual([expect.stringContaining('发给3个单位（村3），3个群')]);
    await says('罗平', '平川县', '1');
    const ordered = (where: string) => town.heard(where).filter((text) => text.startsWith('【令1】急 今晚有暴雨'));
    await until('all villages hear it', () => ['西沟村', '东沟村', '柳林村'].every((where) => ordered(where).length));
    const received = await says('张建国', '西沟村', quoting(ordered('西沟村')[0], '收到'));
    expect(received.answers).toEqual([`✓ 西沟村 令1 签收（${received.time}）`]);
    const figures = await says('张建国', '西沟村', '反馈 转移3户7人');
    expect(figures.answers).toEqual([`✓ 西沟村 令1 反馈：转移户数3户 转移人数7人（${figures.time}）`]);
    const progress = await says('罗平', '平川县', '/进度 1');
    expect(progress.answers).toEqual([expect.stringContaining('村：应收3 送达3 签收1 反馈1')]);
  });

  it('reminds and mentions who is missing, and takes the quoted reminder for a report', async () => {
    await town.travel('15:30');
    const reminder = town.gateway.sent().findLast(({ text }) => text.includes('西沟村6号网格'));
    expect(reminder).toEqual({
      conversation: '2111@chatroom',
      text: '@孙伟\u2005 疫情防控16:00截止，还没收到：西沟村6号网格。没有情况发：零报告',
      mentions: ['孙伟'],
    });
    expect((await says('孙伟', '西沟村', quoting(reminder?.text, '零报告'))).answers).toEqual([
      `✓ 西沟村6号网格 7月28日 零报告（15:30 按时）`,
    ]);
  });

  it('tells the village and the city the same figures, in /汇总 and in /未报', async () => {
    const [village = ''] = (await says('张建国', '西沟村', '/汇总')).answers;
    expect(village).toContain('应报6个，已报6个，其中零报告4个、迟报0个，未报0个。');
    const [city = ''] = (await says('唐文', '松江市', '/汇总')).answers;
    expect(city).toContain('应报9个，已报6个，其中零报告4个、迟报0个，未报3个');
    for (const summary of [village, city]) expect(summary).toMatch(/返乡人员4人.*居家隔离2人/);
    expect((await says('张建国', '西沟村', '/未报')).answers).toEqual([
      `西沟村 7月28日疫情防控：应报6，有情况2，零报告4，未报0，联系不上0，免报0`,
    ]);
    const missing = '东沟村1号网格、2号网格、柳林村1号网格';
    expect((await says('唐文', '松江市', '/未报')).answers).toEqual([
      `松江市 7月28日疫情防控：应报9，有情况2，零报告4，未报3，联系不上0，免报0\n未报：${missing}`,
    ]);
    expect(city).toContain(`未报3个（${missing}）`);
  });

  it('answers nothing twice, whatever the channel delivers again', async () => {
    const groups = ['西沟村', '东沟村', '河湾镇', '平川县', '松江市'];
    const before = groups.map((where) => town.heard(where).length);
    await town.gateway.say(...said, ...said);
    // Each group's own order is kept, so what would be answered again has been when this one is.
    for (const where of groups) {
      expect((await town.says('唐文', where, '/我是谁')).answers).toEqual([expect.stringContaining('唐文')]);
    }
    await town.bot.drive.settle();
    expect(groups.map((where) => town.heard(where).length)).toEqual(before.map((count) => count + 1));
  });

  it('has said as much as was asked of it, and had no accident', () => {
    const count = (where: string) => town.heard(where).length;
    // Bound, four reports, handed over and taken, ordered and answered twice, reminded, reported, read twice, who.
    expect(count('西沟村')).toBe(1 + 4 + 2 + 3 + 1 + 1 + 2 + 1);
    // Bound, what is wrong, ordered, reminded, who.
    expect(count('东沟村')).toBe(1 + 1 + 1 + 1 + 1);
    // Bound, ordered, reminded.
    expect(count('柳林村')).toBe(1 + 1 + 1);
    // Bound, preview, sent, limit over, progress, who.
    expect(count('平川县')).toBe(1 + 1 + 1 + 1 + 1 + 1);
    // Bound, switched on, read twice, who.
    expect(count('松江市')).toBe(1 + 1 + 2 + 1);
    expect(town.states.map(({ state }) => state)).toEqual(['starting', 'online']);
    expect(town.incidents).toEqual([]);
  });
});
