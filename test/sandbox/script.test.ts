// The scripted day: the same for the same seed, and played to its end it leaves exactly what its people meant.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directive } from '../../flows/directive.ts';
import { finding } from '../../flows/finding.ts';
import { scriptOf, type Step } from '../../src/sandbox/script.ts';
import { type City, openCity } from './city.ts';

const TOWN = '220382001';
const SEED = 1;
const LEDGER = 'daily-report:epidemic:2022-07-28';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

const dayOf = (seed: number, town = TOWN) => scriptOf(city.bot.engine.org, town, seed);

/** What the units hold at the end, if everybody was understood. */
function heldBy(steps: readonly Step[]) {
  const held = new Map<string, Readonly<Record<string, number>>>();
  for (const { holds } of steps) {
    if (holds?.figures !== undefined) held.set(holds.unit, holds.figures);
    else if (holds !== undefined) held.delete(holds.unit);
  }
  return held;
}

const sumOf = (held: ReturnType<typeof heldBy>, key: string) =>
  [...held.values()].reduce((sum, figures) => sum + (figures[key] ?? 0), 0);

describe('the script', () => {
  it('is the same for the same seed and another one for another', () => {
    expect(dayOf(7)).toEqual(dayOf(7));
    expect(dayOf(7)?.steps).not.toEqual(dayOf(8)?.steps);
  });

  it('is in order of time, spoken by people of the town in its groups', () => {
    const { org } = city.bot.engine;
    const steps = dayOf(SEED)?.steps ?? [];
    const times = steps.map(({ at }) => at);
    expect(steps.length).toBeGreaterThan(60);
    expect(times).toEqual([...times].sort());
    for (const { as, room } of steps) {
      expect(org.person(as)?.posts.every((post) => org.within(post.unit, TOWN))).toBe(true);
      expect(org.within(org.room(room)?.unit ?? '', TOWN)).toBe(true);
    }
  });

  it.each([1, 2, 3])('%i: has somebody silent, late, corrected, and a chain', (seed) => {
    const steps = dayOf(seed)?.steps ?? [];
    const { org } = city.bot.engine;
    const grids = org.subtree(TOWN).filter((code) => org.unit(code)?.tier === 'grid');
    expect(heldBy(steps).size).toBeLessThan(grids.length);
    expect(steps.some(({ at, holds }) => at > '16:10' && holds !== undefined)).toBe(true);
    expect(steps.some(({ text }) => text.startsWith('更正'))).toBe(true);
    expect(steps.filter(({ text }) => text.startsWith('#接龙')).length).toBeGreaterThan(1);
  });

  it('a unit whose people cannot play a day has none', () => {
    expect(dayOf(SEED, '220382001001001')).toBeUndefined();
  });
});

/** Resolves when the day is over; the progress is that of its beginning. */
async function played(town: string, seed: number) {
  const begun = city.day.start({ town, speed: 'max', seed });
  await new Promise<void>((ended) => {
    const unwatch = city.day.watch(({ state }) => {
      if (state === 'playing') return;
      unwatch();
      ended();
    });
  });
  return begun;
}

describe('played as fast as it goes', () => {
  const figures = async () => (await city.store.figures(LEDGER, [TOWN]))[0];
  const steps = () => dayOf(SEED)?.steps ?? [];
  const heard = (words: string) => city.transport.history.last(1000, (said) => said.bot && said.text.includes(words));

  beforeAll(async () => {
    const begun = await played(TOWN, SEED);
    expect(begun).toMatchObject({ state: 'playing', step: 0, town: { code: TOWN } });
  }, 120_000);

  it('comes to its end without an incident', () => {
    expect(city.failures).toEqual([]);
    expect(city.incidents).toEqual([]);
    expect(city.day.progress()).toMatchObject({
      state: 'done',
      step: steps().length,
      steps: steps().length,
      time: { day: '2022-07-28', time: '17:30' },
    });
  });

  it('leaves the figures its people meant', async () => {
    const held = heldBy(steps());
    const found = await figures();
    expect((found?.expected ?? 0) - (found?.waiting['report'] ?? 0)).toBe(held.size);
    for (const key of ['returnees', 'quarantined', 'inspected'])
      expect([key, found?.sums[key] ?? 0]).toEqual([key, sumOf(held, key)]);
    const { org } = city.bot.engine;
    const grids = org.subtree(TOWN).filter((code) => org.unit(code)?.tier === 'grid');
    const single = await city.store.figures(LEDGER, grids);
    expect(single.filter(({ waiting }) => waiting['report'] === 1).map(({ unit }) => unit)).toEqual(
      grids.filter((code) => !held.has(code)),
    );
  });

  it('leaves the order read and answered by every village', async () => {
    const villages = city.bot.engine.org.children(TOWN).length;
    const [doc] = await city.store.docs([{ flow: 'directive', id: '1' }]);
    expect(directive.state.parse(JSON.parse(doc?.json ?? '')).versions).toHaveLength(1);
    const [receipt] = await city.store.figures('receipt:1.1', [TOWN]);
    expect(receipt).toMatchObject({ expected: villages });
    expect(Object.values(receipt?.waiting ?? {}).filter((n) => n > 0)).toEqual([]);
  });

  it('leaves the finding mended and passed', async () => {
    const [doc] = await city.store.docs([{ flow: 'finding', id: '1' }]);
    expect(finding.state.parse(JSON.parse(doc?.json ?? '')).status).toBe('closed');
  });

  it('leaves a roll-up of the town and of every village', async () => {
    const { org } = city.bot.engine;
    const units = [TOWN, ...org.children(TOWN).map(({ code }) => code)];
    const docs = await city.store.docs(units.map((id) => ({ flow: 'roll-up', period: 'epidemic:2022-07-28', id })));
    expect(docs.filter((doc) => doc === undefined)).toEqual([]);
  });

  it('answers the slip with what is wrong', () => {
    expect(heard('人数不能是负数')).toHaveLength(1);
  });
});

it('the next day another town is played, with what the first day left behind', async () => {
  const town = '220382004';
  await played(town, 3);
  expect(city.day.progress()).toMatchObject({ state: 'done', time: { day: '2022-07-29' } });
  const held = heldBy(dayOf(3, town)?.steps ?? []);
  const [found] = await city.store.figures(LEDGER.replace('28', '29'), [town]);
  expect((found?.expected ?? 0) - (found?.waiting['report'] ?? 0)).toBe(held.size);
  expect(found?.sums['returnees']).toBe(sumOf(held, 'returnees'));
  expect([city.failures, city.incidents]).toEqual([[], []]);
}, 120_000);
