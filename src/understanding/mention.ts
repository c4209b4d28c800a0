// Mentions (domain.md §3): @name ended by U+2005 on phones, by a blank or a mark elsewhere.
import { type Typed, without } from './typed.ts';

const MENTION = /@(?:所有人|全体成员|[^\s@，,:;。！!?、()]{1,40})[ :，,]*/g;
/** Names with blanks end at U+2005 (still visible in the source), and are cut before normalising. */
const PHONE_MENTION = /@([^@\n\u2005]{1,40})\u2005/g;

export interface Addressed {
  readonly typed: Typed;
  /** The message speaks to everybody: an order from above rather than a report. */
  readonly everybody: boolean;
}

export function stripPhoneMentions(source: string): string {
  return source.includes('\u2005')
    ? source.replace(PHONE_MENTION, (_, name: string) => `@${name.replace(/[\s,，:：;；、。()（）]/g, '_')} `)
    : source;
}

export function stripMentions(typed: Typed): Addressed {
  if (!typed.text.includes('@')) return { typed, everybody: false };
  const parts: [number, number][] = [];
  let everybody = false;
  for (const found of typed.text.matchAll(MENTION)) {
    parts.push([found.index, found.index + found[0].length]);
    everybody ||= /^@(所有人|全体成员|all\b)/i.test(found[0]);
  }
  return { typed: without(typed, parts), everybody };
}
