// Phone and identity numbers never leave the store: what is kept, logged or passed on of a message is masked first.
const GAP = '[ \\u00a0\\-—.]?';
/** What the pattern matches, with a blank, dash or dot allowed between any two of its digits. */
const spaced = (...digits: readonly string[]): string => digits.join(GAP);
const any = (count: number): string => spaced(...Array.from({ length: count }, () => '\\d'));

const DAY = `(?:0${GAP}[1-9]|1${GAP}[0-2])${GAP}(?:[0-2]${GAP}\\d|3${GAP}[01])`;
/** Longest first: an identity number contains what looks like a phone. */
const PRIVATE = new RegExp(
  [
    spaced('[1-9]', any(5), '(?:19|20|18)', any(2), DAY, any(3), '[\\dXx]'),
    spaced('[1-9]', any(5), any(2), DAY, any(3)),
    `(?:\\+?86${GAP})?${spaced('1', '[3-9]', any(9))}`,
    `0(?:10|2\\d|[3-9]\\d\\d)${GAP}[2-8]\\d{2,3}${GAP}\\d{4}`,
  ]
    .map((pattern) => `(?<!\\d)(?:${pattern})(?!\\d)`)
    .join('|'),
  'g',
);

/** Longest text kept of one message, characters. */
const KEPT = 2000;
/** No number, with its gaps, is longer. */
const LONGEST = 40;

/** Full-width digits and signs as typed by an IME, in as many characters. */
const narrow = (text: string): string =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');

/** 139****5678, 220382********1234: who knows the number recognises it. */
function blanked(number: string): string {
  const digits = number.replace(/^\+?86(?=\D?1)/, '').replace(/[^\dXx]/g, '');
  const kept = digits.length > 11 ? 6 : 3;
  return digits.slice(0, kept) + '*'.repeat(digits.length - kept - 4) + digits.slice(-4);
}

/** The first `kept` characters, phone and identity numbers blanked however they are spaced. */
export function masked(text: string, kept = KEPT): string {
  const source = text.slice(0, kept + LONGEST);
  let out = '';
  let end = 0;
  for (const { 0: number, index } of narrow(source).matchAll(PRIVATE)) {
    out += source.slice(end, index) + blanked(number);
    end = index + number.length;
  }
  return (out + source.slice(end)).slice(0, kept);
}
