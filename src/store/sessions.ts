// Sessions of the browser console on Redis: one key each, which Redis forgets by itself.
import type { Cluster, Redis } from 'ioredis';
import type { SessionStore } from '../ports.ts';
import type { Keys } from './keys.ts';

/** So long it is known that a session was ended: longer than any of them is kept without a request, ms. */
const KNOWN = 3_600_000;

export function redisSessions(client: Redis | Cluster, keys: Keys): SessionStore {
  return {
    async get(id) {
      const [json, ended] = await client.mget(keys.session(id), keys.ended(id));
      return ended === null ? (json ?? undefined) : undefined;
    },
    async set(id, json, ttl) {
      await client.set(keys.session(id), json, 'PX', ttl);
    },
    async destroy(id) {
      await client.set(keys.ended(id), '1', 'PX', KNOWN);
      await client.del(keys.session(id));
    },
  };
}
