// P10: what one report costs Redis, counted exactly, in commands (those inside Lua included) and bytes. Batches of 256, as in a rush.
import { cityOf, dayOfReports, heardEntry, morning, settle } from '../city.ts';
import { checkDay } from '../check.ts';
import { botOn, startRedis, storeOn } from '../home.ts';
import { result, settings } from '../run.ts';

/** Reports counted, whatever the size of the city. */
const COUNTED = 4_096;
const FIRST = 256;
/** The probe's own. */
const OURS = new Set(['info', 'ping', 'config|get', 'config|resetstat', 'hello', 'client|setinfo']);

const { reporters } = settings();
const redis = await startRedis();
const store = storeOn(redis);
const clock = { now: morning(0) - 86_400_000 };
const bot = botOn(store, clock);
const city = cityOf(reporters);
await settle(store, city);
await bot.start();
clock.now = morning(0);
await bot.drive.settle();
await bot.drive.stop();
const client = redis.client();
const reports = dayOfReports(city, 0);
// A whole region reports: its villages and towns have as many reports as on a full day, whatever the size of the city.
const region = new Set(city.grids.slice(0, FIRST + COUNTED));
const entries = reports
  .toSorted((a, b) => Number(region.has(b.unit)) - Number(region.has(a.unit)))
  .map((report) => heardEntry(report, 0));
// The first batch opens the day; it is not what a report costs.
await store.offer(entries.slice(0, FIRST));
await bot.drive.settle();
await store.offer(entries.slice(FIRST, FIRST + COUNTED));
const before = await memory();
await client.config('RESETSTAT');
const cpu = process.cpuUsage();
await bot.drive.settle();
const used = process.cpuUsage(cpu);
const calls = await commands();
const bytes = (await memory()) - before;
await store.offer(entries.slice(FIRST + COUNTED));
await bot.drive.settle();
if (reporters < 20_000) await checkDay(store, city, 0);
result({
  commands: calls / COUNTED,
  bytes: bytes / COUNTED,
  nodeMicros: (used.user + used.system) / COUNTED,
  records: await client.hlen('{bench}:d:daily-report:epidemic:2022-07-28'),
});
await redis.stop();
process.exit(0);

async function commands(): Promise<number> {
  const lines = (await client.info('commandstats')).split('\r\n');
  return lines.reduce((sum, line) => {
    const found = /^cmdstat_([^:]+):calls=(\d+)/.exec(line);
    return found === null || OURS.has(found[1] ?? '') ? sum : sum + Number(found[2]);
  }, 0);
}

/** Bytes of the day's record, ledger and journal: what stays. Replies leave when they are sent. */
async function memory(): Promise<number> {
  let total = 0;
  for (const key of await client.keys('{bench}:*2022-07-28*')) {
    total += Number(await client.memory('USAGE', key, 'SAMPLES', 0));
  }
  return total;
}
