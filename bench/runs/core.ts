// P1-P3, our side: inbox → understood → committed and reply queued, 64 in flight, without a channel. What it sends to commit.lua on
// the first and on one more day is then replayed on a fresh Redis by a bare client: the raw limit with exactly our effects.
import type { Commit, Entry, Store } from '../../src/ports.ts';
import { encode } from '../../src/store/encode.ts';
import { script } from '../../src/store/script.ts';
import { checkDay } from '../check.ts';
import { cityOf, dayOfReports, heardEntry, morning, settle } from '../city.ts';
import { botOn, CITY, queued, startRedis, storeOn } from '../home.ts';
import { closedLoop, mean, result, settings } from '../run.ts';

const { reporters, days } = settings();
const redis = await startRedis();
const plain = storeOn(redis);
const waiting = new Map<string, () => void>();
/** Of the first day and of the day after the last one timed: keeping what a timed day sends would be timed as well. */
const batches: { readonly day: number; readonly commits: readonly Commit[] }[] = [];
const isKept = () => day < 1 || day >= days;
let day = -1;
const store: Store = {
  ...plain,
  async commit(commits) {
    const answer = await plain.commit(commits);
    commits.forEach(({ once }, i) => {
      if (once === undefined || answer.results[i] !== 'done') return;
      waiting.get(once.id)?.();
      waiting.delete(once.id);
    });
    if (isKept()) batches.push({ day, commits });
    return answer;
  },
};
const clock = { now: morning(0) - 86_400_000 };
const bot = botOn(store, clock);
const city = cityOf(reporters);
await settle(store, city);
await bot.start();
await bot.drive.settle();
const rates: number[] = [];
const cpus: number[] = [];
for (day = 0; day <= days; day++) {
  clock.now = morning(day);
  await bot.drive.settle();
  const entries = dayOfReports(city, day).map((report): Entry => heardEntry(report, day));
  const cpu = process.cpuUsage();
  const seconds = await closedLoop(entries, (entry, done, failed) => {
    waiting.set(entry.id, done);
    store.offer([entry]).catch(failed);
  });
  const used = process.cpuUsage(cpu);
  await checkDay(store, city, day);
  if (day === 0 || day === days) continue;
  rates.push(reporters / seconds);
  cpus.push((used.user + used.system) / reporters);
}
const replies = await queued(redis.client());
if (replies !== reporters * (days + 1)) throw new Error(`${replies} replies queued for ${days + 1} days`);
await bot.stop();
await redis.stop();
result({ perSecond: mean(rates), cpuMicros: mean(cpus), ...(await replay()) });

/** The same commits on the same city, as fast as a bare client can hand them over, two batches on their way at any moment. */
async function replay(): Promise<{ raw: number; batch: number }> {
  const bare = await startRedis();
  const target = storeOn(bare);
  await settle(target, city);
  const client = bare.client();
  const commit = script('commit.lua');
  const run = async (from: number) => {
    const mine = batches
      .filter((batch) => (from === 0 ? batch.day < 1 : batch.day === from))
      .map(({ commits }) => ({ args: encode(commits), size: commits.length }));
    const size = mine.reduce((sum, batch) => sum + batch.size, 0);
    const seconds = await closedLoop(
      mine,
      ({ args }, done, failed) => {
        commit(client, `{${CITY}}`, args).then(done, failed);
      },
      2,
    );
    return { perSecond: size / seconds, batch: size / mine.length };
  };
  await run(0);
  const { perSecond, batch } = await run(days);
  await checkDay(target, city, days);
  await bare.stop();
  return { raw: perSecond, batch };
}
