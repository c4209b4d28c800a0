// What the ear and its parent say to each other, and how an ear may end.
import { join } from 'node:path';
import type { AccountState, Heard, Listener, Outgoing } from '../../ports.ts';
import type { SendError } from '../../errors.ts';
import type { Spooled } from '../spool.ts';
import type { Level } from './hear.ts';

/** What the parent tells an ear at its birth: JSON in the environment variable `GRIDLINE_EAR`. */
export interface EarSettings {
  readonly account: string;
  readonly puppet: string;
  readonly puppetOptions: Readonly<Record<string, unknown>>;
  /** Spool, session and the instant of last hearing live here; nobody else uses it. */
  readonly dataDir: string;
  readonly mediaDir: string;
  readonly tuning: Tuning;
}

/** Of the ears of an account; what is in it may go whenever none of them lives. */
export function tempDir({ dataDir }: Pick<EarSettings, 'dataDir'>): string {
  return join(dataDir, 'tmp');
}

/** ms and bytes. */
export interface Tuning {
  /** How often the link is tried. Also how exactly the beginning of a gap is known. */
  readonly probeMs: number;
  /** A link that gave no sign this long is dead. */
  readonly silentMs: number;
  /** Neither logged in nor asked for a scan this long after the start: start again. */
  readonly loginMs: number;
  /** How long one sending may take before its outcome is called unknown. */
  readonly sendMs: number;
  readonly imageBytes: number;
  readonly spoolBytes: number;
  /** From the end of an ear that lost its link to the next one. */
  readonly restartMs: number;
}

/** What must not get lost between hearing and the inbox. */
export type Kept =
  | { readonly kind: 'heard'; readonly message: Heard }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number };

export type FromEar =
  | { readonly kind: 'kept'; readonly entries: readonly Spooled<Kept>[] }
  | { readonly kind: 'echo'; readonly said: Parameters<Listener['echo']>[0] }
  | { readonly kind: 'state'; readonly state: AccountState; readonly detail: Parameters<Listener['state']>[1] }
  | { readonly kind: 'sent'; readonly id: number }
  | { readonly kind: 'unsent'; readonly id: number; readonly outcome: SendError['outcome']; readonly reason: string }
  | { readonly kind: 'log'; readonly level: Level; readonly text: string }
  /** Told to begin, and Wechaty is loaded: now is the time to get the next ear ready. */
  | { readonly kind: 'loaded' }
  /** `frame`: when the link last gave a sign of life, ms. */
  | { readonly kind: 'beat'; readonly frame?: number | undefined };

export type ToEar =
  /** First of all. Until then an ear loads what it needs, and touches neither the spool nor the gateway. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'safe'; readonly ns: readonly number[] }
  | { readonly kind: 'send'; readonly id: number; readonly message: Outgoing }
  | { readonly kind: 'stop' };

export const EAR_ENV = 'GRIDLINE_EAR';
export const BEAT_MS = 2000;

export const EXITS = {
  stopped: 0,
  crashed: 1,
  misconfigured: 20,
  linkLost: 21,
  silent: 22,
  noLogin: 23,
  refused: 24,
  orphaned: 25,
} as const;

export type Exit = keyof typeof EXITS;

/** Ends that say nothing about our own health: the next ear may start at once, it waits for the gateway itself. */
export const LINK_EXITS: ReadonlySet<Exit> = new Set(['linkLost', 'silent', 'refused']);

export function exitOf(code: number | null): Exit {
  const found = (Object.keys(EXITS) as Exit[]).find((name) => EXITS[name] === code);
  return found ?? 'crashed';
}
