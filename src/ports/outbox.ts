// What waits to be said: parcels in mailboxes, and the store that keeps them until they are out.
import type { Day, DocRef, Stands, UnitCode, Urgency } from '../flow.ts';
import type { Text } from '../texts/index.ts';

/** One message waiting for one conversation. */
export interface Parcel {
  readonly id: string;
  readonly account: string;
  readonly conversation: string;
  readonly private: boolean;
  readonly urgency: Urgency;
  /** When it was queued, ms. */
  readonly at: number;
  readonly text: Text;
  /** `for`: the unit because of which he is mentioned; not any more once it has answered. */
  readonly mentions: readonly { readonly contact: string; readonly name: string; readonly for?: UnitCode }[];
  readonly expiresAt?: number | undefined;
  readonly while?: { readonly ledger: string; readonly due: string } | undefined;
  readonly stands?: Stands | undefined;
  /** Documents that learn of the delivery, with the readable name of the unit. */
  readonly track?: readonly (DocRef & { readonly name?: string })[] | undefined;
}

/** What waits for one conversation, oldest first; of too much the most urgent. `raw` is the parcel as it stands there. */
export interface Mailbox {
  readonly conversation: string;
  readonly waiting: readonly { readonly parcel: Parcel; readonly raw: string }[];
}

/** A sending that was begun and not noted as done: it may have gone out. */
export interface Doubt {
  readonly conversation: string;
  readonly text: string;
  readonly at: number;
  readonly raws: readonly string[];
  readonly parcels: readonly Parcel[];
}

/** All that waits on an account, counted. */
export interface Queue {
  readonly parcels: number;
  readonly conversations: number;
  /** Most urgent first; urgencies of which nothing waits are left out. */
  readonly urgencies: readonly Waiting[];
  /** Parcels behind many others in their mailboxes, whose urgency was not looked at, and unreadable ones: they are in `parcels` only. */
  readonly further: number;
}

export interface Waiting {
  readonly urgency: Urgency;
  readonly parcels: number;
  /** How many conversations wait for at least one of these parcels. */
  readonly conversations: number;
  /** When the oldest of them was queued, ms. */
  readonly oldest: number;
}

/** What could not be delivered, and why. */
export interface Buried {
  readonly reason: string;
  readonly parcel: Parcel;
}

export interface OutboxStore {
  /** Most urgent conversations with something waiting, at most `max`. Oldest first within an urgency. */
  next(account: string, max: number): Promise<readonly Mailbox[]>;
  /** Written before a sending: after a crash it is a doubt. */
  sending(account: string, doubts: readonly Doubt[]): Promise<void>;
  /** Adds to the messages of a day (or takes back, when negative); returns how many there are now. */
  spend(account: string, day: Day, messages: number): Promise<number>;
  /** The messages of a day so far. Of days long past nothing is known any more: 0. */
  spent(account: string, day: Day): Promise<number>;
  /** Takes parcels out of their mailboxes, whatever became of them, and clears the doubts of those conversations. */
  settle(
    account: string,
    done: readonly { readonly conversation: string; readonly raws: readonly string[] }[],
    counts: Counts,
  ): Promise<void>;
  /** Clears a doubt and leaves the parcels where they are, to be sent again. */
  withdraw(account: string, conversations: readonly string[]): Promise<void>;
  doubts(account: string): Promise<readonly Doubt[]>;
  /** Keeps what could not be delivered, with the reason, for people to look at. */
  bury(account: string, reason: string, parcels: readonly Parcel[]): Promise<void>;
  /** The last to be buried first, at most `limit`; what cannot be read is left out. */
  buried(account: string, limit: number): Promise<readonly Buried[]>;
  queue(account: string): Promise<Queue>;
  /** How many conversations wait, and the counts since the beginning. */
  state(account: string): Promise<{ readonly waiting: number; readonly counts: Counts }>;
}

export type Counts = Readonly<Partial<Record<'sent' | 'dropped' | 'buried' | 'doubtful' | 'repeated', number>>>;
