// Figures of people or rounds that no field of the message has read, with what is said of them.
import { BIT } from './bits.ts';
import { behindBracket, bitsAt, has, type Lexed, words } from './lexed.ts';
import type { Fact } from './state.ts';

const EDGE = BIT.sep | BIT.nl | BIT.label | BIT.dun | BIT.item;
const FILLER = BIT.word | BIT.conn | BIT.blank | BIT.of | BIT.colon | BIT.all | BIT.tail;
/** Longest clause and most figures that are looked at: nobody writes more. */
const [CLAUSE, FIGURES] = [60, 200] as const;
const HEADS = /^(?:人|名|例|个|位|口|个人)$/;
const ROUNDS = /^(?:次|趟|遍|轮|回)$/;

/** A figure that states no field. */
export interface Loose {
  /** Tokens [from, to): the words in front of it, itself and its measure. */
  readonly from: number;
  readonly at: number;
  readonly to: number;
  /** What stands in front of it and behind it in its clause. */
  readonly topic: string;
  readonly behind: string;
  /** The topic without words that say nothing: whom or what it counts. */
  readonly subject: string;
  readonly value: number;
  readonly kind: 'people' | 'work' | 'bare';
  readonly inside: boolean;
}

/** Words of tokens [from, to) that name something. */
function subjectOf(read: Lexed, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) {
    const bits = bitsAt(read, at);
    if (bits === 0 || bits & (BIT.not | BIT.num) || !(bits & FILLER)) text += words(read, at, at + 1);
  }
  return text;
}

/** Whose count it is, when the clause says so in front of it. */
export function ownSubject(read: Lexed, fact: Fact): string {
  let from = fact.from;
  while (from > 0 && from > fact.from - CLAUSE && !has(read, from - 1, EDGE)) from -= 1;
  return subjectOf(read, from, fact.from);
}

/** First token of the clause that tokens[index] stands in, behind whatever a fact has used. */
function clauseStart(read: Lexed, index: number, used: Uint8Array): number {
  let from = index;
  while (from > 0 && from > index - CLAUSE && used[from - 1] !== 1 && !has(read, from - 1, EDGE | BIT.open)) from -= 1;
  return from;
}

function clauseEnd(read: Lexed, index: number, used: Uint8Array): number {
  let end = index;
  while (
    end < read.tokens.length &&
    end < index + CLAUSE &&
    used[end] !== 1 &&
    !has(read, end, EDGE | BIT.num | BIT.close)
  )
    end += 1;
  return end;
}

function kindOf(read: Lexed, at: number): Loose['kind'] | undefined {
  const token = read.tokens[at];
  const word = words(read, at, at + 1);
  const next = words(read, at + 1, at + 2);
  if (!token || has(read, at + 1, BIT.not) || token.decimal || token.e - token.s > 4) return undefined;
  if (HEADS.test(next) || /^[俩仨]$/.test(word)) return 'people';
  if (ROUNDS.test(next)) return 'work';
  return has(read, at + 1, BIT.meas) ? undefined : 'bare';
}

function loose(read: Lexed, at: number, given: { used: Uint8Array; inside: boolean }): Loose | undefined {
  const kind = kindOf(read, at);
  const token = read.tokens[at];
  if (kind === undefined || !token) return undefined;
  const from = clauseStart(read, at, given.used);
  for (let word = from; word < at; word += 1) if (has(read, word, BIT.cum)) return undefined;
  if (has(read, from - 1, BIT.label) && given.used[from - 1] === 0) return undefined; // 累计返乡27人: see complete.ts
  const to = has(read, at + 1, BIT.meas) ? at + 2 : at + 1;
  return {
    from,
    at,
    to,
    topic: words(read, from, at),
    behind: words(read, to, clauseEnd(read, to, given.used)),
    subject: subjectOf(read, from, at),
    value: token.v,
    kind,
    inside: given.inside,
  };
}

/** Figures outside the facts, those of brackets marked. */
export function looseFigures(read: Lexed, used: Uint8Array): Loose[] {
  const found: Loose[] = [];
  let closed = 0;
  for (let at = 0; at < read.tokens.length && found.length < FIGURES; at += 1) {
    if (has(read, at, BIT.open)) closed = Math.max(closed, behindBracket(read, at));
    if (used[at] === 1 || !has(read, at, BIT.num)) continue;
    const one = loose(read, at, { used, inside: at < closed });
    if (one) found.push(one);
    if (one) used.fill(1, at, one.to);
  }
  return found;
}
