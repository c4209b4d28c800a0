// P4 and P14, our side: Wechaty on the mock puppet → hear.ts → inbox → … → our relay → puppet. 64 groups waiting for their reply at any moment.
import { tmpdir } from 'node:os';
import type { Listener, Transport } from '../../src/ports.ts';
import { hear } from '../../src/transports/wechaty/hear.ts';
import { buildChannel } from '../channel.ts';
import { checkDay } from '../check.ts';
import { cityOf, dayOfReports, morning, settle } from '../city.ts';
import { botOn, startRedis, storeOn } from '../home.ts';
import { closedLoop, mean, result, settings } from '../run.ts';

const { reporters, days } = settings();
const redis = await startRedis();
const store = storeOn(redis);
const city = cityOf(reporters);
await settle(store, city, 'wechaty');
const { puppet, bot: wechaty } = buildChannel(city);
const clock = { now: morning(0) - 86_400_000 };
let listener: Listener | undefined;
await wechaty.init();
const hearing = hear(
  wechaty,
  {
    heard: (message) => listener?.heard(message),
    echo: () => undefined,
    lost: () => {
      throw new Error('a message was lost');
    },
    log: () => undefined,
  },
  { account: 'main', mediaDir: tmpdir(), clock: { now: () => clock.now } },
);
await wechaty.start();
puppet.enter();
const transport: Transport = {
  channel: 'wechaty',
  account: 'main',
  maxLength: 2000,
  echoes: false,
  start: (to) => {
    listener = to;
    return Promise.resolve();
  },
  stop: () => Promise.resolve(),
  send: (message) => hearing.send(message),
};
const bot = botOn(store, clock, { transports: [transport] });
await bot.start();
await bot.drive.settle();
const rates: number[] = [];
for (let day = 0; day < days; day++) {
  clock.now = morning(day);
  await bot.drive.settle();
  const waiting = new Map<string, () => void>();
  puppet.sending = (conversation) => {
    const done = waiting.get(conversation);
    if (!waiting.delete(conversation)) throw new Error(`${conversation} was told twice`);
    done?.();
  };
  const seconds = await closedLoop(dayOfReports(city, day), (report, done) => {
    waiting.set(report.room, done);
    puppet.hear(report, day, clock.now);
  });
  await checkDay(store, city, day);
  // The check reads the whole day; the bot never does.
  globalThis.gc?.();
  if (day > 0 || days === 1) rates.push(reporters / seconds);
}
await bot.drive.stop();
globalThis.gc?.();
result({ perSecond: mean(rates), rss: process.memoryUsage().rss / 2 ** 20 });
await redis.stop();
process.exit(0);
