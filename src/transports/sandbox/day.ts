// A day that plays itself, as far as the routes must know it. src/sandbox/play.ts plays it.
import type { DayProgress, DayWanted } from './wire-day.ts';

export interface PlayedDay {
  /** Begins the next working day. Throws a refusal while another one is playing, or when the town cannot be played. */
  start(wanted: DayWanted): DayProgress;
  progress(): DayProgress;
  /** Resolves when nothing more will be said. */
  stop(): Promise<DayProgress>;
  /** Calls back at every step. */
  watch(hear: (progress: DayProgress) => void): () => void;
}
