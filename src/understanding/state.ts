// What has been read of a message's figures so far.
import type { ReportField } from '../templates/types.ts';
import type { Ref } from './vocabulary.ts';
import type { Mistake } from './intent.ts';
import { fieldOf, type Lexed, words } from './lexed.ts';
import { echo } from './typed.ts';
import type { Reading } from './value.ts';

export interface Fact {
  readonly field: ReportField;
  /** All the label may stand for. */
  readonly refs: readonly Ref[];
  readonly value: number | string;
  /** Label as typed. */
  readonly label: string;
  /** Tokens [from, to) that state it. */
  readonly from: number;
  readonly to: number;
  /** Read as daily or as current count (新增, 现有), or as a part of the whole: 省外, 上午. */
  readonly mark: 'daily' | 'current' | 'part' | undefined;
}

export interface Doubt extends Mistake {
  readonly from: number;
  readonly to: number;
  /** Certain enough to be answered without a command in front. */
  readonly sure: boolean;
  readonly field: ReportField;
}

export interface Facts {
  readonly facts: readonly Fact[];
  readonly doubts: readonly Doubt[];
  /** Labels without any value, by token index. */
  readonly bare: readonly number[];
  readonly rest: boolean;
  /** Labels that belong to another active template than the one chosen. */
  readonly foreign: readonly number[];
  /** Labels whose figure is a running total or something else. */
  readonly passed: readonly number[];
}

export interface State {
  readonly lexed: Lexed;
  readonly strict: boolean;
  readonly facts: Fact[];
  readonly doubts: Doubt[];
  readonly foreign: number[];
  readonly passed: number[];
  bare: number[];
  rest: boolean;
  /** Reads what stands in brackets as well. */
  readonly inside: boolean;
  /** Tokens before this one are used up. */
  used: number;
}

/** Words of tokens [from, to) as typed. */
export function typedWords(lexed: Lexed, from: number, to: number): string {
  const first = lexed.tokens[from];
  const last = lexed.tokens[to - 1];
  return first && last && to > from ? echo(lexed.typed, first.s, last.e).trim() : '';
}

const PART = /(?:[省市县区境国]外|[省市县区境国]内|外省|外市|上午|下午|早上|中午|晚上|男|女)$/;

function markOf(lexed: Lexed, from: number, to: number): Fact['mark'] {
  const around = words(lexed, Math.max(0, from - 1), to);
  if (PART.test(lexed.text.slice(0, lexed.tokens[from]?.s).slice(-4))) return 'part';
  if (/现有|目前|现存|尚有|在隔|仍有/.test(around)) return 'current';
  return /新增|今日新|当日/.test(around) ? 'daily' : undefined;
}

/** Records a figure for the label at tokens[index]. */
export function state(state: State, at: { index: number; from: number; to: number }, value: number | string): void {
  const token = state.lexed.tokens[at.index];
  const field = fieldOf(state.lexed, token);
  if (!field) return;
  const mark = markOf(state.lexed, at.from, at.to);
  const label = typedWords(state.lexed, at.index, at.index + 1);
  state.facts.push({ field, refs: token?.refs ?? [], value, label, from: at.from, to: at.to, mark });
  state.used = at.to;
}

/** Records a doubt about the label at tokens[index]. */
export function doubt(
  own: State,
  index: number,
  reading: Extract<Reading, { is: 'mistake' }> & { from?: number },
): void {
  const field = fieldOf(own.lexed, own.lexed.tokens[index]);
  if (!field) return;
  const from = reading.from ?? index;
  const to = Math.min(Math.max(reading.end, index + 1), own.lexed.tokens.length);
  own.doubts.push({
    code: reading.code,
    token: typedWords(own.lexed, from, to),
    label: typedWords(own.lexed, index, index + 1),
    from,
    to,
    sure: reading.sure,
    field,
  });
  own.used = to;
}
