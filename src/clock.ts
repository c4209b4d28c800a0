// The one place that reads the clock of the machine.
import type { Clock } from './ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** Runs with the machine's clock but can be moved forward: the sandbox's time machine. */
export interface MovableClock extends Clock {
  /** Never backwards. */
  moveTo(at: number): void;
  /** How far it has been moved, ms. */
  ahead(): number;
}

export function movableClock(base: Clock = systemClock, start = 0): MovableClock {
  let ahead = start;
  return {
    now: () => base.now() + ahead,
    moveTo(at) {
      ahead = Math.max(ahead, at - base.now());
    },
    ahead: () => ahead,
  };
}
