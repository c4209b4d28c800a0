// What the page of accounts shows. Shapes only: shared by server and client.
import type { PlaceShown } from './place.ts';

export interface UrgencyWaiting {
  readonly urgency: string;
  readonly parcels: number;
  readonly conversations: number;
  /** When the oldest of them was queued, ms. */
  readonly oldest: number;
}

export interface GroupWaiting {
  readonly place: PlaceShown;
  readonly urgency: string;
  readonly parcels: number;
  /** ms */
  readonly oldest: number;
}

export interface QueueShown {
  readonly parcels: number;
  readonly conversations: number;
  /** Parcels whose urgency was not looked at: they are in `parcels` only. */
  readonly further: number;
  readonly urgencies: readonly UrgencyWaiting[];
  /** The first to be served, of those the viewer may know. */
  readonly groups: readonly GroupWaiting[];
  /** Until the last conversation has been served once at this pace. */
  readonly minutes: number;
}

export interface BuriedShown {
  readonly id: string;
  /** When it was queued, ms. */
  readonly at: number;
  readonly place: PlaceShown;
  readonly urgency: string;
  readonly reason: string;
  readonly text: string;
}

export interface AccountRow {
  readonly account: string;
  readonly channel: string;
  readonly state: string;
  /** In this state since, ms. */
  readonly since: number;
  readonly reason?: string | undefined;
  /** What the phone has to scan; only for who manages all groups of the account. */
  readonly qr?: string | undefined;
  /** Whether the viewer manages all groups of the account. */
  readonly isWhole: boolean;
  /** Last message of somebody, and last sign of life of the channel; ms, unknown since the start when absent. */
  readonly heard?: number | undefined;
  readonly frame?: number | undefined;
  readonly sentLately: number;
  /** Between two messages, ms. */
  readonly spacing: readonly [number, number];
  readonly today: number;
  /** Messages a day; absent where there is no limit. */
  readonly perDay?: number | undefined;
  readonly queue: QueueShown;
  /** Sendings begun of which it is not known whether they went out. */
  readonly doubts: number;
  /** Since the beginning: sent, dropped, buried, doubtful, repeated. */
  readonly counts: Readonly<Record<string, number>>;
  readonly buried: readonly BuriedShown[];
}

/** An entry put aside as a bug of ours. */
export interface Incident {
  readonly incident: string;
  /** ms */
  readonly at: number;
  readonly reason: string;
  /** heard, signal, cron, gap or tick. */
  readonly kind: string;
  readonly place?: PlaceShown | undefined;
  readonly who?: string | undefined;
  readonly text?: string | undefined;
  /** What it was about, where nobody spoke. */
  readonly about?: string | undefined;
}

export interface AccountsShown {
  readonly at: number;
  readonly accounts: readonly AccountRow[];
  readonly incidents: readonly Incident[];
}
