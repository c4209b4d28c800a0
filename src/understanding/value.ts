// What stands behind a label: a figure, nothing, or something that is not a figure (domain.md §10, §11).
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import { UNCLEAR } from './fold.ts';
import type { ErrorCode } from './intent.ts';
import { bitsAt, fieldOf, has, type Lexed, words } from './lexed.ts';
import { isRange, measured, type Measured, noneBehind, skipFillers, type Walk } from './walk.ts';

export type Reading =
  | { readonly is: 'value'; readonly value: number; readonly end: number; readonly near: boolean }
  | { readonly is: 'mistake'; readonly code: ErrorCode; readonly end: number; readonly sure: boolean }
  /** Label without value: behind a colon it is a blank in a form. */
  | { readonly is: 'missing'; readonly colon: boolean; readonly end: number }
  /** The label is part of other talk, or the figure counts something else. */
  | { readonly is: 'talk'; readonly end: number };

const STOP = BIT.sep | BIT.nl | BIT.dun | BIT.close | BIT.label | BIT.item | BIT.and;
/** What may follow a figure at once. */
const AFTER =
  BIT.sep |
  BIT.nl |
  BIT.blank |
  BIT.close |
  BIT.open |
  BIT.label |
  BIT.neg |
  BIT.tail |
  BIT.dun |
  BIT.item |
  BIT.and |
  BIT.rest |
  BIT.mark |
  BIT.cum |
  BIT.all |
  BIT.guess |
  BIT.diff |
  BIT.soft |
  BIT.zero;

const DAY = /^(?:今|昨|前|本日|当日|目前|现|另|还有|同时|上午|下午|中午|晚上)/;
const GUESS =
  /^(?:估摸着?|约摸|怕是|大约|大概|约|约有|大致|估计|可能|差不多|好像|也许|应该有|或许|大概有|可能有|估计有|接近|最多|最少)$/;

export const mistake = (code: ErrorCode, end: number, sure = true): Reading => ({ is: 'mistake', code, end, sure });

function closes(lexed: Lexed, at: number, given: { counted: boolean; strict: boolean }): boolean {
  const bits = bitsAt(lexed, at);
  if (at >= lexed.tokens.length) return true;
  if (bits & BIT.of) return false;
  if (bits & AFTER) return true;
  if (given.counted && bits & (BIT.num | BIT.word | BIT.conn | BIT.colon)) return true;
  if (bits & BIT.word && DAY.test(words(lexed, at, at + 1))) return true;
  return given.strict && given.counted;
}

export function bounded(field: ReportField, value: number, place: { end: number; near: boolean }): Reading {
  const outside = value > (field.max ?? 99_999) || value < (field.min ?? 0);
  return outside ? mistake('out_of_range', place.end) : { is: 'value', value, end: place.end, near: place.near };
}

/** 约5人, 5人左右, 20多人, 增加5人: no certain figure. `end`: behind the figure and its measures. */
function isGuess(lexed: Lexed, walk: Walk, end: number): boolean {
  if (has(lexed, end, BIT.guess) || (has(lexed, end, BIT.vague) && !has(lexed, end, BIT.sep))) return true;
  return walk.guess || (walk.diff && !walk.colon);
}

function guessed(lexed: Lexed, walk: Walk, end: number): Reading {
  const given = { strict: walk.strict, counted: true };
  return mistake(
    'ambiguous_number',
    has(lexed, end, BIT.sep) ? end : end + 1,
    walk.strict || closes(lexed, end + 1, given) || closes(lexed, end, given),
  );
}

/** The figure counts degrees, houses, days: not ours, unless one of ours follows a temperature. */
function elsewhere(lexed: Lexed, walk: Walk): Reading {
  if (words(lexed, walk.at + 1, walk.at + 2) === '人以上' && walk.strict)
    return mistake('ambiguous_number', walk.at + 2);
  const degrees = /^(?:度|℃|°)/.test(words(lexed, walk.at + 1, walk.at + 2));
  return degrees ? again(lexed, walk) : { is: 'talk', end: walk.at + 1 };
}

function ranged(lexed: Lexed, at: number, end: number): Reading | undefined {
  if (!isRange(lexed, at + 1) && !isRange(lexed, end)) return undefined;
  return isPlace(lexed, at, end) ? { is: 'talk', end } : mistake('ambiguous_number', skipRange(lexed, end));
}

/** Judges the figure at tokens[at]. */
function judge(lexed: Lexed, walk: Walk): Reading {
  const { at, field } = walk;
  const read = measured(lexed, field, at);
  if (!read) return elsewhere(lexed, walk);
  const { value, end, counted } = read;
  const none = value === 1 && counted ? noneBehind(lexed, end) : -1;
  if (none >= 0) return { is: 'value', value: 0, end: none, near: !walk.blank };
  const range = ranged(lexed, at, end);
  if (range) return range;
  if (isGuess(lexed, walk, end)) return guessed(lexed, walk, end);
  if (walk.cum) return { is: 'talk', end };
  return settled(lexed, walk, read);
}

/** 2²人: a character that must not be part of a number. */
const isUnclear = (lexed: Lexed, at: number): boolean => lexed.text[lexed.tokens[at]?.e ?? 0] === UNCLEAR;

/** 两人半 */
const isHalf = ({ text, tokens }: Lexed, at: number): boolean =>
  /^半(?![天年月小])/.test(text.slice(tokens[at]?.s ?? text.length));

/** A figure that is neither a range nor a guess. */
function settled(lexed: Lexed, { at, field, strict, blank }: Walk, { value, end, counted }: Measured): Reading {
  const closed = closes(lexed, end, { strict, counted: counted && !Number.isNaN(value) });
  if (Number.isNaN(value))
    return closed || isUnclear(lexed, at) ? mistake('ambiguous_number', end) : { is: 'talk', end };
  if (counted && isHalf(lexed, end)) return mistake('not_integer', end + 1);
  if (!closed) return mistake('not_a_number', end + 1, strict);
  const whole = lexed.tokens[at]?.decimal !== true || field.decimal === true;
  return whole ? bounded(field, value, { end, near: !blank }) : mistake('not_integer', end);
}

const isPlace = (lexed: Lexed, at: number, end: number): boolean => {
  for (let next = at; next < end + 4; next += 1) if (has(lexed, next, BIT.not)) return true;
  return false;
};

function skipRange(lexed: Lexed, at: number): number {
  let end = at;
  while (has(lexed, end, BIT.mark | BIT.or | BIT.dun | BIT.num | BIT.meas | BIT.guess)) end += 1;
  return Math.max(end, at);
}

/** A temperature stands between: 发热38.5度1人. */
function again(lexed: Lexed, walk: Walk): Reading {
  walk.at += 2;
  if (has(lexed, walk.at, BIT.num) && !has(lexed, walk.at + 1, BIT.meas)) walk.at += 1; // 38度5
  skipFillers(lexed, walk);
  return has(lexed, walk.at, BIT.num) && !has(lexed, walk.at + 1, BIT.not)
    ? judge(lexed, walk)
    : { is: 'talk', end: walk.at };
}

/** 返乡没有: nothing, unless more follows (返乡没有登记). */
function negated(lexed: Lexed, walk: Walk): Reading {
  const end = walk.at + 1;
  if (walk.blank && !walk.colon && has(lexed, end, BIT.label)) return { is: 'missing', colon: false, end: walk.at };
  if (has(lexed, end, BIT.num)) return mistake('ambiguous_number', end + 1, walk.strict);
  let next = end;
  while (has(lexed, next, BIT.of | BIT.word | BIT.conn | BIT.meas) && !has(lexed, next, BIT.label)) next += 1;
  const free =
    next >= lexed.tokens.length ||
    has(lexed, next, STOP | BIT.blank | BIT.open | BIT.mark | BIT.tail | BIT.rest | BIT.neg);
  return free ? { is: 'value', value: 0, end: next, near: !walk.blank } : { is: 'talk', end };
}

function signed(lexed: Lexed, walk: Walk): Reading | undefined {
  const sign = words(lexed, walk.at, walk.at + 1);
  const minus = has(lexed, walk.at, BIT.minus) || sign === '-' || sign === '—';
  if (!has(lexed, walk.at + 1, BIT.num) || (!minus && sign !== '+' && sign !== '~')) return undefined;
  const read = measured(lexed, walk.field, walk.at + 1);
  return read ? mistake(minus ? 'negative_number' : 'ambiguous_number', read.end) : { is: 'talk', end: walk.at + 2 };
}

/** 无异常, 零报告 as a value; 均为0 belongs to all labels before it. */
function quiet(lexed: Lexed, walk: Walk, end: number): Reading | undefined {
  const bits = bitsAt(lexed, walk.at);
  if (!(bits & (BIT.soft | BIT.zero))) return undefined;
  const zero = isEnd(lexed, end) && (walk.colon || (bits & BIT.zero) !== 0);
  if (zero) return { is: 'value', value: 0, end, near: true };
  const shared = /^(?:均|都|全)/.test(words(lexed, walk.at, end));
  return shared ? { is: 'missing', colon: false, end: walk.at } : undefined;
}

/** A vague word or a guess without any figure. */
function vague(lexed: Lexed, walk: Walk, end: number): Reading | undefined {
  const bits = bitsAt(lexed, walk.at);
  if (walk.guess && (bits & BIT.meas || isEnd(lexed, walk.at))) return mistake('ambiguous_number', end);
  if (!(bits & BIT.vague)) return undefined;
  const sure = walk.strict || (bits & BIT.sep) !== 0 || isEnd(lexed, end) || has(lexed, end, BIT.meas);
  return mistake('not_a_number', end, sure);
}

/** Nothing where the figure should be. */
function absent(lexed: Lexed, walk: Walk, end: number): Reading | undefined {
  if (has(lexed, walk.at, BIT.meas) && walk.colon && isEnd(lexed, end)) return { is: 'missing', colon: true, end };
  if (isEnd(lexed, walk.at)) return { is: 'missing', colon: walk.colon, end: walk.at };
  return has(lexed, walk.at, BIT.all) ? { is: 'missing', colon: false, end: walk.at } : undefined;
}

/** Letters or other words where the figure should be. */
function foreign(lexed: Lexed, walk: Walk, end: number): Reading {
  const { strict, colon, blank } = walk;
  if (has(lexed, walk.at, BIT.latin))
    return mistake('not_a_number', end, strict || colon || (!blank && isEnd(lexed, end)));
  if (colon || (strict && !blank)) return mistake('not_a_number', end, strict);
  return { is: 'talk', end: walk.at };
}

/** Neither figure nor negation: a vague word, letters, other words, or nothing. */
function unread(lexed: Lexed, walk: Walk): Reading {
  const end = walk.at + 1;
  if (lexed.text[lexed.tokens[walk.at]?.s ?? -1] === UNCLEAR) return mistake('ambiguous_number', end);
  return quiet(lexed, walk, end) ?? vague(lexed, walk, end) ?? absent(lexed, walk, end) ?? foreign(lexed, walk, end);
}

function isEnd(lexed: Lexed, at: number): boolean {
  return at >= lexed.tokens.length || has(lexed, at, STOP | BIT.blank);
}

/** Reads the value behind the label at tokens[index]. `strict`: a report command stands in front. */
export function readValue(lexed: Lexed, index: number, strict: boolean): Reading {
  const field = fieldOf(lexed, lexed.tokens[index]);
  if (!field) return { is: 'talk', end: index + 1 };
  const walk: Walk = {
    field,
    strict,
    at: index + 1,
    colon: false,
    blank: false,
    guess: isGuessed(lexed, index),
    diff: false,
    cum: false,
  };
  skipFillers(lexed, walk);
  const bits = bitsAt(lexed, walk.at);
  if (bits & BIT.num) return judge(lexed, walk);
  if (bits & (BIT.minus | BIT.mark)) return signed(lexed, walk) ?? unread(lexed, walk);
  if (bits & BIT.neg) return negated(lexed, walk);
  return unread(lexed, walk);
}

/** 大约返乡5人, 估计今天返乡5人: the guess stands in front of the label. */
function isGuessed(lexed: Lexed, index: number): boolean {
  let at = index - 1;
  while (at > index - 3 && has(lexed, at, BIT.word | BIT.blank)) at -= 1;
  return has(lexed, at, BIT.guess) && GUESS.test(words(lexed, at, at + 1));
}
