// Figures in front of their labels: 2人返乡, 有2人从上海返乡 (domain.md §10).
import { BIT } from './bits.ts';
import { fieldOf, has, type Lexed, words } from './lexed.ts';
import { doubt, state, type State } from './state.ts';
import { readBefore, type Reading } from './value.ts';

const EDGE = BIT.sep | BIT.nl;

/** Start of the words 从上海 that end at tokens[at]. */
function originOf(lexed: Lexed, at: number): number {
  for (let start = at; start > at - 4 && start > 0; start -= 1) {
    if (/^(?:从|自|由|来自)/.test(words(lexed, start, start + 1))) return start;
    if (has(lexed, start, EDGE | BIT.num | BIT.label)) break;
  }
  return at + 1;
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

/** The figure in front wins unless one stands right behind the label too and the clause puts figures behind. */
function prefersBefore(lexed: Lexed, index: number, forward: Reading): boolean {
  if (forward.is === 'missing' && forward.colon) return false;
  const near = forward.is === 'value' ? forward.near : forward.is === 'mistake';
  return endsBefore(lexed, index) && (!near || figuresFirst(lexed, index));
}

/** 2人返乡. Returns true when it was read that way. */
export function readBackwards(own: State, index: number, forward: Reading): boolean {
  const { lexed } = own;
  const at = figureBefore(own, index);
  const field = fieldOf(lexed, lexed.tokens[index]);
  if (at < 0 || !field || !prefersBefore(lexed, index, forward)) return false;
  const reading = readBefore(lexed, at, field);
  if (reading.is === 'value') state(own, { index, from: at, to: index + 1 }, reading.value);
  else if (reading.is === 'mistake') doubt(own, index, { ...reading, from: at });
  return true;
}
