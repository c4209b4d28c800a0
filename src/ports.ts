// The outside world on one page: a clock, channels that hear and speak, and a store that keeps.
import type { DocRef, LedgerOpening, Signal, UnitCode } from './flow.ts';
import type { Figures, JournalEntry } from './command.ts';
import type { Roster, Unit } from './org/types.ts';
import type { AwaitedQuery, Census, CensusQuery } from './ports/census.ts';
import type { OutboxStore, Parcel } from './ports/outbox.ts';

export type * from './ports/census.ts';
export type { Buried, Counts, Doubt, Mailbox, OutboxStore, Parcel, Queue, Waiting } from './ports/outbox.ts';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** One message as a channel heard it: plain data, nothing of the vendor. */
export interface Heard {
  readonly channel: string;
  readonly account: string;
  /** The channel's room id, or the contact's id in a private chat. */
  readonly conversation: string;
  readonly private: boolean;
  readonly topic?: string | undefined;
  readonly contact: string;
  readonly contactName: string;
  /** The channel's message id, unique within the account. */
  readonly id: string;
  /** Message time, ms. */
  readonly at: number;
  /** Text as typed; a quote above dashes and a 接龙 included. Empty for an image. */
  readonly text: string;
  readonly mentions: readonly string[];
  /** Name of the stored file of an image message. */
  readonly image?: string | undefined;
}

export interface Outgoing {
  /** Our key of this sending; the same key again means a repetition. */
  readonly key: string;
  readonly conversation: string;
  readonly private: boolean;
  readonly text: string;
  /** Channel ids of the people to mention, with the name to print. */
  readonly mentions: readonly { readonly contact: string; readonly name: string }[];
}

export type AccountState = 'starting' | 'scan' | 'online' | 'offline';

/** What a transport tells. Promises resolve when the thing is safely kept; a rejection means "tell me again later". */
export interface Listener {
  heard(message: Heard): Promise<void>;
  /** Our own message as the channel repeated it: it has gone out. */
  echo(said: { readonly conversation: string; readonly text: string; readonly at: number }): void;
  state(state: AccountState, detail: { readonly at: number; readonly qr?: string; readonly reason?: string }): void;
  /** The channel gave a sign of life at an instant (ms), if only that it has nothing to say. Told now and then. */
  alive?(at: number): void;
  /** Nobody listened on this account between the two instants (ms). */
  gap(from: number, to: number): Promise<void>;
}

export interface Transport {
  readonly channel: string;
  readonly account: string;
  /** Longest text of one message, characters. */
  readonly maxLength: number;
  /** Whether the channel repeats what we say, so that a doubtful sending can be settled. */
  readonly echoes: boolean;
  start(listener: Listener): Promise<void>;
  stop(): Promise<void>;
  /** Throws SendError. */
  send(message: Outgoing): Promise<void>;
}

/** Whatever waits to be dealt with. `id` makes it happen once, whoever delivers it how often. */
export type Entry = { readonly id: string; readonly at: number } & (
  | { readonly kind: 'heard'; readonly message: Heard }
  | { readonly kind: 'signal'; readonly signal: Signal }
  | { readonly kind: 'cron'; readonly flow: string; readonly slot: number }
  | { readonly kind: 'gap'; readonly account: string; readonly from: number; readonly to: number }
);

/** An entry taken from the inbox; `deliveries` counts how often it was handed out. */
export interface Taken {
  readonly receipt: string;
  readonly deliveries: number;
  readonly entry: Entry;
}

export interface StoredDoc {
  readonly version: number;
  readonly json: string;
}

/** Which entries of a journal are wanted: all that is said here must hold. */
export interface JournalQuery {
  readonly person?: string | undefined;
  /** Id of the message that caused it. */
  readonly message?: string | undefined;
  /** Message times from … to, both included, ms. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Whatever else must hold, such as whose unit it is. Asked last. */
  readonly keep?: ((entry: JournalEntry) => boolean) | undefined;
  /** The newest of them, at most so many. */
  readonly limit: number;
}

export interface JournalPage {
  /** Newest first: by message time, then id, then version. */
  readonly entries: readonly JournalEntry[];
  /** There are older ones that match. */
  readonly more: boolean;
  /** Entries of this journal that could not be read, whether they match or not. */
  readonly unreadable: number;
}

export interface DocWrite {
  readonly ref: DocRef;
  /** Version it was decided on; 0 when it did not exist. */
  readonly was: number;
  readonly json: string;
  /** ms since the epoch; absent: no wake-up. */
  readonly wakeAt?: number | undefined;
  readonly open: boolean;
  /** What the journal says of this version; the document and its version are in the place it is kept at. */
  readonly journal?: Omit<JournalEntry, 'ref' | 'version'>;
  /** The document is part of the organisation (a person, a room, an activation …). */
  readonly org?: boolean;
}

/** A tally change whose place in the roster and ancestors have been looked up. */
export interface TallyWrite {
  readonly ledger: string;
  readonly unit: UnitCode;
  /** Depth-first index in the ledger's roster; -1 when the unit is not on it (then only sums count). */
  readonly index: number;
  readonly marks: Readonly<Record<string, boolean>>;
  readonly due: Readonly<Record<string, boolean>>;
  /** The unit itself and all above it. */
  readonly lineage: readonly UnitCode[];
  readonly sums: Readonly<Record<string, number>>;
}

/** A ledger to be opened on a roster: [unit, index] of those expected. */
export interface LedgerWrite extends LedgerOpening {
  readonly roster: string;
  readonly indices: readonly number[];
}

/** All of it, or nothing of it. */
export interface Commit {
  /** Inbox receipt to acknowledge. */
  readonly receipt?: string | undefined;
  /** Happens once per id; `at` (ms) tells which day's memory it belongs to. */
  readonly once?: { readonly id: string; readonly at: number } | undefined;
  readonly docs: readonly DocWrite[];
  readonly tallies: readonly TallyWrite[];
  readonly ledgers: readonly LedgerWrite[];
  readonly parcels: readonly Parcel[];
  /** What follows from it and is dealt with next: put into the inbox with all the rest. */
  readonly entries?: readonly Entry[];
  /** Units of the tree, new or changed; those left out stay as they are. */
  readonly units?: readonly Unit[];
  /** Kept for people to look at; never blocks others. */
  readonly dead?: { readonly incident: string; readonly reason: string; readonly entry: string };
}

export const NOTHING: Commit = { docs: [], tallies: [], ledgers: [], parcels: [] };

/** done: committed. duplicate: had happened before. conflict: a document moved, decide again. */
export type CommitResult = 'done' | 'duplicate' | 'conflict';

/** An entry that was put aside as a bug of ours. */
export interface Dead {
  readonly incident: string;
  readonly reason: string;
  /** The entry as JSON, numbers of people masked; of a wake-up the name of its cause. */
  readonly entry: string;
  /** When it was put aside, ms of the store's own clock. */
  readonly at: number;
}

/** What the browser console knows of who has signed in. A session that is gone and one that never was are the same. */
export interface SessionStore {
  get(id: string): Promise<string | undefined>;
  /** Kept for `ttl` ms from now on; setting again begins anew. */
  set(id: string, json: string, ttl: number): Promise<void>;
  /** Gone for good: a request that began before and ends afterwards does not bring it back. */
  destroy(id: string): Promise<void>;
}

/** Any call of the store: it is away, nothing is wrong with what was asked, and it may be asked again. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

export interface Store {
  offer(entries: readonly Entry[]): Promise<void>;
  /** Entries for this consumer, waiting at most `blockMs` for the first; entries of dead consumers are claimed along. */
  take(consumer: string, max: number, blockMs: number): Promise<readonly Taken[]>;
  /** Documents whose wake-up is due at `now`, most overdue first. */
  due(now: number, max: number): Promise<readonly { readonly ref: DocRef; readonly at: number }[]>;
  /** The next wake-up of all, ms, or undefined. */
  nextWake(): Promise<number | undefined>;
  /** Pushes a wake-up that cannot be handled out of the way. */
  postpone(ref: DocRef, at: number): Promise<void>;

  docs(refs: readonly DocRef[]): Promise<readonly (StoredDoc | undefined)[]>;
  all(flow: string): Promise<readonly { readonly id: string; readonly doc: StoredDoc }[]>;
  openIds(flow: string): Promise<readonly string[]>;
  history(ref: DocRef): Promise<readonly JournalEntry[]>;
  /** Entries of all documents of a flow and period. Looks at every one of them: for a page that a person asks for. */
  journal(of: Pick<DocRef, 'flow' | 'period'>, wanted: JournalQuery): Promise<JournalPage>;
  /** What was put aside, the last first, at most `limit`; what cannot be read is left out. */
  dead(limit: number): Promise<readonly Dead[]>;
  /** One call to the server for all of them. `org` is the organisation's new version when one of them changed it. */
  commit(commits: readonly Commit[]): Promise<{ readonly results: readonly CommitResult[]; readonly org?: number }>;

  /** The roster a ledger was opened on, by id; undefined while it is not open. */
  ledger(ledger: string): Promise<{ readonly roster: string } | undefined>;
  roster(id: string): Promise<Roster | undefined>;
  saveRoster(roster: Roster): Promise<void>;
  figures(ledger: string, units: readonly UnitCode[]): Promise<readonly Figures[]>;
  waiting(query: {
    ledger: string;
    due: string;
    under: readonly UnitCode[];
    limit?: number;
  }): Promise<readonly UnitCode[]>;
  marked(query: { ledger: string; mark: string; under: UnitCode }): Promise<readonly UnitCode[]>;
  /** Which of these units are still waited for; with `under`, of those that the ledger has below it. */
  awaited(of: AwaitedQuery): Promise<readonly UnitCode[]>;
  /** How everybody of a subtree stands; undefined where the unit is not on the ledger's roster. */
  census(query: CensusQuery): Promise<Census | undefined>;
  /** Who is expected below these units. */
  expected(ledger: string, under: readonly UnitCode[]): Promise<readonly UnitCode[]>;

  units(): Promise<readonly Unit[]>;
  /** Changes at every change of units, people, rooms, templates or activations; cheap to ask. */
  orgVersion(): Promise<number>;
  number(series: string, message: string): Promise<number>;
  /** Small named facts: last cron slot, dataset loaded. */
  remember(name: string, value: string): Promise<void>;
  recall(name: string): Promise<string | undefined>;
  readonly outbox: OutboxStore;
  readonly sessions: SessionStore;
}
