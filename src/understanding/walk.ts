// The way from a label to its figure: fillers, measures, ranges (domain.md §10).
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import { behindBracket, bitsAt, has, type Lexed, words } from './lexed.ts';

/** Where reading stands while it walks over what may come between label and figure. */
export interface Walk {
  readonly field: ReportField;
  readonly strict: boolean;
  at: number;
  colon: boolean;
  blank: boolean;
  guess: boolean;
  diff: boolean;
  cum: boolean;
}

const FILLER = BIT.conn | BIT.word | BIT.colon | BIT.blank | BIT.of | BIT.guess | BIT.diff | BIT.cum | BIT.open;

/** 走了两趟, 照常两次: how the work was done. */
const MANNER = /^(?:[也都就只又才还共]|照常|正常|照例|按时|照样|仍旧)*(?:走|跑|转|搞|弄|做|干|去|巡|完成|进行|开展)?$/;
/** 加上他们一共六个 */
const ADDED = /^(?:加上|连上|连同|算上)/;
const TOTAL = /^(?:一共|总共|合计|共计?|总计)/;
/** 返乡嘛，两个: a pause behind the label. */
const PAUSE = /^(?:嘛|呢|吧|啊|么|呀|哈|的话|方面|这块|那块|这边)$/;

/** Words between label and figure that say nothing of the count, though nobody lists them as fillers. */
function isAside(lexed: Lexed, { at, field }: Walk): boolean {
  const bits = bitsAt(lexed, at);
  const word = words(lexed, at, at + 1);
  if (bits & BIT.sep) return isPause(lexed, at, word);
  if (bits & (BIT.num | BIT.label | BIT.neg | BIT.nl) || word === '') return false;
  if (bits === 0 && ADDED.test(word)) return TOTAL.test(words(lexed, at + 1, at + 2));
  if (field.kind !== 'people') return field.kind === 'work' && MANNER.test(word);
  return /^剩/.test(word) || isWhoAreCounted(lexed, at);
}

const WHO =
  /^(?:大?学生|农?民工|(?:外出|外来|在外)?务工人?员?|务工者|打工者|打工的|打工人员|老乡|群众|村民|居民|老人|儿童|小孩子?|孩子|职工|工人|员工|师生|教师|家属|妇女|青年|年轻人|干部|党员|游客|商户|人士|母女|母子|父子|父女|夫妻|夫妇|兄弟|姐妹|姐弟|兄妹|情侣|一家)$/;
/** 返乡学生3人, 返乡母女俩: who those counted are, right between label and figure. */
function isWhoAreCounted(lexed: Lexed, at: number): boolean {
  let from = at - 1;
  while (from > at - 4 && from > 0 && !has(lexed, from, BIT.label | BIT.sep | BIT.blank)) from -= 1;
  let next = at;
  while (next < at + 4 && next < lexed.tokens.length && !has(lexed, next, BIT.num | BIT.sep | BIT.blank)) next += 1;
  if (!has(lexed, from, BIT.label) || !has(lexed, next, BIT.num) || has(lexed, next + 1, BIT.not)) return false;
  return WHO.test(words(lexed, from + 1, next)) && !/其中$/.test(words(lexed, Math.max(0, from - 1), from));
}

/** 返乡嘛，两个; and 巡查；3, where the key beside the colon was hit. */
function isPause(lexed: Lexed, at: number, word: string): boolean {
  if (word === ';') return isColonMeant(lexed, at);
  return /[，,]/.test(word) && PAUSE.test(words(lexed, at - 1, at)) && countsAt(lexed, at + 1);
}

/** 巡查；3: no figure stands in front of the label, and the one behind belongs to no other. */
function isColonMeant(lexed: Lexed, at: number): boolean {
  if (!has(lexed, at - 1, BIT.label) || has(lexed, at - 2, BIT.num | BIT.meas | BIT.of | BIT.neg)) return false;
  const next = pastBlanks(lexed, at + 1);
  let end = next + 1;
  if (has(lexed, end, BIT.mark | BIT.or) && has(lexed, end + 1, BIT.num)) end += 2;
  while (has(lexed, end, BIT.meas) && !has(lexed, end, BIT.label)) end += 1;
  const ended = end >= lexed.tokens.length || has(lexed, end, BIT.sep | BIT.nl | BIT.blank | BIT.dun);
  return ended && has(lexed, next, BIT.num);
}

/** A figure or a negation that no other label claims. */
function countsAt(lexed: Lexed, at: number): boolean {
  if (has(lexed, at, BIT.neg)) return !has(lexed, at + 1, BIT.label);
  let end = at + 1;
  while (has(lexed, end, BIT.meas) && !has(lexed, end, BIT.label)) end += 1;
  return has(lexed, at, BIT.num) && !has(lexed, end, BIT.label | BIT.not | BIT.of);
}

function note(walk: Walk, bits: number): void {
  if (bits & BIT.colon) walk.colon = true;
  if (bits & BIT.blank) walk.blank = true;
  if (bits & BIT.guess) walk.guess = true;
  if (bits & BIT.diff) walk.diff = true;
  if (bits & BIT.cum) walk.cum = true;
}

/** A line break stands between label and figure only when a table was pasted downwards. */
function crossesLine(lexed: Lexed, at: number, colon: boolean): boolean {
  if (!has(lexed, at, BIT.nl) || !has(lexed, at + 1, BIT.num) || has(lexed, at - 1, BIT.num)) return false;
  let end = at + 2;
  while (has(lexed, end, BIT.meas | BIT.blank)) end += 1;
  return (end >= lexed.tokens.length || has(lexed, end, BIT.nl)) && !colon;
}

/** Steps over （…） behind a label; stops before a figure that is all the bracket holds: 返乡（5）人. */
function skipBracket(lexed: Lexed, walk: Walk): boolean {
  const end = behindBracket(lexed, walk.at);
  const filled = has(lexed, walk.at + 1, BIT.num) && end === walk.at + 3 && !has(lexed, end, BIT.colon);
  if (end === walk.at + 1) return false;
  walk.at = filled ? walk.at + 1 : end;
  return !filled;
}

/** Moves to the first token behind the label that is neither filler nor a bracket. */
export function skipFillers(lexed: Lexed, walk: Walk): void {
  for (;;) {
    const bits = bitsAt(lexed, walk.at);
    if (bits & BIT.mark && isLongDash(lexed, walk.at)) walk.colon = true;
    else if (crossesLine(lexed, walk.at, walk.colon)) walk.blank = true;
    else if ((!(bits & FILLER) || bits & (BIT.neg | BIT.soft | BIT.label)) && !isAside(lexed, walk)) return;
    else if (bits & BIT.sep && words(lexed, walk.at, walk.at + 1) === ';') walk.colon = true;
    else note(walk, bits);
    if (!(bits & BIT.open)) walk.at += 1;
    else if (!skipBracket(lexed, walk)) return;
  }
}

function isLongDash(lexed: Lexed, at: number): boolean {
  return /^[-—]{2,}$/.test(words(lexed, at, at + 1)) || words(lexed, at, at + 1) === '→';
}

function pastBlanks(lexed: Lexed, at: number): number {
  let next = at;
  while (has(lexed, next, BIT.blank)) next += 1;
  return next;
}

/** 2、3人: an enumeration of two figures with one measure. */
function isPairOfFigures(lexed: Lexed, at: number): boolean {
  if (!has(lexed, at, BIT.dun | BIT.sep) || !/[、，,]/.test(words(lexed, at, at + 1))) return false;
  if (!has(lexed, at + 1, BIT.num) || !has(lexed, at + 2, BIT.meas)) return false;
  if (has(lexed, at - 1, BIT.meas) && words(lexed, at - 1, at) !== words(lexed, at + 2, at + 3)) return false;
  const next = at + 3;
  return (
    next >= lexed.tokens.length || (has(lexed, next, BIT.sep | BIT.nl | BIT.blank) && !has(lexed, next, BIT.label))
  );
}

/** Another figure behind this one: 2-3, 2至3, 2或3, 2、3人. */
export function isRange(lexed: Lexed, at: number): boolean {
  const next = pastBlanks(lexed, at);
  if (has(lexed, next, BIT.mark | BIT.or) || words(lexed, next, next + 1) === '或者') {
    const to = pastBlanks(lexed, next + 1);
    return has(lexed, to, BIT.num) && !has(lexed, to + 1, BIT.label);
  }
  return next === at && isPairOfFigures(lexed, at);
}

export interface Measured {
  readonly value: number;
  readonly end: number;
  /** A measure word stood behind the figure. */
  readonly counted: boolean;
}

const HEADS = /^[人名位个例]$/;
const PEOPLE = /^(?:人|名|位|口|个人|人次)$/;
const QUANTITY =
  /^(?:毫米|mm|MM|厘米|cm|米|m|公里|km|立方米|立方|万方|方|公斤|千克|kg|KG|斤|吨|亩|公顷|平方米|元|万元|小时|分钟)$/;

/** 发热3次, 返乡2辆: not heads. */
const THINGS =
  /^(?:次|趟|遍|轮|辆|台|套|只|头|份|袋|箱|张|件|条|把|瓶|桶|盒|片|包|部|块|篇|期|棵|株|顶|匹|批|批次|车次|班次|场次|场|架|艘)$/;
const isOfThings = (lexed: Lexed, { kind, measure }: ReportField, at: number): boolean =>
  kind === 'people' && PEOPLE.test(measure) && valueOf(lexed, at) > 0 && THINGS.test(words(lexed, at + 1, at + 2));

/** 巡查5人, 巡查2公里: a figure in a measure the field is not counted in. */
function isAlien(field: ReportField, word: string): boolean {
  if (QUANTITY.test(word)) return !QUANTITY.test(field.measure) && field.decimal !== true;
  if (field.kind !== 'work' || word === '') return false;
  if (/次数$/.test(field.label)) return /^[户家队组份件]$/.test(word) || PEOPLE.test(word);
  return PEOPLE.test(word) && !PEOPLE.test(field.measure);
}

/** 1个都没有, 一个没得: not one. Index behind it, or -1. */
export function noneBehind(lexed: Lexed, at: number): number {
  let next = at;
  while (has(lexed, next, BIT.of | BIT.word | BIT.all) && !has(lexed, next, BIT.label | BIT.neg)) next += 1;
  const ended = next + 1 >= lexed.tokens.length || has(lexed, next + 1, BIT.sep | BIT.nl | BIT.blank);
  return has(lexed, next, BIT.neg) && ended ? next + 1 : -1;
}

/** End of the measure words behind the figure at `at`; -1 when it counts something else. */
function measuresEnd(lexed: Lexed, at: number, own: boolean): number {
  if (!own && has(lexed, at + 1, BIT.not) && !has(lexed, at + 1, BIT.meas)) return -1;
  let end = own ? at + 2 : at + 1;
  while (has(lexed, end, BIT.meas) && !has(lexed, end, BIT.label)) end += 1;
  return has(lexed, end, BIT.num) && /^万?元$/.test(words(lexed, end + 1, end + 2)) ? -1 : end; // 一次500元
}

const isOwn = ({ measure }: ReportField, word: string): boolean =>
  word === measure || (PEOPLE.test(word) && PEOPLE.test(measure));

/** What a measure word is to a field: its own, another kind of thing, households where heads or rooms are counted, or any. */
function kinship(field: ReportField, word: string): 'own' | 'alien' | 'house' | 'any' {
  if (field.measure !== '' && word === field.measure) return 'own';
  if (/^[户家]$/.test(word) && (PEOPLE.test(field.measure) || field.measure === '间')) return 'house';
  return isAlien(field, word) ? 'alien' : 'any';
}

/** 2户5人, 2户，共5人: where the second figure stands, or -1. */
function secondAt(lexed: Lexed, at: number, far: boolean): number {
  let next = at;
  if (far) while (has(lexed, next, BIT.sep | BIT.blank | BIT.conn) && !has(lexed, next, BIT.label)) next += 1;
  return has(lexed, next, BIT.num) && has(lexed, next + 1, BIT.meas) && !has(lexed, next + 2, BIT.label) ? next : -1;
}

/** The second of two figures, when its measure is the field's own: 12户31人. */
function ownSecond(lexed: Lexed, field: ReportField, second: number): Measured | undefined {
  if (second < 0 || !isOwn(field, words(lexed, second + 1, second + 2))) return undefined;
  return { value: lexed.tokens[second]?.v ?? NaN, end: second + 2, counted: true };
}

/** The figure at `at` with its measure words; undefined when it counts something else. */
export function measured(lexed: Lexed, field: ReportField, at: number): Measured | undefined {
  const word = words(lexed, at + 1, at + 2);
  const kin = isOfThings(lexed, field, at) ? 'alien' : kinship(field, word);
  const end = measuresEnd(lexed, at, kin === 'own');
  if (end < 0) return undefined;
  const counted = end > at + 1;
  const second = counted ? secondAt(lexed, end, kin === 'house' || kin === 'alien') : -1;
  const other = isOfHeads(field, kin, word) ? undefined : ownSecond(lexed, field, second);
  if (other !== undefined || kin === 'alien') return other;
  const next = second === end ? words(lexed, second + 1, second + 2) : '';
  const value = isStill(lexed, at, kin) || !isUnsure(field, kin, next) ? valueOf(lexed, at) : NaN;
  return { value, end: next === '' ? end : pastMeasures(lexed, end + 2), counted };
}

/** 2名3人: the first counts heads as well. */
const isOfHeads = ({ kind }: ReportField, kin: ReturnType<typeof kinship>, word: string): boolean =>
  kin === 'own' || (kind === 'people' && HEADS.test(word));

const valueOf = ({ tokens }: Lexed, at: number): number => tokens[at]?.v ?? NaN;

/** 3个|姑娘 */
function pastMeasures(lexed: Lexed, at: number): number {
  let end = at;
  while (has(lexed, end, BIT.meas) && !has(lexed, end, BIT.label)) end += 1;
  return end;
}

/** 居家隔离还是3户: the count of yesterday, in whose measure it was given. */
const STILL = /^(?:还是|仍是|仍然是|依旧是|依然是)$/;
const isStill = (lexed: Lexed, at: number, kin: ReturnType<typeof kinship>): boolean =>
  kin === 'house' && STILL.test(words(lexed, at - 1, at));

/** 2户 of a head count, 2人3人. */
const isUnsure = (field: ReportField, kin: ReturnType<typeof kinship>, next: string): boolean =>
  kin === 'house' ||
  (kin === 'own' && isOwn(field, next)) ||
  (field.kind === 'people' && PEOPLE.test(field.measure) && HEADS.test(next));
