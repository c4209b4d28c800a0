// One table for the whole basic plane: what each UTF-16 unit becomes before parsing (domain.md §10).
import { simplify } from './opencc.ts';

/** Unit is dropped. */
export const DROP = 0;
/** Unit needs more than one character or a rule of its own: see normalise.ts. */
export const SPECIAL = 1;
/** Stands for a character that must never be part of a number (superscripts, fractions, hidden reversals). */
export const UNCLEAR = '\ufffd';

const CANONICAL: Readonly<Record<string, string>> = {
  '﹣': '-', '−': '-', '‐': '-', '‑': '-', '‒': '-', '–': '-', '﹘': '-', '―': '—', '─': '—', '━': '—', '～': '~', '〜': '~', '∼': '~',
  '〇': '〇', '○': '〇', '◯': '〇', '⼀': '一', '《': '《', '·': ' ', '〔': '(', '〕': ')', '［': '[', '］': ']',
  '〖': '【', '〗': '】', '，': '，', '﹐': '，', '⁄': UNCLEAR, '％': '%', '﹪': '%', '⇒': '→', '➡': '→', '➜': '→', '⟶': '→',
}; // prettier-ignore

const ranges =
  (list: readonly (readonly [number, number])[]) =>
  (unit: number): boolean =>
    list.some(([a, b]) => unit >= a && unit <= b);
const isBlank = ranges([
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0x2800, 0x2800],
]);
const isBreak = ranges([
  [0x0a, 0x0c],
  [0x85, 0x85],
  [0x2028, 0x2029],
]);
const isInvisible = ranges([
  [0x00, 0x08],
  [0x0d, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
]);
/** Superscripts, subscripts and fractions must not turn into digits beside other digits. */
const isUnclear = ranges([
  [0xb2, 0xb3],
  [0xb9, 0xb9],
  [0xbc, 0xbe],
  [0x2070, 0x209f],
  [0x2150, 0x215f],
  [0x2189, 0x2189],
]);
/** Circled and bracketed numbers, keycaps, surrogates. */
const isSpecial = ranges([
  [0x20e3, 0x20e3],
  [0x2460, 0x24ff],
  [0x2776, 0x2793],
  [0x3220, 0x3229],
  [0x3280, 0x3289],
  [0x32b1, 0x32bf],
  [0xd800, 0xdfff],
]);
const isPicture = ranges([
  [0x2190, 0x2191],
  [0x2194, 0x21ff],
  [0x2300, 0x23ff],
  [0x25a0, 0x25ca],
  [0x25cc, 0x25ee],
  [0x25f0, 0x27bf],
  [0x2b00, 0x2bff],
]);
const isCompatible = ranges([
  [0x2011, 0x2039],
  [0x2100, 0x218f],
  [0x2f00, 0x2fdf],
  [0x3200, 0x33ff],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe6f],
  [0xff01, 0xffe6],
  [0xb5, 0xb5],
]);

function unitFor(unit: number): number {
  const given = String.fromCharCode(unit);
  const canonical = CANONICAL[given];
  if (canonical !== undefined) return canonical.charCodeAt(0);
  if (unit === 9) return 9;
  if (isBreak(unit)) return 10;
  if (isBlank(unit)) return 32;
  if (isInvisible(unit)) return DROP;
  if (isUnclear(unit)) return UNCLEAR.charCodeAt(0);
  if (isSpecial(unit)) return SPECIAL;
  if (isPicture(unit)) return 32;
  if (!isCompatible(unit)) return unit;
  const folded = given.normalize('NFKC');
  return folded.length === 1 ? folded.charCodeAt(0) : SPECIAL;
}

function simplifyHan(table: Uint16Array): void {
  const first = 0x3400;
  const han = Array.from({ length: 0xa000 - first }, (_, index) => String.fromCharCode(first + index));
  const simple = simplify(han.join('\n')).split('\n');
  for (const [index, character] of simple.entries()) {
    if (character.length === 1 && table[first + index] === first + index)
      table[first + index] = character.charCodeAt(0);
  }
}

function build(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit += 1) table[unit] = unit >= 0xac00 && unit < 0xd800 ? unit : unitFor(unit);
  simplifyHan(table);
  for (const [typed, meant] of [
    ['後', '后'],
    ['裡', '里'],
    ['裏', '里'],
    ['週', '周'],
    ['係', '系'],
    ['乾', '干'],
    ['穀', '谷'],
    ['衆', '众'],
    ['着', '着'],
    ['著', '着'],
  ] as const) {
    table[typed.charCodeAt(0)] = meant.charCodeAt(0);
  }
  // What a character folds to may itself fold: a compatibility ideograph to a traditional one.
  for (const [unit, to] of table.entries())
    if (to > SPECIAL && (table[to] ?? 0) > SPECIAL) table[unit] = table[to] ?? to;
  return table;
}

export const FOLD: Uint16Array = build();
