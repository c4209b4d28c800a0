// What people of the scripted day say. {n} people back home and in quarantine, {N} the same in words, {p} patrols, {name} the unit.

type Lines = readonly [string, ...string[]];

export const ZERO: Lines = [
  '零报告',
  '零报告',
  '{name}零报告',
  '今日零报告',
  '0报告',
  '零报告。',
  '无异常，零报告',
  '{name} 零报告',
  '各位领导好，今日零报告',
  '/零报告',
];

export const FIGURES: Lines = [
  '返乡{n} 居隔{n}',
  '返乡人员：{n}\n居家隔离：{n}',
  '今日返乡{n}人，居家隔离{n}人',
  '{name} 返乡{n}人 居隔{n}人',
  '今天外地返回{N}人，居家隔离{N}人',
  '新增返乡人员{n}名，居家观察{n}名',
  '/日报 返乡{n} 居隔{n}',
];

export const WITH_PATROLS: Lines = [
  '返乡{n} 居隔{n} 巡查{p}次',
  '今日返乡{n}人，居家隔离{n}人，巡查{p}次',
  '返乡人员：{n}\n居家隔离：{n}\n巡查次数：{p}',
];

export const CORRECTED: Lines = ['更正 返乡{n} 居隔{n}', '更正：返乡{n}人，居隔{n}人'];

/** Below zero: the bot says what is wrong, then it is said right. */
export const WRONG: Lines = ['返乡-{n} 居隔{n}', '返乡负{n}人 居隔{n}人'];
export const WITHDRAWN = '撤回';

export const CHATTER: Lines = [
  '早上好',
  '今天风大，大家注意防火',
  '谁有多余的登记本，给我送两本',
  '卡口那边的热水壶坏了',
  '明天谁值班？',
  '[强]',
  '辛苦了',
  '中午食堂包饺子',
  '好冷啊今天',
];

export const CHAIN_TITLE = '#接龙\n{name}疫情日报';
export const ROW_ZERO = '零报告';
export const ROW_FIGURES = '返乡{n} 居隔{n}';
export const ON_BEHALF = '代{name} 零报告';

export const SUBMIT = '/报送';
export const YES = '1';

export const ORDER =
  '/指令 村 反馈 走访户数、独居老人数 11:30前 主题：独居老人走访 今天上午走访辖区独居老人，走访情况11:30前反馈';
export const ACKS: Lines = ['收到', '收到', '收到，马上安排', '{name}收到', '已收到'];
export const ANSWER: Lines = [
  '走访户数{n} 独居老人数{p}',
  '反馈 走访户数{n} 独居老人数{p}',
  '走访户数：{n}\n独居老人数：{p}',
];

export const FINDING = '督查 {name}卡口 登记本漏登 今天15点前';
/** Words of the bot's messages that are quoted. */
export const HANDED_OVER = '督查交办';
export const RECORDED = '已交办';
export const ACCEPTED = '收到';
export const MENDED = '已整改，漏登的已补登';
export const PASSED = '复查通过';

export const NUMERALS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九'];
