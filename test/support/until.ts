// Waiting for something outside this process, without guessing how long it takes.
import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is neither undefined nor false; past the deadline it fails and says what it waited for. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 10_000,
): Promise<T> {
  const started = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() - started > withinMs) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await delay(5);
  }
}
