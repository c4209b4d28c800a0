// Bot and Redis are really killed while 2,000 reports come in (measures.md §4, R1, R2). FAULT_ROUNDS sets how many histories.
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ports.ts';
import { ACCOUNT, confirmations, type Crew, entriesOf, goOver, openCrew, REPORTS } from './crew.ts';
import { orderTo } from './order.ts';

const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);
const KILLS = 3;
const seeds = Array.from({ length: ROUNDS }, (_, i) => 42 + i);

let crew: Crew | undefined;
afterEach(async () => {
  await crew?.stop();
  crew = undefined;
});

/** Offers entries in unequal portions; one in ten comes twice, as channels repeat. */
async function feed(crew: Crew, entries: readonly Entry[]): Promise<void> {
  for (let i = 0; i < entries.length;) {
    const portion = entries.slice(i, (i += 1 + Math.floor(crew.random() * 60)));
    await crew.offer(portion.flatMap((entry) => (crew.random() < 0.1 ? [entry, entry] : [entry])));
    await delay(crew.random() * 30);
  }
}

/** The day's reports, a share of them for each life of the victim. */
function shares({ city }: Crew, lives: number): readonly (readonly Entry[])[] {
  const { entries } = entriesOf(city);
  const size = Math.ceil(entries.length / lives);
  return Array.from({ length: lives }, (_, i) => entries.slice(i * size, (i + 1) * size));
}

/** Everybody heard it once; who did not is one of the sendings that are in doubt, and counted. */
async function checkTold({ store }: Crew, heard: ReadonlyMap<string, number>): Promise<void> {
  const twice = [...heard].filter(([, times]) => times > 1);
  expect(twice).toEqual([]);
  const { doubtful = 0 } = (await store.outbox.state(ACCOUNT)).counts;
  expect(heard.size).toBeLessThanOrEqual(REPORTS);
  expect(heard.size + doubtful).toBeGreaterThanOrEqual(REPORTS);
}

describe.each(seeds)('a bot killed while reports come in, seed %i', (seed) => {
  it(`loses nothing and says nothing twice over ${KILLS} kills`, { timeout: 120_000 }, async () => {
    crew = await openCrew(seed);
    const order = await orderTo(crew, 40);
    const [last = [], ...before] = shares(crew, KILLS + 1);
    let interrupted = 0;
    await crew.start();
    await crew.quiet();
    for (const share of before) {
      const fed = feed(crew, share);
      await delay(crew.random() * 500);
      await crew.kill();
      interrupted += (await crew.backlog()) > 0 ? 1 : 0;
      await fed;
      await crew.start();
    }
    await feed(crew, last);
    await crew.quiet();
    expect(await goOver(crew)).toEqual([]);
    await checkTold(crew, confirmations(crew));
    const reached = new Set(
      crew
        .said()
        .filter(({ text }) => text.includes(order.body))
        .map(({ conversation }) => conversation),
    );
    expect(interrupted).toBeGreaterThan(0);
    expect(order.rooms.filter((room) => !reached.has(room))).toEqual([]);
  });
});

describe.each(seeds)('Redis killed while reports come in, seed %i', (seed) => {
  it('keeps what was confirmed and goes on by itself', { timeout: 120_000 }, async () => {
    crew = await openCrew(seed);
    const { redis } = crew;
    await crew.start();
    await crew.quiet();
    for (const share of shares(crew, KILLS)) {
      const fed = feed(crew, share);
      await delay(crew.random() * 500);
      await redis.kill();
      await delay(crew.random() * 500);
      await redis.restart();
      await fed;
    }
    await crew.quiet();
    expect(await goOver(crew)).toEqual([]);
    await checkTold(crew, confirmations(crew));
  });
});
