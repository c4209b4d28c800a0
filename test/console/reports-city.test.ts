// Must show 5: after a random day of the sample city, the figures of the console are those of /汇总, for every unit.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { summary } from '../../commands/summary.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Api, Answering } from '../../src/console/api.ts';
import { askingOf, type Console, type Viewer, viewerOf } from '../../src/console/console.ts';
import { reports } from '../../src/console/pages/reports/index.ts';
import { today } from '../../src/console/pages/today/index.ts';
import type { Row, Table } from '../../src/console/wire/reports.ts';
import type { States, Today } from '../../src/console/wire/today.ts';
import { SAMPLE_CITY } from '../../src/sample/index.ts';
import { type Dice, dice } from '../../src/sandbox/day/dice.ts';
import type { Summary } from '../../src/texts/zh-CN/summary.ts';
import { type City, openCity } from '../sandbox/city.ts';

const DAY = '2022-07-28';
const SEED = Number(process.env['SEED'] ?? 20220728);
/** Grids that report by themselves, and those looked at side by side. */
const REPORTERS = 350;
const AT_ONCE = 40;
const instantOf = (time: string, day = DAY) => Date.parse(`${day}T${time}:00+08:00`);

let city: City;
beforeAll(async () => {
  city = await openCity();
  await randomDay(city, dice(SEED));
});
afterAll(() => city.close());

const TIMES = ['09:00', '13:40', '15:55', '16:30', '19:00'];

async function randomDay(town: City, throws: Dice): Promise<void> {
  const { org } = town.bot.engine;
  const form = org.template('epidemic');
  const grids = throws.shuffled(org.subtree(SAMPLE_CITY).filter((code) => form && org.owes(form, code, DAY)));
  const say = saying(town);
  await reported({ town, say, throws }, grids.slice(0, REPORTERS));
  await decided({ town, say }, { spoken: grids.slice(0, 4), silent: grids.slice(REPORTERS, REPORTERS + 8) });
  await deaf(
    town,
    grids.slice(-40).map((unit) => org.unit(unit)?.parent ?? ''),
  );
}

type Say = (unit: string, role: string, text: string) => Promise<void>;

function saying({ store, transport, clock }: City): Say {
  let said = 0;
  const { channel, account } = transport;
  return async (unit, role, text) => {
    const contact = `sb-${unit}-${role}-1`;
    const id = `random-${++said}`;
    const place = { channel, account, conversation: `room-${unit}`, private: false };
    const message = { ...place, contact, contactName: contact, id, at: clock.now(), text, mentions: [] };
    await store.offer([{ kind: 'heard', id, at: message.at, message }]);
  };
}

/** In five waves, the last ones too late; after each some have second thoughts. */
async function reported(
  { town: { bot }, say, throws }: { town: City; say: Say; throws: Dice },
  grids: readonly string[],
): Promise<void> {
  const n = () => throws.upTo(6);
  const wave = grids.length / TIMES.length;
  for (const [i, time] of TIMES.entries()) {
    await bot.drive.travel(instantOf(time));
    for (const unit of grids.slice(i * wave, (i + 1) * wave)) {
      const figures = [`返乡${n()} 居隔${n()}`, `发热${n()} 密接${n()}`, `返乡${n()}人 巡查${n()}次`] as const;
      await say(unit, 'worker', throws.pick([...figures, '零报告', '零报告']));
    }
    await bot.drive.settle();
    for (let k = 0; k < 20; k++) {
      const unit = grids[throws.upTo((i + 1) * wave)] ?? '';
      await say(unit, 'worker', throws.pick([`更正 返乡${n()}`, '撤回', `居隔${n()}`]));
    }
    await bot.drive.settle();
  }
}

/** Some are let off, some of them having reported, and a whole village; some figures are questioned. */
async function decided(
  { town: { bot }, say }: { town: City; say: Say },
  { spoken, silent }: { spoken: readonly string[]; silent: readonly string[] },
): Promise<void> {
  const { org } = bot.engine;
  const townOf = (unit: string) => org.path(unit).find(({ tier }) => tier === 'town')?.code ?? '';
  const village = org.unit(silent[0] ?? '')?.parent ?? '';
  for (const unit of [...silent, ...spoken, village])
    await say(townOf(unit), 'office', `/免报 ${org.fullLabel(unit)} 至8月1日 整体搬迁`);
  for (const unit of spoken) await say(townOf(unit), 'office', `/存疑 ${org.fullLabel(unit)} 返乡来源不明`);
  await bot.drive.settle();
}

/** The groups of three villages hang on an account that nobody listened with for a while: who is silent there is out of reach. */
async function deaf({ bot, store, transport }: City, villages: readonly string[]): Promise<void> {
  const [from, to] = [instantOf('19:10'), instantOf('19:40')];
  await bot.drive.travel(to);
  for (const unit of [...new Set(villages)].slice(0, 3)) {
    const by = { person: 'setup', name: 'setup', unit: SAMPLE_CITY, unitName: '' };
    const bound = { account: 'other', room: `room-${unit}`, unit, kind: 'command', topic: unit, unitName: unit, by };
    const event = { type: 'bound', at: to, id: `other-${unit}`, ...bound };
    const signal = { to: { flow: 'room', id: `${transport.channel}/room-${unit}` }, event };
    await store.offer([{ kind: 'signal', id: event.id, at: to, signal }]);
  }
  await store.offer([{ kind: 'gap', id: 'gap', at: to, account: 'other', from, to }]);
  await bot.drive.settle();
}

type Ask = (path: string, asked: object, viewer: Viewer) => Promise<unknown>;

/** The addresses of a page, asked without HTTP: 2,039 requests of one person would be too many a minute. */
function asking(page: (api: Api, console: Console) => void, console: Console): Ask {
  const answers = new Map<string, { query: z.ZodType; answer: Answering<never> }>();
  const keep = <T extends z.ZodType>(path: string, query: T, answer: Answering<z.infer<T>>) =>
    void answers.set(path, { query, answer });
  page({ get: keep, post: keep, upload: () => undefined }, console);
  return (path, asked, viewer) => {
    const known = answers.get(path);
    if (known === undefined) throw new Error(path);
    return Promise.resolve(known.answer(known.query.parse(asked) as never, viewer, undefined as never));
  };
}

/** What /汇总 says, before it is put into words. */
async function told(unit: string, viewer: Viewer): Promise<Summary> {
  const args = { words: [], rest: '' };
  const intent = { intent: 'command', name: 'summary', typed: '汇总', ...args, slash: true } as const;
  const outcome = await summary.run({ ...askingOf(viewer), unit, args, intent });
  if (!('reply' in outcome) || outcome.reply.key !== 'summary.form') throw new Error(`no summary of ${unit}`);
  return outcome.reply.params;
}

const NAMES = ['expected', 'actual', 'onTime', 'zero', 'late', 'backfilled', 'voluntary'] as const;
const LISTS = ['missing', 'unheard', 'exempt'] as const;

const numbersTold = (said: Summary) => [
  ...NAMES.map((name) => said[name]),
  ...LISTS.map((name) => said[name].count),
  ...said.totals.map(({ value }) => value),
];
const numbersShown = (row: Row) => [
  ...NAMES.map((name) => row[name]),
  ...LISTS.map((name) => row[name]),
  ...Object.values(row.values),
];
const linesTold = ({ children }: Summary) =>
  children.map(({ expected, actual, missing, totals }) => [
    expected,
    actual,
    missing,
    totals.map(({ value }) => value),
  ]);
const linesShown = ({ rows }: Table, count: number) =>
  rows
    .filter(({ expected, voluntary }) => expected + voluntary > 0)
    .slice(0, count)
    .map(({ expected, actual, voluntary, values }) => [
      ...[expected, actual, expected - (actual - voluntary)],
      Object.values(values).filter((value) => value !== 0),
    ]);

it('shows for every unit of the city what /汇总 says of it, on Reports and on Today', async () => {
  const { engine } = city.bot;
  const console: Console = {
    ...{ engine, onCommitted: () => () => undefined, secret: '', sandbox: true, accounts: () => [], mediaDir: '' },
  };
  const admin = engine.org.person(`${SAMPLE_CITY}-admin-1`);
  if (admin === undefined) throw new Error('no administrator');
  const viewer = () => ({ ...viewerOf(console, admin, 'zh-CN'), read: openSession(engine).read });
  const [asked, onToday] = [asking(reports, console), asking(today, console)];
  const units = engine.org.roots().flatMap(({ code }) => engine.org.subtree(code));
  const seen = { reported: 0, missing: 0, exempt: 0, unheard: 0, late: 0, voluntary: 0 };
  const compare = async (unit: string) => {
    const one = viewer();
    const [said, table, wall] = await Promise.all([
      told(unit, one),
      asked('/reports/table', { unit, template: 'epidemic', day: DAY }, one) as Promise<Table>,
      onToday('/today', { unit }, one) as Promise<Today>,
    ]);
    expect([unit, numbersShown(table.total)]).toEqual([unit, numbersTold(said)]);
    expect([unit, linesShown(table, said.children.length)]).toEqual([unit, linesTold(said)]);
    const [form] = wall.forms;
    expect([unit, form?.expected, form?.actual, form?.onTime, form?.late, form?.missing]).toEqual([
      ...[unit, said.expected, said.actual, said.onTime, said.late],
      said.missing.count + said.unheard.count,
    ]);
    const inTiers = (state: keyof States) => form?.tiers.reduce((sum, row) => sum + row[state], 0);
    expect([unit, ...LISTS.map(inTiers), Number(inTiers('figures')) + Number(inTiers('zero'))]).toEqual([
      ...[unit, ...LISTS.map((name) => said[name].count), said.actual],
    ]);
    expect(form?.totals.map(({ value, change }) => [value, change])).toEqual(
      said.totals.map(({ value, change }) => [value, change]),
    );
    return said;
  };
  for (let i = 0; i < units.length; i += AT_ONCE) {
    for (const said of await Promise.all(units.slice(i, i + AT_ONCE).map(compare))) {
      seen.reported = Math.max(seen.reported, said.actual);
      for (const name of LISTS) seen[name] = Math.max(seen[name], said[name].count);
      seen.late = Math.max(seen.late, said.late);
      seen.voluntary = Math.max(seen.voluntary, said.voluntary);
    }
  }
  expect(units).toHaveLength(2_039);
  // The day had something of everything, or the comparison would prove little.
  expect(seen.reported).toBeGreaterThan(250);
  for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(0);
  expect(city.incidents).toEqual([]);
});
