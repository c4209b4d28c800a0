// given / when / says for flows: states are reached by events, never typed in.
import { expect } from 'vitest';
import type { Address, Facts, Flow, Message, Stamped, Step, Tick } from '../../src/flow.ts';
import type { Key, Text } from '../../src/texts/index.ts';
import { UserError } from '../../src/errors.ts';

const NO_FACTS: Facts = { waiting: [], expected: 0 };

export function tick(at: number, facts: Facts = NO_FACTS): Tick {
  return { type: 'tick', at, facts };
}

/** Applies the events in order; every state goes through JSON and the flow's schema, as in Redis. */
export function replay<S, E extends Stamped>(flow: Flow<S, E>, events: readonly (E | Tick)[]): S | undefined {
  let state: S | undefined;
  for (const event of events) state = keep(flow, attempt(flow, state, event));
  return state;
}

/** A refused event leaves the state alone, as the runner would. */
function attempt<S, E extends Stamped>(flow: Flow<S, E>, state: S | undefined, event: E | Tick): S | undefined {
  try {
    return flow.transition(state, event).state;
  } catch (error) {
    if (error instanceof UserError) return state;
    throw error;
  }
}

function keep<S, E extends Stamped>(flow: Flow<S, E>, state: S | undefined): S | undefined {
  return state === undefined ? undefined : flow.state.parse(JSON.parse(JSON.stringify(state)));
}

export function given<S, E extends Stamped>(flow: Flow<S, E>, ...events: readonly (E | Tick)[]) {
  const state = replay(flow, events);
  return {
    state,
    when(event: E | Tick) {
      return outcome(flow, () => flow.transition(state, event));
    },
  };
}

function outcome<S, E extends Stamped>(flow: Flow<S, E>, run: () => Step<S>) {
  let step: Step<S> | undefined;
  let refusal: Text | undefined;
  try {
    step = run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    refusal = error.text;
  }
  const messages: readonly Message[] = step?.messages ?? [];
  const self = {
    step,
    messages,
    /** Expects exactly one message with this key (and, of its params, at least these). */
    says(key: Key, params: object = {}) {
      const found = messages.filter((m) => m.text.key === key);
      expect(found.map((m) => m.text)).toEqual([{ key, params: expect.objectContaining(params) as unknown }]);
      return self;
    },
    /** Expects exactly one message with this key to each of these addresses, saying the same. */
    saysTo(to: readonly Address[], key: Key, params: object = {}) {
      const found = messages.filter((m) => m.text.key === key);
      expect(found.map((m) => m.to)).toEqual(to);
      for (const m of found) expect(m.text).toEqual({ key, params: expect.objectContaining(params) as unknown });
      return self;
    },
    /** Expects so many messages in all. */
    saysOnly(count: number) {
      expect(messages).toHaveLength(count);
      return self;
    },
    /** Expects these parts of the step: tally, opens. */
    steps(part: object) {
      expect(step).toMatchObject(part);
      return self;
    },
    saysNothing() {
      expect(messages).toEqual([]);
      return self;
    },
    refuses(key: Key, params: object = {}) {
      expect(refusal).toEqual({ key, params: expect.objectContaining(params) as unknown });
      return self;
    },
    leaves(part: object) {
      expect(step?.state).toMatchObject(part);
      return self;
    },
    wakes(at: number | undefined) {
      expect(step === undefined ? undefined : flow.wakeAt(step.state)).toBe(at);
      return self;
    },
  };
  return self;
}
