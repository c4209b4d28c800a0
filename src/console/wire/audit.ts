// What the page of the audit shows. Shapes only: shared by server and client.
import type { PlaceShown } from './place.ts';

/** What a document is about; its kind tells which of these there are. */
export interface About {
  /** Whole name of the unit. */
  readonly unit?: string | undefined;
  /** Number of an order or finding. */
  readonly number?: number | undefined;
  /** Version of an order. */
  readonly order?: number | undefined;
  /** Name of a form. */
  readonly title?: string | undefined;
  readonly day?: string | undefined;
  /** Name of a person, a group or a login. */
  readonly name?: string | undefined;
}

/** One version of a document: who made it, when, out of which message. */
export interface Change {
  readonly version: number;
  /** ms */
  readonly at: number;
  /** Name of the event in its flow. */
  readonly type: string;
  /** Absent where nobody did it but the clock. */
  readonly who?: string | undefined;
  /** Whole name of the unit in which he holds his first post. */
  readonly unit?: string | undefined;
  readonly place?: PlaceShown | undefined;
  readonly message?: string | undefined;
  /** Personal numbers masked; absent where nothing was typed, or it is not for the viewer. */
  readonly text?: string | undefined;
  /** Something was typed, in a group or by somebody that is not the viewer's business. */
  readonly isHidden: boolean;
}

export interface JournalRow extends Change {
  readonly id: string;
  readonly about: About;
}

export interface JournalShown {
  readonly rows: readonly JournalRow[];
  /** There are older ones that match. */
  readonly more: boolean;
  /** Entries of the journal that could not be read. */
  readonly unreadable: number;
}

/** A figure of a report before and after. Absent: not stated. */
export interface Moved {
  readonly label: string;
  readonly measure: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface Version extends Change {
  /** Of reports: the figures it changed; absent where that cannot be told. */
  readonly moved?: readonly Moved[] | undefined;
}

export interface Document {
  readonly about: About;
  /** The newest first. */
  readonly versions: readonly Version[];
}

/** What may be asked for. */
export interface AuditChoices {
  readonly kinds: readonly string[];
  readonly forms: readonly { readonly template: string; readonly title: string; readonly day: string }[];
}
