// A message ready for parsing, which still knows what was typed.

import type { Lexed } from './lexed.ts';

/** Normalised text with the way back to the sender's own characters. */
export interface Typed {
  readonly text: string;
  readonly source: string;
  /** Offset of text[i] in source; undefined when they are the same. One longer than text. */
  readonly map: Int32Array | undefined;
  /** The tokens once they have been read: several parts of the parser read one message. */
  read: Lexed | undefined;
}

export const typedOf = (text: string, source: string, map: Int32Array | undefined): Typed => ({
  text,
  source,
  map,
  read: undefined,
});

/** The sender's characters behind text[start..end). */
export function echo(typed: Typed, start: number, end: number): string {
  if (!typed.map) return typed.source.slice(start, end);
  const from = typed.map[start] ?? 0;
  const to = end > start ? (typed.map[end] ?? typed.source.length) : from;
  return typed.source.slice(from, to);
}

/** The part [start, end) as a message of its own. */
export function part(typed: Typed, start: number, end: number): Typed {
  if (start === 0 && end === typed.text.length) return typed;
  const text = typed.text.slice(start, end);
  if (!typed.map) return typedOf(text, typed.source.slice(start, end), undefined);
  return typedOf(text, typed.source, typed.map.subarray(start, end + 1));
}

/** Leaves out the given parts (ascending, not overlapping); each leaves one blank behind. */
export function without(typed: Typed, parts: readonly (readonly [number, number])[]): Typed {
  if (parts.length === 0) return typed;
  const pieces: string[] = [];
  const map: number[] = [];
  const at = (index: number): number => (typed.map ? (typed.map[index] ?? 0) : index);
  let from = 0;
  for (const [start, end] of [...parts, [typed.text.length, typed.text.length] as const]) {
    pieces.push(typed.text.slice(from, start));
    for (let index = from; index < start; index += 1) map.push(at(index));
    if (end > start) {
      pieces.push(' ');
      map.push(at(start));
    }
    from = end;
  }
  map.push(at(typed.text.length));
  return typedOf(pieces.join(''), typed.source, Int32Array.from(map));
}

/** Without blanks at both ends. */
export function trim(typed: Typed): Typed {
  const { text } = typed;
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1;
  return part(typed, start, end);
}
