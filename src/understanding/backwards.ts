// Figures in front of their labels: 2人返乡, 有2人从上海返乡 (domain.md §10).
import { BIT } from './bits.ts';
import type { ReportField } from '../templates/types.ts';
import { bitsAt, fieldOf, has, type Lexed, words } from './lexed.ts';
import { doubt, state, type State } from './state.ts';
import { bounded, mistake, type Reading } from './value.ts';
import { measured, noneBehind } from './walk.ts';

const EDGE = BIT.sep | BIT.nl;

/** Start of the words 从上海 that end at tokens[at]. */
function originOf(lexed: Lexed, at: number): number {
  for (let start = at; start > at - 4 && start > 0; start -= 1) {
    if (/^(?:从|自|由|来自)/.test(words(lexed, start, start + 1))) return start;
    if (has(lexed, start, EDGE | BIT.num | BIT.label)) break;
  }
  return at + 1;
}

const VALUE_FIRST = /^(?:\d{1,5}[人名例个位次趟遍户]?[\u4e00-\u9fff]{2,8}(?:[\s，,;、。]+|$)){2,}$/;

/** 0发热 2返乡 3次巡查: every piece puts its figure first. */
const isValueFirst = ({ text }: Lexed): boolean => text.length < 100 && VALUE_FIRST.test(text);

/** 仨返乡, or one of many pieces with the figure first. */
const isUnmeasured = (lexed: Lexed, index: number, at: number): boolean =>
  /^[仨俩]$/.test(words(lexed, at, at + 1)) || (at === index - 1 && isValueFirst(lexed));

/** The figure in front of the label at tokens[index] (2人返乡, 有2人从上海返乡): its token, or -1. */
function figureBefore(own: State, index: number): number {
  const { lexed } = own;
  let at = index - 1;
  if (has(lexed, at, BIT.word | BIT.of) && !has(lexed, at, BIT.label)) at -= 1;
  if (/^(?:从|自|由|来自)[^，。]{0,10}$/.test(words(lexed, Math.max(own.used, originOf(lexed, at)), at + 1)))
    at = originOf(lexed, at) - 1;
  else if (at === index - 1 && has(lexed, at, BIT.blank)) at -= 1;
  let measures = 0;
  while (has(lexed, at, BIT.meas) && !has(lexed, at, BIT.label)) {
    at -= 1;
    measures += 1;
  }
  if (at < own.used || !has(lexed, at, BIT.num)) return -1;
  return measures > 0 || isUnmeasured(lexed, index, at) ? at : -1;
}

/** In this clause figures stand before their labels: the first is a figure, the last a label. */
function figuresFirst(lexed: Lexed, index: number): boolean {
  let last = index;
  for (let at = index + 1; at < lexed.tokens.length && at < index + 60 && !has(lexed, at, EDGE); at += 1) {
    if (has(lexed, at, BIT.label | BIT.num)) last = at;
  }
  return has(lexed, last, BIT.label);
}

function endsBefore(lexed: Lexed, index: number): boolean {
  let at = index + 1;
  while (has(lexed, at, BIT.of | BIT.word)) at += 1;
  if (has(lexed, at, BIT.neg) && has(lexed, index + 1, BIT.of) && !has(lexed, at + 1, BIT.label)) return false; // 的还没做核酸
  return (
    at >= lexed.tokens.length ||
    has(
      lexed,
      at,
      EDGE |
        BIT.blank |
        BIT.dun |
        BIT.and |
        BIT.num |
        BIT.close |
        BIT.open |
        BIT.tail |
        BIT.label |
        BIT.neg |
        BIT.mark |
        BIT.colon,
    )
  );
}

/** The figure in front wins unless one stands right behind the label too and the clause puts figures behind. */
function prefersBefore(lexed: Lexed, index: number, forward: Reading): boolean {
  if (forward.is === 'missing' && forward.colon) return false;
  const near = forward.is === 'value' ? forward.near : forward.is === 'mistake';
  return endsBefore(lexed, index) && (!near || figuresFirst(lexed, index));
}

function isGuessBefore(lexed: Lexed, index: number): boolean {
  const before = bitsAt(lexed, index - 1);
  return (
    (before & BIT.guess) !== 0 || ((before & (BIT.mark | BIT.or)) !== 0 && has(lexed, index - 2, BIT.num | BIT.meas))
  );
}

/** Judges a figure that stands before its label: 2人返乡. */
function readBefore(lexed: Lexed, at: { index: number; value: number }, field: ReportField): Reading {
  const { index, value: v } = at;
  const before = bitsAt(lexed, index - 1);
  const end = index + 1;
  const decimal = lexed.tokens[index]?.decimal;
  if (/第$/.test(words(lexed, index - 1, index))) return { is: 'talk', end };
  if (isGuessBefore(lexed, index) || before & BIT.diff) return mistake('ambiguous_number', end);
  if (before & BIT.neg) return mistake('ambiguous_number', end, false);
  if (before & (BIT.cum | BIT.block)) return { is: 'talk', end };
  if (words(lexed, index - 1, index) === '-' || before & BIT.minus) return mistake('negative_number', end);
  if (Number.isNaN(v)) return mistake('ambiguous_number', end);
  return decimal === true && field.decimal !== true
    ? mistake('not_integer', end)
    : bounded(field, v, { end, near: true });
}

/** 2个在巡查, 两个去巡查: people at work. */
const ENGAGED = /在|正|去|负责|参[与加]/;

const COUNT = '(?:\\d{1,3}|[一二两俩三四五六七八九十]{1,3})';
/** 3个值守, 我们组5个人: people are told apart by what they do. */
const CREW = new RegExp(
  `${COUNT}(?:个人?|人|名|位)?(?:在|去|负责)?(?:值班|值守|值勤|执勤|登记|看守|站岗|在岗|休息|请假|做饭|烧饭|消杀|消毒|测温|宣传|守|待命|驻守|送菜|送饭|开会|轮休)|(?:组|队|班|我们|咱们|村里|点上|卡口|村委)(?:一?共|总共|今天)?(?:就|有|来了|只有)?${COUNT}(?:个|名)?人`,
);
/** 返乡2人 beside it. */
const HEADCOUNT = /[1-9一二两三四五六七八九十](?:个|人|名|位)/;

/** 2个巡查 among people: two of a crew, or a figure to ask about. */
function amongPeople(lexed: Lexed, at: number, index: number): 'crew' | 'doubt' | undefined {
  if (words(lexed, at + 1, index) !== '个') return undefined;
  const start = lexed.tokens[at]?.s ?? 0;
  const end = lexed.tokens[index]?.e ?? 0;
  const around = `${lexed.text.slice(Math.max(0, start - 60), start)}\n${lexed.text.slice(end, end + 60)}`;
  if (CREW.test(around)) return 'crew';
  return HEADCOUNT.test(around) && !isValueFirst(lexed) ? 'doubt' : undefined;
}

/** Two of a crew are passed over, a head count beside others is asked about; true when it was one of them. */
function readAmongPeople(own: State, at: number, index: number): boolean {
  const others = amongPeople(own.lexed, at, index);
  if (others === 'doubt')
    doubt(own, index, { is: 'mistake', code: 'ambiguous_number', end: index + 1, sure: false, from: at });
  return others !== undefined;
}

/** 2个巡查 beside 3个值守: the figure counts those who do the work. */
const countsWorkers = (own: State, field: ReportField, { at, index }: { at: number; index: number }): boolean =>
  field.measure === '次' && readAmongPeople(own, at, index);

/** 2人返乡. Returns true when it was read that way. */
export function readBackwards(own: State, index: number, forward: Reading): boolean {
  const { lexed } = own;
  const at = figureBefore(own, index);
  const field = fieldOf(lexed, lexed.tokens[index]);
  if (at < 0 || !field) return false;
  if (field.kind === 'work' && ENGAGED.test(words(lexed, at + 1, index))) return false;
  const figure = measured(lexed, field, at);
  if (!figure) return false;
  if (forward.is !== 'value' && countsWorkers(own, field, { at, index })) return true;
  return take(own, { index, at, figure: figure.value, field }, forward);
}

function take(
  own: State,
  { index, at, figure, field }: { index: number; at: number; figure: number; field: ReportField },
  forward: Reading,
): boolean {
  const { lexed } = own;
  const none = figure === 1 ? noneBehind(lexed, index + 1) : -1;
  if (none >= 0) state(own, { index, from: at, to: none }, 0);
  if (none >= 0 || !prefersBefore(lexed, index, forward)) return none >= 0;
  const reading = readBefore(lexed, { index: at, value: figure }, field);
  if (reading.is === 'value') state(own, { index, from: at, to: index + 1 }, reading.value);
  else if (reading.is === 'mistake') doubt(own, index, { ...reading, from: at });
  return true;
}
