// What the engine is handed: ports, flows, commands and settings.
import type { AnyCommand, Read } from '../command.ts';
import type { AnyFlow, UnitCode } from '../flow.ts';
import type { LiveOrg } from '../org/index.ts';
import type { Clock, Commit, Store } from '../ports.ts';
import type { ReportTemplate } from '../templates/types.ts';

/** Where bugs and remarkable things go. `details` hold no text of messages. */
export interface Log {
  info(what: string, details?: object): void;
  warn(what: string, details?: object): void;
  error(what: string, error: unknown, details?: object): void;
}

export interface Engine {
  readonly store: Store;
  readonly org: LiveOrg;
  readonly flows: ReadonlyMap<string, AnyFlow>;
  /** Flows whose documents make up the organisation. */
  readonly orgFlows: ReadonlySet<string>;
  readonly commands: readonly AnyCommand[];
  readonly clock: Clock;
  readonly log: Log;
  /** Minutes until the last of so many groups has heard, per account. */
  readonly pace: (rooms: number) => number;
  /** Forms that open orders ask this unit to fill in. */
  readonly feedback: (read: Read, unit: UnitCode) => Promise<readonly ReportTemplate[]>;
  /** Hears of every batch that has been committed. */
  readonly committed: (commits: readonly Commit[]) => void;
  /** A fresh incident number. */
  readonly incident: () => string;
}
