// All figures a message states, with the doubts about them (domain.md §10, §11).
import type { ReportField } from '../templates/types.ts';
import { readBackwards } from './backwards.ts';
import { BIT } from './bits.ts';
import { behindBracket, bitsAt, fieldOf, has, type Lexed, words } from './lexed.ts';
import { REST } from './lexicon/phrases.ts';
import { isUnfound, readAll, readNegated, shareAll, shareZero } from './shared.ts';
import { doubt, type Facts, state, type State } from './state.ts';
import { type Reading, readValue } from './value.ts';
import { isWordField, readWords } from './word-fields.ts';

/** 不是返乡2人, 至少返乡2人 */
function denied(lexed: Lexed, index: number): boolean {
  const word = words(lexed, index - 1, index);
  if (/^(?:至少|最少|不少于)$/.test(word)) return true;
  return /^(?:是|不是|并非)$/.test(word) && /[不并]/.test(words(lexed, index - 2, index));
}

/** The label means something else behind 未, 应, 解除, 集中 … */
function blocked(lexed: Lexed, index: number): boolean {
  const token = lexed.tokens[index - 1];
  if (!token || token.e !== lexed.tokens[index]?.s) return false;
  if (token.bits & BIT.meas && has(lexed, index - 2, BIT.num)) return false;
  if (token.bits & BIT.cum || denied(lexed, index)) return true;
  if (
    token.bits & BIT.block &&
    !(token.bits & (BIT.neg | BIT.cum | BIT.tail)) &&
    words(lexed, index - 1, index) !== '可能'
  )
    return true;
  return token.bits === 0 && /[非未不次拟应需待解防]$/.test(words(lexed, index - 1, index));
}

/** Several labels make a form, in which words need no colon. */
function labelCount(lexed: Lexed): number {
  let count = 0;
  for (let index = 0; index < lexed.tokens.length && count < 3; index += 1)
    if (has(lexed, index, BIT.label)) count += 1;
  return count;
}

/** The name of a form in front of its zero; words, or some of those counted, that another form has a label for. */
function isForeign(lexed: Lexed, index: number, field: ReportField): boolean {
  const word = words(lexed, index, index + 1);
  if (lexed.vocabulary.names.has(word)) {
    let next = index + 1;
    while (has(lexed, next, BIT.blank | BIT.colon)) next += 1;
    if (has(lexed, next, BIT.zero)) return true;
  }
  if (lexed.tokens[index]?.refs?.some(({ template }) => template === lexed.template) === true) return false;
  return isWordField(field) || /其中[^，,。;\n]{0,6}$/.test(lexed.text.slice(0, lexed.tokens[index]?.s).slice(-12));
}

function readLabel(own: State, index: number): number {
  const { lexed } = own;
  const field = fieldOf(lexed, lexed.tokens[index]);
  if (!field || isForeign(lexed, index, field)) {
    own.foreign.push(index);
    return index + 1;
  }
  if (blocked(lexed, index)) {
    own.passed.push(index);
    return index + 1;
  }
  if (isWordField(field)) {
    const read = readWords(lexed, index, own.strict || own.facts.length > 0 || labelCount(lexed) > 2);
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
