// What the page of findings shows. Shapes only: shared by server and client. Times in ms, days YYYY-MM-DD.

/** What can be done about a finding; a button or a form each. */
export type FindingActName =
  | 'confirm'
  | 'pass'
  | 'fail'
  | 'grant'
  | 'deny'
  | 'accept'
  | 'start'
  | 'fix'
  | 'ask'
  | 'refuse'
  | 'reassign'
  | 'hold'
  | 'relapse'
  | 'void'
  | 'askVoid';

/** What waits for somebody above the unit. */
export type QueueName = 'review' | 'extension' | 'proposal' | 'refused';

export interface FindingRow {
  readonly number: number;
  readonly unit: string;
  readonly unitName: string;
  readonly place: string;
  readonly issue: string;
  readonly category: string;
  readonly severity: string;
  readonly status: string;
  /** Only what the unit still has to mend has one. */
  readonly colour?: 'green' | 'yellow' | 'red';
  readonly foundAt: number;
  readonly due: number;
  readonly round: number;
  readonly photos: number;
  /** What new limits do not wipe out. */
  readonly first?: number;
  readonly lateDays: number;
  readonly card?: 'yellow' | 'red';
}

export interface Ledger {
  readonly unit: string;
  readonly name: string;
  readonly at: number;
  readonly rows: readonly FindingRow[];
  readonly total: number;
  readonly overdue: number;
  readonly page: number;
  readonly size: number;
  /** By filter: how many there are with the same severity and search. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How many wait in each queue. */
export type Waits = Readonly<Record<QueueName, number>>;

export interface Spoken {
  readonly at: number;
  readonly name: string;
  readonly unitName: string;
  readonly text?: string;
}

export interface Waiting extends FindingRow {
  /** What is waited upon: the repair, the request, the proposal, the refusal. */
  readonly said: Spoken;
  /** Until when more time is asked for. */
  readonly until?: number;
  /** The unit a refusal points at. */
  readonly suggestion?: string;
  readonly files: readonly string[];
  readonly acts: readonly FindingActName[];
}

export interface Queue {
  readonly rows: readonly Waiting[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

export interface Photo {
  readonly file: string;
  readonly at: number;
  readonly round: number;
  readonly kind: 'inspection' | 'evidence';
}

export interface LogEntry extends Spoken {
  readonly type: string;
  /** passed, held or granted; or not. */
  readonly outcome?: boolean;
  readonly due?: number;
  /** To which unit it was given. */
  readonly unit?: string;
  /** States it led through. */
  readonly to: readonly string[];
  /** Out of turn: it changed nothing. */
  readonly isVoid: boolean;
  readonly files: readonly string[];
}

export interface FindingStory extends FindingRow {
  readonly full: string;
  readonly at: number;
  readonly source: string;
  readonly issuer: Spoken;
  readonly issuedAt: number;
  readonly measures?: string;
  readonly extension?: Spoken & { readonly until?: number };
  readonly extensions: number;
  readonly suggestion?: string;
  readonly closedAt?: number;
  readonly lookBackDue?: number;
  readonly limits: readonly { readonly due: number; readonly until: number; readonly unitName: string }[];
  readonly gallery: readonly Photo[];
  readonly log: readonly LogEntry[];
  readonly acts: readonly FindingActName[];
}

export interface LookBack {
  readonly number: number;
  readonly unitName: string;
  readonly place: string;
  readonly issue: string;
  readonly severity: string;
  /** When it is due, or when it was done. */
  readonly day: string;
  readonly state: 'due' | 'late' | 'held' | 'relapsed';
}

export interface LookBacks {
  readonly month: string;
  readonly today: string;
  readonly looks: readonly LookBack[];
  /** Due before this month and not done. */
  readonly earlier: readonly LookBack[];
}

export interface Bulletin {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export interface UnitChoice {
  readonly unit: string;
  readonly name: string;
  /** The whole path, as it is said where the name alone could mean another. */
  readonly full: string;
  /** The shortest that can mean no other where this viewer speaks. */
  readonly called: string;
  readonly tier: string;
}
