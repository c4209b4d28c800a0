// The one place that reads the clock of the machine.
import type { Clock } from './ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that runs with the machine's but can be moved forward: the sandbox's time machine. */
export function movableClock(base: Clock = systemClock): Clock & { moveTo(at: number): void } {
  let ahead = 0;
  return {
    now: () => base.now() + ahead,
    moveTo(at) {
      ahead = Math.max(ahead, at - base.now());
    },
  };
}
