/** What moved since the last event of the live stream. */
export interface Changes {
  /** Names of the flows of which documents changed; `account` when a chat account stands differently. */
  readonly flows: readonly string[];
  /** Ledgers in which somebody has reported, answered or was counted anew, with the units; none named means any. */
  readonly ledgers: Readonly<Record<string, readonly string[]>>;
  /** Tree, people, groups or forms. */
  readonly org: boolean;
}
