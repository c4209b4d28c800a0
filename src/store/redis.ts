// The store on Redis: documents, inbox, wake-ups and the one commit. Tallies and the outbox have files of their own.
import type { Cluster, Redis } from 'ioredis';
import type { JournalEntry } from '../command.ts';
import type { Unit } from '../org/types.ts';
import { type CommitResult, type Entry, NOTHING, type Store, type StoredDoc } from '../ports.ts';
import { redisDead } from './dead.ts';
import { encode } from './encode.ts';
import { guarded } from './failure.ts';
import { type Keys, keysOf, member, refOf } from './keys.ts';
import { redisOutbox } from './outbox.ts';
import { script } from './script.ts';
import { redisInbox } from './inbox.ts';
import { redisJournal } from './journal.ts';
import { redisSessions } from './sessions.ts';
import { redisTallies } from './tallies.ts';

export type Client = Redis | Cluster;

export interface StoreOptions {
  /** For everything that answers at once. */
  readonly client: Client;
  /** Own connection for the blocking read of the inbox. */
  readonly blocking: Client;
  /** Hash tag of all keys. */
  readonly city: string;
  /** Makes a stored roster usable again. */
  readonly roster: Parameters<typeof redisTallies>[1];
}

const commitScript = script('commit.lua');
const RESULTS: Readonly<Record<string, CommitResult>> = { '1': 'done', '0': 'duplicate', '-1': 'conflict' };

export function redisStore(options: StoreOptions): Store {
  const { client } = options;
  const keys = keysOf(options.city);
  const docs = documents(client, keys);
  const append = async (entries: readonly Entry[]) => {
    await docs.commit([{ ...NOTHING, entries }]);
  };
  const calls = {
    ...redisInbox({ ...options, keys, append }),
    ...docs,
    ...redisJournal(client, keys),
    ...redisDead(client, keys),
    ...wakeUps(client, keys),
    ...organisation(client, keys),
    ...facts(client, keys),
    ...redisTallies({ client, keys }, options.roster),
  };
  return {
    ...guarded(calls),
    outbox: guarded(redisOutbox(client, keys)),
    sessions: guarded(redisSessions(client, keys)),
  };
}

function documents(client: Client, keys: Keys): Pick<Store, 'docs' | 'all' | 'openIds' | 'history' | 'commit'> {
  const docs = readDocs(client, keys);
  return {
    docs,
    async all(flow) {
      const bodies = await client.hgetall(keys.docs({ flow }));
      return Object.entries(bodies).flatMap(([id, body]) => {
        const doc = stored(body);
        return doc ? [{ id, doc }] : [];
      });
    },
    async openIds(flow) {
      return (await client.smembers(keys.open(flow))).map((text) => refOf(text).id);
    },
    async history(ref) {
      const [now] = await docs([ref]);
      if (now === undefined) return [];
      const versions = Array.from({ length: now.version }, (_, i) => i + 1);
      const entries = await client.hmget(keys.journal(ref), ...versions.map((v) => `${ref.id}#${v}`));
      return versions.flatMap((version, i) => {
        const entry = entries[i];
        return entry ? [{ ...(JSON.parse(entry) as Omit<JournalEntry, 'ref' | 'version'>), ref, version }] : [];
      });
    },
    async commit(commits) {
      if (commits.length === 0) return { results: [] };
      const answer = (await commitScript(client, keys.prefix, encode(commits))) as number[];
      const org = Number(answer.at(-1));
      const results = commits.map((_, i) => RESULTS[String(answer[i])] ?? 'conflict');
      return org >= 0 ? { results, org } : { results };
    },
  };
}

/** Reads any number of documents: one command per hash they lie in. */
function readDocs(client: Client, keys: Keys): Store['docs'] {
  return async (refs) => {
    const byHash = new Map<string, number[]>();
    refs.forEach((ref, i) => {
      const key = keys.docs(ref);
      const places = byHash.get(key);
      if (places) places.push(i);
      else byHash.set(key, [i]);
    });
    const found = new Array<StoredDoc | undefined>(refs.length);
    const fill = async ([key, places]: [string, number[]]) => {
      const bodies = await client.hmget(key, ...places.map((i) => refs[i]?.id ?? ''));
      places.forEach((place, n) => (found[place] = stored(bodies[n])));
    };
    await Promise.all([...byHash].map(fill));
    return found;
  };
}

function stored(body: string | null | undefined): StoredDoc | undefined {
  if (body === null || body === undefined) return undefined;
  const bar = body.indexOf('|');
  return { version: Number(body.slice(0, bar)), json: body.slice(bar + 1) };
}

function wakeUps(client: Client, keys: Keys): Pick<Store, 'due' | 'nextWake' | 'postpone'> {
  const pairs = (flat: readonly string[]) =>
    Array.from({ length: flat.length / 2 }, (_, i) => ({ ref: refOf(flat[2 * i] ?? ''), at: Number(flat[2 * i + 1]) }));
  return {
    async due(now, max) {
      return pairs(await client.zrange(keys.wake, '-inf', String(now), 'BYSCORE', 'LIMIT', 0, max, 'WITHSCORES'));
    },
    async nextWake() {
      return pairs(await client.zrange(keys.wake, 0, '0', 'WITHSCORES'))[0]?.at;
    },
    async postpone(ref, at) {
      await client.zadd(keys.wake, 'XX', at, member(ref));
    },
  };
}

function organisation(client: Client, keys: Keys): Pick<Store, 'units' | 'orgVersion'> {
  return {
    async units() {
      return Object.values(await client.hgetall(keys.units)).map((json) => JSON.parse(json) as Unit);
    },
    async orgVersion() {
      return Number((await client.get(keys.org)) ?? 0);
    },
  };
}

function facts(client: Client, keys: Keys): Pick<Store, 'number' | 'remember' | 'recall'> {
  return {
    async number(series, message) {
      const known = await client.hget(keys.number(series), message);
      if (known !== null) return Number(known);
      const fresh = await client.hincrby(keys.number(series), '#', 1);
      const first = await client.hsetnx(keys.number(series), message, fresh);
      return first === 1 ? fresh : Number(await client.hget(keys.number(series), message));
    },
    async remember(name, value) {
      await client.hset(keys.facts, name, value);
    },
    async recall(name) {
      return (await client.hget(keys.facts, name)) ?? undefined;
    },
  };
}
