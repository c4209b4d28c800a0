// The order in which a batch is read: what somebody says may rest on what was said just before in the same conversation, so the
// entries of one conversation follow one another, wave by wave; the waves themselves are read together.
import type { DocRef } from '../flow.ts';
import type { Taken } from '../ports.ts';

/** A due wake-up, or an entry of the inbox. */
export type Work = { readonly ref: DocRef; readonly at: number } | Taken;

/** Repetitions of an entry of this batch are left out: they are looked at when that one is settled. */
export function wavesOf(work: readonly Work[]): readonly (readonly Work[])[] {
  const waves: Work[][] = [];
  const ids = new Set<string>();
  const next = new Map<string, number>();
  for (const one of work) {
    if ('entry' in one && ids.has(one.entry.id)) continue;
    if ('entry' in one) ids.add(one.entry.id);
    const place = placeOf(one);
    const wave = place === undefined ? 0 : (next.get(place) ?? 0);
    if (place !== undefined) next.set(place, wave + 1);
    (waves[wave] ??= []).push(one);
  }
  return waves;
}

/** The conversation something was said in. */
export function placeOf(one: Work): string | undefined {
  if (!('entry' in one) || one.entry.kind !== 'heard') return undefined;
  const { channel, conversation } = one.entry.message;
  return `${channel}/${conversation}`;
}
