// Random histories of a finding: order and repetition do not matter, the clock is idempotent, nobody closes his own.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finding, type Finding, type FindingEvent } from '../../flows/finding.ts';
import type { Author, Tick } from '../../src/flow.ts';
import { SEVERITIES } from '../../src/templates/findings.ts';
import { county, fixer, inspector, july, mate, other, policy, recorded, town } from '../support/finding.ts';
import { replay, tick } from '../support/flow.ts';

const RUNS = Number(process.env.FC_RUNS ?? 500);
/** Neither a slow machine nor the shrinking of a failure takes longer, ms. */
const LIMIT = 20_000;
const HOUR = 3_600_000;
const START = july(1, '08:00');
/** The fixer also sits in the town office: the same person, in another capacity. */
const twoHats: Author = { ...fixer, unit: 't', unitName: '河湾镇' };
const people = [inspector, county, town, fixer, mate, other, twoHats];
const village = { unit: 'v', unitName: '西沟村', chain: ['t', 'c'] };
const units = [
  village,
  { unit: 'w', unitName: '东沟村', chain: ['t', 'c'] },
  { unit: 't', unitName: '河湾镇', chain: ['c'] },
];

type Act = Exclude<FindingEvent, { type: 'recorded' }>;
type Body = {
  [T in Act['type']]: Omit<Extract<Act, { type: T }>, 'at' | 'id' | 'number' | 'by' | 'conversation'>;
}[Act['type']];

const text = fc.constantFrom('', '已补齐', '不是我们的');
const later = fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined });
const due = (hours: number | undefined) => (hours === undefined ? {} : { due: START + hours * HOUR });

const body: fc.Arbitrary<Body> = fc.oneof(
  fc.constant<Body>({ type: 'confirmed' }),
  fc.constant<Body>({ type: 'accepted' }),
  text.map((t): Body => ({ type: 'started', text: t })),
  text.map((t): Body => ({ type: 'refused', text: t })),
  fc.tuple(fc.constantFrom(...units), later).map(([unit, h]): Body => ({ type: 'reassigned', ...unit, ...due(h) })),
  { weight: 3, arbitrary: text.map((t): Body => ({ type: 'fixed', text: t })) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.boolean(), later).map(([passed, h]): Body => ({ type: 'reviewed', passed, ...due(h) })),
  },
  fc.tuple(text, later).map(([t, h]): Body => ({ type: 'extension_asked', text: t, ...due(h) })),
  fc.tuple(fc.boolean(), later).map(([granted, h]): Body => ({ type: 'extension_decided', granted, ...due(h) })),
  { weight: 2, arbitrary: fc.boolean().map((held): Body => ({ type: 'looked_back', held })) },
  { weight: 1, arbitrary: fc.constantFrom<Body>({ type: 'voided', text: 'x' }, { type: 'void_asked', text: 'x' }) },
  fc.constantFrom('a.jpg', 'b.jpg').map((file): Body => ({ type: 'photographed', file })),
);

/** Some close together, so that photos find their fix and (at, id) has to decide; some days apart. */
const step = fc
  .oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 60 * 100 }))
  .map((minutes) => minutes * 60_000);

type Said = readonly [Body, Author];

/** Pieces of ordinary histories, so that random ones get far; who speaks is still partly chance. */
const anyone = fc.constantFrom(...people);
const done: Said = [{ type: 'fixed', text: '已补齐' }, fixer];
const pass = anyone.map((by): Said => [{ type: 'reviewed', passed: true }, by]);
const motif: fc.Arbitrary<readonly Said[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(body, anyone).map((said) => [said]) },
  pass.map((passing) => [done, passing]),
  anyone.map((by): Said[] => [
    done,
    [{ type: 'reviewed', passed: true }, county],
    [{ type: 'looked_back', held: false }, by],
  ]),
  anyone.map((by): Said[] => [done, [{ type: 'reviewed', passed: false, text: 'x' }, by]]),
  fc.constant<Said[]>([
    [{ type: 'fixed', text: '' }, fixer],
    [{ type: 'photographed', file: 'c.jpg' }, fixer],
  ]),
  anyone.map((by): Said[] => [
    [{ type: 'accepted' }, fixer],
    [{ type: 'extension_asked', text: '等材料', due: START + 5000 * HOUR }, mate],
    [{ type: 'extension_decided', granted: true }, by],
  ]),
);

const acts = fc
  .array(motif, { maxLength: 7 })
  .map((motifs) => motifs.flat())
  .chain((said) => fc.tuple(fc.constant(said), fc.array(step, { minLength: said.length, maxLength: said.length })))
  .map(([said, gaps]): Act[] => {
    let at = START;
    return said.map(([what, by], i) => {
      at += gaps[i] ?? 0;
      return { ...what, at, id: `e${i}`, number: 12, by, conversation: 'room' };
    });
  });

const birth = fc
  .record({
    severity: fc.constantFrom(...SEVERITIES),
    by: anyone,
    draft: fc.integer({ max: 4, min: 0 }).map((n) => n === 0),
    unit: fc.constantFrom(village, village, village, ...units),
    hours: later,
  })
  .map(({ severity, by, draft, unit, hours }) => ({
    ...recorded(START, { severity, by, ...unit, ...(draft && { office: 't' }), ...due(hours), policy }),
    id: 'birth',
  }));

const ticks = fc.array(
  fc.integer({ min: 0, max: 60 * 24 * 40 }).map((minutes) => tick(START + minutes * 60_000)),
  { maxLength: 6 },
);

function run(events: readonly (FindingEvent | Tick)[]): Finding {
  const state = replay(finding, events);
  if (state === undefined) throw new Error('not born');
  return state;
}

/** Prints the seed on failure, as fast-check does; set FC_SEED to replay it. */
const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>): void => {
  fc.assert(property, {
    numRuns: RUNS,
    interruptAfterTimeLimit: LIMIT,
    ...(process.env.FC_SEED && { seed: Number(process.env.FC_SEED) }),
  });
};

test('any order and any duplicates of the same events end in the same state', () => {
  check(
    fc.property(
      birth,
      acts.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length }),
          all.length === 0 ? fc.constant<Act[]>([]) : fc.array(fc.constantFrom(...all), { maxLength: 8 }),
        ),
      ),
      (born, [inOrder, shuffled, repeated]) => {
        expect(run([born, ...shuffled, ...repeated, born])).toEqual(run([born, ...inOrder]));
      },
    ),
  );
});

test('a tick repeated at one moment changes nothing, and the next one wanted is later', () => {
  check(
    fc.property(birth, acts, ticks, (born, all, clock) => {
      let state = run([born]);
      for (const event of [...all, ...clock].sort((a, b) => a.at - b.at)) {
        state = finding.transition(state, event).state;
        if (event.type !== 'tick') continue;
        const again = finding.transition(state, event);
        expect(again.state).toBe(state);
        expect(again.messages).toEqual([]);
        expect(finding.wakeAt(state) ?? Infinity).toBeGreaterThan(event.at);
      }
    }),
  );
});

test('the clock may tick between any two events without changing what people decided', () => {
  check(
    fc.property(birth, acts, ticks, (born, all, clock) => {
      const decided = (state: Finding) => ({
        ...state,
        clock: 0,
        overdue: 0,
        status: state.status === 'look_back' ? 'closed' : state.status,
      });
      const mixed = [...all, ...clock].sort((a, b) => a.at - b.at);
      expect(decided(run([born, ...mixed]))).toEqual(decided(run([born, ...all])));
    }),
  );
});

test('its clock comes to rest, and never speaks twice to the same address in the same words', () => {
  check(
    fc.property(birth, acts, (born, all) => {
      let state = run([born, ...all]);
      const said = new Set<string>();
      for (let i = 0, at = finding.wakeAt(state); at !== undefined; at = finding.wakeAt(state), i++) {
        const step = finding.transition(state, tick(at));
        for (const message of step.messages) {
          const line = JSON.stringify([message.to, message.text]);
          if (message.text.key !== 'finding.look_back') expect(said.has(line)).toBe(false);
          said.add(line);
        }
        state = step.state;
        expect(i).toBeLessThan(8);
      }
    }),
  );
});

test('no history closes, voids or settles a finding by its own unit or by one who fixed it', () => {
  check(
    fc.property(birth, acts, (born, all) => {
      const state = run([born, ...all]);
      let unit = born.unit;
      const fixers: Author[] = [];
      for (const entry of state.log.filter((e) => e.void !== true)) {
        if (entry.type === 'reassigned') unit = entry.unit;
        if (entry.type === 'fixed') fixers.push(entry.by);
        if (entry.type !== 'reviewed' && entry.type !== 'looked_back') continue;
        expect(entry.by.unit).not.toBe(unit);
        expect(fixers.map((f) => f.person)).not.toContain(entry.by.person);
        expect(fixers.map((f) => f.unit)).not.toContain(entry.by.unit);
      }
      if (state.closedAt !== undefined) expect(state.review?.passed).toBe(true);
    }),
  );
});

test('a finding survives JSON and its own schema', () => {
  check(
    fc.property(birth, acts, ticks, (born, all, clock) => {
      const state = run([born, ...all, ...clock]);
      expect(finding.state.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
      for (const event of [born, ...all]) expect(finding.event.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    }),
  );
});

test('the random histories are worth something: many are fixed, closed, failed, reassigned and reopened', () => {
  const seen = new Map<string, number>();
  for (const [born, all] of fc.sample(fc.tuple(birth, acts), { numRuns: RUNS, seed: 1 })) {
    const types = run([born, ...all])
      .log.filter((e) => e.void !== true)
      .flatMap((e) => [e.type, ...e.to]);
    for (const type of new Set(types)) seen.set(type, (seen.get(type) ?? 0) + 1);
  }
  for (const type of ['fixed', 'closed', 'returned', 'reassigned', 'reopened', 'extended', 'photographed']) {
    expect(seen.get(type) ?? 0, type).toBeGreaterThan(RUNS / 100);
  }
});
