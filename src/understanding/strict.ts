// Strict forms: behind a report command, or when every piece is `label value`, an unknown label is refused (domain.md §11).
import { BIT } from './bits.ts';
import { behindBracket, has, type Lexed, words } from './lexed.ts';
import type { Draft } from './draft.ts';
import { echo } from './typed.ts';

const SKIP = BIT.blank | BIT.colon | BIT.conn | BIT.meas;
const STOP = BIT.sep | BIT.nl | BIT.blank | BIT.num | BIT.meas | BIT.item | BIT.open | BIT.close | BIT.dun;
/** Remarks that belong to no form. */
const REMARK = /分别|温度|房号|住|岁|共|户籍|车牌|身份证|手机|编号|累计|昨|前天|上次|其中|来自|电话|体温/;

/** 其余为0 up to its mark. */
function clauseEnd(read: Lexed, index: number): number {
  let end = index;
  while (end < read.tokens.length && !has(read, end, BIT.sep | BIT.nl)) end += 1;
  return end;
}

/** Tokens that some figure, doubt or bracket accounts for. */
function covered({ lexed: read, facts }: Draft): Uint8Array {
  const used = new Uint8Array(read.tokens.length + 1);
  for (const { from, to } of facts.facts) used.fill(1, from, to);
  for (const { from, to } of facts.doubts) used.fill(1, from, to);
  for (let index = 0; index < read.tokens.length; index += 1) {
    if (has(read, index, BIT.open)) used.fill(1, index, behindBracket(read, index));
    if (facts.rest && has(read, index, BIT.rest)) used.fill(1, index, clauseEnd(read, index));
  }
  return used;
}

/** First token of the word in front of the number, or undefined when the number stands alone. */
function wordBefore(read: Lexed, index: number, used: Uint8Array): number | undefined {
  let end = index;
  while (end > 0 && has(read, end - 1, SKIP) && !has(read, end - 1, BIT.label)) end -= 1;
  let from = end;
  while (from > 0 && from > end - 20 && used[from - 1] === 0 && !has(read, from - 1, STOP)) from -= 1;
  return from === end ? undefined : from;
}

function isForeign(word: string): boolean {
  return /[\u4e00-\u9fffA-Za-z]/.test(word) && !REMARK.test(word);
}

/** The piece `word number` that no label of the template explains, as typed; undefined when all is explained. */
export function foreignPiece(own: Draft): string | undefined {
  const { lexed: read, strict } = own;
  if (!strict && !isFormLike(own)) return undefined;
  const used = covered(own);
  for (let index = 0; index < read.tokens.length; index += 1) {
    if (!has(read, index, BIT.num) || used[index] === 1 || has(read, index + 1, BIT.not)) continue;
    const from = wordBefore(read, index, used);
    if (from === undefined || !isForeign(words(read, from, index))) continue;
    const first = read.tokens[from];
    const last = read.tokens[index];
    if (first && last) return echo(read.typed, first.s, last.s).replace(/[\s:：=]+$/, '');
  }
  return undefined;
}

/** Every piece is `label value` without measure words, and most labels are known: a form, not prose. */
function isFormLike(own: Draft): boolean {
  if (own.stated.length === 0) return false;
  const pieces = own.lexed.text.split(/[\n，,;；、 ]+/).filter((piece) => piece !== '');
  const shape = /^(?:\d{1,2}[.、)])?[\u4e00-\u9fff]{2,8}[:=]?\d{1,5}$/;
  return pieces.length > 1 && pieces.every((piece) => shape.test(piece));
}
