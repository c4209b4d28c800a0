import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Directive, type DirectiveEvent, directive } from '../../flows/directive.ts';
import { instant } from '../../src/calendar.ts';
import { UserError } from '../../src/errors.ts';
import type { Author, Facts, Tick } from '../../src/flow.ts';

const START = instant('2022-07-28', '16:00', 'Asia/Shanghai');
const chief: Author = { person: 'p1', name: '郑办', unit: 'c', unitName: '双辽市' };
const RUNS = 500;

const order = { topic: '防汛', body: '今晚有暴雨' };
const field = { key: 'f1', label: '转移人数', measure: '人', kind: 'people' as const, aliases: [] };
const reached = { units: ['t', 'v', 'w'], mute: ['t'], rooms: 3, minutes: 1 };

interface Plan {
  readonly urgency: 'normal' | 'urgent' | 'flash';
  readonly asks: boolean;
  readonly startHour: number;
  readonly acts: readonly { readonly kind: string; readonly after: number }[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  urgency: fc.constantFrom('normal', 'urgent', 'flash'),
  asks: fc.boolean(),
  startHour: fc.integer({ min: 0, max: 23 }),
  acts: fc.array(
    fc.record({
      kind: fc.constantFrom('amended', 'reminded', 'resent', 'housed', 'answered', 'recalled', 'settled'),
      after: fc.integer({ min: 0, max: 3 * 3_600_000 }),
    }),
    { maxLength: 6 },
  ),
});

/** A history in the order in which one issuer acts: each act knows the version it is about. */
function history({ urgency, asks, startHour, acts }: Plan): DirectiveEvent[] {
  const start = START + startHour * 3_600_000;
  const base = { number: 12, by: chief };
  const feedback = asks ? { feedback: { fields: [field], minutes: 90 } } : {};
  const events: DirectiveEvent[] = [
    {
      ...{ type: 'issued', at: start, id: 'b', ...base, urgency, ...order, ...feedback, ...reached },
      ...{ scope: { area: 'c' }, collisions: [] },
      policy: {
        ...{ zone: 'Asia/Shanghai', ackMinutes: 30, feedbackMinutes: 120, quiet: { from: '22:00', to: '07:00' } },
        ...{ remindAt: [0.5, 0.9], leaderAfter: 15, validHours: 72 },
      },
    },
  ];
  let at = start;
  let version = 1;
  acts.forEach(({ kind, after }, i) => {
    at += after;
    if (kind === 'amended') version += 1;
    events.push(act({ kind, at, id: `e${i}`, version, feedback, urgency }));
  });
  return events;
}

interface Act {
  readonly kind: string;
  readonly at: number;
  readonly id: string;
  readonly version: number;
  readonly feedback: object;
  readonly urgency: Plan['urgency'];
}

function act({ kind, at, id, version, feedback, urgency }: Act): DirectiveEvent {
  const base = { at, id, number: 12, by: chief };
  switch (kind) {
    case 'amended':
      return { type: 'amended', ...base, version, urgency, ...order, ...feedback, ackMinutes: 20, ...reached };
    case 'reminded':
      return { type: 'reminded', ...base, due: 'ack', under: ['t'], above: ['c'], waiting: 2 };
    case 'resent':
      return { type: 'resent', ...base, units: ['v'] };
    case 'housed':
      return { type: 'housed', at, id, number: 12, host: 'v', units: ['v'] };
    case 'answered':
      return { type: 'answered', at, id, number: 12, due: 'ack' };
    case 'recalled':
      return { type: 'recalled', ...base, reason: '' };
    default:
      return { type: 'settled', ...base, note: '', figures: { expected: 3, acked: 0, sums: [] }, owing: ['v'] };
  }
}

const unit = (code: string, unheard: boolean) => ({
  ...{ code, name: code, tier: 'village' as const, parent: 't', people: [], unheard },
});
const facts: fc.Arbitrary<Facts> = fc
  .array(fc.record({ code: fc.constantFrom('t', 'v', 'w'), unheard: fc.boolean() }), { maxLength: 3 })
  .map((units) => ({ waiting: units.map((one) => unit(one.code, one.unheard)), expected: 3 }));

/** As the runner: through JSON and the schema; a refusal changes nothing. */
function apply(state: Directive | undefined, event: DirectiveEvent | Tick): Directive | undefined {
  try {
    const next = directive.transition(state, event).state;
    return directive.state.parse(JSON.parse(JSON.stringify(next)));
  } catch (error) {
    if (error instanceof UserError) return state;
    throw error;
  }
}

it('whatever is heard again changes nothing, however late', () => {
  fc.assert(
    fc.property(plan, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 10 }), (made, again) => {
      const events = history(made);
      const plain = events.reduce<Directive | undefined>(apply, undefined);
      const noisy = [...events];
      for (const [which, where] of again) {
        const event = events[which % events.length];
        const first = event === undefined ? 0 : noisy.indexOf(event);
        if (event !== undefined) noisy.splice(first + 1 + (where % (noisy.length - first)), 0, event);
      }
      expect(noisy.reduce<Directive | undefined>(apply, undefined)).toEqual(plain);
    }),
    { numRuns: RUNS },
  );
});

it('a tick moves the wake-up on, and the same tick again changes nothing; both after JSON', () => {
  const ticks = fc.array(fc.tuple(facts, fc.integer({ min: -60_000, max: 4 * 3_600_000 })), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(plan, ticks, (made, played) => {
      const events = history(made);
      let state: Directive | undefined;
      for (const event of events) {
        state = apply(state, event);
        if (state !== undefined) state = play(state, played);
      }
    }),
    { numRuns: RUNS },
  );
});

function play(from: Directive, ticks: readonly (readonly [Facts, number])[]): Directive {
  let state = from;
  for (const [known, lateness] of ticks) {
    const wake = directive.wakeAt(state);
    if (wake === undefined) return state;
    const at = wake + lateness;
    const event: Tick = { type: 'tick', at, facts: known };
    const step = directive.transition(state, event);
    const after = directive.state.parse(JSON.parse(JSON.stringify(step.state)));
    expect(after).toEqual(JSON.parse(JSON.stringify(step.state)));
    const next = directive.wakeAt(after);
    expect(next === undefined || next > at).toBe(true);
    if (lateness < 0) expect(step.state).toBe(state);
    const again = directive.transition(after, event);
    expect(again.messages).toEqual([]);
    expect(again.state).toBe(after);
    for (const message of step.messages) {
      const { units = [] } = message.text.params as { units?: readonly { code: string }[] };
      const asked = message.text.key === 'directive.ask_again' || message.text.key === 'directive.chased';
      const unheard = units.some(({ code }) => known.waiting.every((unit) => unit.code !== code || unit.unheard));
      expect(asked || !unheard).toBe(true);
    }
    state = after;
  }
  return state;
}

it('left alone, every order ends', () => {
  fc.assert(
    fc.property(plan, facts, (made, known) => {
      let state = history(made).reduce<Directive | undefined>(apply, undefined);
      for (let turns = 0; turns < 500 && state !== undefined; turns += 1) {
        const at = directive.wakeAt(state);
        if (at === undefined) break;
        state = apply(state, { type: 'tick', at, facts: known });
      }
      expect(state !== undefined && directive.isOpen(state)).toBe(false);
    }),
    { numRuns: RUNS },
  );
});
