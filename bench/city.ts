// W1, the work of the benchmark (design: measures.md §3): a six-tier tree, one reporter per grid, three days of reports. Seed 42.
import { addDays, instant } from '../src/calendar.ts';
import type { Unit } from '../src/org/types.ts';
import { type Commit, type Entry, type Heard, NOTHING, type Store } from '../src/ports.ts';
import type { Tier } from '../src/templates/types.ts';

export const ZONE = 'Asia/Shanghai';
export const FIRST_DAY = '2022-07-28';
export const DAYS = 3;
export const FIELDS = ['fever', 'returnees', 'contacts', 'quarantined', 'inspected'] as const;
const LABELS = ['发热', '返乡', '密接', '居隔', '巡查'] as const;
/** How many units of a tier share a parent. */
const FANOUT: readonly (readonly [Tier, number])[] = [
  ['village', 4],
  ['town', 12],
  ['county', 12],
  ['city', 12],
];

export interface City {
  readonly units: readonly Unit[];
  /** Codes of the grids; each has one group and one reporter. */
  readonly grids: readonly string[];
}

/** mulberry32: the same numbers on every machine. 0 ≤ x < 1. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `reporters` grids below villages, towns, counties, cities and one province. */
export function cityOf(reporters: number): City {
  const tiers: { tier: Tier; size: number }[] = [{ tier: 'grid', size: reporters }];
  for (const [tier, share] of FANOUT) tiers.push({ tier, size: Math.ceil((tiers.at(-1)?.size ?? 1) / share) });
  tiers.push({ tier: 'province', size: 1 });
  const letter = (tier: Tier) => ({ province: 'p', city: 'm', county: 'c', town: 't', village: 'v', grid: 'g' })[tier];
  const units = tiers.flatMap(({ tier, size }, level) => {
    const above = tiers[level + 1];
    const share = FANOUT[level]?.[1] ?? size;
    return Array.from({ length: size }, (_, i): Unit => {
      const parent = above === undefined ? {} : { parent: `${letter(above.tier)}${Math.floor(i / share)}` };
      return { code: `${letter(tier)}${i}`, name: nameOf(tier, i, share), tier, aliases: [], ...parent };
    });
  });
  return { units, grids: units.filter((unit) => unit.tier === 'grid').map((unit) => unit.code) };
}

function nameOf(tier: Tier, i: number, share: number): string {
  const ending = { grid: '号网格', village: '村', town: '镇', county: '县', city: '市', province: '省' }[tier];
  return tier === 'grid' ? `${(i % share) + 1}${ending}` : `第${i}${ending}`;
}

export interface Report {
  readonly unit: string;
  readonly contact: string;
  readonly room: string;
  /** In the order of FIELDS. */
  readonly values: readonly number[];
}

/**
 * One day: every reporter once, in an order of its own. Mostly zero, as days are: a person with fever in 1 group of 100, returnees in 8,
 * close contacts in 1, quarantine in 5; patrols (work, not people) in 60, so that most reports do move counters on all six tiers.
 */
export function dayOfReports({ grids }: City, day: number): readonly Report[] {
  const random = randomOf(42 + day);
  const some = (share: number, most: number) => (random() < share ? 1 + Math.floor(random() * most) : 0);
  const reports = grids.map((unit): Report => {
    const values = [some(0.01, 3), some(0.08, 5), some(0.01, 2), some(0.05, 4), some(0.6, 3)];
    return { unit, contact: `u${unit}`, room: `${unit}@chatroom`, values };
  });
  for (let i = reports.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [reports[i], reports[j]] = [reports[j] as Report, reports[i] as Report];
  }
  return reports;
}

/** 08:00 of a day, ms. */
export function morning(day: number): number {
  return instant(addDays(FIRST_DAY, day), '08:00', ZONE);
}

export function textOf({ values }: Report): string {
  return `/日报 ${values.map((value, i) => `${LABELS[i] ?? ''}${value}`).join(' ')}`;
}

export function heardOf(report: Report, day: number): Heard {
  return {
    channel: 'bench',
    account: 'main',
    conversation: report.room,
    private: false,
    contact: report.contact,
    contactName: report.unit,
    id: `${day}:${report.unit}`,
    at: morning(day) + 1,
    text: textOf(report),
    mentions: [],
  };
}

export function heardEntry(report: Report, day: number): Entry {
  const message = heardOf(report, day);
  return { kind: 'heard', id: `bench:main:${message.id}`, at: message.at, message };
}

/** Tree, people and groups are written as they would be after an import; the form is switched on by a signal, as always. */
export async function settle(store: Store, { units, grids }: City, channel = 'bench'): Promise<void> {
  await store.commit([{ ...NOTHING, units }]);
  const at = morning(0) - 86_400_000;
  const stamp = { at, id: 'import' };
  const by = { person: 'setup', name: 'setup', unit: 'p0', unitName: '省' };
  const commits = grids.map((unit): Commit => {
    const [contact, room] = [`u${unit}`, `${unit}@chatroom`];
    const posts = [{ unit, role: 'grid_worker', post: 'principal' }];
    const person = personOf({ name: contact, posts, contact, channel, stamp });
    const bound = { account: 'main', room, unit, kind: 'command', topic: room };
    const base = { was: 0, open: false, org: true };
    return {
      docs: [
        { ...base, ref: { flow: 'person', id: contact }, json: JSON.stringify(person) },
        {
          ...base,
          ref: { flow: 'room', id: `${channel}/${room}` },
          json: JSON.stringify({ bound, history: [{ ...stamp, by, bound }] }),
        },
      ],
      tallies: [],
      ledgers: [],
      parcels: [],
    };
  });
  for (let i = 0; i < commits.length; i += 500) await store.commit(commits.slice(i, i + 500));
  await store.offer([enabled(at)]);
}

function personOf(of: { name: string; posts: object[]; contact: string; channel: string; stamp: object }): object {
  const { name, posts, contact, channel, stamp } = of;
  const nothing = { requests: [], codes: [], joins: [], bindings: [], changes: [] };
  return { name, posts, contacts: [{ channel, contact, from: 0 }], listed: { ...stamp, name, posts }, ...nothing };
}

function enabled(at: number): Entry {
  const event = {
    type: 'enabled',
    at,
    id: 'enable',
    template: 'epidemic',
    area: 'p0',
    from: FIRST_DAY,
    basis: 'bench',
    title: '疫情防控',
    areaName: '省',
    by: { person: 'setup', name: 'setup', unit: 'p0', unitName: '省' },
  };
  return { kind: 'signal', id: 'enable', at, signal: { to: { flow: 'activation', id: 'epidemic:p0' }, event } };
}
