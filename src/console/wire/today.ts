// What the page of today shows. Shapes only: shared by server and client.

/** One of the five states of product.md §4.3, counted. They add up to `owing`. */
export interface States {
  /** All who are asked, those let off included. */
  readonly owing: number;
  /** Reported with figures, and with nothing to report. */
  readonly figures: number;
  readonly zero: number;
  readonly missing: number;
  readonly exempt: number;
  /** Their message may lie in a gap of ours. */
  readonly unheard: number;
}

export interface Branch {
  readonly unit: string;
  readonly name: string;
  readonly expected: number;
  readonly actual: number;
  readonly missing: number;
}

export interface TotalShown {
  readonly label: string;
  readonly measure: string;
  readonly value: number;
  /** Against yesterday. */
  readonly change?: number;
}

export interface FormToday {
  readonly template: string;
  readonly title: string;
  readonly day: string;
  /** The figures of /汇总. */
  readonly expected: number;
  readonly actual: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  readonly tiers: readonly (States & { readonly tier: string })[];
  /** Units above those who report, and how many of them wait for nobody any more. */
  readonly complete: readonly { readonly tier: string; readonly done: number; readonly all: number }[];
  readonly totals: readonly (TotalShown & { readonly field: string })[];
  /** Cut-off of the tiers that report, ms, earliest first. */
  readonly cutoffs: readonly { readonly tier: string; readonly at: number }[];
  readonly opensAt: number;
  readonly closesAt: number;
  /** Branches with most missing first; of the first unit below that has several. */
  readonly lagging: readonly Branch[];
  /** Since the last version that was submitted. */
  readonly since?: {
    readonly version: number;
    readonly at: number;
    readonly by: string;
    readonly missing: number;
    readonly changes: readonly TotalShown[];
  };
}

export interface OrderShort {
  readonly number: number;
  readonly topic: string;
  readonly urgency: string;
  readonly unitName: string;
  readonly acked: number;
  readonly expected: number;
  /** ms */
  readonly ackBy: number;
}

export interface FindingShort {
  readonly number: number;
  readonly unitName: string;
  readonly place: string;
  readonly issue: string;
  readonly severity: string;
  /** ms */
  readonly due: number;
}

export interface Today {
  readonly unit: string;
  readonly name: string;
  /** ms */
  readonly at: number;
  readonly forms: readonly FormToday[];
}

export interface Besides {
  /** ms */
  readonly at: number;
  readonly orders: readonly OrderShort[];
  readonly moreOrders: number;
  readonly accounts: readonly { readonly account: string; readonly state: string; readonly since: number }[];
  /** Intervals without a listener that excuse somebody, ms. */
  readonly gaps: readonly { readonly account: string; readonly from: number; readonly to: number }[];
}

/** Findings that are overdue, the longest first. */
export interface Red {
  readonly red: readonly FindingShort[];
  readonly moreRed: number;
}

/** Reports that had come in by the end of each step. */
export interface Arrivals {
  readonly from: number;
  /** ms between two points. */
  readonly step: number;
  readonly counts: readonly number[];
}
