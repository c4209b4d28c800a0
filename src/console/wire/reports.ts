// What the page of reports shows: the way down the tree, figures and their messages, lists and versions. Shapes only.

export interface Named {
  readonly unit: string;
  readonly name: string;
}

/** What the viewer's posts allow him to do to a unit; a button appears for nothing else. */
export interface Acts {
  readonly chase: boolean;
  readonly submit: boolean;
  readonly exempt: boolean;
  readonly question: boolean;
}

export interface Place extends Named {
  /** As a command names it, whoever says it. */
  readonly full: string;
  readonly tier: string;
  /** From the viewer's own top down to the unit. */
  readonly path: readonly Named[];
  /** Forms switched on that day, each with the day that is running. */
  readonly forms: readonly { readonly template: string; readonly title: string; readonly running: string }[];
}

export interface FieldShown {
  readonly key: string;
  readonly label: string;
  readonly measure: string;
  readonly reading: 'daily' | 'current';
  /** Added up the tree; measurements and words are not. */
  readonly counted: boolean;
}

/** The counts of /汇总, and of the five states. */
export interface Counts {
  readonly expected: number;
  readonly actual: number;
  readonly onTime: number;
  readonly zero: number;
  readonly late: number;
  readonly backfilled: number;
  readonly voluntary: number;
  readonly missing: number;
  readonly unheard: number;
  readonly exempt: number;
}

/** By key of the field. */
export type Values = Readonly<Record<string, number>>;

/** The other day. `changes` speak of units that reported on both days: of all, of so many, or of nobody. */
export interface Before {
  readonly expected: number;
  readonly actual: number;
  readonly values: Values;
  readonly changes?: Values;
  readonly compared: 'all' | 'both' | 'incomplete' | 'nothing';
  readonly units?: number;
}

export interface Running {
  /** First day and number of days. */
  readonly from: string;
  readonly days: number;
  readonly values: Values;
}

export interface Row extends Named, Counts {
  readonly full: string;
  readonly tier: string;
  /** Whether there are rows below it. */
  readonly opens: boolean;
  readonly values: Values;
  readonly acts: Acts;
  readonly before?: Before;
  readonly running?: Running;
}

export interface Table {
  readonly template: string;
  readonly title: string;
  readonly day: string;
  readonly isToday: boolean;
  /** ms */
  readonly at: number;
  readonly fields: readonly FieldShown[];
  readonly total: Row;
  readonly rows: readonly Row[];
  /** What the total has beyond the rows: reported by the unit itself, or by one moved away since. */
  readonly rest?: Counts & { readonly values: Values };
  /** The other day, and whether it was ever opened. */
  readonly against?: { readonly day: string; readonly open: boolean };
  readonly measured: readonly {
    readonly label: string;
    readonly measure: string;
    readonly low: number;
    readonly high: number;
    readonly unit: string;
    readonly units: number;
  }[];
  readonly worded: readonly {
    readonly label: string;
    readonly units: number;
    readonly shown: readonly { readonly unit: string; readonly said: string }[];
  }[];
}

/** One message of the way down; without a time the figure is of a unit that was moved away. */
export interface Line extends Named {
  readonly value: number | string;
  readonly at?: number;
  readonly by?: string;
  readonly behalf?: boolean;
  readonly text?: string;
}

/** One version of a unit's own record. */
export interface Logged {
  readonly at: number;
  readonly by: string;
  readonly behalf: boolean;
  readonly type: string;
  readonly text?: string;
}

export interface Doubt extends Named {
  readonly full: string;
  readonly reason: string;
  readonly by: string;
  /** ms */
  readonly at: number;
  /** The unit has spoken since; whoever asked has to verify it. */
  readonly answered: boolean;
  readonly answer?: string;
  /** Whether the viewer may take the question back. */
  readonly verifies: boolean;
}

export interface Figure extends Named {
  readonly full: string;
  readonly path: readonly Named[];
  readonly field: FieldShown;
  /** Absent where nothing is added up. */
  readonly value?: number;
  readonly received: number;
  readonly missing: number;
  /** Children with a figure, largest first. */
  readonly below: readonly (Named & { readonly value: number })[];
  readonly lines: readonly Line[];
  readonly more: number;
  readonly log: readonly Logged[];
  readonly doubt?: Doubt;
  readonly acts: Acts;
}

export interface Listed extends Named {
  readonly full: string;
  /** The unit above. */
  readonly above: string;
  readonly reason?: string;
  readonly acts: Acts;
}

export interface List {
  readonly count: number;
  /** Cut at some hundreds. */
  readonly shown: readonly Listed[];
}

export interface Lists {
  readonly missing: List;
  readonly unheard: List;
  readonly exempt: List;
  readonly doubts: { readonly count: number; readonly shown: readonly Doubt[] };
}

export interface TotalMoved {
  readonly label: string;
  readonly measure: string;
  readonly value: number;
}

/** A version as it was submitted, and what has moved since. */
export interface Version {
  readonly number: number;
  /** ms */
  readonly at: number;
  readonly by: string;
  readonly expected: number;
  readonly actual: number;
  readonly missing: number;
  readonly zero: number;
  readonly late: number;
  readonly totals: readonly TotalMoved[];
  readonly since: { readonly missing: number; readonly changes: readonly TotalMoved[] };
}

/** The official table, as it is printed. */
export interface Printed {
  readonly titles: readonly string[];
  readonly tables: readonly {
    readonly caption?: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number | null)[])[];
    readonly total?: readonly (string | number | null)[];
  }[];
  readonly notes: readonly string[];
}
