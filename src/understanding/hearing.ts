// Words typed by sound (domain.md §10): only whole label words, only beside a figure or a negation.
import { BIT } from './bits.ts';
import { UNIT_SURE } from './lexicon/phrases.ts';
import { syllables } from './pinyin.ts';
import { type Token, tokenOf } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

const VALUE = BIT.num | BIT.neg;
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
  BIT.label;
const CLAUSE = BIT.sep | BIT.nl | BIT.blank | BIT.dun | BIT.label | BIT.num | BIT.neg | BIT.open | BIT.close;
const LONGEST = 14;
const HAN = /^[\u4e00-\u9fff]{2,14}$/;

interface Ear {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  /** Tokens heard so far. */
  readonly out: Token[];
}

const bits = (tokens: readonly Token[], index: number): number => tokens[index]?.bits ?? 0;

/** 中署人数: words such as 人数 are part of a label. */
function isEdge({ text, out }: Ear, index: number): boolean {
  const token = out[index];
  if (!token || !(token.bits & EDGE)) return false;
  if (token.bits & BIT.meas && token.e - token.s === 1 && !(bits(out, index - 1) & BIT.num)) return false;
  return !(token.bits & BIT.word && /^(?:人数|人员|次数|户数|数)$/.test(text.slice(token.s, token.e)));
}

function heard(s: number, e: number, refs: Token['refs']): Token {
  const token = tokenOf(BIT.label, s, e);
  token.refs = refs;
  return token;
}

function matchSound(
  word: string,
  vocabulary: Vocabulary,
): { cut: number; refs: NonNullable<Token['refs']> } | undefined {
  for (const length of vocabulary.soundLengths) {
    const cut = word.length - length;
    if (cut < 0 || (cut > 0 && !UNIT_SURE.test(word.slice(0, cut)))) continue;
    const found = vocabulary.sounds.get(syllables(word.slice(cut)));
    if (found && found.refs.length > 0) return { cut, refs: found.refs };
  }
  return undefined;
}

/** Start of the word that ends at out[end], within a label's length. */
function wordStart(ear: Ear, end: number): number {
  let from = end;
  while (from > 0 && from > end - LONGEST && !isEdge(ear, from - 1)) from -= 1;
  return from;
}

/** A figure or negation comes next: the word just heard may be a label typed by sound. */
function hearBefore(ear: Ear): void {
  const { text, out } = ear;
  let end = out.length;
  while (end > 0 && bits(out, end - 1) & FILLER) end -= 1;
  const from = wordStart(ear, end);
  const first = out[from];
  const last = out[end - 1];
  if (!first || !last || from === end) return;
  const word = text.slice(first.s, last.e);
  const found = HAN.test(word) ? matchSound(word, ear.vocabulary) : undefined;
  if (!found) return;
  const made = [heard(first.s + found.cut, last.e, found.refs)];
  if (found.cut > 0) made.unshift(tokenOf(0, first.s, first.s + found.cut));
  out.splice(from, end - from, ...made);
}

/** 无米接: the word behind a negation, up to the end of its clause; the index behind it when it sounds like a label. */
function hearBehind(ear: Ear, tokens: readonly Token[], index: number): number {
  const first = tokens[index];
  let end = index;
  while (end < tokens.length && end < index + 6 && !(bits(tokens, end) & CLAUSE)) end += 1;
  const last = tokens[end - 1];
  if (!first || !last || end === index || last.e - first.s > 8) return index;
  const sound = ear.vocabulary.sounds.get(syllables(ear.text.slice(first.s, last.e)));
  if (!sound || sound.refs.length === 0) return index;
  ear.out.push(heard(first.s, last.e, sound.refs));
  return end;
}

/** Replaces words that sound like labels by label tokens. */
export function hear(text: string, tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  const ear: Ear = { text, vocabulary, out: [] };
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index];
    if (!token) break;
    if (token.bits & VALUE) hearBefore(ear);
    ear.out.push(token);
    index = token.bits & BIT.neg ? hearBehind(ear, tokens, index + 1) : index + 1;
  }
  return ear.out;
}
