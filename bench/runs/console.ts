// P15 and the live page: the whole city on the wall while a thousand reports a second come in, and what the other pages of it cost.
// Server, store and browser share the machine.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { chromium, type Page } from 'playwright-core';
import { linkFor } from '../../src/console/invite.ts';
import { consoleTransport } from '../../src/console/transport.ts';
import { asking, chromiumBin, consoleOf } from '../../test/support/desk.ts';
import { cityOf, dayOfReports, FIRST_DAY, heardEntry, morning, settle } from '../city.ts';
import { botOn, CITY, startRedis, storeOn } from '../home.ts';
import { result, settings } from '../run.ts';
import { templateOf } from '../../src/templates/index.ts';

const PASSWORD = 'a long enough password';
const LOADS = 5;
const ASKED = 200;
/** Reports offered each second, for so many seconds. */
const RATE = 1_000;
const SECONDS = 6;
const SLICE = 50;
const EXPORTS = 3;
const DAY = FIRST_DAY;
const ASK = { unit: 'p0', template: 'epidemic', day: DAY };
/** A measurement beside the counts: it is not added up, so the day's export has a row for every unit that gave it. */
const TAKEN = {
  key: 'taken',
  label: '体温',
  labelEn: 'Temperature',
  aliases: [],
  kind: 'work',
  measure: '度',
} as const;

/** In the page: frames are timed, and changes of the number are counted. */
const WATCH = `(() => {
  const watched = { gap: 0, moves: 0 };
  let last = performance.now();
  const frame = (now) => { watched.gap = Math.max(watched.gap, now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  const number = document.querySelector('[data-testid=reported]');
  new MutationObserver(() => watched.moves++).observe(number, { childList: true, characterData: true, subtree: true });
  window.watched = watched;
})()`;

const { reporters } = settings();
const redis = await startRedis();
const store = storeOn(redis);
const city = cityOf(reporters);
await store.offer([measuring()]);
await settle(store, city);
await store.offer([officer()]);
const clock = { now: morning(0) };
const bot = botOn(store, clock, { answers: consoleTransport });
await bot.drive.settle();
const { server, address } = await consoleOf(bot);
bot.drive.start();
const officerIn = await signedIn();

const reports = dayOfReports(city, 0).map((report) => {
  const entry = heardEntry(report, 0);
  if (entry.kind !== 'heard') return entry;
  return { ...entry, message: { ...entry.message, text: `${entry.message.text} 体温36.5` } };
});
const during = reports.slice(0, Math.min(RATE * SECONDS, reports.length / 2));
const before = reports.slice(during.length);
clock.now = morning(0) + 60_000;
for (let i = 0; i < before.length; i += 500) await store.offer(before.slice(i, i + 500));
await counted(before.length);

const pages = {
  api: await asked('/today?unit=p0'),
  tree: await asked('/organisation/units?unit=p0'),
  table: await asked(`/reports/table?${String(new URLSearchParams(ASK))}`),
  missing: await asked(`/reports/lists?${String(new URLSearchParams(ASK))}`),
};
const memory = await grown();
const stall = await stalledBy(() =>
  Promise.all([...Array(20).keys()].map(() => officerIn.get('/today', { unit: 'p0' }))),
);
const exports = await exported();
const browsed = chromiumBin === undefined ? {} : await browse(chromiumBin);
result({ ...pages, ...exports, memory, stall, ...browsed });
await server.close();
await bot.drive.stop();
await redis.stop();
process.exit(0);

function officer() {
  const at = morning(0) - 86_400_000;
  const posts = [{ unit: 'p0', role: 'city_office', post: 'principal' }];
  const event = { type: 'imported', at, id: 'officer', name: 'officer', posts, contacts: [] };
  return { kind: 'signal' as const, id: 'officer', at, signal: { to: { flow: 'person', id: 'officer' }, event } };
}

/** The form as everybody has it, and the measurement. */
function measuring() {
  const at = morning(0) - 2 * 86_400_000;
  const by = { person: 'setup', name: 'setup', unit: 'p0', unitName: '省' };
  const form = templateOf('epidemic');
  if (form === undefined) throw new Error('no form');
  const fields = [...form.fields, { ...TAKEN, reading: 'current', decimal: true }];
  const event = { type: 'changed', at, id: 'form', template: { ...form, fields }, by };
  return { kind: 'signal' as const, id: 'form', at, signal: { to: { flow: 'form', id: form.key }, event } };
}

/** How much the process has grown by a few hundred answers more, MB. */
async function grown(): Promise<number> {
  const resident = () => {
    globalThis.gc?.();
    return process.memoryUsage.rss() / 1024 / 1024;
  };
  const before = resident();
  for (const path of ['/reports/table', '/reports/lists', '/today'])
    for (let i = 0; i < ASKED / 2; i++) await officerIn.get(path, ASK);
  return resident() - before;
}

/** Longest time the process did nothing else, ms. */
async function stalledBy(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

/** Rows of the day's export in a second, over HTTP; and those of the same rows read raw and written by hand. */
async function exported(): Promise<{ exported: number; raw: number }> {
  const [ours, raw]: [number[], number[]] = [[], []];
  const rate = (rows: number, since: number) => (rows * 1000) / (performance.now() - since);
  for (let i = 0; i < EXPORTS; i++) {
    const begun = performance.now();
    const { body } = await officerIn.get<string>('/reports/export', { ...ASK, format: 'csv' });
    ours.push(rate(body.split('体温').length - 1, begun));
    const again = performance.now();
    raw.push(rate(await written(), again));
  }
  const middle = (rates: number[]) => rates.sort((a, b) => a - b)[Math.floor(EXPORTS / 2)] ?? NaN;
  return { exported: middle(ours), raw: middle(raw) };
}

async function written(): Promise<number> {
  const records = await redis.client().hgetall(`{${CITY}}:d:daily-report:epidemic:${DAY}`);
  const { org } = bot.engine;
  const lines = Object.entries(records).map(([unit, body]) => {
    const { log } = JSON.parse(body.slice(body.indexOf('{'))) as { log: { values: Record<string, number> }[] };
    return `${org.label(unit)},体温,${log[0]?.values['taken'] ?? ''},度\r\n`;
  });
  return Buffer.from(lines.join('')).length === 0 ? 0 : lines.length;
}

async function signedIn() {
  const { path, entry } = linkFor('officer', clock.now);
  await store.offer([entry]);
  await bot.drive.settle();
  const guest = await asking(server);
  const token = path.slice(path.indexOf('#') + 1);
  const answer = await guest.post<{ csrf: string }>('/welcome/accept', { token, name: 'officer', password: PASSWORD });
  return guest.signedIn(answer.body.csrf);
}

/** Waits, at most a minute, until so many are counted. */
async function counted(wanted: number): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if ((await reported()) === wanted) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${await reported()} reports counted instead of ${wanted}`);
}

async function reported(): Promise<number> {
  const { body } = await officerIn.get<{ forms: { actual: number }[] }>('/today', { unit: 'p0' });
  return body.forms[0]?.actual ?? 0;
}

/** Slowest in a hundred of answers, ms. */
async function asked(path: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ASKED; i++) {
    const started = performance.now();
    await officerIn.get(path);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(ASKED * 0.99)] ?? NaN;
}

async function browse(executablePath: string) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const loads: number[] = [];
  let page: Page | undefined;
  for (let i = 0; i < LOADS; i++) {
    await page?.context().close();
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const [name = '', value = ''] = officerIn.cookie.split('=');
    await context.addCookies([{ name, value, url: address }]);
    page = await context.newPage();
    const started = performance.now();
    await page.goto(address);
    await page.getByTestId('reported').waitFor();
    loads.push(performance.now() - started);
  }
  const live = page === undefined ? {} : await underLoad(page);
  await browser.close();
  return { load: loads.sort((a, b) => a - b)[Math.floor(LOADS / 2)] ?? NaN, ...live };
}

/** The longest time without a picture, how often the number moved, and how late the last one was shown, ms. */
async function underLoad(page: Page) {
  await page.evaluate(WATCH);
  const started = performance.now();
  for (let i = 0; i < during.length; i += SLICE) {
    const due = started + (i / RATE) * 1000;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    await store.offer(during.slice(i, i + SLICE));
  }
  const offered = performance.now() - started;
  await page
    .getByTestId('reported')
    .filter({ hasText: String(reports.length) })
    .waitFor({ timeout: 60_000 });
  const done = performance.now() - started;
  const { gap, moves } = await page.evaluate<{ gap: number; moves: number }>('window.watched');
  return { gap, moves, offeredPerSecond: during.length / (offered / 1000), shown: done - offered };
}
