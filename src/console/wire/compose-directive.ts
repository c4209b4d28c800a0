// What the form of a new order shows. Shapes only: shared by server and client.

/** From where the viewer commands. */
export interface Post {
  readonly unit: string;
  readonly name: string;
  readonly tiers: readonly { readonly tier: string; readonly count: number }[];
  /** He issues nothing but urgent orders. */
  readonly urgentOnly: boolean;
}

/** A unit an order may name. */
export interface Addressee {
  readonly unit: string;
  readonly name: string;
  readonly full: string;
  readonly tier: string;
  readonly opens: boolean;
}

/** A draft that is not ready yet is no error: why is said in `refused`. */
export interface Previewed {
  readonly preview?: Preview;
  readonly refused?: string;
}

/** What an order would do, as the command shows it before it asks for the 1. */
export interface Preview {
  readonly at: number;
  readonly urgency: string;
  readonly topic: string;
  readonly body: string;
  readonly ackMinutes: number;
  readonly feedback:
    | {
        readonly labels: readonly string[];
        readonly by: number | undefined;
        readonly minutes: number;
        readonly tier: string | undefined;
      }
    | undefined;
  readonly tiers: readonly { readonly tier: string; readonly count: number }[];
  readonly units: number;
  readonly rooms: number;
  readonly minutes: number;
  readonly unreachable: readonly { readonly code: string; readonly name: string }[];
  readonly unreachableInAll: number;
  readonly indirect: {
    readonly units: readonly { readonly name: string; readonly room: string }[];
    readonly count: number;
  };
  readonly answering: number;
  readonly masked: boolean;
  readonly overlaps: readonly {
    readonly number: number;
    readonly topic: string;
    readonly unitName: string;
    readonly name: string;
    readonly sameTopic: boolean;
  }[];
  readonly overlapsInAll: number;
  readonly week: {
    readonly orders: number;
    readonly fields: readonly { readonly label: string; readonly number: number; readonly again: boolean }[];
    readonly fieldsInAll: number;
  };
}
