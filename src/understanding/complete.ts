// Whether every figure beside a label of the form was understood: half a report stored is a wrong report.
import { BIT } from './bits.ts';
import { type Fact, type Facts, typedWords } from './state.ts';
import { COMPARED, CONDITION, FREQUENCY, NEWS, OTHERS } from './lexicon/phrases.ts';
import { ANOTHER_DAY, AS_A_RULE } from './lexicon/change.ts';
import { bitsAt, fieldOf, has, type Lexed, words } from './lexed.ts';
import { measured } from './walk.ts';

const EDGE = BIT.sep | BIT.nl | BIT.label | BIT.open | BIT.close | BIT.neg | BIT.rest | BIT.soft | BIT.zero;
/** Beside these the label means something else. */
const ELSE = BIT.block | BIT.cum | BIT.diff | BIT.guess | BIT.vague;
/** What may follow a label; anything else makes it part of a longer word. */
const JOINS = BIT.conn | BIT.word | BIT.of | BIT.colon | BIT.blank | BIT.num | BIT.sep;
const HEADS = /^(?:人|名|例|个|位|个人)$/;
const ROUNDS = /^(?:次|趟|遍|轮|回)$/;

const ELSEWHERE = [OTHERS, NEWS, CONDITION, COMPARED, FREQUENCY, ANOTHER_DAY, AS_A_RULE] as const;
/** 预计居隔3人: no certain count, but one of ours; what the word in front makes of it must be asked. */
const HEDGED =
  /^(?:预计|计划|准备|打算|拟|需要?|须|要|应该?|应当|本应|想|待|将|即将|可能|督促|加强|加大|强化|做好|继续|开展好|进一步)$/;

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

/** 巡查，3: a mark stands where the colon should, and nothing else claims the figure. */
const isSevered = (lexed: Lexed, index: number): boolean =>
  has(lexed, index + 1, BIT.sep) &&
  has(lexed, index + 2, BIT.num) &&
  endsAt(lexed, counts(lexed, index, index + 2) ? index + 4 : index + 3);

const endsAt = (lexed: Lexed, at: number): boolean =>
  at >= lexed.tokens.length || has(lexed, at, BIT.sep | BIT.nl | BIT.blank);

/** Index of a figure behind the label, in the same clause, that nothing has read; -1 when there is none. */
function unreadBehind(lexed: Lexed, index: number, used: Uint8Array): number {
  if (isSevered(lexed, index)) return index + 2;
  if (!has(lexed, index + 1, JOINS) && words(lexed, index + 1, index + 2) !== '登记') return -1; // 发热门诊
  for (let at = index + 1; at < lexed.tokens.length && at < index + 12 && used[at] === 0; at += 1) {
    if (has(lexed, at, EDGE) || !isPlain(lexed, at)) return -1;
    if (has(lexed, at, BIT.num)) return counts(lexed, index, at) ? at : -1;
  }
  return -1;
}

/** 2返乡 beside 发热0: a figure right in front that nothing has read, or that another label has taken (1发热2返乡). */
const isUnreadBefore = (lexed: Lexed, index: number, used: Uint8Array): boolean =>
  has(lexed, index - 1, BIT.num) &&
  (used[index - 1] === 1 || index < 2 || has(lexed, index - 2, BIT.blank | BIT.sep | BIT.nl | BIT.word));

interface Unread {
  readonly from: number;
  readonly to: number;
  /** As typed. */
  readonly label: string;
}

/** 其余为0 up to its mark. */
function restEnd(lexed: Lexed, index: number): number {
  let end = index;
  while (end < lexed.tokens.length && !has(lexed, end, BIT.sep | BIT.nl)) end += 1;
  return end;
}

/** Tokens that a figure, a doubt or 其余为0 accounts for. */
export function usedBy(lexed: Lexed, facts: Facts): Uint8Array {
  const used = new Uint8Array(lexed.tokens.length + 1);
  for (const { from, to } of facts.facts) used.fill(1, from, to);
  for (const { from, to } of facts.doubts) used.fill(1, from, to);
  for (let index = 0; facts.rest && index < lexed.tokens.length; index += 1)
    if (has(lexed, index, BIT.rest)) used.fill(1, index, restEnd(lexed, index));
  return used;
}

/** The clause around tokens [from, to), its labels blotted out. */
function clauseOf(lexed: Lexed, from: number, to: number): string {
  let start = from;
  while (start > 0 && start > from - 60 && !has(lexed, start - 1, BIT.sep | BIT.nl)) start -= 1;
  let text = '';
  for (let at = start; at < restEnd(lexed, to); at += 1)
    text += has(lexed, at, BIT.label) ? '□' : words(lexed, at, at + 1);
  return text;
}

/** Whoever counts something else, at another time or as a rule, says so. */
const isElse = (clause: string): boolean => ELSEWHERE.some((pattern) => pattern.test(clause));

/** 返乡2人，按要求居隔2人: a figure that the words around it keep out, though nothing says that it is not of today and of this unit. */
export function keptOut(lexed: Lexed, facts: Facts, stated: readonly Fact[]): Unread | undefined {
  if (stated.length === facts.facts.length || lexed.tokens.length > 2000) return undefined;
  const odd = facts.facts.find(
    (fact) =>
      typeof fact.value === 'number' &&
      fact.value > 0 &&
      !stated.some(({ field }) => field === fact.field) &&
      !isElse(clauseOf(lexed, fact.from, fact.to)),
  );
  return odd && { from: odd.from, to: odd.to, label: odd.label };
}

/** Nothing in front makes it something else; a hedge does not, unless the field has its figure or the clause is of another day. */
function isOpen(lexed: Lexed, facts: Facts, index: number): boolean {
  if (isPlain(lexed, index - 1)) return true;
  if (!HEDGED.test(words(lexed, index - 1, index)) || isElse(clauseOf(lexed, index, index + 1))) return false;
  const field = fieldOf(lexed, lexed.tokens[index]);
  return !facts.facts.some((fact) => fact.field === field);
}

/** Tokens [from, to) of the first label whose figure was not understood. */
export function unreadFigure(lexed: Lexed, facts: Facts): Unread | undefined {
  if (facts.bare.length + facts.passed.length === 0) return undefined;
  const open = [...facts.bare, ...facts.passed].filter((index) => isOpen(lexed, facts, index));
  const used = usedBy(lexed, facts);
  for (const label of open.slice(0, 40)) {
    const said = typedWords(lexed, label, label + 1);
    if (isUnreadBefore(lexed, label, used)) return { from: label - 1, to: label + 1, label: said };
    const at = unreadBehind(lexed, label, used);
    if (at >= 0) return { from: label, to: at + 2, label: said };
  }
  return undefined;
}
