// The store as the configuration asks for it: Redis found, reached or started.
import type { Config } from './config.ts';
import { makeDataDir } from './data-dir.ts';
import type { Log } from './engine/engine.ts';
import { packRoster, unpackRoster } from './org/index.ts';
import type { Store } from './ports.ts';
import { openRedis } from './store/connect.ts';
import { type Client, redisStore } from './store/redis.ts';

export interface OpenStore {
  readonly store: Store;
  /** The store's own connection, for what reads it as it stands (doctor). */
  readonly client: Client;
  readonly describe: string;
  close(): Promise<void>;
}

export async function openStore(config: Config, say: (line: string) => void, log?: Log): Promise<OpenStore> {
  if (config.REDIS_URL === undefined) makeDataDir(config.DATA_DIR);
  const home = await openRedis({
    url: config.REDIS_URL,
    dataDir: config.DATA_DIR,
    bin: config.REDIS_SERVER_BIN,
    unsafe: config.REDIS_UNSAFE,
    onProgress: say,
    onError: (error, client) => log?.warn('redis', { client, reason: error.message }),
  });
  const client = home.client('store');
  const store = redisStore({
    client,
    blocking: home.client('inbox', { blocking: true }),
    city: config.CITY,
    roster: { pack: packRoster, unpack: (_, text) => unpackRoster(text) },
  });
  return { store, client, describe: home.describe, close: () => home.close() };
}
