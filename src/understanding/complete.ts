// Whether every figure beside a label of the form was understood: half a report stored is a wrong report.
import { BIT } from './bits.ts';
import type { Facts } from './state.ts';
import { bitsAt, fieldOf, has, type Lexed, words } from './lexed.ts';
import { measured } from './walk.ts';

const EDGE = BIT.sep | BIT.nl | BIT.label | BIT.open | BIT.close | BIT.neg | BIT.rest | BIT.soft | BIT.zero;
/** Beside these the label means something else. */
const ELSE = BIT.block | BIT.cum | BIT.diff | BIT.guess | BIT.vague;
/** What may follow a label; anything else makes it part of a longer word. */
const JOINS = BIT.conn | BIT.word | BIT.of | BIT.colon | BIT.blank | BIT.num | BIT.sep;
const HEADS = /^(?:人|名|例|个|位|个人)$/;
const ROUNDS = /^(?:次|趟|遍|轮|回)$/;

const isPlain = (lexed: Lexed, index: number): boolean => !(bitsAt(lexed, index) & ELSE);

/** The figure at `at` would count the field of the label at `index`. */
function counts(lexed: Lexed, index: number, at: number): boolean {
  const field = fieldOf(lexed, lexed.tokens[index]);
  if (!field || has(lexed, at + 1, BIT.not)) return false;
  const value = measured(lexed, field, at)?.value;
  if (value === undefined || Number.isNaN(value)) return false;
  const own = field.kind === 'work' ? ROUNDS : HEADS;
  return own.test(words(lexed, at + 1, at + 2)) || words(lexed, at + 1, at + 2) === field.measure;
}

/** Index of a figure behind the label, in the same clause, that nothing has read; -1 when there is none. */
function unreadBehind(lexed: Lexed, index: number, used: Uint8Array): number {
  if (!has(lexed, index + 1, JOINS) && words(lexed, index + 1, index + 2) !== '登记') return -1; // 发热门诊
  for (let at = index + 1; at < lexed.tokens.length && at < index + 12 && used[at] === 0; at += 1) {
    if (has(lexed, at, EDGE) || !isPlain(lexed, at)) return -1;
    if (has(lexed, at, BIT.num)) return counts(lexed, index, at) ? at : -1;
  }
  return -1;
}

/** 2返乡 beside 发热0: a figure right in front that nothing has read. */
const isUnreadBefore = (lexed: Lexed, index: number, used: Uint8Array): boolean =>
  used[index - 1] === 0 &&
  has(lexed, index - 1, BIT.num) &&
  (index < 2 || has(lexed, index - 2, BIT.blank | BIT.sep | BIT.nl | BIT.word));

const PART = /[上下中]午|早上|早晨|晚上|夜里/;

/** 早上巡查一次，下午一次: a part of the day's rounds, with another part that has no label of its own. */
function unreadPart(lexed: Lexed, facts: Facts, used: Uint8Array): Unread | undefined {
  const part = facts.facts.find(({ field: { kind }, from, to }) => {
    const said = words(lexed, Math.max(0, from - 1), to);
    return kind === 'work' && (PART.test(said) || said.startsWith('各'));
  });
  if (!part) return undefined;
  const { from, to } = part;
  if (words(lexed, from - 1, from) === '各') return { from: from - 1, to, label: from };
  for (let at = to; at < lexed.tokens.length && at < to + 60; at += 1)
    if (used[at] === 0 && has(lexed, at, BIT.num) && ROUNDS.test(words(lexed, at + 1, at + 2)))
      return { from, to: at + 2, label: from };
  return undefined;
}

interface Unread {
  readonly from: number;
  readonly to: number;
  readonly label: number;
}

/** Tokens [from, to) of the first label whose figure was not understood. */
export function unreadFigure(lexed: Lexed, facts: Facts): Unread | undefined {
  const open = [...facts.bare, ...facts.passed].filter((index) => isPlain(lexed, index - 1));
  const used = new Uint8Array(lexed.tokens.length + 1);
  for (const { from, to } of [...facts.facts, ...facts.doubts]) used.fill(1, from, to);
  for (const label of open.slice(0, 40)) {
    if (isUnreadBefore(lexed, label, used)) return { from: label - 1, to: label + 1, label };
    const at = unreadBehind(lexed, label, used);
    if (at >= 0) return { from: label, to: at + 2, label };
  }
  return unreadPart(lexed, facts, used);
}
