// Fields that keep words: text and enum.
import type { ReportField } from '../templates/types.ts';
import { BIT } from './bits.ts';
import { has, type Lexed } from './lexed.ts';
import { echo } from './typed.ts';

export function isWordField(field: ReportField): boolean {
  return field.kind === 'text' || field.kind === 'enum';
}

/** The words behind the label at tokens[index]: up to the line's end, a semicolon, a full stop, or a mark before the next label. */
export function readWords(lexed: Lexed, index: number, form: boolean): { value: string; end: number } | undefined {
  let from = index + 1;
  while (has(lexed, from, BIT.colon | BIT.blank)) from += 1;
  const colon = has(lexed, index + 1, BIT.colon) || has(lexed, index + 2, BIT.colon);
  if (!colon && !form) return undefined;
  let to = from;
  while (to < lexed.tokens.length && !stops(lexed, to)) to += 1;
  const first = lexed.tokens[from];
  const last = lexed.tokens[to - 1];
  if (!first || !last || to <= from) return undefined;
  return { value: echo(lexed.typed, first.s, last.e).trim(), end: to };
}

function stops(lexed: Lexed, at: number): boolean {
  if (has(lexed, at, BIT.nl)) return true;
  const mark = lexed.text[lexed.tokens[at]?.s ?? 0];
  if (has(lexed, at, BIT.sep) && (mark === ';' || mark === '。')) return true;
  if (!has(lexed, at, BIT.sep | BIT.blank | BIT.dun)) return false;
  let next = at + 1;
  while (has(lexed, next, BIT.blank | BIT.item)) next += 1;
  return has(lexed, next, BIT.label);
}
