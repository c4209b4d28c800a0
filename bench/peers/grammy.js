// grammY with ioredis, AOF always: match → parse → HSET, then MULTI HINCRBY + INCR → reply handed to the API. 64 in flight.
import process from 'node:process';
import { Bot } from 'grammy';
import { Redis } from 'ioredis';
import { cityOf, dayOfReports } from '../city.ts';
import { startRedis } from '../home.ts';
import { closedLoop, result, settings } from '../run.ts';

const { reporters, days } = settings();
const server = await startRedis();
const redis = new Redis({ path: server.socket });
const bot = new Bot('1:x', {
  botInfo: { id: 1, is_bot: true, first_name: 'b', username: 'b', can_join_groups: true },
});
let replies = 0;
bot.api.config.use(async () => {
  replies += 1;
  return { ok: true, result: { message_id: replies } };
});
let day = 0;
bot.hears(/^日报 (\d+) (\d+) (\d+) (\d+) (\d+)$/, async (ctx) => {
  const [a, b, c, d, e] = ctx.match.slice(1).map(Number);
  await redis.hset(`d:${day}:${ctx.chat.id}`, { a, b, c, d, e });
  await redis.multi().hincrby(`g:${day}`, String(ctx.chat.id), 1).incr(`n:${day}`).exec();
  await ctx.reply(`收到 ${a} ${b} ${c} ${d} ${e}`);
});
const city = cityOf(reporters);
const rates = [];
let update = 0;
for (; day < days; day++) {
  const reports = dayOfReports(city, day);
  const seconds = await closedLoop(reports, (report, done, failed) => {
    const id = Number(report.unit.slice(1)) + 1;
    const message = {
      message_id: ++update,
      date: 1,
      chat: { id: -id, type: 'group', title: report.room },
      from: { id, is_bot: false, first_name: report.contact },
      text: `日报 ${report.values.join(' ')}`,
    };
    bot.handleUpdate({ update_id: update, message }).then(done, failed);
  });
  if (Number(await redis.get(`n:${day}`)) !== reporters) throw new Error('the total is wrong');
  if ((await redis.hlen(`g:${day}`)) !== reporters) throw new Error('groups are missing');
  if (day > 0 || days === 1) rates.push(reporters / seconds);
}
if (replies !== reporters * days) throw new Error(`${replies} replies`);
result({ perSecond: rates.reduce((a, b) => a + b) / rates.length });
redis.disconnect();
await server.stop();
process.exit(0);
