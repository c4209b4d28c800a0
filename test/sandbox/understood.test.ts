// What the sandbox shows beside a message: what the bot would make of it, without its being said.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../src/engine/session.ts';
import { UNDERSTOOD_RULES, understoodBy } from '../../src/sandbox/understood.ts';
import { understood } from '../../src/transports/sandbox/wire-understood.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.stop());

const asked = (...[who, where, text, more = {}]: [string, string, string, object?]) => {
  const { engine } = town.bot;
  const said = { channel: town.channel.channel, conversation: where, contact: who, text, at: town.now(), ...more };
  return understoodBy({ engine, read: openSession(engine).read }, said);
};
const inVillage = (text: string, who = '王芳') => asked(who, 'room-2111', text);

describe('the rule that decided', () => {
  it.each([
    ['零报告', 'zero_phrase', 'zero_report', 'zero'],
    ['返乡2 居隔2', 'plain_figures', 'report', 'report'],
    ['我们网格今天外地返回了两个人，都居家隔离', 'figures', 'report', 'report'],
    ['/日报 返乡2', 'report_command', 'report', 'report'],
    ['更正 返乡3', 'correction', 'correct', 'correct'],
    ['#接龙\n1. 1号网格 零报告\n2. 2号网格 返乡1', 'chain', 'chain', 'chain'],
    ['收到', 'acknowledgement', 'ack', 'ack'],
    ['上条作废', 'withdrawal', 'command', 'undo'],
    ['/未报', 'command_word', 'command', 'missing'],
    ['未报', 'command_word', 'command', 'missing'],
    ['督查 西沟村卡口 登记本空白 明天10点前', 'finding_sentence', 'finding', 'finding'],
    ['返乡：', 'bare_form', 'error', undefined],
    ['今天天气不错，晚上吃饺子', 'chatter', 'none', undefined],
  ] as const)('%s', async (...[text, rule, intent, command]) => {
    const found = await inVillage(text);
    expect(found).toMatchObject({ rule, intent, answersQuestion: false });
    expect(found.command?.name).toBe(command);
    expect(UNDERSTOOD_RULES).toContain(found.rule);
    expect(understood.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  });

  it('in a very long text nothing is read', async () => {
    expect((await inVillage('哈'.repeat(30_000))).rule).toBe('endless');
  });

  it('a picture without words is for a finding', async () => {
    expect(await asked('谢飞', 'room-2111', '', { image: 'a.jpg' })).toMatchObject({
      rule: 'photo',
      command: { name: 'photo', names: [] },
    });
  });
});

describe('what was found', () => {
  it('figures with their labels, and the form', async () => {
    expect(await inVillage('返乡2 居隔1')).toMatchObject({
      form: { key: 'epidemic', title: '疫情防控', titleEn: 'Epidemic control' },
      figures: [
        { key: 'returnees', label: '返乡人员', labelEn: 'Returnees', measure: '人', value: 2 },
        { key: 'quarantined', label: '居家隔离', value: 1 },
      ],
      zero: false,
      stands: { code: '21111', label: '西沟村1号网格' },
    });
  });

  it('the unit it is about, and the day', async () => {
    expect(await inVillage('代3号网格 昨天 返乡2', '张建国')).toMatchObject({
      unit: { typed: '3号网格', code: '21113', label: '西沟村3号网格' },
      days: ['2022-07-27'],
      figures: [{ key: 'returnees', value: 2 }],
    });
  });

  it('each row of a chain, also the one that is wrong', async () => {
    const { entries } = await inVillage('#接龙\n1. 1号网格 零报告\n2. 2号网格 返乡1\n3. 3号网格 返乡-2');
    expect(entries).toMatchObject([
      { name: '1号网格', said: 'zero' },
      { name: '2号网格', said: 'figures', figures: [{ label: '返乡人员', value: 1 }] },
      { name: '3号网格', said: 'mistake', mistake: { code: 'negative_number' } },
    ]);
  });

  it('a finding with its limit', async () => {
    expect((await inVillage('督查 西沟村卡口 登记本空白 明天10点前', '谢飞')).findings).toEqual([
      { place: '西沟村卡口', issue: '登记本空白', deadline: '明天10点前', due: '2022-07-29T10:00:00+08:00' },
    ]);
  });

  it('the code of a mistake', async () => {
    expect(await inVillage('返乡-2')).toMatchObject({ intent: 'error', mistake: { code: 'negative_number' } });
    expect(await inVillage('明天零报告')).toMatchObject({ mistake: { code: 'future_date' } });
  });

  it('what was probably meant by a misspelt command', async () => {
    expect(await inVillage('/汇纵', '张建国')).toMatchObject({ unknown: { typed: '汇纵', suggestion: '汇总' } });
  });
});

describe('who may', () => {
  it('a grid worker may not order, the town may', async () => {
    expect((await inVillage('/指令 今晚值守')).command).toMatchObject({
      name: 'order',
      names: ['指令', 'order', 'zl'],
      permission: 'issue_directive',
      typed: '指令',
      allowed: false,
    });
    expect((await asked('何静', 'room-211', '/指令 今晚值守')).command?.allowed).toBe(true);
  });

  it('a stranger is understood but may not', async () => {
    const found = await inVillage('返乡2', '路人');
    expect(found).toMatchObject({ intent: 'report', command: { name: 'report', allowed: false } });
    expect(found.stands).toBeUndefined();
  });
});

it('a 1 answers the question that waits, and nothing once it has been answered', async () => {
  expect(await inVillage('1')).toMatchObject({ rule: 'acknowledgement', answersQuestion: false });
  await town.says('何静', '河湾镇', '/指令 村 反馈 转移户数、转移人数 20:30前 今晚有大到暴雨');
  const waiting = await asked('何静', 'room-211', '1');
  expect(waiting).toMatchObject({ rule: 'question_answer', answersQuestion: true, command: { name: 'order' } });
  // Asking has answered nothing: the question still stands.
  expect(await asked('何静', 'room-211', '取消')).toMatchObject({
    rule: 'question_answer',
    command: { name: 'order' },
  });
  expect((await town.says('何静', '河湾镇', '1'))[0]).toContain('✓ 令1 已下发');
  expect((await asked('何静', 'room-211', '1')).answersQuestion).toBe(false);
});

it('figures that an order asked for are its answer', async () => {
  expect(await inVillage('转移3户7人', '张建国')).toMatchObject({
    rule: 'order_answer',
    order: 1,
    command: { name: 'respond', allowed: true },
    figures: [
      { label: '转移户数', value: 3 },
      { label: '转移人数', value: 7 },
    ],
  });
  expect(await inVillage('收到令1', '张建国')).toMatchObject({ rule: 'acknowledgement', order: 1 });
  expect(town.incidents).toEqual([]);
});

it('what quotes a finding is about that finding', async () => {
  const quoted = '「Gridline：【督查交办】督7 西沟村卡口：登记本空白」\n- - - - - - - - - - - - - - -\n已整改';
  expect(await inVillage(quoted, '张建国')).toMatchObject({
    rule: 'finding_quoted',
    command: { name: 'rectify' },
    quoted: { name: 'Gridline' },
  });
});
