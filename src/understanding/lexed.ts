// A message as tokens, with labels bound to one template and words typed by sound found (domain.md §10).
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import { UNIT_SURE } from './lexicon/phrases.ts';
import { syllables } from './pinyin.ts';
import { lex, type Token } from './tokens.ts';
import type { Typed } from './typed.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Lexed {
  readonly typed: Typed;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly vocabulary: Vocabulary;
  /** Index of the template the labels belong to. */
  readonly template: number;
  /** True when some label belongs to fewer templates than are active, so that the message names its template. */
  readonly decided: boolean;
}

const VALUE = BIT.num | BIT.neg;
const CLAUSE = BIT.sep | BIT.nl | BIT.blank | BIT.dun | BIT.label | BIT.num | BIT.neg | BIT.open | BIT.close;
const FILLER = BIT.blank | BIT.colon | BIT.conn;
const EDGE =
  BIT.word |
  BIT.sep |
  BIT.nl |
  BIT.blank |
  BIT.meas |
  BIT.num |
  BIT.item |
  BIT.dun |
  BIT.open |
  BIT.close |
  BIT.colon |
  BIT.neg |
  BIT.tail;

/** The word before tokens[index] that sounds like a label and is a whole word; the token it starts at. */
function soundBefore(
  text: string,
  tokens: readonly Token[],
  end: number,
): { from: number; s: number; key: string } | undefined {
  let from = end;
  while (
    from > 0 &&
    !((tokens[from - 1]?.bits ?? 0) & (EDGE & ~BIT.tail)) &&
    !((tokens[from - 1]?.bits ?? 0) & BIT.label)
  )
    from -= 1;
  const first = tokens[from];
  const last = tokens[end - 1];
  if (!first || !last || from === end || last.e - first.s > 14) return undefined;
  return { from, s: first.s, key: text.slice(first.s, last.e) };
}

function matchSound(word: string, vocabulary: Vocabulary): { cut: number; refs: Token['refs'] } | undefined {
  for (const length of vocabulary.soundLengths) {
    const cut = word.length - length;
    if (cut < 0 || (cut > 0 && !UNIT_SURE.test(word.slice(0, cut)))) continue;
    const found = vocabulary.sounds.get(syllables(word.slice(cut)));
    if (found && found.refs.length > 0) return { cut, refs: found.refs };
  }
  return undefined;
}

/** 无米接: a word behind a negation that sounds like a label and ends its clause. */
function hearBehind(text: string, tokens: Token[], vocabulary: Vocabulary): void {
  for (let index = 0; index + 1 < tokens.length; index += 1) {
    if (!((tokens[index]?.bits ?? 0) & BIT.neg)) continue;
    const s = tokens[index + 1]?.s ?? text.length;
    let end = index + 1;
    while (end < tokens.length && end < index + 7 && !((tokens[end]?.bits ?? 0) & CLAUSE)) end += 1;
    const e = tokens[end - 1]?.e ?? s;
    if (end === index + 1 || e - s > 8) continue;
    const sound = vocabulary.sounds.get(syllables(text.slice(s, e)));
    const label: Token = { bits: BIT.label, s, e, c: tokens[index + 1]?.c ?? 0, refs: sound?.refs ?? [] };
    if (sound && sound.refs.length > 0) tokens.splice(index + 1, end - index - 1, label);
  }
}

/** Replaces words typed by sound in front of a figure or a negation by label tokens. */
function hear(text: string, tokens: Token[], vocabulary: Vocabulary): Token[] {
  for (let index = 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token || !(token.bits & VALUE)) continue;
    let end = index;
    while (end > 0 && (tokens[end - 1]?.bits ?? 0) & FILLER) end -= 1;
    if ((tokens[end - 1]?.bits ?? BIT.label) & (BIT.label | EDGE)) continue;
    const word = soundBefore(text, tokens, end);
    if (!word || word.key.length < 2 || !/^[\u4e00-\u9fff]+$/.test(word.key)) continue;
    const found = matchSound(word.key, vocabulary);
    if (!found?.refs) continue;
    const e = word.s + word.key.length;
    const c = token.c;
    const made: Token[] = [{ bits: BIT.label, s: word.s + found.cut, e, c, refs: found.refs }];
    if (found.cut > 0) made.unshift({ bits: 0, s: word.s, e: word.s + found.cut, c });
    tokens.splice(word.from, end - word.from, ...made);
    index = word.from + made.length;
  }
  hearBehind(text, tokens, vocabulary);
  return tokens;
}

/** The template that knows most of the labels; the first of equals. */
function choose(tokens: readonly Token[], count: number): { template: number; decided: boolean } {
  if (count === 1) return { template: 0, decided: false };
  const votes = new Array<number>(count).fill(0);
  for (const { refs } of tokens) {
    for (const template of new Set(refs?.map((ref) => ref.template))) votes[template] = (votes[template] ?? 0) + 1;
  }
  const best = Math.max(...votes);
  return { template: votes.indexOf(best), decided: best > 0 && votes.filter((vote) => vote === best).length === 1 };
}

export function lexed(typed: Typed, vocabulary: Vocabulary): Lexed {
  const { text } = typed;
  const tokens = hear(text, lex(text, vocabulary), vocabulary);
  return { typed, text, tokens, vocabulary, ...choose(tokens, vocabulary.templates.length) };
}

/** The field a label token stands for in the chosen template. */
export function fieldOf(lexed: Lexed, token: Token | undefined): ReportField | undefined {
  return token?.refs?.find((ref) => ref.template === lexed.template)?.field;
}

export const bitsAt = (lexed: Lexed, index: number): number => lexed.tokens[index]?.bits ?? 0;
export const has = (lexed: Lexed, index: number, bits: number): boolean => (bitsAt(lexed, index) & bits) !== 0;
/** Words of tokens [from, to). */
export function words(lexed: Lexed, from: number, to: number): string {
  const first = lexed.tokens[from];
  const last = lexed.tokens[to - 1];
  return first && last && to > from ? lexed.text.slice(first.s, last.e) : '';
}
/** Index behind the bracket opened at tokens[index], or index + 1 when it is never closed. */
export function behindBracket(lexed: Lexed, index: number): number {
  for (let at = index + 1; at < lexed.tokens.length && at < index + 200; at += 1) {
    if (has(lexed, at, BIT.close)) return at + 1;
    if (has(lexed, at, BIT.open)) return index + 1;
  }
  return index + 1;
}
