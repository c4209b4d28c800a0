// Reading ledgers (redis.md §4, V9): bitmaps and lists by depth-first index, totals by unit. Writing is commit.lua's business.
import type { Cluster, Redis } from 'ioredis';
import type { Figures } from '../command.ts';
import type { UnitCode } from '../flow.ts';
import type { Roster } from '../org/types.ts';
import type { Store } from '../ports.ts';
import { censusIn } from './census.ts';
import type { Keys } from './keys.ts';
import { ranges } from './ranges.ts';

export interface Where {
  readonly client: Redis | Cluster;
  readonly keys: Keys;
}

/** How a roster becomes a string and back. */
export interface RosterCodec {
  pack(roster: Roster): string;
  unpack(id: string, text: string): Roster;
}

type Tallies = Pick<
  Store,
  'ledger' | 'roster' | 'saveRoster' | 'figures' | 'waiting' | 'awaited' | 'marked' | 'census' | 'expected'
>;

/** A ledger's name for things: dues, marks and fields seen so far, and its roster. */
export interface Meta {
  readonly roster: Roster | undefined;
  readonly dues: readonly string[];
  readonly marks: readonly string[];
  readonly fields: readonly string[];
}

export function redisTallies(where: Where, codec: RosterCodec): Tallies {
  const { client, keys } = where;
  const rosters = storedRosters(where, codec);
  const meta = (ledger: string) => readMeta(where, rosters.roster, ledger);
  return {
    ...rosters,
    async ledger(ledger) {
      const roster = await client.hget(keys.ledger(ledger), 'roster');
      return roster === null ? undefined : { roster };
    },
    async figures(ledger, units) {
      return readFigures(where, { ledger, units, meta: await meta(ledger) });
    },
    async waiting({ ledger, due, under, limit }) {
      const index = (await meta(ledger)).roster;
      if (index === undefined) return [];
      const list = keys.due(ledger, due);
      const found = await Promise.all(
        ranges(index, under).map(([from, to]) =>
          client.zrange(list, from, `(${to}`, 'BYSCORE', 'LIMIT', 0, limit ?? -1),
        ),
      );
      return found.flat().slice(0, limit);
    },
    async awaited({ ledger, due, units, under }) {
      if (units.length === 0) return [];
      const scores = await client.zmscore(keys.due(ledger, due), ...units);
      const [from, to] = under === undefined ? [0, Infinity] : rangeOf((await meta(ledger)).roster, under);
      return units.filter((_, i) => isBetween(scores[i], from, to));
    },
    async marked({ ledger, mark, under }) {
      return bitsOf({ client, index: (await meta(ledger)).roster }, keys.mark(ledger, mark), [under]);
    },
    census: censusIn(where, meta),
    async expected(ledger, under) {
      return bitsOf({ client, index: (await meta(ledger)).roster }, keys.expected(ledger), under);
    },
  };
}

function rangeOf(roster: Roster | undefined, unit: UnitCode): readonly [number, number] {
  return (roster && ranges(roster, [unit])[0]) ?? [0, 0];
}

function isBetween(score: string | null | undefined, from: number, to: number): boolean {
  return typeof score === 'string' && from <= Number(score) && Number(score) < to;
}

/** Rosters never change once they are stored, so each is read once. */
function storedRosters({ client, keys }: Where, codec: RosterCodec): Pick<Tallies, 'roster' | 'saveRoster'> {
  const known = new Map<string, Roster>();
  return {
    async roster(id) {
      const found = known.get(id);
      if (found) return found;
      const text = await client.get(keys.roster(id));
      if (text === null) return undefined;
      const read = codec.unpack(id, text);
      known.set(id, read);
      return read;
    },
    async saveRoster(fresh) {
      if (known.has(fresh.id)) return;
      await client.set(keys.roster(fresh.id), codec.pack(fresh), 'NX');
      known.set(fresh.id, fresh);
    },
  };
}

async function readMeta({ client, keys }: Where, roster: Tallies['roster'], ledger: string): Promise<Meta> {
  const hash = await client.hgetall(keys.ledger(ledger));
  const named = (kind: string) => Object.keys(hash).flatMap((key) => (key.startsWith(kind) ? [key.slice(2)] : []));
  return {
    roster: hash['roster'] === undefined ? undefined : await roster(hash['roster']),
    dues: named('d:'),
    marks: named('m:'),
    fields: named('f:'),
  };
}

async function bitsOf(
  { client, index }: { client: Redis | Cluster; index: Roster | undefined },
  key: string,
  under: readonly UnitCode[],
): Promise<UnitCode[]> {
  if (index === undefined) return [];
  const bits = await client.getBuffer(key);
  if (bits === null) return [];
  return ranges(index, under).flatMap(([from, to]) => setBits(bits, from, to).map((i) => index.codes[i] ?? ''));
}

function setBits(bits: Buffer, from: number, to: number): number[] {
  const found: number[] = [];
  for (let i = from; i < Math.min(to, bits.length * 8); i++) {
    const byte = bits[i >> 3] ?? 0;
    if (byte === 0 && (i & 7) === 0) i += 7;
    else if (byte & (0x80 >> (i & 7))) found.push(i);
  }
  return found;
}

interface Question {
  readonly ledger: string;
  readonly units: readonly UnitCode[];
  readonly meta: Meta;
}

async function readFigures({ client, keys }: Where, { ledger, units, meta }: Question): Promise<Figures[]> {
  const pipeline = client.pipeline();
  const ask = units.map((unit) => {
    const from = meta.roster?.index(unit);
    const place = from === undefined || meta.roster === undefined ? undefined : { from, to: meta.roster.end(from) };
    if (place !== undefined) {
      pipeline.bitcount(keys.expected(ledger), place.from, place.to - 1, 'BIT');
      for (const due of meta.dues) pipeline.zcount(keys.due(ledger, due), place.from, `(${place.to}`);
      for (const mark of meta.marks) pipeline.bitcount(keys.mark(ledger, mark), place.from, place.to - 1, 'BIT');
    }
    if (meta.fields.length > 0) pipeline.hmget(keys.sums(ledger), ...meta.fields.map((field) => `${unit}.${field}`));
    return { unit, placed: place !== undefined };
  });
  const replies = ((await pipeline.exec()) ?? []).map(([error, value]) => {
    if (error) throw error;
    return value;
  });
  let at = 0;
  const counts = (names: readonly string[], placed: boolean) =>
    Object.fromEntries(names.map((name) => [name, placed ? Number(replies[at++]) : 0]));
  return ask.map(({ unit, placed }) => {
    const expected = placed ? Number(replies[at++]) : 0;
    const waiting = counts(meta.dues, placed);
    const marks = counts(meta.marks, placed);
    const values = meta.fields.length > 0 ? (replies[at++] as (string | null)[]) : [];
    const sums = Object.fromEntries(meta.fields.map((field, i) => [field, Number(values[i] ?? 0)]));
    return { unit, expected, waiting, marks, sums };
  });
}
