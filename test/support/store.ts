// The store on a private Redis, and commits to put into it.
import type { Commit, DocWrite, Entry, Parcel, Store, TallyWrite } from '../../src/ports.ts';
import { packRoster, rosterOf, unpackRoster } from '../../src/org/roster.ts';
import type { Roster } from '../../src/org/types.ts';
import { redisStore } from '../../src/store/redis.ts';
import { startTestRedis, type TestRedis } from './redis.ts';

export interface Opened {
  readonly redis: TestRedis;
  readonly store: Store;
  /** The same data seen by another process. */
  again(): Store;
}

export async function openStore(city = 'test'): Promise<Opened> {
  const redis = await startTestRedis();
  const again = () =>
    redisStore({
      client: redis.client(),
      blocking: redis.client(),
      city,
      roster: { pack: packRoster, unpack: (_, text) => unpackRoster(text) },
    });
  return { redis, store: again(), again };
}

/** c › t1 (v11: a b c, v12: d e), t2 (v21: f g, v22: h) */
export const TREE = ['c', 't1', 'v11', 'a', 'b', 'c1', 'v12', 'd', 'e', 't2', 'v21', 'f', 'g', 'v22', 'h'] as const;
const DEPTHS = [0, 1, 2, 3, 3, 3, 2, 3, 3, 1, 2, 3, 3, 2, 3];
export const LEAVES = ['a', 'b', 'c1', 'd', 'e', 'f', 'g', 'h'] as const;
export const ROSTER: Roster = rosterOf(TREE, Uint8Array.from(DEPTHS));

/** The unit and all above it, top first. */
export function lineage(unit: string): string[] {
  const path: string[] = [];
  for (let i = ROSTER.index(unit) ?? -1; i >= 0; i = ROSTER.parent(i)) path.unshift(ROSTER.codes[i] ?? '');
  return path;
}

export const commitOf = (part: Partial<Commit> = {}): Commit => ({
  ...{ docs: [], tallies: [], ledgers: [], parcels: [] },
  ...part,
});

export const docOf = (id: string, was: number, part: Partial<DocWrite> = {}): DocWrite => ({
  ...{ ref: { flow: 'f', period: 'p', id }, was, json: JSON.stringify({ version: was + 1 }), open: false },
  ...part,
});

export const opening = (ledger: string, units: readonly string[], due: readonly string[] = ['report']) => ({
  ...{ ledger, units, due, roster: ROSTER.id },
  indices: units.map((unit) => ROSTER.index(unit) ?? -1),
});

export const tallyOf = (ledger: string, unit: string, part: Partial<TallyWrite> = {}): TallyWrite => ({
  ...{ ledger, unit, index: ROSTER.index(unit) ?? -1, marks: {}, due: {}, lineage: lineage(unit), sums: {} },
  ...part,
});

export const entryOf = (id: string, at = 0): Entry => ({
  ...{ kind: 'signal', id, at },
  signal: { to: { flow: 'f', id }, event: { type: 'x', at, id } },
});

export const parcelOf = (id: string, part: Partial<Parcel> = {}): Parcel => ({
  ...{ id, account: 'main', conversation: 'room', private: false, urgency: 'receipt', at: 0 },
  ...{ text: { key: 'stranger', params: {} }, mentions: [] },
  ...part,
});
