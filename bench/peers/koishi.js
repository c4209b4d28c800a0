// Koishi with its SQLite driver: match → parse → upsert → counters in memory → reply handed to the adapter. 64 in flight.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { cityOf, dayOfReports } from '../city.ts';
import { result, settings, closedLoop } from '../run.ts';

// By require: its packages mix both kinds of modules, and one half does not find the other through import.
const require = createRequire(import.meta.url);
const { Context, h, Logger } = require('koishi');
const mock = require('@koishijs/plugin-mock');
const sqlite = require('@minatojs/driver-sqlite');
Logger.levels.base = 0;
const { reporters } = settings();
const file = join(tmpdir(), `gridline-koishi-${process.pid}.db`);
const app = new Context();
app.plugin(sqlite.default ?? sqlite, { path: file });
app.plugin(mock.default ?? mock);
const totals = { all: 0, groups: new Map() };
app.plugin({
  name: 'daily',
  inject: ['database'],
  apply(ctx) {
    ctx.model.extend(
      'daily',
      { id: 'string', day: 'integer', a: 'integer', b: 'integer', c: 'integer', d: 'integer', e: 'integer' },
      { primary: ['id', 'day'] },
    );
    ctx.middleware(async (session, next) => {
      const found = /^日报 (\d+) (\d+) (\d+) (\d+) (\d+)$/.exec(session.content);
      if (!found) return next();
      const [a, b, c, d, e] = found.slice(1).map(Number);
      await ctx.database.upsert('daily', [{ id: session.channelId, day, a, b, c, d, e }]);
      totals.all += 1;
      totals.groups.set(session.channelId, (totals.groups.get(session.channelId) ?? 0) + 1);
      return `收到 ${a} ${b} ${c} ${d} ${e}`;
    });
  },
});
await app.start();
const bot = app.bots[0];
const city = cityOf(reporters);
let day = 0;
let seconds = 0;
for (; day < 2; day++) {
  const texts = dayOfReports(city, day).map((r) => ({ ...r, content: `日报 ${r.values.join(' ')}` }));
  seconds = await closedLoop(texts, (report, done) => {
    const event = {
      platform: 'mock',
      type: 'message',
      selfId: bot.selfId,
      timestamp: 1,
      user: { id: report.contact, name: report.contact },
      guild: { id: report.room },
      channel: { id: report.room, type: 0 },
      message: { id: `${day}:${report.unit}`, content: report.content, elements: [h.text(report.content)] },
    };
    bot.receive(event, { bot, event, flush: () => done() });
  });
}
const rows = await app.database.get('daily', {});
const wanted = new Map([0, 1].flatMap((d) => dayOfReports(city, d).map((r) => [`${r.room}/${d}`, r.values.join()])));
if (rows.length !== wanted.size || totals.all !== wanted.size)
  throw new Error(`${rows.length} rows, ${totals.all} counted`);
rmSync(file, { force: true });
// Stopping Koishi prints; the figures are there.
result({ perSecond: reporters / seconds });
process.exit(0);
