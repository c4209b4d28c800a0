// A message as tokens, with labels bound to one template and words typed by sound found (domain.md §10).
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import { hear } from './hearing.ts';
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

const SOLE = { template: 0, decided: false } as const;

/** The template that knows most of the labels; the first of equals. */
export function choose(
  tokens: readonly Pick<Token, 'refs'>[],
  count: number,
): { readonly template: number; readonly decided: boolean } {
  if (count === 1) return SOLE;
  const votes = new Array<number>(count).fill(0);
  for (const { refs } of tokens)
    refs?.forEach(({ template }, index) => {
      if (refs.findIndex((ref) => ref.template === template) === index) votes[template] = (votes[template] ?? 0) + 1;
    });
  const best = Math.max(...votes);
  return { template: votes.indexOf(best), decided: best > 0 && votes.indexOf(best) === votes.lastIndexOf(best) };
}

/** A message is read by several parts of the parser, and lexed once. */
export function lexed(typed: Typed, vocabulary: Vocabulary): Lexed {
  const before = typed.read;
  if (before?.vocabulary === vocabulary) return before;
  const read = lexAll(typed, vocabulary);
  typed.read = read;
  return read;
}

function lexAll(typed: Typed, vocabulary: Vocabulary): Lexed {
  const { text } = typed;
  const tokens = hear(text, lex(text, vocabulary), vocabulary);
  const { template, decided } = choose(tokens, vocabulary.templates.length);
  return { typed, text, tokens, vocabulary, template, decided };
}

/** The field a label token stands for in the chosen template. */
export function fieldOf(lexed: Lexed, token: Token | undefined): ReportField | undefined {
  const refs = token?.refs;
  if (refs === undefined) return undefined;
  for (const { template, field } of refs) if (template === lexed.template) return field;
  return undefined;
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
