// Phone and identity numbers are cut out of what people write before it is kept: what is not there cannot be echoed.

const DIGIT = '[0-9０-９]';
const GAP = '[ \\u00a0\\u3000\\-－—.]?';
const digits = (count: number): string => `(?:${DIGIT}${GAP}){${count - 1}}${DIGIT}`;

/** Longest first: an identity number contains what looks like a phone. */
const PRIVATE = new RegExp(
  [
    `${digits(17)}${GAP}[0-9０-９XxＸｘ]`,
    digits(15),
    `[1１]${GAP}[3-9３-９]${GAP}${digits(9)}`,
    `[0０]${DIGIT}{2,3}${GAP}${digits(7)}${DIGIT}?`,
  ]
    .map((pattern) => `(?<!${DIGIT})(?:${pattern})(?!${DIGIT})`)
    .join('|'),
  'g',
);

/** Characters of one remark that are kept. */
const KEPT = 500;

export function mask(text: string): string {
  return text.replace(PRIVATE, '***').trim().slice(0, KEPT);
}
