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
    else if (!(bits & FILLER) || bits & (BIT.neg | BIT.soft | BIT.label)) return;
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

/** 2户5人: a second figure with its own measure, which counts when its measure is the field's. */
function second(lexed: Lexed, at: number, measure: string): { value: number | undefined } | undefined {
  if (!has(lexed, at, BIT.num) || !has(lexed, at + 1, BIT.meas) || has(lexed, at + 2, BIT.label)) return undefined;
  const word = words(lexed, at + 1, at + 2);
  return { value: word === measure || word === '人' ? (lexed.tokens[at]?.v ?? NaN) : undefined };
}

const PEOPLE = /^(?:人|名|位|口|个人|人次)$/;
const QUANTITY =
  /^(?:毫米|mm|MM|厘米|cm|米|m|公里|km|立方米|立方|万方|方|公斤|千克|kg|KG|斤|吨|亩|公顷|平方米|元|万元|小时|分钟)$/;

/** 巡查5人, 巡查2公里: a figure in a measure the field is not counted in. */
function isAlien(field: ReportField, word: string): boolean {
  if (QUANTITY.test(word)) return !QUANTITY.test(field.measure) && field.decimal !== true;
  return PEOPLE.test(word) && field.kind === 'work' && !PEOPLE.test(field.measure);
}

/** End of the measure words behind the figure at `at`; -1 when it counts something else. */
function measuresEnd(lexed: Lexed, at: number, own: boolean): number {
  if (!own && has(lexed, at + 1, BIT.not) && !has(lexed, at + 1, BIT.meas)) return -1;
  let end = own ? at + 2 : at + 1;
  while (has(lexed, end, BIT.meas) && !has(lexed, end, BIT.label)) end += 1;
  return end;
}

/** The figure at `at` with its measure words; undefined when it counts something else. */
export function measured(lexed: Lexed, field: ReportField, at: number): Measured | undefined {
  const value = lexed.tokens[at]?.v ?? NaN;
  const own = field.measure !== '' && words(lexed, at + 1, at + 2) === field.measure;
  const end = measuresEnd(lexed, at, own);
  if (end < 0 || (!own && isAlien(field, words(lexed, at + 1, at + 2)))) return undefined;
  const counted = end > at + 1;
  const more = counted ? second(lexed, end, field.measure) : undefined;
  if (!more) return { value, end, counted };
  return { value: own ? value : (more.value ?? value), end: end + 2, counted };
}
