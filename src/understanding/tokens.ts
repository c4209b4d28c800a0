// Text → tokens. One pass, no backtracking.
import { BIT } from './bits.ts';
import { UNCLEAR } from './fold.ts';
import { isNumeral, parseNumeral } from './numeral.ts';
import { begins, type Entry, longest } from './trie.ts';
import type { Ref, Vocabulary, Word } from './vocabulary.ts';

export interface Token {
  readonly bits: number;
  readonly s: number;
  e: number;
  /** Value of a number; NaN when it is one but not a certain one. */
  v: number;
  decimal: boolean;
  refs: readonly Ref[] | undefined;
}

/** All tokens have one shape. */
export const tokenOf = (bits: number, s: number, e: number): Token => ({
  bits,
  s,
  e,
  v: NaN,
  decimal: false,
  refs: undefined,
});

const MARKS: Readonly<Record<string, number>> = {
  '\n': BIT.nl, ' ': BIT.blank, '\t': BIT.blank, '，': BIT.sep, ',': BIT.sep, '。': BIT.sep, ';': BIT.sep, '!': BIT.sep, '|': BIT.sep,
  '、': BIT.dun, ':': BIT.colon, '=': BIT.colon, '(': BIT.open, ')': BIT.close, '【': BIT.blank, '】': BIT.blank, '[': BIT.blank, ']': BIT.blank,
  '-': BIT.mark, '—': BIT.mark, '~': BIT.mark, '+': BIT.mark, '/': BIT.mark, '→': BIT.mark, '>': BIT.mark, '*': BIT.blank, '#': BIT.blank,
  '_': BIT.blank, '.': BIT.sep, '?': BIT.sep | BIT.vague, '《': BIT.blank, '》': BIT.blank,
}; // prettier-ignore

/** What a UTF-16 unit is: a digit, a letter, the bits of a mark, or 0. */
const [DIGIT, LETTER] = [1, 2];
const KINDS = new Int32Array(65_536);
for (let unit = 48; unit < 58; unit += 1) KINDS[unit] = DIGIT;
for (let unit = 97; unit < 123; unit += 1) KINDS[unit] = KINDS[unit - 32] = LETTER;
for (const [character, bits] of Object.entries(MARKS)) KINDS[character.charCodeAt(0)] = bits;

const DAY = /(?:\d{2,4}年)?\d{1,2}月\d{1,2}[日号]?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?!\d)/y;
const MAY_BE_DAY = /[年月:/.-]/;
const DIGITS = /\d{1,3}(?:,\d{3})+(?![\d,])|\d[\dOo]*/y;
const FRACTION = /\.\d+/y;
const EMOTICON = /\[[\u4e00-\u9fffA-Za-z]{1,5}\]/y;
const LATIN = /[A-Za-z]+/y;
const SCALE: Readonly<Record<string, number>> = { 万: 10_000, 千: 1000, 百: 100, 亿: 100_000_000 };

interface Lexer {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly tokens: Token[];
}

function sticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Appends a token and returns where the next begins. */
function add(lexer: Lexer, token: Token): number {
  lexer.tokens.push(token);
  return token.e;
}

function addWord(lexer: Lexer, at: number, { word, length }: Entry<Word>): number {
  const token = tokenOf(word.bits, at, at + length);
  token.refs = word.refs;
  return add(lexer, token);
}

function addNumber(lexer: Lexer, token: Token, v: number): number {
  token.v = v;
  return add(lexer, token);
}

/** The last token that is not a blank. */
function previous(lexer: Lexer): Token | undefined {
  const last = lexer.tokens.at(-1);
  return last && last.bits & BIT.blank ? lexer.tokens.at(-2) : last;
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** At the head of a piece a short number before 、 . ) is an item number, unless a label waits for its value. */
function isItem(lexer: Lexer, s: number, e: number): boolean {
  const mark = lexer.text.charAt(e);
  if (e - s > 3 || (mark !== '、' && mark !== '.' && mark !== ')')) return false;
  if (mark !== ')' && isDigit(lexer.text.charAt(e + 1))) return false;
  const last = lexer.tokens.at(-1);
  if (last && !(last.bits & (BIT.nl | BIT.sep | BIT.blank))) return false;
  return !((previous(lexer)?.bits ?? 0) & (BIT.label | BIT.colon | BIT.conn));
}

/** 2万, 3百: the figure times its scale. 万 before 元 or 方 is a measure; a scale in the middle of digits is unclear. */
function scaled(text: string, at: number, value: number): { value: number; e: number } {
  const scale = text.charCodeAt(at) < 0x4e00 ? undefined : SCALE[text.charAt(at)];
  if (scale === undefined || (text[at] === '万' && /[元方]/.test(text.charAt(at + 1)))) return { value, e: at };
  const next = text.charAt(at + 1);
  return {
    value: isNumeral(next.charCodeAt(0)) || isDigit(next) ? NaN : Math.round(value * scale * 1000) / 1000,
    e: at + 1,
  };
}

/** 1.2.3 or a superscript: no certain number. */
function isBroken(text: string, e: number): boolean {
  return text[e] === UNCLEAR || (text[e] === '.' && isDigit(text.charAt(e + 1)));
}

function digits(lexer: Lexer, at: number): number {
  const { text } = lexer;
  const day = MAY_BE_DAY.test(text.slice(at + 1, at + 6)) ? sticky(DAY, text, at) : undefined;
  if (day !== undefined) return add(lexer, tokenOf(BIT.word, at, at + day.length));
  const run = sticky(DIGITS, text, at) ?? text.charAt(at);
  if (isItem(lexer, at, at + run.length)) return add(lexer, tokenOf(BIT.item, at, at + run.length + 1));
  const fraction = (text.charCodeAt(at + run.length) === 46 && sticky(FRACTION, text, at + run.length)) || '';
  const plain = Number((/[,Oo]/.test(run) ? run.replace(/,/g, '').replace(/[Oo]/g, '0') : run) + fraction);
  const { value, e } = scaled(text, at + run.length + fraction.length, plain);
  const v = isBroken(text, e) ? NaN : value;
  const token = tokenOf(BIT.num, at, e);
  token.decimal = fraction !== '' || !Number.isInteger(v);
  return addNumber(lexer, token, v);
}

/** 王三|零报告 */
const saysZero = ({ vocabulary, text }: Lexer, at: number): boolean =>
  ((longest(vocabulary.trie, text, at)?.word.bits ?? 0) & BIT.zero) !== 0;

function numerals(lexer: Lexer, at: number): number {
  const { text } = lexer;
  let e = at + 1;
  while (e < text.length && isNumeral(text.charCodeAt(e)) && !saysZero(lexer, e)) e += 1;
  if (isItem(lexer, at, e) && text[e] === '、') return add(lexer, tokenOf(BIT.item, at, e + 1));
  return addNumber(lexer, tokenOf(BIT.num, at, e), parseNumeral(text.slice(at, e)) ?? NaN);
}

function latin(lexer: Lexer, at: number): number {
  const run = sticky(LATIN, lexer.text, at) ?? lexer.text.charAt(at);
  const e = at + run.length;
  const before = previous(lexer);
  if ((run === 'O' || run === 'o') && before && before.bits & (BIT.label | BIT.colon | BIT.conn))
    return addNumber(lexer, tokenOf(BIT.num, at, e), 0);
  const found = longest(lexer.vocabulary.trie, lexer.text, at);
  return found && at + found.length >= e ? addWord(lexer, at, found) : add(lexer, tokenOf(BIT.latin, at, e));
}

function mark(lexer: Lexer, at: number, bits: number): number {
  const { text } = lexer;
  if (text[at] === '[') {
    const code = sticky(EMOTICON, text, at);
    if (code !== undefined && longest(lexer.vocabulary.trie, text, at + 1)?.length !== code.length - 2)
      return add(lexer, tokenOf(BIT.blank, at, at + code.length));
  }
  if (
    text[at] === '(' &&
    /^\([\d一二三四五六七八九十]{1,2}\)/.test(text.slice(at, at + 4)) &&
    !((previous(lexer)?.bits ?? 0) & BIT.label)
  ) {
    return add(lexer, tokenOf(BIT.item, at, text.indexOf(')', at) + 1));
  }
  let e = at + 1;
  while (bits & (BIT.blank | BIT.mark) && text[e] === text[at]) e += 1;
  return add(lexer, tokenOf(bits, at, e));
}

function other(lexer: Lexer, at: number): number {
  const last = lexer.tokens.at(-1);
  if (last?.bits === 0 && last.e === at) {
    last.e = at + 1;
    return at + 1;
  }
  return add(lexer, tokenOf(0, at, at + 1));
}

/** The longest word here, unless it cuts into a label: 无事 | 无 事故. */
function wordAt({ text, vocabulary: { trie } }: Lexer, at: number): Entry<Word> | undefined {
  const found = longest(trie, text, at);
  if (!found?.word.cuts) return found;
  const end = at + found.length;
  if ((longest(trie, text, end)?.word.bits ?? 0) & BIT.label) return found; // 未发现 | 险情
  for (let inner = at + 1; inner < end; inner += 1) {
    const label = longest(trie, text, inner);
    if (label && label.word.bits & BIT.label && inner + label.length > end)
      return longest(trie, text.slice(0, inner), at);
  }
  return found;
}

/** The 全 of 周德全 零报告: what follows signs that are no words belongs to them. */
function endsName({ tokens }: Lexer, at: number): boolean {
  const before = tokens.at(-1);
  return before?.e === at && (before.bits & ~(BIT.meas | BIT.not)) === 0;
}

/** 发 热：0, as aligned forms write it: a label or zero phrase with blanks between its characters. */
function spacedLabel(lexer: Lexer, at: number): number | undefined {
  if (lexer.text.charCodeAt(at + 1) !== 32) return undefined;
  const { text, vocabulary } = lexer;
  if (!begins(vocabulary.trie, text.charAt(at))) return undefined;
  const run = /(?:[\u4e00-\u9fff] +){1,7}[\u4e00-\u9fff]/y;
  const spaced = sticky(run, text, at);
  const found = spaced === undefined ? undefined : longest(vocabulary.trie, spaced.replace(/ +/g, ''), 0);
  const all = found?.length === spaced?.replace(/ +/g, '').length ? BIT.soft : 0;
  if (!found || !(found.word.bits & (BIT.label | BIT.zero | all)) || found.length < 2) return undefined;
  let e = at;
  for (let left = found.length; left > 0; e += 1) if (text.charCodeAt(e) !== 32) left -= 1;
  const token = tokenOf(found.word.bits, at, e);
  token.refs = found.word.refs;
  return add(lexer, token);
}

function step(lexer: Lexer, at: number): number {
  const { text } = lexer;
  const kind = KINDS[text.charCodeAt(at)] ?? 0;
  if (kind === LETTER) return latin(lexer, at);
  if (kind !== 0 && kind !== DIGIT) return mark(lexer, at, kind);
  const known = wordAt(lexer, at);
  if (kind === DIGIT) return known && known.length > 1 ? addWord(lexer, at, known) : digits(lexer, at);
  return written(lexer, at, known);
}

/** A known word, a numeral, or a character nobody knows. */
function written(lexer: Lexer, at: number, known: Entry<Word> | undefined): number {
  if (known && known.length > 1) return addWord(lexer, at, known);
  const spaced = endsName(lexer, at) ? undefined : spacedLabel(lexer, at);
  if (spaced !== undefined) return spaced;
  const numeral = isNumeral(lexer.text.charCodeAt(at));
  if (known && !numeral) return addWord(lexer, at, known);
  return numeral ? numerals(lexer, at) : other(lexer, at);
}

export function lex(text: string, vocabulary: Vocabulary): Token[] {
  const lexer: Lexer = { text, vocabulary, tokens: [] };
  for (let at = 0; at < text.length;) at = step(lexer, at);
  return lexer.tokens;
}
