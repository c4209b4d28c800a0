// Reads what the store keeps as it stands there, for doctor's recount. Never writes.
import type { Cluster, Redis } from 'ioredis';
import type { DocRef, UnitCode } from '../flow.ts';
import { keysOf } from './keys.ts';

export interface ServerFacts {
  readonly version: string;
  readonly appendonly: boolean;
  readonly appendfsync: string;
  readonly eviction: string;
  /** The server's clock, ms. */
  readonly now: number;
}

/** A ledger as it stands: who is in each list, which indices carry each mark, every total. */
export interface RawLedger {
  readonly roster: string;
  readonly expected: Buffer;
  readonly dues: ReadonlyMap<string, ReadonlySet<UnitCode>>;
  readonly marks: ReadonlyMap<string, Buffer>;
  /** `${unit}.${field}` → total; zeros left out. */
  readonly sums: ReadonlyMap<string, number>;
}

export interface Audit {
  server(): Promise<ServerFacts>;
  /** Every document of a flow and period: id → JSON. */
  docs(of: Pick<DocRef, 'flow' | 'period'>): Promise<ReadonlyMap<string, string>>;
  ledger(id: string): Promise<RawLedger | undefined>;
  /** Entries of the inbox nobody has dealt with, and those put aside as bugs. */
  backlog(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

export function redisAudit(client: Redis | Cluster, city: string): Audit {
  const keys = keysOf(city);
  const bytes = async (key: string) => (await client.getBuffer(key)) ?? Buffer.alloc(0);
  return {
    server: () => serverFacts(client),
    async docs(of) {
      const bodies = Object.entries(await client.hgetall(keys.docs(of)));
      return new Map(bodies.map(([id, body]) => [id, body.slice(body.indexOf('|') + 1)]));
    },
    async ledger(id) {
      const hash = await client.hgetall(keys.ledger(id));
      if (hash['roster'] === undefined) return undefined;
      const named = (kind: string) => Object.keys(hash).flatMap((key) => (key.startsWith(kind) ? [key.slice(2)] : []));
      const dues = named('d:').map(
        async (name) => [name, new Set(await client.zrange(keys.due(id, name), 0, '-1'))] as const,
      );
      const marks = named('m:').map(async (name) => [name, await bytes(keys.mark(id, name))] as const);
      const sums = Object.entries(await client.hgetall(keys.sums(id))).map(([key, n]) => [key, Number(n)] as const);
      return {
        roster: hash['roster'],
        expected: await bytes(keys.expected(id)),
        dues: new Map(await Promise.all(dues)),
        marks: new Map(await Promise.all(marks)),
        sums: new Map(sums.filter(([, n]) => n !== 0)),
      };
    },
    backlog: async () => ({ waiting: await client.xlen(keys.inbox), dead: await client.xlen(keys.dead) }),
  };
}

async function serverFacts(client: Redis | Cluster): Promise<ServerFacts> {
  const fields = new Map(
    (await client.info())
      .split('\r\n')
      .map((line) => line.split(':') as [string, string?])
      .map(([name, value]) => [name, value ?? '']),
  );
  const [seconds, micros] = await client.time();
  return {
    version: fields.get('valkey_version') ?? fields.get('redis_version') ?? '',
    appendonly: fields.get('aof_enabled') === '1',
    appendfsync: await setting(client, 'appendfsync'),
    eviction: fields.get('maxmemory_policy') ?? '',
    now: Number(seconds) * 1000 + Math.floor(Number(micros) / 1000),
  };
}

/** Hosted servers keep CONFIG to themselves: then it is not known. */
async function setting(client: Redis | Cluster, name: string): Promise<string> {
  try {
    return (await client.config('GET', name))[1] ?? '';
  } catch (error) {
    if (error instanceof Error && error.name === 'ReplyError') return 'unknown';
    throw error;
  }
}
