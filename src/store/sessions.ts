// Sessions of the browser console on Redis: one key each, which Redis forgets by itself.
import type { Cluster, Redis } from 'ioredis';
import type { SessionStore } from '../ports.ts';
import type { Keys } from './keys.ts';

export function redisSessions(client: Redis | Cluster, keys: Keys): SessionStore {
  return {
    async get(id) {
      return (await client.get(keys.session(id))) ?? undefined;
    },
    async set(id, json, ttl) {
      await client.set(keys.session(id), json, 'PX', ttl);
    },
    async destroy(id) {
      await client.del(keys.session(id));
    },
  };
}
