// What a command is: a plain object that translates words into one signal list or one reply. It never writes and never sends.
import type { z } from 'zod';
import type { Day, DocRef, Flow, Signal, Stamped, UnitCode } from './flow.ts';
import type { Org, Person, Room } from './org/types.ts';
import type { Action } from './permissions.ts';
import type { Text } from './texts/index.ts';
import type { Intent } from './understanding/intent.ts';

/** The figures of one unit in one ledger: its whole subtree. */
export interface Figures {
  readonly unit: UnitCode;
  /** Units of the subtree that are expected. */
  readonly expected: number;
  /** How many of them are still waited for, per list. */
  readonly waiting: Readonly<Record<string, number>>;
  /** How many carry each mark. */
  readonly marks: Readonly<Record<string, number>>;
  /** Totals per field. */
  readonly sums: Readonly<Record<string, number>>;
}

/** One version of a document, as it was written: who, when, from which message. */
export interface JournalEntry {
  readonly ref: DocRef;
  readonly version: number;
  /** Message time, ms. */
  readonly at: number;
  readonly type: string;
  readonly person?: string | undefined;
  readonly name?: string | undefined;
  /** Conversation and id of the message that caused it. */
  readonly room?: string | undefined;
  readonly message?: string | undefined;
  /** What was typed, phones and identity numbers masked. */
  readonly text?: string | undefined;
}

/** The reading side a command is given. Reads are consistent enough for an answer; what decides is read again by the runner. */
export interface Read {
  doc<S, E extends Stamped>(flow: Flow<S, E>, id: string, period?: string): Promise<S | undefined>;
  docs<S, E extends Stamped>(
    flow: Flow<S, E>,
    ids: readonly string[],
    period?: string,
  ): Promise<readonly (S | undefined)[]>;
  /** Documents of a flow for which isOpen holds, oldest id first. */
  open<S, E extends Stamped>(flow: Flow<S, E>): Promise<readonly { readonly id: string; readonly state: S }[]>;
  /** Every document of a flow without periods, open or not. */
  all<S, E extends Stamped>(flow: Flow<S, E>): Promise<readonly { readonly id: string; readonly state: S }[]>;
  history(ref: DocRef): Promise<readonly JournalEntry[]>;
  /** Whether the ledger has been opened. */
  isOpened(ledger: string): Promise<boolean>;
  /** False for a unit that joined after the ledger was opened: it begins with the next one. */
  isListed(ledger: string, unit: UnitCode): Promise<boolean>;
  figures(ledger: string, units: readonly UnitCode[]): Promise<readonly Figures[]>;
  /** Units below `under` still waited for, in depth-first order, at most `limit` (default all). */
  waiting(query: { ledger: string; due: string; under: UnitCode; limit?: number }): Promise<readonly UnitCode[]>;
  /** Units below `under` that carry a mark. */
  marked(query: { ledger: string; mark: string; under: UnitCode }): Promise<readonly UnitCode[]>;
  /** Those of `units` still waited for, as far as they lie below `under`. */
  awaited(query: {
    ledger: string;
    due: string;
    under: UnitCode;
    units: readonly UnitCode[];
  }): Promise<readonly UnitCode[]>;
  /** Tells of a unit whether its messages of that time may lie in a gap of hearing; undefined when there was none. */
  unheard(since: number, until: number): Promise<((unit: UnitCode) => boolean) | undefined>;
  /** The next number of a series; the same message always gets the same number. */
  number(series: string, message: string): Promise<number>;
  /** Groups a directive to these units reaches, and how many minutes until the last one has it. */
  reach(
    units: readonly UnitCode[],
  ): Promise<{ readonly rooms: number; readonly minutes: number; readonly unreachable: readonly UnitCode[] }>;
}

/** The message (or click) a command answers. */
export interface Occasion {
  /** Message time, ms. */
  readonly at: number;
  readonly id: string;
  readonly text: string;
  /** Absent in a private chat. */
  readonly room?: Room | undefined;
  /** Conversation key, also for unbound rooms and private chats. */
  readonly conversation: string;
  readonly account: string;
  readonly channel: string;
  /** The channel's id of the speaker, and the name shown there (never trusted). */
  readonly contact: string;
  readonly contactName: string;
  readonly topic?: string | undefined;
  /** Number found in a quoted message of ours: {令: 12} or {督: 7}. */
  readonly quoted?: { readonly directive?: number | undefined; readonly finding?: number | undefined };
  /** Channel ids of those mentioned. */
  readonly mentions: readonly string[];
  readonly image?: string | undefined;
}

export interface Request<A> {
  readonly args: A;
  readonly intent: Intent;
  readonly actor: Person;
  /** Where the speaker stands: his post's unit that fits this room best. */
  readonly unit: UnitCode;
  readonly occasion: Occasion;
  readonly org: Org;
  readonly read: Read;
}

/**
 * Signals to commit, or an answer, never both. `ask` waits ten minutes for one of its keys ("1", "2") from the same person in
 * the same conversation, then the intent behind the key is dispatched as if he had typed it.
 */
export type Outcome = ({ readonly signals: readonly Signal[] } | { readonly reply: Text }) & {
  readonly ask?: Readonly<Record<string, Intent>> | undefined;
};

export type CommandArea = 'joining' | 'report' | 'directive' | 'finding' | 'help';

export interface Command<A> {
  /** English name; the file is called the same. */
  readonly name: string;
  /** Names it answers to: Chinese first, then English, pinyin initials and others. */
  readonly names: readonly string[];
  /** Names that need no slash at the head of a message, and those that need none when nothing else is said. */
  readonly bare?: readonly string[];
  readonly alone?: readonly string[];
  readonly area: CommandArea;
  /** One line: what to type, Chinese. */
  readonly usage: string;
  readonly usageEn: string;
  /** Deny by default: the action of permissions.ts; bound: anybody on the roster; anyone: strangers too. */
  readonly permission: Action | 'bound' | 'anyone';
  /** May be answered to a message older than ten minutes: reports yes, orders and questions no. */
  readonly stale?: boolean;
  /** Intents it takes besides its own slash command. */
  readonly intents?: readonly Intent['intent'][];
  /** Parses the intent; a refusal of zod is answered with the usage line. */
  readonly args: z.ZodType<A>;
  run(request: Request<A>): Promise<Outcome> | Outcome;
}

export interface AnyCommand extends Omit<Command<unknown>, 'run'> {
  run(request: Request<unknown>): Promise<Outcome> | Outcome;
}

/** Forgets the argument type; safe because the dispatcher parses with `args` first. */
export function anyCommand<A>(command: Command<A>): AnyCommand {
  return command;
}

export type { Day };
