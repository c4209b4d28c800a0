// What a flow is: a pure state machine whose only effects are messages and tally changes.
import type { z } from 'zod';
import type { Org } from './org/types.ts';
import type { Tier } from './templates/types.ts';
import type { Text } from './texts/index.ts';

export type UnitCode = string;
export type PersonId = string;
/** Calendar day of the business zone, YYYY-MM-DD. */
export type Day = string;

/** Address of a document. `period` groups what belongs together (a template's day, an order's version). */
export interface DocRef {
  readonly flow: string;
  readonly period?: string;
  readonly id: string;
}

/** Who did it, in which capacity. `unit` is the post that counted, names are for people to read. */
export interface Author {
  readonly person: PersonId;
  readonly name: string;
  readonly unit: UnitCode;
  readonly unitName: string;
}

/** Every event carries its time (message time, ms since the epoch) and the id of what caused it; (at, id) is its rank. */
export interface Stamped {
  readonly type: string;
  readonly at: number;
  readonly id: string;
}

/** The clock's own event. A flow with `facts` finds them here. */
export interface Tick {
  readonly type: 'tick';
  readonly at: number;
  readonly facts: Facts;
}

/** A unit that a ledger still waits for. */
export interface WaitingUnit {
  readonly code: UnitCode;
  /** Readable without its path: 西沟村3号网格. */
  readonly name: string;
  readonly tier: Tier;
  readonly parent: UnitCode | undefined;
  /** The unit above its parent. */
  readonly superior?: UnitCode | undefined;
  /** Bound people to be mentioned when the unit is chased. */
  readonly people: readonly PersonId[];
  /** Its message may lie in a gap of hearing: unknown, never missing. */
  readonly unheard: boolean;
}

export interface Facts {
  readonly waiting: readonly WaitingUnit[];
  /** Units of the ledger in all. */
  readonly expected: number;
}

/** What a tick needs to know: who is still waited for in this list of this ledger, below these units. */
export interface FactsQuery {
  readonly ledger: string;
  readonly due: string;
  readonly under: readonly UnitCode[];
  /** From when on a gap in hearing excuses a unit, ms; absent: gaps are not asked about. */
  readonly since?: number;
}

/** Sending order, most urgent first. */
export const URGENCIES = ['flash', 'order', 'answer', 'reminder', 'summary', 'receipt', 'routine'] as const;
export type Urgency = (typeof URGENCIES)[number];

/**
 * Where a message goes; the org tree knows today's room.
 * reply: where the event came from. unit: its group, else the nearest group above (`above` tiers further up).
 * leaders: those who lead the unit, privately where the channel can, else by mention in its group.
 * ledger: the group of every unit expected in that ledger, each delivery tracked on the unit's receipt.
 */
export type Address =
  | { readonly reply: true }
  | { readonly unit: UnitCode; readonly above?: number }
  | { readonly leaders: UnitCode }
  | { readonly person: PersonId }
  | { readonly ledger: string; readonly units?: readonly UnitCode[] };

/** Fields of a document's state (dots lead inside, `versions.length`), each with the values it may have. */
export interface Stands {
  readonly ref: DocRef;
  readonly has: Readonly<Record<string, readonly (string | number)[]>>;
}

export interface Message {
  readonly to: Address;
  readonly text: Text;
  readonly urgency: Urgency;
  /** Not sent after this instant, ms. */
  readonly expiresAt?: number;
  /** People to mention where the message is heard. */
  readonly mention?: readonly PersonId[];
  /** Only while somebody is waited for: before sending, `units` in the text's params is cut to those still waited for. */
  readonly while?: { readonly ledger: string; readonly due: string };
  /** Only while this document stands as it did: what it spoke of is not over. */
  readonly stands?: Stands;
  /** Each delivery becomes an event `delivered` or `undeliverable` on the document {flow, period, id: unit}. Such messages may be repeated in doubt. */
  readonly track?: { readonly flow: string; readonly period: string };
}

/** What changes in a ledger (redis.md §4). Marks and dues are absolute, sums are differences that travel up the tree. */
export interface TallyChange {
  readonly ledger: string;
  readonly unit: UnitCode;
  readonly marks?: Readonly<Record<string, boolean>>;
  readonly due?: Readonly<Record<string, boolean>>;
  readonly sums?: Readonly<Record<string, number>>;
}

/** Opens a ledger: these units are expected, and waited for in these lists. Opening again only adds units. */
export interface LedgerOpening {
  readonly ledger: string;
  readonly units: readonly UnitCode[];
  readonly due: readonly string[];
}

export interface Step<S> {
  readonly state: S;
  readonly messages: readonly Message[];
  readonly tally?: readonly TallyChange[];
  readonly opens?: LedgerOpening;
}

/** An event on its way to the document it concerns. */
export interface Signal {
  readonly to: DocRef;
  readonly event: Stamped;
}

export interface Flow<S, E extends Stamped> {
  readonly name: string;
  /** What Redis returns is parsed, not trusted. */
  readonly state: z.ZodType<S>;
  /** What may arrive from outside (inbox, stored questions) is parsed as well. */
  readonly event: z.ZodType<E>;
  /** Pure. Refuses by `throw new UserError(…)`; a tick never refuses. Nothing to do returns the same state and no messages. */
  transition(state: S | undefined, event: E | Tick): Step<S>;
  /** The next tick wanted, ms since the epoch. */
  wakeAt(state: S): number | undefined;
  isOpen(state: S): boolean;
  facts?(state: S): FactsQuery;
  /** Only for what the calendar begins: clock times of the business zone, and what they start. */
  readonly cycle?: { times(org: Org): readonly string[]; open(at: number, org: Org): readonly Signal[] };
}

/** A flow whose types have been forgotten, as the engine handles it. */
export interface AnyFlow extends Omit<Flow<unknown, Stamped>, 'transition' | 'wakeAt' | 'isOpen' | 'facts'> {
  transition(state: unknown, event: Stamped | Tick): Step<unknown>;
  wakeAt(state: unknown): number | undefined;
  isOpen(state: unknown): boolean;
  facts?(state: unknown): FactsQuery;
}

/** Forgets the types of a flow; safe because the engine parses state and event with the flow's own schemas. */
export function anyFlow<S, E extends Stamped>(flow: Flow<S, E>): AnyFlow {
  return flow;
}

/** Ranks two stamps: message time first, then id. Negative when `a` is older. */
export function byRank(a: { at: number; id: string }, b: { at: number; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
