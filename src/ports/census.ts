// Who is waited for, and how everybody of a subtree stands in a ledger, by place on its roster.
import type { UnitCode } from '../flow.ts';
import type { Roster } from '../org/types.ts';

export interface AwaitedQuery {
  readonly ledger: string;
  readonly due: string;
  readonly units: readonly UnitCode[];
  readonly under?: UnitCode;
}

export interface CensusQuery {
  readonly ledger: string;
  readonly due: string;
  readonly marks: readonly string[];
  readonly under: UnitCode;
}

/** Units [from, to) of a ledger's roster. A whole city without a name: what has to look at each of them looks at numbers. */
export interface Census {
  readonly roster: Roster;
  readonly from: number;
  readonly to: number;
  readonly isExpected: (place: number) => boolean;
  readonly isWaiting: (place: number) => boolean;
  readonly carries: (mark: string, place: number) => boolean;
}
