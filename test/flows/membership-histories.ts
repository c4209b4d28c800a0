// Checks that a flow does not mind order and repetition: the same events in any order end in the same state.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Flow, Stamped } from '../../src/flow.ts';
import { replay, tick } from '../support/flow.ts';

export function orderDoesNotMatter<S, E extends Stamped>(flow: Flow<S, E>, events: fc.Arbitrary<readonly E[]>): void {
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat()), (list, stream) => {
      const told = new Map(list.map((event) => [event.id, event]));
      const history = [...told.values()];
      const state = replay(flow, history);
      const shuffled = [...history, ...history].map((event) => ({ event, key: Number(stream.next().value) }));
      const again = replay(
        flow,
        shuffled.sort((a, b) => a.key - b.key).map(({ event }) => event),
      );
      expect(again).toEqual(state);
      if (state === undefined) return;
      for (const event of history) expect(silent(flow, state, event)).toBe(true);
      const later = tick(9e12);
      const after = flow.transition(state, later).state;
      expect(flow.transition(after, later).state).toBe(after);
      const wake = flow.wakeAt(after);
      if (wake !== undefined) expect(wake).toBeGreaterThan(later.at);
    }),
    { numRuns: 300 },
  );
}

/** An event that is told again changes nothing and says nothing, unless it is refused. */
function silent<S, E extends Stamped>(flow: Flow<S, E>, state: S, event: E): boolean {
  try {
    const step = flow.transition(state, event);
    return step.state === state && step.messages.length === 0;
  } catch {
    return true;
  }
}
