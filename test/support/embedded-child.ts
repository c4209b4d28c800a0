// A process that opens the private Redis and, if it owns it, counts up in it until it is killed. One JSON line per fact.
import { writeSync } from 'node:fs';
import { Redis } from 'ioredis';
import { openEmbedded } from '../../src/store/embedded/index.ts';

const [dataDir = '', bin] = process.argv.slice(2);
const say = (fact: object): void => {
  writeSync(1, `${JSON.stringify(fact)}\n`);
};

const started = performance.now();
const { owned, pid, socket } = await openEmbedded({ dataDir, bin });
const tookMs = Math.round(performance.now() - started);
const redis = new Redis({ path: socket, maxRetriesPerRequest: null, retryStrategy: () => 20 });
redis.on('error', () => undefined);
const before = Number(await redis.get('count'));
say({ opened: { owned, pid, socket, before, tookMs } });

for (let count = before + 1; owned; count += 1) {
  await redis.set('count', count);
  say({ count });
}
