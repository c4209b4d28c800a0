// What is kept, logged or passed on of a message: without characters that nobody sees, phone and identity numbers blanked.
const GAP = '[ \\u00a0\\-—.·\\u200b-\\u200d\\u2060]{0,2}';
/** What the pattern matches, with blanks, dashes or dots allowed between any two of its digits. */
const spaced = (...digits: readonly string[]): string => digits.join(GAP);
const any = (count: number): string => spaced(...Array.from({ length: count }, () => '\\d'));

const DAY = `(?:0${GAP}[1-9]|1${GAP}[0-2])${GAP}(?:[0-2]${GAP}\\d|3${GAP}[01])`;
/** Longest first. Unit codes have up to 15 digits and are nobody's number. */
const PRIVATE = new RegExp(
  [
    spaced('[1-9]', any(5), '(?:19|20|18)', any(2), DAY, any(3), '[\\dXx]'),
    spaced('[3-6]\\d{3}', '\\d{4}', '\\d{4}', '\\d{4}', '\\d{0,3}'), // bank cards
    `(?:\\+?86${GAP})?${spaced('1', '[3-9]', any(9))}`,
    `0(?:10|2\\d|[3-9]\\d\\d)${GAP}[2-8]\\d{2,3}${GAP}\\d{4}`,
    '(?<![A-Za-z])[EGDSPH]\\d{8}', // passports and passes
  ]
    .map((pattern) => `(?<!\\d)(?:${pattern})(?!\\d)`)
    .join('|'),
  'g',
);

const DIGIT = '\\d０-９①-⑨⓪〇一二三四五六七八九零幺';
/** No number worth blanking has fewer digits: most messages end here. */
const MANY = new RegExp(`(?:[${DIGIT}][^${DIGIT}]*){8}`);

/** Longest text kept of one message, characters. */
const KEPT = 2000;
/** No number, with its gaps, is longer. */
const LONGEST = 60;

const NUMERALS = '〇一二三四五六七八九零幺';

type Fold = (text: string) => string;
/** Digits of all kinds as plain ones, in as many characters. */
const narrow: Fold = (text) => text.replace(/[！-～①-⑨⓪]/g, (c) => c.normalize('NFKC')).replaceAll('\u3000', ' ');
const spelled: Fold = (text) =>
  narrow(text).replace(/[〇一二三四五六七八九零幺]/g, (c) => '012345678901'.charAt(NUMERALS.indexOf(c)));
/** One after the other: the 三 of 张三13912345678 is no digit of the number. */
const FOLDS = [narrow, spelled];

/** 139****5678, 220382********1234: who knows the number recognises it. */
function blanked(number: string): string {
  const digits = number.replace(/^\+?86(?=\D?1)/, '').replace(/[^\dXx]/g, '');
  const kept = digits.length > 11 ? 6 : digits.length < 11 ? 0 : 3;
  return digits.slice(0, kept) + '*'.repeat(digits.length - kept - 4) + digits.slice(-4);
}

/** Without control characters and marks that turn the reading direction; line breaks stay. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, (c) =>
    c === '\n' ? c : c === '\t' ? ' ' : '',
  );
}

/** Whether something in it has to be blanked. */
export const isPrivate = (text: string): boolean =>
  MANY.test(text) && FOLDS.some((fold) => fold(visible(text)).search(PRIVATE) >= 0);

/** The first `kept` characters as they may be shown to others. */
export function masked(text: string, kept = KEPT): string {
  const source = visible(text.slice(0, kept + LONGEST));
  if (!MANY.test(source)) return source.slice(0, kept);
  return FOLDS.reduce(blankedIn, source).slice(0, kept);
}

function blankedIn(source: string, fold: Fold): string {
  let out = '';
  let end = 0;
  for (const { 0: number, index } of fold(source).matchAll(PRIVATE)) {
    out += source.slice(end, index) + blanked(number);
    end = index + number.length;
  }
  return out + source.slice(end);
}
