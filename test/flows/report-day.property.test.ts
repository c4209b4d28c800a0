import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DayState, reportDay } from '../../flows/report-day.ts';
import type { Facts, LedgerOpening } from '../../src/flow.ts';
import { tick } from '../support/flow.ts';
import { noisy } from '../support/noisy.ts';
import { opened, policy, waiting } from '../support/report.ts';

const RUNS = 1500;
const AREAS = ['a', 'b', 'c'];
const openings = fc.subarray(AREAS, { minLength: 1 }).map((areas) => areas.map((area) => opened(area, [`${area}1`])));
const facts: Facts = {
  expected: 3,
  waiting: [waiting('g1', 'v1'), waiting('g2', 'v2', { unheard: true }), waiting('v3', 't', { tier: 'village' })],
};
const times = fc.array(fc.integer({ min: policy.opensAt - 3_600_000, max: policy.closesAt + 3_600_000 }), {
  maxLength: 8,
});

const stored = (s: DayState): DayState => reportDay.state.parse(JSON.parse(JSON.stringify(s)));

function step(s: DayState | undefined, event: Parameters<typeof reportDay.transition>[1]) {
  const taken = reportDay.transition(s, event);
  expect(stored(taken.state)).toEqual(taken.state);
  return { ...taken, state: stored(taken.state) };
}

it('areas may be opened in any order and any number of times', () => {
  const run = (all: readonly ReturnType<typeof opened>[]) => {
    let state: DayState | undefined;
    const expected = new Set<string>();
    for (const event of all) {
      const taken = step(state, event);
      state = taken.state;
      for (const unit of (taken.opens as LedgerOpening).units) expected.add(unit);
    }
    return { state, expected: [...expected].sort() };
  };
  fc.assert(
    fc.property(noisy(openings), ([all, shuffled]) => {
      expect(run(shuffled)).toEqual(run(all));
    }),
    { numRuns: 200 },
  );
});

it('a tick repeated at one moment changes nothing, and the next one wanted is later', () => {
  fc.assert(
    fc.property(openings, times, (all, ticks) => {
      let state: DayState | undefined;
      for (const one of all) state = step(state, one).state;
      for (const at of ticks) {
        const first = step(state, tick(at, facts));
        const again = step(first.state, tick(at, facts));
        expect(again.state).toEqual(first.state);
        expect(again.messages).toEqual([]);
        const next = reportDay.wakeAt(first.state);
        expect(next === undefined || next > at).toBe(true);
        state = first.state;
      }
    }),
    { numRuns: RUNS },
  );
});

it('whatever the moments of waking, nobody is told the same thing twice', () => {
  fc.assert(
    fc.property(times, (ticks) => {
      let state = step(undefined, opened()).state;
      const said: string[] = [];
      for (const at of [...ticks].sort((a, b) => a - b)) {
        const taken = step(state, tick(at, facts));
        state = taken.state;
        said.push(...taken.messages.map((m) => JSON.stringify([m.to, m.text])));
      }
      expect(new Set(said).size).toBe(said.length);
    }),
    { numRuns: RUNS },
  );
});
