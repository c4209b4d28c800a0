// The limit named in an answer: 到明天18点, 2小时内, 限7月29日17时. One reading of times for all that is said about findings.
import { UserError } from '../../src/errors.ts';
import { text } from '../../src/texts/index.ts';
import { limitOf, resolve } from '../../src/understanding/deadline.ts';
import { normalise } from '../../src/understanding/normalise.ts';
import { echo } from '../../src/understanding/typed.ts';

export interface Limited {
  /** The instant, ms; it may be past. */
  readonly due: number;
  /** The text without the limit, if the limit stands at its head or end; else all of it, so that no reason loses a word. */
  readonly rest: string;
}

export interface Moment {
  readonly at: number;
  readonly zone: string;
}

const EDGE = /^[\s，,、：:；;。]+|[\s，,、：:；;。]+$/g;

/** A limit with a word that marks it as one; `alone` also takes a time at the very end. A time that does not exist is refused. */
export function limitIn(said: string, { at, zone }: Moment, alone = false): Limited | undefined {
  const typed = normalise(said);
  const found = limitOf(typed.text, alone);
  if (found === undefined) return undefined;
  const { due, impossible } = resolve(found.phrase, at, zone);
  if (impossible === true)
    throw new UserError(text('finding.bad_limit', { limit: echo(typed, found.start, found.end) }));
  if (due === undefined) return undefined;
  const before = echo(typed, 0, found.start).replace(EDGE, '');
  const after = echo(typed, found.end, typed.text.length).replace(EDGE, '');
  return { due: Date.parse(due), rest: before !== '' && after !== '' ? said.trim() : before + after };
}
