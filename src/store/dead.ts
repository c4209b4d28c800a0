// What was put aside as a bug, for people to look at: a stream that only ever grows, so only its end is read.
import type { Cluster, Redis } from 'ioredis';
import type { Dead, Store } from '../ports.ts';
import type { Keys } from './keys.ts';

export function redisDead(client: Redis | Cluster, keys: Keys): Pick<Store, 'dead'> {
  return {
    async dead(limit) {
      if (limit <= 0) return [];
      const last = await client.xrevrange(keys.dead, '+', '-', 'COUNT', limit);
      return last.flatMap(([id, [, json = '']]) => read(json, Number.parseInt(id, 10)) ?? []);
    },
  };
}

/** Undefined when it is not what commits write: one such entry must not cost the whole page. */
function read(json: string, at: number): Dead | undefined {
  try {
    const { incident, reason, entry } = JSON.parse(json) as Partial<Dead>;
    const isWhole = [incident, reason, entry].every((part) => typeof part === 'string');
    return isWhole ? { incident: incident ?? '', reason: reason ?? '', entry: entry ?? '', at } : undefined;
  } catch {
    return undefined;
  }
}
