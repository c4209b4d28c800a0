// A private Redis for one run, AOF always, and a city on it.
import type { Redis } from 'ioredis';
import { type Bot, createBot } from '../src/bot.ts';
import { packRoster, unpackRoster } from '../src/org/index.ts';
import type { Store, Transport } from '../src/ports.ts';
import { redisStore } from '../src/store/redis.ts';
import { templates } from '../src/templates/index.ts';
import { startTestRedis, type TestRedis } from '../test/support/redis.ts';
import { ZONE } from './city.ts';

export const CITY = 'bench';

export async function startRedis(): Promise<TestRedis> {
  return startTestRedis({ appendfsync: 'always' });
}

export function storeOn(redis: TestRedis): Store {
  return redisStore({
    client: redis.client(),
    blocking: redis.client(),
    city: CITY,
    roster: { pack: packRoster, unpack: (_, text) => unpackRoster(text) },
  });
}

export interface Clocked {
  now: number;
}

/** The whole bot on a clock that stands still between days. Without a transport nothing is sent: replies stay queued. */
export function botOn(
  store: Store,
  clock: Clocked,
  { transports = [], answers }: { transports?: readonly Transport[]; answers?: Transport } = {},
): Bot {
  return createBot({
    store,
    transports,
    ...(answers === undefined ? {} : { answers }),
    clock: { now: () => clock.now },
    templates,
    style: { locale: 'zh-CN', zone: ZONE },
    pace: { spacing: [0, 0], perDay: 1e9 },
    log: {
      info: () => undefined,
      warn: (what, details) => {
        console.error(what, details);
      },
      error: (what, error) => {
        console.error(what, error);
      },
    },
    worker: 'bench',
    moveTo: (at) => (clock.now = Math.max(clock.now, at)),
  });
}

/** Replies of the bot as they wait in the outbox. */
export async function queued(client: Redis): Promise<number> {
  let cursor = '0';
  let total = 0;
  do {
    const [next, keys] = await client.scan(cursor, 'MATCH', `{${CITY}}:o:*:q:*`, 'COUNT', 5000);
    const pipeline = client.pipeline();
    for (const key of keys) pipeline.llen(key);
    for (const [, length] of (await pipeline.exec()) ?? []) total += Number(length);
    cursor = next;
  } while (cursor !== '0');
  return total;
}
