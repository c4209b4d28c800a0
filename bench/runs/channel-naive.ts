// P4's anchor: what one would write first: wechaty.on('message') → one Lua script → room.say. `bare` leaves Redis out (P14).
import type { Message } from 'wechaty';
import { buildChannel } from '../channel.ts';
import { cityOf, dayOfReports, morning } from '../city.ts';
import { startRedis } from '../home.ts';
import { closedLoop, mean, result, settings } from '../run.ts';

const SCRIPT = `
if redis.call('SADD', KEYS[1] .. ':seen', ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1] .. ':rows', ARGV[2], ARGV[3])
redis.call('HINCRBY', KEYS[1] .. ':groups', ARGV[2], 1)
return redis.call('INCR', KEYS[1] .. ':total')`;

const { reporters, days, bare } = settings();
const redis = await startRedis();
const client = redis.client();
const city = cityOf(reporters);
const { puppet, bot } = buildChannel(city);
let day = 0;
bot.on('message', (message: Message) => {
  void answer(message);
});
await bot.start();
puppet.enter();
const rates: number[] = [];
for (; day < days; day++) {
  const waiting = new Map<string, () => void>();
  puppet.sending = (conversation) => waiting.get(conversation)?.();
  const seconds = await closedLoop(dayOfReports(city, day), (report, done) => {
    waiting.set(report.room, done);
    puppet.hear(report, day, morning(day));
  });
  if (!bare && Number(await client.get(`d${day}:total`)) !== reporters) throw new Error('the total is wrong');
  if (day > 0 || days === 1) rates.push(reporters / seconds);
}
globalThis.gc?.();
result({ perSecond: mean(rates), rss: process.memoryUsage().rss / 2 ** 20 });
await redis.stop();
process.exit(0);

async function answer(message: Message): Promise<void> {
  const found = /^\/日报 \D+(\d+) \D+(\d+) \D+(\d+) \D+(\d+) \D+(\d+)$/.exec(message.text());
  const room = message.room();
  if (found === null || room === undefined) return;
  const values = found.slice(1).map(Number);
  if (!bare) await client.eval(SCRIPT, 1, `d${day}`, message.id, room.id, JSON.stringify(values));
  await room.say(`收到 ${values.join(' ')}`);
}
