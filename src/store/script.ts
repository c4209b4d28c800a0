// A Lua script as a file: called by its hash, sent whole when the server does not know it (first call, restart, failover).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Cluster, Redis } from 'ioredis';

export type Script = (client: Redis | Cluster, key: string, args: readonly (string | Buffer)[]) => Promise<unknown>;

export function script(file: string): Script {
  const source = readFileSync(new URL(`./lua/${file}`, import.meta.url), 'utf8');
  const sha = createHash('sha1').update(source).digest('hex');
  return async (client, key, args) => {
    try {
      return await client.call('evalsha', [sha, 1, key, ...args]);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return await client.call('eval', [source, 1, key, ...args]);
    }
  };
}
