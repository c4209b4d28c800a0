// One line of the scripted day, and how lines are put together.
import type { UnitCode } from '../../flow.ts';
import type { TimeOfDay } from '../../templates/types.ts';
import type { Player } from './cast.ts';
import { NUMERALS } from './phrases.ts';

export interface Step {
  /** Clock time of the day. */
  readonly at: TimeOfDay;
  /** Person id. */
  readonly as: string;
  /** Room key. */
  readonly room: string;
  readonly text: string;
  /** Quotes the bot's newest message in this room that holds these words. */
  readonly quote?: string;
  /** What the unit's report of the day holds from now on, if the bot understands it as it is meant. */
  readonly holds?: Holding;
}

export interface Holding {
  readonly unit: UnitCode;
  /** By field; undefined: nothing any more. */
  readonly figures: Figures | undefined;
}
export type Figures = Readonly<Record<string, number>>;

/** A line before it is put in order: minutes since midnight. */
export interface Line extends Omit<Step, 'at' | 'as' | 'room'> {
  readonly minute: number;
  readonly by: Player;
}

export const clock = (hours: number, minutes = 0): number => hours * 60 + minutes;

/** Lines in the order of their minutes; those of one minute stay as they were put. */
export function inOrder(lines: readonly Line[]): readonly Step[] {
  return [...lines]
    .sort((a, b) => a.minute - b.minute)
    .map(({ minute, by, ...said }) => ({ at: timeOfDay(minute), as: by.person, room: by.room, ...said }));
}

function timeOfDay(minute: number): TimeOfDay {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export interface Words {
  readonly n?: number;
  readonly p?: number;
  readonly name?: string;
}

/** A phrase with its places filled in. */
export function worded(phrase: string, { n = 0, p = 0, name = '' }: Words): string {
  const filled: Readonly<Record<string, string>> = { n: String(n), N: NUMERALS[n] ?? String(n), p: String(p), name };
  return phrase.replace(/\{(\w+)\}/g, (place, key: string) => filled[key] ?? place);
}
