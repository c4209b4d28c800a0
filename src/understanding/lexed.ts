// A message as tokens, with labels bound to one template and words typed by sound found (domain.md §10).
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import { formAtHead } from './forms.ts';
import { hear } from './hearing.ts';
import { lex, type Token } from './tokens.ts';
import type { Typed } from './typed.ts';
import type { Ref, Vocabulary } from './vocabulary.ts';

export interface Lexed {
  readonly typed: Typed;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly vocabulary: Vocabulary;
  /** Index of the template the labels belong to. */
  readonly template: number;
  /** True when some label belongs to fewer templates than are active, so that the message names its template. */
  readonly decided: boolean;
  /** By template: the smaller, the more of the labels it knows; Infinity when its labels are not read beside the chosen one's. */
  readonly ranks: readonly number[];
}

export type Choice = Pick<Lexed, 'template' | 'decided' | 'ranks'>;

const SOLE: Choice = { template: 0, decided: false, ranks: [0] };
/** The form of an order: its figures are no daily report's. */
export const isOrderForm = ({ key }: { readonly key: string }): boolean => key.startsWith('order:');
/** More than any message has labels. */
const NAMED = 1_000_000;

/** The template the message names, else the one that knows most of the labels; the first of equals. */
export function choose(
  tokens: readonly Pick<Token, 'refs'>[],
  { templates }: Pick<Vocabulary, 'templates'>,
  named?: number,
): Choice {
  if (templates.length === 1) return SOLE;
  const votes = new Array<number>(templates.length).fill(0);
  if (named !== undefined) votes[named] = NAMED;
  for (const { refs } of tokens)
    refs?.forEach(({ template }, index) => {
      if (refs.findIndex((ref) => ref.template === template) === index) votes[template] = (votes[template] ?? 0) + 1;
    });
  const best = Math.max(...votes);
  const template = votes.indexOf(best);
  const decided = best > 0 && template === votes.lastIndexOf(best);
  return { template, decided, ranks: ranksOf(votes, template, templates) };
}

function ranksOf(votes: readonly number[], chosen: number, templates: readonly { readonly key: string }[]): number[] {
  const alone = templates.map((one, index) => index !== chosen && isOrderForm(one));
  if (isOrderForm(templates[chosen] ?? { key: '' })) alone.fill(true);
  return votes.map((count, index) => (index === chosen ? -Infinity : alone[index] === true ? Infinity : -count));
}

/** What a label stands for: in the chosen template, else in the one that knows most of the labels. */
export function refIn(refs: readonly Ref[], { ranks }: Pick<Lexed, 'ranks'>): Ref | undefined {
  let best: Ref | undefined;
  let least = Infinity;
  for (const ref of refs) {
    const rank = ranks[ref.template] ?? Infinity;
    if (rank < least) [best, least] = [ref, rank];
  }
  return best;
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
  const { template, decided, ranks } = choose(tokens, vocabulary, formAtHead(text, vocabulary));
  return { typed, text, tokens, vocabulary, template, decided, ranks };
}

/** The field a label token stands for: every label belongs to the template it is known in. */
export function fieldOf(lexed: Lexed, token: Token | undefined): ReportField | undefined {
  const refs = token?.refs;
  return refs === undefined || refs.length === 0 ? undefined : refIn(refs, lexed)?.field;
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
