// Strict forms: behind a report command, or when every piece is `label value`, an unknown label is refused (domain.md §11).
import { BIT } from './bits.ts';
import { has, words } from './lexed.ts';
import type { Draft } from './report.ts';
import { echo } from './typed.ts';

const SKIP = BIT.blank | BIT.colon | BIT.conn | BIT.meas;
const STOP = BIT.sep | BIT.nl | BIT.blank | BIT.num | BIT.meas | BIT.item | BIT.open | BIT.close | BIT.dun;
/** Remarks about work that belongs to no form: ignored in prose. */
const WORK =
  /发放|走访|入户|张贴|宣传|消毒|消杀|派|购|领|来自|其中|分别|电话|体温|温度|房号|住|岁|共|户籍|车牌|身份证|手机|联系|编号|累计/;

/** The piece `word number` that no label of the template explains, as typed; undefined when all is explained. */
export function foreignPiece(own: Draft): string | undefined {
  const { lexed: read, facts, strict } = own;
  if (!strict && !isFormLike(own)) return undefined;
  const spans = [...facts.facts, ...facts.doubts];
  for (let index = 0; index < read.tokens.length; index += 1) {
    if (
      !has(read, index, BIT.num) ||
      has(read, index + 1, BIT.not) ||
      spans.some(({ from, to }) => index >= from && index < to)
    )
      continue;
    if (inBracket(own, index)) continue;
    const from = wordBefore(own, index);
    if (from === undefined) continue;
    const word = words(read, from, index);
    if (WORK.test(word) && !strict) continue;
    if (/累计|其中|来自|电话|体温/.test(word) || !/[\u4e00-\u9fffA-Za-z]/.test(word)) continue;
    const first = read.tokens[from];
    const last = read.tokens[index];
    return first && last ? echo(read.typed, first.s, last.s).replace(/[\s:：=]+$/, '') : word;
  }
  return undefined;
}

function inBracket(own: Draft, index: number): boolean {
  for (let at = index; at >= 0 && at > index - 40; at -= 1) {
    if (has(own.lexed, at, BIT.close)) return false;
    if (has(own.lexed, at, BIT.open)) return true;
  }
  return false;
}

/** First token of the word in front of the number, or undefined when the number stands alone. */
function wordBefore(own: Draft, index: number): number | undefined {
  const { lexed: read, facts } = own;
  let end = index;
  while (end > 0 && has(read, end - 1, SKIP) && !has(read, end - 1, BIT.label)) end -= 1;
  let from = end;
  while (from > 0 && !has(read, from - 1, STOP)) from -= 1;
  const used = [...facts.facts].some((fact) => from < fact.to && end > fact.from);
  return from === end || used ? undefined : from;
}

/** Every piece is `label value` without measure words, and most labels are known: a form, not prose. */
function isFormLike(own: Draft): boolean {
  if (own.stated.length === 0) return false;
  const pieces = own.lexed.text.split(/[\n，,;；、 ]+/).filter((piece) => piece !== '');
  const shaped = pieces.filter((piece) => /^(?:\d{1,2}[.、)])?[\u4e00-\u9fff]{2,8}[:=]?\d{1,5}$/.test(piece));
  return pieces.length > 1 && shaped.length === pieces.length;
}
