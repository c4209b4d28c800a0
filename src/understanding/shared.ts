// Values several labels share: 无发热、返乡, 发热和密接均为0, 各1人 (domain.md §10).
import { BIT } from './bits.ts';
import { fieldOf, has, type Lexed, words } from './lexed.ts';
import { doubt, state, type State } from './state.ts';
import { readValue } from './value.ts';
import { isWordField } from './word-fields.ts';

const TIGHT = BIT.dun | BIT.and | BIT.or;
const EDGE = BIT.sep | BIT.nl;
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

function isJoined(lexed: Lexed, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!has(lexed, at, TIGHT | BIT.word | BIT.neg)) return false;
  return true;
}

/** Labels before this one joined by 、 share its zero: 发热、返乡、密接均为0. */
export function shareZero(own: State, index: number): void {
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

function negatedEnd(lexed: Lexed, index: number): number | undefined {
  let at = index + 1;
  while (has(lexed, at, BIT.word | BIT.of | BIT.meas | BIT.conn) && !has(lexed, at, BIT.label)) at += 1;
  return at >= lexed.tokens.length || has(lexed, at, NEGATED_END) ? at : undefined;
}

/** Index of the label a negation at tokens[index] denies, or -1. */
function deniedLabel(lexed: Lexed, index: number): number {
  if (has(lexed, index - 1, BIT.block) && !has(lexed, index - 1, BIT.neg | BIT.meas)) return -1;
  let at = index + 1;
  while (has(lexed, at, BIT.word | BIT.conn | BIT.meas) && !has(lexed, at, BIT.label)) at += 1;
  if (lexed.tokens[at]?.v === 1 && has(lexed, at + 1, BIT.meas)) at += 2; // 没有一个密接
  return has(lexed, at, BIT.label) ? at : -1;
}

/** Where an enumeration of denied labels goes on, seen from the end of one of them. */
function enumerated(lexed: Lexed, end: number): { next: number; more: boolean } {
  if (has(lexed, end, BIT.label)) return { next: end, more: true };
  const more = has(lexed, end, TIGHT);
  return { next: more ? end + 1 : end, more };
}

/** A figure right behind the denied label: none, one that can be read, or one that cannot (没返乡2人那么多). */
function figureBehind(own: State, at: number): { value: number; end: number } | 'unread' | undefined {
  const reading = readValue(own.lexed, at, own.strict);
  if (reading.is === 'value' && reading.near) return reading;
  return has(own.lexed, at + 1, BIT.num) ? 'unread' : undefined;
}

/** Denies the label at tokens[at]; the index to go on from, and whether another label may follow in the same enumeration. */
function deny(own: State, at: number, from: number | undefined): { next: number; more: boolean } {
  const { lexed } = own;
  const end = negatedEnd(lexed, at);
  const figure = figureBehind(own, at);
  if (figure === 'unread') return { next: at + 1, more: false };
  if (end === undefined || (figure && from === undefined)) return { next: at, more: false };
  if (figure && figure.value > 0) {
    doubt(own, at, { is: 'mistake', code: 'ambiguous_number', end: figure.end, sure: false, from: from ?? at });
    return { next: figure.end, more: false };
  }
  const field = fieldOf(lexed, lexed.tokens[at]);
  if (field && !isWordField(field)) state(own, { index: at, from: from ?? at, to: at + 1 }, 0);
  return enumerated(lexed, end);
}

/** 无发热、返乡、密接. Returns the index to go on from. */
export function readNegated(own: State, index: number): number {
  let at = deniedLabel(own.lexed, index);
  if (at < 0) return index + 1;
  for (let from: number | undefined = index; has(own.lexed, at, BIT.label); from = undefined) {
    const { next, more } = deny(own, at, from);
    at = next;
    if (!more) break;
  }
  return at;
}

/** Every bare label so far has this value. */
export function shareAll(own: State, end: number, value: number): number {
  const last = own.bare.at(-1);
  for (const label of own.bare) state(own, { index: label, from: label, to: label === last ? end : label + 1 }, value);
  own.bare = [];
  own.used = end;
  return end;
}

/** The value behind 均, 都, 各 at tokens[index]: zero, or any with 各. */
function sharedValue(lexed: Lexed, index: number): { value: number; end: number } | undefined {
  let at = index + 1;
  while (has(lexed, at, BIT.conn | BIT.colon | BIT.word | BIT.all) && !has(lexed, at, BIT.neg)) at += 1;
  const value = has(lexed, at, BIT.neg | BIT.soft) ? 0 : (lexed.tokens[at]?.v ?? NaN);
  const each = words(lexed, index, index + 1) === '各';
  const allowed = value === 0 || (each && !Number.isNaN(value));
  return allowed && !has(lexed, at + 1, BIT.not) ? { value, end: at + 1 } : undefined;
}

/** 发热、返乡都没有, 发热和密接均为0, 各1人: one value for every bare label before. */
export function readAll(own: State, index: number): number {
  const shared = own.bare.length > 0 ? sharedValue(own.lexed, index) : undefined;
  return shared ? shareAll(own, shared.end, shared.value) : index + 1;
}

/** 未 | 发现隐患, where the label itself begins with 发现. */
export function isUnfound(lexed: Lexed, index: number): boolean {
  return (
    /^[未没]$/.test(words(lexed, index, index + 1)) &&
    has(lexed, index + 1, BIT.label) &&
    /^(?:发现|发生|出现|接到|查出|排查出)/.test(words(lexed, index + 1, index + 2))
  );
}
