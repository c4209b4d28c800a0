// The figures of an answer in words: 转移12户31人，已全部安置. Strict: a guess or a range is asked about, never taken, and a
// figure that was not asked for is named.
import type { FeedbackField } from '../../flows/directive.ts';
import {
  ALL_ZERO,
  EQUALS,
  FILLER,
  GUESS,
  NONE_OF_IT,
  NOT_FIGURES,
  VALUE,
  WHO,
  stemOf,
} from '../../src/understanding/lexicon/directive.ts';
import { parseNumeral } from '../../src/understanding/numeral.ts';
import { fold } from './grammar.ts';

export type Answers = Record<string, number | string>;

/** What was found; `bad`: something stands where a figure belongs that is not one certain count. */
export interface Found {
  readonly answers: Answers;
  /** Pieces with figures in them that no field asked for. */
  readonly ignored: readonly string[];
  readonly bad?: { readonly token: string; readonly label: string };
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A figure where it stands in the text. */
interface Token {
  readonly from: number;
  readonly end: number;
  readonly value: string;
  readonly after: string;
}

const NO_WORDS = '无';

export function readFigures(text: string, fields: readonly FeedbackField[]): Found {
  const said = fold(text).trim();
  if (fields.length > 0 && ALL_ZERO.test(said)) return { answers: allZero(fields), ignored: [] };
  const counts = fields.filter((field) => field.kind !== 'text');
  const answers: Answers = {};
  let rest = said;
  for (const field of fields.filter((one) => one.kind === 'text')) {
    const words = wordsOf(rest, field, fields);
    if (words === undefined) continue;
    answers[field.key] = words.value;
    rest = blanked(rest, words.from, words.end);
  }
  const stated = rest;
  for (const field of counts) {
    const found = figureOf(stated, field, counts);
    if (found === undefined) continue;
    const value = certain(found, field);
    if (value === undefined)
      return { answers: {}, ignored: [], bad: { token: tokenOf(stated, found), label: field.label } };
    answers[field.key] = value;
    rest = blanked(rest, found.from, found.end);
  }
  return { answers, ignored: unasked(rest) };
}

function allZero(fields: readonly FeedbackField[]): Answers {
  return Object.fromEntries(
    fields.map(({ key, kind, decimal }) => [key, kind === 'text' ? NO_WORDS : decimal ? '0' : 0]),
  );
}

const blanked = (text: string, from: number, end: number) =>
  `${text.slice(0, from)}${'\n'.repeat(end - from)}${text.slice(end)}`;

/** Figures that are left when those asked for are taken out. */
function unasked(rest: string): readonly string[] {
  const bare = rest.replace(NOT_FIGURES, (found) => ' '.repeat(found.length));
  return [...bare.matchAll(/[^\s,，。;；、]*\d[^\s,，。;；、]*/g)].map(([piece]) => piece);
}

const tokenOf = (text: string, { from, end, after }: Token) =>
  text.slice(from, end).trim() + (GUESS.exec(after)?.[0] ?? '');

/** A count is whole; what is measured may have a fraction, and is kept as it was written. */
function certain({ value, after }: Token, { decimal }: FeedbackField): number | string | undefined {
  if (GUESS.test(after)) return undefined;
  const number = /^-?[\d.]+$/.test(value) ? Number(value) : parseNumeral(value);
  if (number === undefined || Number.isNaN(number)) return undefined;
  if (decimal === true) return String(number);
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** By its label, by its stem (转移12户31人), by its measure where that is unmistakable, or as the only figure asked and given. */
function figureOf(said: string, field: FeedbackField, counts: readonly FeedbackField[]): Token | undefined {
  const { label, measure, aliases } = field;
  const names = [label, ...aliases.filter((alias) => alias !== measure)].sort((a, b) => b.length - a.length);
  const alone = measure !== '' && counts.filter((other) => other.measure === measure).length === 1;
  const unit = measure === '' ? '' : `\\s*${escaped(measure)}`;
  const stem = escaped(stemOf(label));
  const others = counts.map((one) => one.measure).filter((one) => one !== '' && one !== measure);
  const another = others.length === 0 ? '' : `(?:${OTHER_VALUE}\\s*(?:${others.map(escaped).join('|')})[,，、\\s]*)?`;
  const behind = others.length === 0 ? '' : `|\\d\\s*(?:${others.map(escaped).join('|')})`;
  const patterns = [
    ...names.map((name) => `${escaped(name)}${EQUALS}${VALUE}(?:${unit})?`),
    ...(measure === '' || stem === '' ? [] : [`${stem}${WHO}${EQUALS}${another}${VALUE}${unit}`]),
    ...(alone ? [`(?<=^|[\\s,，。;；、共计有]${behind})${VALUE}${unit}`] : []),
  ];
  for (const pattern of patterns) {
    const token = tokenIn(said, pattern);
    if (token !== undefined) return token;
  }
  return zeroSaid(said, names) ?? (counts.length === 1 ? onlyFigure(said, measure) : undefined);
}

/** The figure of another field, in front of ours. */
const OTHER_VALUE = VALUE.replace('(', '(?:');

function tokenIn(said: string, pattern: string): Token | undefined {
  const found = new RegExp(pattern, 'u').exec(said);
  const value = found?.[1];
  if (found === null || value === undefined) return undefined;
  const end = found.index + found[0].length;
  const from = said.startsWith(value, found.index) ? found.index : ownPart(found);
  return { from, end, value, after: said.slice(end) };
}

/** In 转移12户31人 the figure of 户 is not part of that of 人. */
function ownPart(found: RegExpExecArray): number {
  const value = found[1] ?? '';
  const before = found[0].slice(0, found[0].lastIndexOf(value));
  return /\d/.test(before) ? found.index + before.length : found.index;
}

function zeroSaid(said: string, names: readonly string[]): Token | undefined {
  const found = new RegExp(`(?:${names.map(escaped).join('|')})${NONE_OF_IT}`, 'u').exec(said);
  if (found === null) return undefined;
  const end = found.index + found[0].length;
  return { from: found.index, end, value: '0', after: '' };
}

/** 5, 5个, 共5人: nothing but a figure. */
function onlyFigure(said: string, measure: string): Token | undefined {
  const found = new RegExp(`^(\\D*?)${VALUE}\\s*(?:${measure === '' ? '个' : escaped(measure)})?(\\D*)$`, 'u').exec(
    said,
  );
  const [all, before = '', value, behind = ''] = found ?? [];
  if (all === undefined || value === undefined) return undefined;
  const words = (part: string) => part.replace(/[\s,，。.;；、!！]/g, '');
  if (!FILLER.test(words(before)) || (!FILLER.test(words(behind)) && !GUESS.test(behind))) return undefined;
  const end = all.length - behind.length;
  return { from: before.length, end, value, after: behind };
}

/** Words behind the label, up to the next field; all of it where nothing else was asked. */
function wordsOf(said: string, field: FeedbackField, fields: readonly FeedbackField[]) {
  const next = fields.filter((one) => one !== field).map((one) => escaped(one.label));
  const stop = next.length === 0 ? '' : `(?:(?!${next.join('|')})`;
  const rest = next.length === 0 ? '[^\\n;；]+' : `${stop}[^\\n;；])+`;
  const found = new RegExp(`${escaped(field.label)}\\s*[:=]?\\s*(${rest})`, 'u').exec(said);
  const whole = fields.length === 1 ? said : undefined;
  const value = (found?.[1] ?? whole ?? '').replace(/[\s,，、]+$/, '').trim();
  if (value === '') return undefined;
  const from = found?.index ?? 0;
  return { value: value.slice(0, 200), from, end: found === null ? said.length : from + found[0].length };
}
