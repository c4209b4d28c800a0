// What the pages of orders show. Shapes only: shared by server and client.

/** One order in the list; the counts are of what the viewer sees of it. */
export interface OrderRow {
  readonly number: number;
  readonly topic: string;
  readonly urgency: string;
  readonly status: string;
  readonly version: number;
  readonly unitName: string;
  readonly name: string;
  /** When the version in force was issued, and until when it is to be acknowledged, ms. */
  readonly at: number;
  readonly ackBy: number;
  readonly expected: number;
  readonly acked: number;
  /** Whether figures are asked for, and how many units have given all of them. */
  readonly asks: boolean;
  /** Units that owe figures, where the viewer sees the whole order. */
  readonly owed?: number;
  readonly completed: number;
}

export interface Orders {
  readonly at: number;
  readonly total: number;
  readonly perPage: number;
  readonly rows: readonly OrderRow[];
}

export interface TierProgress {
  readonly tier: string;
  readonly issued: number;
  readonly delivered: number;
  readonly indirect: number;
  readonly acked: number;
  readonly late: number;
  readonly relayed: number;
  readonly responded: number;
  readonly completed: number;
  readonly behind: number;
  /** Median minutes from issue to ack. */
  readonly minutes: number | undefined;
}

interface Named {
  readonly code: string;
  readonly name: string;
}

/** As /进度 says it. */
export interface Progress {
  readonly under: string;
  readonly issuedAt: number;
  readonly at: number;
  readonly tiers: readonly TierProgress[];
  readonly slowest: readonly { readonly name: string; readonly acked: number; readonly expected: number }[];
  readonly stopped: readonly Named[];
  readonly stoppedInAll: number;
  readonly owing: readonly Named[];
  readonly owingInAll: number;
  readonly failed: readonly Named[];
  readonly failedInAll: number;
  readonly indirect: readonly { readonly name: string; readonly room: string }[];
  readonly indirectInAll: number;
  readonly sums: readonly { readonly label: string; readonly measure: string; readonly value: number | undefined }[];
  readonly feedback: { readonly done: number; readonly part: number; readonly owed: number } | undefined;
}

export interface VersionShown {
  readonly n: number;
  /** ms */
  readonly at: number;
  readonly ackBy: number;
  readonly by: string;
  readonly expected: number;
  readonly acked: number;
  readonly labels: readonly string[];
}

/** Something that was done to an order. */
export interface Step {
  readonly type: string;
  readonly at: number;
  readonly name: string;
}

export interface Asked {
  readonly labels: readonly string[];
  /** ms */
  readonly by?: number;
  readonly tier?: string;
  readonly owed: number;
}

/** What the viewer may do with it. */
export interface Acts {
  readonly chase: boolean;
  readonly manage: boolean;
  /** A unit of his own has not acknowledged yet. */
  readonly ack: boolean;
}

export interface OrderShown {
  readonly number: number;
  readonly topic: string;
  readonly urgency: string;
  readonly status: string;
  readonly body: string;
  readonly issuer: { readonly name: string; readonly unitName: string };
  readonly scope: {
    readonly area: string;
    readonly tiers: readonly string[];
    readonly units: readonly string[];
    readonly unitsInAll: number;
    readonly only: boolean;
  };
  readonly ackBy: number;
  readonly until: number;
  readonly asked?: Asked;
  readonly versions: readonly VersionShown[];
  readonly steps: readonly Step[];
  /** The part of it that is shown, and the parts the viewer may see. */
  readonly unit: { readonly unit: string; readonly full: string };
  readonly whole: boolean;
  readonly parts: readonly { readonly unit: string; readonly name: string }[];
  readonly progress: Progress;
  readonly acts: Acts;
}

/** What one addressed unit has done itself; times in ms. */
export interface Own {
  readonly delivered?: number;
  readonly failed?: string;
  /** The group of another unit it was sent to. */
  readonly room?: string;
  readonly acked?: number;
  readonly late?: boolean;
  readonly relayed?: number;
  readonly responded?: number;
  readonly complete: boolean;
  readonly returned: boolean;
  /** From issue to ack. */
  readonly minutes?: number;
}

/** A unit in the tree of an order, with all that lies below it. */
export interface OrderUnit {
  readonly unit: string;
  readonly name: string;
  readonly full: string;
  readonly tier: string;
  readonly expected: number;
  readonly acked: number;
  readonly delivered: number;
  readonly undeliverable: number;
  readonly relayed: number;
  readonly responded: number;
  readonly completed: number;
  /** Somebody addressed lies below it. */
  readonly opens: boolean;
  /** Absent: it is not addressed itself. */
  readonly own?: Own;
  /** Here the order stopped: the unit above has acknowledged, this one has not. */
  readonly stopped: boolean;
}

/** Rows by the unit that was opened; '' is the top. */
export type Branches = Readonly<Record<string, readonly OrderUnit[]>>;

/** One of the lists below the progress, a page of it. */
export interface UnitList {
  readonly total: number;
  readonly perPage: number;
  readonly units: readonly {
    readonly unit: string;
    readonly full: string;
    readonly reason?: string;
    readonly at?: number;
    readonly room?: string;
  }[];
}

/** What each unit gave for one figure, and in which words. */
export interface Sources {
  readonly label: string;
  readonly measure: string;
  readonly total: number | undefined;
  readonly lines: readonly {
    readonly unit: string;
    readonly value: number | string;
    readonly at: number;
    readonly person: string | undefined;
    readonly text: string | undefined;
    readonly version: number | undefined;
  }[];
  readonly more: number;
  readonly owing: number;
}
