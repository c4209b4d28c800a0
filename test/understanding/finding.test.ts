// Findings as they are typed: several in one message, without slash, limits in all their words, answers and quotes.
import { describe, expect, test } from 'vitest';
import { findingQuoted, quotedReply } from '../../src/understanding/reply.ts';
import { understand } from '../../src/understanding/index.ts';
import { commands } from './commands.ts';

const context = {
  at: Date.parse('2022-07-28T16:30:00+08:00'),
  zone: 'Asia/Shanghai',
  templates: [],
  commands: [...commands, { name: 'lookback', names: ['回头看'] }],
};
const meant = (text: string) => understand(text, context).intent;
const due = (limit: string) => meant(`/督查 西沟村卡口 登记本空白 ${limit}`);

describe('limits', () => {
  test.each([
    ['1.5小时内', '28T18:00:00'],
    ['今晚12点前', '29T00:00:00'],
    ['限期3日', '31T16:30:00'],
    ['24小時內', '29T16:30:00'],
    ['今日办结', '28T23:59:59'],
    ['昨天10点前', '27T10:00:00'],
  ])('%s', (limit, when) => {
    expect(due(limit)).toMatchObject({ issue: '登记本空白', deadline: limit, due: `2022-07-${when}+08:00` });
  });
  test('weekends are no working days, and next year is next year', () => {
    expect(due('3个工作日内')).toMatchObject({ due: '2022-08-02T16:30:00+08:00' });
    expect(due('明年1月5日前')).toMatchObject({ due: '2023-01-05T23:59:59+08:00' });
    expect(
      understand('/督查 西沟村 无人 中午1点前', { ...context, at: context.at - 6 * 3_600_000 }).intent,
    ).toMatchObject({
      due: '2022-07-28T13:00:00+08:00',
    });
    expect(due('马上改')).toMatchObject({ issue: '登记本空白', immediate: true });
  });
  test('what no calendar or clock shows is a mistake', () => {
    expect(due('2月30日前')).toMatchObject({ intent: 'error', code: 'bad_date', token: '2月30日前' });
    for (const limit of ['25点前', '9999天内', '0小时内']) expect(due(limit)).toMatchObject({ code: 'out_of_range' });
  });
});

describe('several in one message', () => {
  const places = (text: string) => {
    const intent = meant(text);
    return intent.intent === 'finding' && 'items' in intent
      ? intent.items.map(({ place, due: at }) => [place, at])
      : intent;
  };
  test('each piece with its unit', () => {
    expect(places('/督查 铁路社区：登记本空白；工农村：灯不亮')).toEqual([
      ['铁路社区', undefined],
      ['工农村', undefined],
    ]);
  });
  test('one limit behind the last is for all, unless each has its own', () => {
    const ten = '2022-07-29T10:00:00+08:00';
    expect(places('/督查\n1. 铁路社区 登记本空白\n2. 工农村 无人 明天10点前')).toEqual([
      ['铁路社区', ten],
      ['工农村', ten],
    ]);
    expect(places('/督查 铁路社区：登记本空白；工农村：灯不亮；以上明天10点前整改')).toEqual([
      ['铁路社区', ten],
      ['工农村', ten],
    ]);
    expect(places('/督查\n1. 甲村 无人 明天10点前\n2. 乙村 无人\n3. 丙村 无人 1小时内')).toEqual([
      ['甲村', ten],
      ['乙村', undefined],
      ['丙村', '2022-07-28T17:30:00+08:00'],
    ]);
  });
  test('a village behind its town is the place', () => {
    expect(meant('/督查 辽西街道 西环社区卡口 无人')).toMatchObject({ place: '辽西街道西环社区卡口', issue: '无人' });
    expect(meant('/督查 12 号楼卡口 无人')).toMatchObject({ place: '12号楼卡口', issue: '无人' });
  });
});

describe('without slash', () => {
  test.each([
    ['督查 新兴社区 隔离点人员脱离闭环', '新兴社区'],
    ['督查新兴社区：卡口无人值守', '新兴社区：卡口'],
    ['督查发现新兴社区卡口无人值守，限今晚8点前整改', '新兴社区卡口'],
  ])('%s', (text, place) => {
    expect(meant(text)).toMatchObject({ intent: 'finding', place });
  });
  test.each([
    ['签收1', 'accept', '1'],
    ['签收88号', 'accept', '88'],
    ['簽收１', 'accept', '1'],
    ['督24签收', 'accept', '24 签收'],
    ['签收12、13', 'accept', '12、13'],
    ['整改完成 96', 'rectify', '96'],
    ['督32 已整改，补了', 'rectify', '32 已整改，补了'],
    ['复查 12 通过', 'review', '12 通过'],
    ['复查12通过', 'review', '12 通过'],
    ['14号通过', 'review', '14 通过'],
    ['延期 9 等材料 到明天', 'extend', '9 等材料 到明天'],
    ['延期 3 同意', 'extend', '3 同意'],
    ['回头看12保持', 'lookback', '12 保持'],
  ])('%s', (text, name, rest) => {
    expect(meant(text)).toMatchObject({ intent: 'command', name, rest });
  });
  test.each([
    '督查组明天到西沟村检查卡口无人值守',
    '督查发现的问题请抓紧整改',
    '督查发现各村登记本空白，请各村自查',
    '延期 3 天',
    '12号楼都改好了',
    '复查12户，合格',
    '14号通过验收',
  ])('%s is talk', (text) => {
    expect(meant(text)).toEqual({ intent: 'none' });
  });
  test('nothing behind 督查 asks for nothing', () => {
    expect(meant('/督查')).toMatchObject({ intent: 'command', name: 'finding', rest: '' });
  });
});

describe('a quoted finding', () => {
  test.each([
    ['收到', 'accept'],
    ['已整改，补登记了', 'rectify'],
    ['不是我们的', 'refuse'],
    ['通过', 'review'],
    ['不通过 没补全', 'review'],
  ])('%s', (text, name) => {
    expect(quotedReply(text, context)).toMatchObject({ name, rest: text });
  });
  test('chatter and questions stay what they are', () => {
    for (const text of ['收到了吗', '这个谁负责', '好']) expect(quotedReply(text, context)).toBeUndefined();
  });
  test('only one that is about one finding tells its number', () => {
    expect(findingQuoted('【督查交办】督12 西沟村卡口：登记本空白')).toBe(12);
    expect(findingQuoted('✓ 督12 已签收\n✓ 督13 已签收')).toBeUndefined();
    expect(findingQuoted('令3 处理督12')).toBeUndefined();
  });
});
