// P1-P3, our side: inbox → understood → committed and reply queued, 64 in flight, without a channel.
import { type City, cityOf, DAYS, dayOfReports, heardEntry, morning, settle } from '../city.ts';
import { checkDay } from '../check.ts';
import { botOn, queued, startRedis, storeOn } from '../home.ts';
import { IN_FLIGHT, result, settings } from '../run.ts';
import type { Entry, Store } from '../../src/ports.ts';

const { reporters } = settings();
const redis = await startRedis();
const plain = storeOn(redis);
const done = new Set<(id: string) => void>();
const store: Store = {
  ...plain,
  async commit(commits) {
    const answer = await plain.commit(commits);
    commits.forEach(({ once }, i) => {
      if (once !== undefined && answer.results[i] === 'done') for (const tell of done) tell(once.id);
    });
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
for (let day = 0; day < DAYS; day++) {
  clock.now = morning(day);
  await bot.drive.settle();
  const cpu = process.cpuUsage();
  const seconds = await closedLoop(city, day);
  const used = process.cpuUsage(cpu);
  await checkDay(store, city, day);
  if (day === 0) continue;
  rates.push(reporters / seconds);
  cpus.push((used.user + used.system) / reporters);
}
const replies = await queued(redis.client());
if (replies !== reporters * DAYS) throw new Error(`${replies} replies queued instead of ${reporters * DAYS}`);
await bot.stop();
result({
  perSecond: rates.reduce((a, b) => a + b) / rates.length,
  cpuMicros: cpus.reduce((a, b) => a + b) / cpus.length,
});
await redis.stop();

/** Every report of the day, IN_FLIGHT of them under way at any moment; seconds. */
async function closedLoop(of: City, day: number): Promise<number> {
  const entries = dayOfReports(of, day).map((report): Entry => heardEntry(report, day));
  const started = performance.now();
  await new Promise<void>((finished, failed) => {
    let next = 0;
    let open = entries.length;
    const offer = () => {
      const entry = entries[next++];
      if (entry) store.offer([entry]).catch(failed);
    };
    const tell = () => {
      open -= 1;
      if (open > 0) return offer();
      done.delete(tell);
      finished();
    };
    done.add(tell);
    for (let i = 0; i < IN_FLIGHT; i++) offer();
  });
  return (performance.now() - started) / 1000;
}
