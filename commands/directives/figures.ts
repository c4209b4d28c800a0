// The figures of an answer in words: 转移12户31人，已全部安置. Strict: a guess or a range is asked about, never taken.
import type { FeedbackField } from '../../flows/directive.ts';
import { ALL_ZERO, EQUALS, GUESS, VALUE, stemOf } from '../../src/understanding/lexicon/directive.ts';
import { parseNumeral } from '../../src/understanding/numeral.ts';
import { fold } from './grammar.ts';

export type Answers = Record<string, number | string>;

/** What was found; `bad`: something stands where a figure belongs that is not one certain count. */
export interface Found {
  readonly answers: Answers;
  readonly bad?: { readonly token: string; readonly label: string };
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function readFigures(text: string, fields: readonly FeedbackField[]): Found {
  const said = fold(text).trim();
  const counts = fields.filter((field) => field.kind !== 'text');
  if (counts.length > 0 && ALL_ZERO.test(said)) {
    return { answers: Object.fromEntries(counts.map((field) => [field.key, 0])) };
  }
  const answers: Answers = {};
  for (const field of counts) {
    const found = figureOf(said, field, counts);
    if (found === undefined) continue;
    const value = certain(found);
    if (value === undefined) return { answers: {}, bad: { token: found.token, label: field.label } };
    answers[field.key] = value;
  }
  for (const field of fields) {
    const words = field.kind === 'text' ? wordsOf(said, field, fields) : undefined;
    if (words !== undefined) answers[field.key] = words;
  }
  return { answers };
}

interface Token {
  readonly token: string;
  readonly value: string;
  readonly after: string;
}

function certain({ value, after }: Token): number | undefined {
  if (GUESS.test(after)) return undefined;
  const number = /^-?\d/.test(value) ? Number(value) : parseNumeral(value);
  return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** By its label, by its stem (转移12户), by its measure where that is unmistakable, or as the only figure asked and given. */
function figureOf(said: string, field: FeedbackField, counts: readonly FeedbackField[]): Token | undefined {
  const { label, measure, aliases } = field;
  const names = [label, ...aliases.filter((alias) => alias !== measure)].sort((a, b) => b.length - a.length);
  const alone = measure !== '' && counts.filter((other) => other.measure === measure).length === 1;
  const unit = measure === '' ? '' : escaped(measure);
  const patterns = [
    ...names.map((name) => `${escaped(name)}${EQUALS}${VALUE}`),
    ...(measure === '' ? [] : [`${escaped(stemOf(label))}${EQUALS}${VALUE}\\s*${unit}`]),
    ...(alone ? [`${VALUE}\\s*${unit}`] : []),
    ...(counts.length === 1 ? [`^\\D*?${VALUE}(?!.*\\d)`] : []),
  ];
  for (const pattern of patterns) {
    const found = new RegExp(pattern, 'u').exec(said);
    const value = found?.[1];
    if (found === null || value === undefined) continue;
    const after = said.slice(found.index + found[0].length);
    return { token: found[0] + (/^\s*[-~—至到多来]\s*\d*/.exec(after)?.[0] ?? ''), value, after };
  }
  return undefined;
}

/** Words behind the label; all of it where nothing else was asked. */
function wordsOf(said: string, field: FeedbackField, fields: readonly FeedbackField[]): string | undefined {
  const found = new RegExp(`${escaped(field.label)}\\s*[:=]?\\s*([^\\n;；]+)`, 'u').exec(said);
  const words = found?.[1] ?? (fields.length === 1 ? said : undefined);
  return words === undefined || words.trim() === '' ? undefined : words.trim().slice(0, 200);
}
