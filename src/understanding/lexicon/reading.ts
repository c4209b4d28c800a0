// Words of the questions about figures.

/** Asks a summary for the running totals as well. */
export const RUNNING: readonly string[] = ['累计', '累计数', 'total', 'cumulative', 'lj'];
