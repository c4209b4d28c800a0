// Spellings of one name folded into one key, so that 第三网格 finds 3号网格 and 西溝村委會 finds 西沟村. Pure.
import { DIGITS, DROPPED, ENDINGS, GRID, GRID_FORMS, GRID_SAID, SIMPLER, SINGLE_DIGITS, TENS } from './lexicon.ts';

/** Letters and digits only: blanks, punctuation, invisible characters and emoji go. */
const NOISE = /[^\p{L}\p{N}]/gu;
const HAN = /\p{Script=Han}/gu;

const folded = new Map<string, string>();
const FOLDED_KEPT = 50_000;

/** The key of a name; equal keys mean the same words. A concatenation of names folds to the concatenation of their keys. */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  if (folded.size > FOLDED_KEPT) folded.clear();
  const key = fold(name);
  folded.set(name, key);
  return key;
}

function fold(name: string): string {
  let key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(NOISE, '')
    .replace(HAN, (character) => SIMPLER.get(character) ?? character);
  for (const [ending, short] of ENDINGS) key = key.replace(ending, short);
  key = key
    .replace(TENS, (_, tens?: string, ones?: string) => digit(tens, '1') + digit(ones, '0'))
    .replace(SINGLE_DIGITS, (numeral) => digit(numeral, ''));
  for (const [form, canonical] of GRID_FORMS) key = key.replace(form, canonical);
  return key;
}

function digit(numeral: string | undefined, otherwise: string): string {
  return numeral === undefined ? otherwise : (DIGITS[numeral] ?? otherwise);
}

/** What people say for a folded name when they leave something out; empty when nothing can be left out. */
export function looseKeys(key: string): readonly string[] {
  if (GRID.test(key)) return [key.replace(GRID, GRID_SAID)];
  const base = key.replace(DROPPED, '');
  return base !== key && base.length > 1 ? [base] : [];
}
