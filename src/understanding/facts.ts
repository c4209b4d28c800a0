// All figures a message states, with the doubts about them (domain.md §10, §11).
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import type { Mistake } from './intent.ts';
import { behindBracket, bitsAt, fieldOf, has, type Lexed, words } from './lexed.ts';
import { REST } from './lexicon/phrases.ts';
import { echo } from './typed.ts';
import { type Reading, readBefore, readValue } from './value.ts';
import { isWordField, readWords } from './word-fields.ts';

export interface Fact {
  readonly field: ReportField;
  readonly value: number | string;
  /** Label as typed. */
  readonly label: string;
  /** Tokens [from, to) that state it. */
  readonly from: number;
  readonly to: number;
  /** Read as daily or as current count: 新增, 现有. */
  readonly mark?: 'daily' | 'current';
}

export interface Doubt extends Mistake {
  readonly from: number;
  readonly to: number;
  /** Certain enough to be answered without a command in front. */
  readonly sure: boolean;
  readonly field: ReportField;
}

export interface Facts {
  readonly facts: readonly Fact[];
  readonly doubts: readonly Doubt[];
  /** Labels without any value, by token index. */
  readonly bare: readonly number[];
  readonly rest: boolean;
  /** Labels that belong to another active template than the one chosen. */
  readonly foreign: readonly number[];
  /** Labels whose figure is a running total or something else. */
  readonly passed: readonly number[];
}

interface State {
  readonly lexed: Lexed;
  readonly strict: boolean;
  readonly facts: Fact[];
  readonly doubts: Doubt[];
  readonly foreign: number[];
  readonly passed: number[];
  bare: number[];
  rest: boolean;
  /** Reads what stands in brackets as well. */
  readonly inside: boolean;
  /** Tokens before this one are used up. */
  used: number;
}

const TIGHT = BIT.dun | BIT.and | BIT.or;
const EDGE = BIT.sep | BIT.nl;

export function typedWords(lexed: Lexed, from: number, to: number): string {
  const first = lexed.tokens[from];
  const last = lexed.tokens[to - 1];
  return first && last && to > from ? echo(lexed.typed, first.s, last.e).trim() : '';
}

function markOf(lexed: Lexed, from: number, to: number): Fact['mark'] {
  const around = words(lexed, Math.max(0, from - 1), to);
  if (/现有|目前|现存|尚有|在隔|仍有/.test(around)) return 'current';
  return /新增|今日新|当日/.test(around) ? 'daily' : undefined;
}

function state(state: State, at: { index: number; from: number; to: number }, value: number | string): void {
  const field = fieldOf(state.lexed, state.lexed.tokens[at.index]);
  if (!field) return;
  const mark = markOf(state.lexed, at.from, at.to);
  const label = typedWords(state.lexed, at.index, at.index + 1);
  state.facts.push({ field, value, label, from: at.from, to: at.to, ...(mark ? { mark } : {}) });
  state.used = at.to;
}

function doubt(own: State, index: number, reading: Extract<Reading, { is: 'mistake' }> & { from?: number }): void {
  const field = fieldOf(own.lexed, own.lexed.tokens[index]);
  if (!field) return;
  const from = reading.from ?? index;
  const to = Math.min(Math.max(reading.end, index + 1), own.lexed.tokens.length);
  own.doubts.push({
    code: reading.code,
    token: typedWords(own.lexed, from, to),
    label: typedWords(own.lexed, index, index + 1),
    from,
    to,
    sure: reading.sure,
    field,
  });
  own.used = to;
}

/** The label means something else behind 未, 应, 解除, 集中 … */
function blocked(lexed: Lexed, index: number): boolean {
  const token = lexed.tokens[index - 1];
  if (!token || token.e !== lexed.tokens[index]?.s) return false;
  if (token.bits & BIT.meas && has(lexed, index - 2, BIT.num)) return false;
  if (
    token.bits & BIT.block &&
    !(token.bits & (BIT.neg | BIT.cum | BIT.tail)) &&
    words(lexed, index - 1, index) !== '可能'
  )
    return true;
  if (token.bits & BIT.cum || /^(?:至少|最少|不少于)$/.test(words(lexed, index - 1, index))) return true;
  return token.bits === 0 && /[非未不次拟应需待解防]$/.test(words(lexed, index - 1, index));
}

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
  return measures > 0 && at >= own.used && has(lexed, at, BIT.num) ? at : -1;
}

/** Start of the words 从上海 that end at tokens[at]. */
function originOf(lexed: Lexed, at: number): number {
  for (let start = at; start > at - 4 && start > 0; start -= 1) {
    if (/^(?:从|自|由|来自)/.test(words(lexed, start, start + 1))) return start;
    if (has(lexed, start, EDGE | BIT.num | BIT.label)) break;
  }
  return at + 1;
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

/** 2人返乡. Returns true when it was read that way. */
function readBackwards(own: State, index: number, forward: Reading): boolean {
  const { lexed } = own;
  const at = figureBefore(own, index);
  const field = fieldOf(lexed, lexed.tokens[index]);
  if (at < 0 || !field) return false;
  const near = forward.is === 'value' ? forward.near : forward.is === 'mistake';
  if (near && !figuresFirst(lexed, index)) return false;
  if (forward.is === 'talk' && !endsBefore(lexed, index)) return false;
  if (forward.is === 'missing' && forward.colon) return false;
  if (!endsBefore(lexed, index)) return false;
  const reading = readBefore(lexed, at, field);
  if (reading.is === 'value') state(own, { index, from: at, to: index + 1 }, reading.value);
  else if (reading.is === 'mistake') doubt(own, index, { ...reading, from: at });
  return true;
}

/** Labels before this one joined by 、 share its zero: 发热、返乡、密接均为0. */
function shareZero(own: State, index: number): void {
  let at = index;
  const shared: number[] = [];
  while (own.bare.length > 0) {
    const label = own.bare.at(-1) ?? -1;
    if (!(label < at && isJoined(own.lexed, label + 1, at))) break;
    own.bare.pop();
    shared.push(label);
    at = label;
  }
  for (const label of shared) state(own, { index: label, from: label, to: label + 1 }, 0);
}

function isJoined(lexed: Lexed, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!has(lexed, at, TIGHT | BIT.word | BIT.neg)) return false;
  return true;
}

function readLabel(own: State, index: number): number {
  const { lexed } = own;
  const field = fieldOf(lexed, lexed.tokens[index]);
  if (!field) {
    own.foreign.push(index);
    return index + 1;
  }
  if (blocked(lexed, index)) {
    own.passed.push(index);
    return index + 1;
  }
  if (isWordField(field)) {
    const read = readWords(lexed, index, own.strict || own.facts.length > 0);
    if (read) state(own, { index, from: index, to: read.end }, read.value);
    return read ? read.end : index + 1;
  }
  const reading = readValue(lexed, index, own.strict);
  if (readBackwards(own, index, reading)) return index + 1;
  return take(own, index, reading);
}

function take(own: State, index: number, reading: Reading): number {
  const end = Math.max(reading.end, index + 1);
  if (reading.is === 'value') {
    state(own, { index, from: index, to: end }, reading.value);
    if (reading.value === 0) shareZero(own, index);
  } else if (reading.is === 'mistake') doubt(own, index, reading);
  else if (reading.is === 'missing' && reading.colon)
    doubt(own, index, { is: 'mistake', code: 'missing_value', end: index + 1, sure: false });
  else if (reading.is === 'missing') own.bare.push(index);
  else own.passed.push(index);
  return reading.is === 'talk' ? index + 1 : end;
}

const NEGATED_END =
  EDGE |
  BIT.blank |
  BIT.dun |
  BIT.and |
  BIT.or |
  BIT.label |
  BIT.close |
  BIT.open |
  BIT.neg |
  BIT.tail |
  BIT.num |
  BIT.rest |
  BIT.mark |
  BIT.colon |
  BIT.soft |
  BIT.zero |
  BIT.all;

function negatedEnd(lexed: Lexed, index: number): number | undefined {
  let at = index + 1;
  while (has(lexed, at, BIT.word | BIT.of | BIT.meas | BIT.conn) && !has(lexed, at, BIT.label)) at += 1;
  return at >= lexed.tokens.length || has(lexed, at, NEGATED_END) ? at : undefined;
}

/** 无发热、返乡、密接. Returns the index to go on from. */
function readNegated(own: State, index: number): number {
  const { lexed } = own;
  let at = index + 1;
  if (has(lexed, index - 1, BIT.block) && !has(lexed, index - 1, BIT.neg)) return at;
  while (has(lexed, at, BIT.word | BIT.conn | BIT.meas) && !has(lexed, at, BIT.label)) at += 1;
  if (!has(lexed, at, BIT.label)) return index + 1;
  for (let first = true; has(lexed, at, BIT.label); first = false) {
    const end = negatedEnd(lexed, at);
    const reading = readValue(lexed, at, own.strict);
    const valued = reading.is === 'value' && reading.near;
    if (end === undefined || (valued && !first)) return at;
    if (valued && reading.value > 0) {
      doubt(own, at, { is: 'mistake', code: 'ambiguous_number', end: reading.end, sure: false, from: index });
      return reading.end;
    }
    const field = fieldOf(lexed, lexed.tokens[at]);
    if (field && !isWordField(field)) state(own, { index: at, from: first ? index : at, to: at + 1 }, 0);
    if (!has(lexed, end, TIGHT | BIT.label)) return end;
    at = has(lexed, end, BIT.label) ? end : end + 1;
  }
  return at;
}

/** 发热、返乡都没有, 发热和密接均为0, 各1人: one value for every bare label before. */
function readAll(own: State, index: number): number {
  const { lexed } = own;
  if (own.bare.length === 0) return index + 1;
  let at = index + 1;
  while (has(lexed, at, BIT.conn | BIT.colon | BIT.word | BIT.all) && !has(lexed, at, BIT.neg)) at += 1;
  const each = words(lexed, index, index + 1) === '各';
  const value = has(lexed, at, BIT.neg | BIT.soft) ? 0 : lexed.tokens[at]?.v;
  if (value === undefined || Number.isNaN(value) || (value !== 0 && !each) || has(lexed, at + 1, BIT.not))
    return index + 1;
  return shareAll(own, at + 1, value);
}

/** Every bare label so far has this value. */
function shareAll(own: State, end: number, value: number): number {
  const last = own.bare.at(-1);
  for (const label of own.bare) state(own, { index: label, from: label, to: label === last ? end : label + 1 }, value);
  own.bare = [];
  own.used = end;
  return end;
}

function readRest(own: State, index: number): number {
  REST.lastIndex = own.lexed.tokens[index]?.s ?? 0;
  const found = REST.exec(own.lexed.text);
  if (!found) return index + 1;
  own.rest = true;
  let at = index + 1;
  while ((own.lexed.tokens[at]?.s ?? Infinity) < REST.lastIndex) at += 1;
  own.used = at;
  return at;
}

/** 未 | 发现隐患, where the label itself begins with 发现. */
function isUnfound(lexed: Lexed, index: number): boolean {
  return (
    /^[未没]$/.test(words(lexed, index, index + 1)) &&
    has(lexed, index + 1, BIT.label) &&
    /^(?:发现|发生|出现|接到|查出|排查出)/.test(words(lexed, index + 1, index + 2))
  );
}

function step(own: State, index: number): number {
  const bits = bitsAt(own.lexed, index);
  if (bits & BIT.label) return readLabel(own, index);
  if (bits & BIT.rest) return readRest(own, index);
  if (bits & BIT.neg || isUnfound(own.lexed, index)) return readNegated(own, index);
  if (bits & BIT.all && own.bare.length > 0) return readAll(own, index);
  if (bits & BIT.soft && own.bare.length > 0 && /^(?:均|都|全)/.test(words(own.lexed, index, index + 1)))
    return shareAll(own, index + 1, 0);
  if (bits & BIT.open && !own.inside) return behindBracket(own.lexed, index);
  return index + 1;
}

function pass(lexed: Lexed, strict: boolean, inside: boolean): State {
  const own: State = {
    lexed,
    strict,
    inside,
    facts: [],
    doubts: [],
    foreign: [],
    passed: [],
    bare: [],
    rest: false,
    used: 0,
  };
  for (let index = 0; index < lexed.tokens.length;) index = Math.max(step(own, index), index + 1);
  return own;
}

/** Reads every figure of the message: outside brackets, or in them when nothing stands outside. `strict`: behind a report command. */
export function readFacts(lexed: Lexed, strict: boolean): Facts {
  const outside = pass(lexed, strict, false);
  const empty = outside.facts.length + outside.doubts.length + outside.bare.length + outside.passed.length === 0;
  return empty && lexed.text.includes('(') ? pass(lexed, strict, true) : outside;
}
