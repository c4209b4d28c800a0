// What stands behind a label: a figure, nothing, or something that is not a figure (domain.md §10, §11).
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import { UNCLEAR } from './fold.ts';
import type { ErrorCode } from './intent.ts';
import { behindBracket, bitsAt, fieldOf, has, type Lexed, words } from './lexed.ts';

export type Reading =
  | { readonly is: 'value'; readonly value: number; readonly end: number; readonly near: boolean }
  | { readonly is: 'mistake'; readonly code: ErrorCode; readonly end: number; readonly sure: boolean }
  /** Label without value: behind a colon it is a blank in a form. */
  | { readonly is: 'missing'; readonly colon: boolean; readonly end: number }
  /** The label is part of other talk, or the figure counts something else. */
  | { readonly is: 'talk'; readonly end: number };

/** Where reading stands while it walks over what may come between label and figure. */
interface Walk {
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

const mistake = (code: ErrorCode, end: number, sure = true): Reading => ({ is: 'mistake', code, end, sure });

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

function skipFillers(lexed: Lexed, walk: Walk): void {
  for (;;) {
    const bits = bitsAt(lexed, walk.at);
    if (bits & BIT.mark && isLongDash(lexed, walk.at)) walk.colon = true;
    else if (crossesLine(lexed, walk.at, walk.colon)) walk.blank = true;
    else if (!(bits & FILLER) || bits & (BIT.neg | BIT.soft | BIT.label)) return;
    else note(walk, bits);
    if (bits & BIT.open) {
      const end = behindBracket(lexed, walk.at);
      if (end === walk.at + 1) return;
      const inside = has(lexed, walk.at + 1, BIT.num) && end === walk.at + 3;
      if (inside && !has(lexed, end, BIT.colon)) {
        walk.at += 1;
        return;
      }
      walk.at = end;
    } else walk.at += 1;
  }
}

function isLongDash(lexed: Lexed, at: number): boolean {
  return /^[-—]{2,}$/.test(words(lexed, at, at + 1)) || words(lexed, at, at + 1) === '→';
}

/** Another figure behind this one: 2-3, 2至3, 2或3, 2、3人. */
function isRange(lexed: Lexed, at: number): boolean {
  let next = at;
  while (has(lexed, next, BIT.blank)) next += 1;
  const bits = bitsAt(lexed, next);
  if (bits & (BIT.mark | BIT.or) || (bits & BIT.guess && words(lexed, next, next + 1) === '或者')) {
    let to = next + 1;
    while (has(lexed, to, BIT.blank)) to += 1;
    return has(lexed, to, BIT.num) && !has(lexed, to + 1, BIT.label);
  }
  if (!(bits & (BIT.dun | BIT.sep)) || next !== at || !/[、，,]/.test(words(lexed, next, next + 1))) return false;
  return (
    has(lexed, next + 1, BIT.num) &&
    has(lexed, next + 2, BIT.meas) &&
    (next + 3 >= lexed.tokens.length || has(lexed, next + 3, BIT.sep | BIT.nl | BIT.blank | BIT.label)) &&
    !has(lexed, next + 3, BIT.label)
  );
}

/** Measure words behind the figure at `at`; 2户5人 yields the figure whose measure is the field's. */
function measured(
  lexed: Lexed,
  field: ReportField,
  at: number,
): { value: number; end: number; counted: boolean } | undefined {
  let value = lexed.tokens[at]?.v ?? NaN;
  let end = at + 1;
  const own = field.measure !== '' && words(lexed, end, end + 1) === field.measure;
  if (!own && has(lexed, end, BIT.not) && !has(lexed, end, BIT.meas)) return undefined;
  if (own) end += 1;
  while (has(lexed, end, BIT.meas) && !has(lexed, end, BIT.label)) end += 1;
  const counted = end > at + 1;
  if (counted && has(lexed, end, BIT.num) && has(lexed, end + 1, BIT.meas) && !has(lexed, end + 2, BIT.label)) {
    const second = words(lexed, end + 1, end + 2);
    if (!own && (second === field.measure || second === '人')) value = lexed.tokens[end]?.v ?? NaN;
    end += 2;
  }
  return { value, end, counted };
}

function closes(lexed: Lexed, at: number, given: { counted: boolean; strict: boolean }): boolean {
  const bits = bitsAt(lexed, at);
  if (at >= lexed.tokens.length) return true;
  if (bits & BIT.of) return false;
  if (bits & AFTER) return true;
  if (given.counted && bits & (BIT.num | BIT.word | BIT.conn)) return true;
  return given.strict && given.counted;
}

function bounded(field: ReportField, value: number, end: number, near: boolean): Reading {
  if (value > (field.max ?? 99_999) || value < (field.min ?? 0)) return mistake('out_of_range', end);
  return { is: 'value', value, end, near };
}

/** Judges the figure at tokens[at]. */
function judge(lexed: Lexed, walk: Walk): Reading {
  const token = lexed.tokens[walk.at];
  const { at, field } = walk;
  const read = measured(lexed, field, at);
  if (!read)
    return has(lexed, at + 1, BIT.not) && /^(度|℃|°)/.test(words(lexed, at + 1, at + 2))
      ? again(lexed, walk)
      : { is: 'talk', end: at + 1 };
  const { end } = read;
  if (isRange(lexed, at + 1) || isRange(lexed, end))
    return isPlace(lexed, at, end) ? { is: 'talk', end } : mistake('ambiguous_number', skipRange(lexed, end));
  if (
    has(lexed, end, BIT.guess) ||
    (has(lexed, end, BIT.vague) && !has(lexed, end, BIT.sep)) ||
    (walk.diff && !walk.colon) ||
    walk.guess
  )
    return mistake(
      'ambiguous_number',
      end + 1,
      walk.strict ||
        closes(lexed, end + 1, { ...walk, counted: true }) ||
        closes(lexed, end, { ...walk, counted: true }),
    );
  if (walk.cum) return { is: 'talk', end };
  if (Number.isNaN(read.value)) return mistake('ambiguous_number', end);
  if (!closes(lexed, end, { strict: walk.strict, counted: read.counted }))
    return mistake('not_a_number', end + 1, walk.strict);
  if (token?.decimal === true && field.decimal !== true) return mistake('not_integer', end);
  return bounded(field, read.value, end, !walk.blank);
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
  if (has(lexed, walk.at, BIT.num)) walk.at += 1; // 38度5
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
  if (!read || has(lexed, read.end, BIT.label))
    return read ? mistake(minus ? 'negative_number' : 'ambiguous_number', read.end) : { is: 'talk', end: walk.at + 2 };
  return mistake(minus ? 'negative_number' : 'ambiguous_number', read.end);
}

/** Neither figure nor negation: a vague word, letters, other words, or nothing. */
function unread(lexed: Lexed, walk: Walk): Reading {
  const bits = bitsAt(lexed, walk.at);
  const end = walk.at + 1;
  if (lexed.text[lexed.tokens[walk.at]?.s ?? -1] === UNCLEAR) return mistake('ambiguous_number', end);
  if (bits & BIT.soft && walk.colon && isEnd(lexed, end)) return { is: 'value', value: 0, end, near: true };
  if (bits & BIT.soft && /^(?:均|都|全)/.test(words(lexed, walk.at, end)))
    return { is: 'missing', colon: false, end: walk.at };
  if (bits & BIT.zero && isEnd(lexed, end)) return { is: 'value', value: 0, end, near: true };
  if (walk.guess && (bits & BIT.meas || isEnd(lexed, walk.at))) return mistake('ambiguous_number', end, true);
  if (bits & BIT.vague && !(bits & BIT.sep))
    return mistake('not_a_number', end, walk.strict || isEnd(lexed, end) || has(lexed, end, BIT.meas));
  if (bits & BIT.vague) return mistake('not_a_number', end);
  if (bits & BIT.meas && walk.colon && isEnd(lexed, end)) return { is: 'missing', colon: true, end };
  if (isEnd(lexed, walk.at)) return { is: 'missing', colon: walk.colon, end: walk.at };
  if (bits & BIT.latin)
    return mistake('not_a_number', end, walk.strict || (!walk.blank && isEnd(lexed, end)) || walk.colon);
  if (bits & BIT.all) return { is: 'missing', colon: false, end: walk.at };
  if (walk.strict && (walk.colon || !walk.blank)) return mistake('not_a_number', end);
  return walk.colon ? mistake('not_a_number', end, false) : { is: 'talk', end: walk.at };
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
    guess: false,
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

/** Judges a figure that stands before its label: 2人返乡. */
export function readBefore(lexed: Lexed, index: number, field: ReportField): Reading {
  const before = bitsAt(lexed, index - 1);
  const end = index + 1;
  const token = lexed.tokens[index];
  if (before & BIT.guess || (before & (BIT.mark | BIT.or) && has(lexed, index - 2, BIT.num | BIT.meas)))
    return mistake('ambiguous_number', end);
  if (before & (BIT.cum | BIT.block)) return { is: 'talk', end };
  if (words(lexed, index - 1, index) === '-' || before & BIT.minus) return mistake('negative_number', end);
  if (token?.v === undefined || Number.isNaN(token.v)) return mistake('ambiguous_number', end);
  if (token.decimal === true && field.decimal !== true) return mistake('not_integer', end);
  return bounded(field, token.v, end, true);
}
