// 账号: what is shown of accounts, queues, graves and incidents, and to whom.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { watchAccounts } from '../../src/console/accounts.ts';
import type { AccountsShown } from '../../src/console/wire/accounts.ts';
import { SendError } from '../../src/errors.ts';
import { anyFlow, type Flow, type Stamped } from '../../src/flow.ts';
import { NOTHING, type Parcel } from '../../src/ports.ts';
import { text } from '../../src/texts/index.ts';
import { type Desk, noBrowser, openDesk, viewports } from '../support/desk.ts';
import { MORNING } from '../support/town.ts';

const QR = 'https://login.example/l/AbCdEf==';
const MINUTE = 60_000;

let now = MORNING;
const accounts = watchAccounts({
  channel: 'test',
  pace: { spacing: [3000, 5000], perDay: 2000 },
  clock: { now: () => now },
});
/** Whoever reports meets a bug. */
const broken: Flow<object, Stamped> = {
  name: 'daily-report',
  state: z.object({}),
  event: z.object({ type: z.string(), at: z.number(), id: z.string() }),
  transition() {
    throw new TypeError('a bug');
  },
  wakeAt: () => undefined,
  isOpen: () => false,
};

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ flows: [anyFlow(broken)], accounts: accounts.shown, onAccounts: accounts.onChange });
  accounts.onState('main', 'online', { at: MORNING });
});
afterAll(() => desk.stop());

const seenBy = async (person: string) => (await (await desk.as(person)).get<AccountsShown>('/accounts')).body;

const parcel = (id: string, part: Partial<Parcel> = {}): Parcel => ({
  ...{ id, account: 'main', conversation: 'room-211', private: false, urgency: 'receipt', at: MORNING },
  text: text('bug', { incident: id }),
  mentions: [],
  ...part,
});

it('tells when an account was last heard from, and how much it may still say today', async () => {
  accounts.onSign('main', MORNING - 2 * MINUTE, 'message');
  accounts.onSign('main', MORNING - 1000, 'frame');
  accounts.onSent('main');
  // Answers in the browser go out too, by no account that could be online.
  accounts.onSent('console');
  now += 2 * MINUTE;
  accounts.onSent('main');
  accounts.onSent('main');
  await desk.town.store.outbox.spend('main', '2022-07-28', 37);
  const { body } = await (await desk.as('唐文')).get<AccountsShown>('/accounts');
  const spent = await desk.town.store.outbox.spent('main', '2022-07-28');
  expect(body.accounts).toHaveLength(1);
  expect(body.accounts[0]).toMatchObject({
    ...{ account: 'main', state: 'online', since: MORNING, isWhole: true },
    ...{ heard: MORNING - 2 * MINUTE, frame: MORNING - 1000, sentLately: 2 },
    ...{ today: spent, perDay: 2000, spacing: [3000, 5000] },
  });
  expect(spent).toBeGreaterThanOrEqual(37);
});

it('is nobody’s business who does not manage accounts', async () => {
  for (const person of ['王芳', '张建国', '何静', '谢飞', '韩雪'])
    expect(await (await desk.as(person)).get('/accounts')).toMatchObject({
      status: 403,
      body: { code: 'console.forbidden' },
    });
  const nobody = await desk.server.inject({ url: '/api/console/accounts' });
  expect(nobody.statusCode).toBe(401);
});

it('shows the code to scan only to who manages every group of the account', async () => {
  accounts.onState('main', 'scan', { at: now, qr: QR });
  expect((await seenBy('唐文')).accounts[0]).toMatchObject({ state: 'scan', qr: QR });
  const county = (await seenBy('罗平')).accounts[0];
  expect(county).toMatchObject({ state: 'scan', isWhole: false });
  expect(county).not.toHaveProperty('qr');
  accounts.onState('main', 'online', { at: now });
  expect((await seenBy('唐文')).accounts[0]).not.toHaveProperty('qr');
});

it('shows what was put aside with its incident number, to whoever governs the group', async () => {
  const [told = ''] = await desk.town.says('王芳', '西沟村', '零报告\n联系电话13912345678');
  const { incidents } = await seenBy('唐文');
  expect(incidents).toMatchObject([
    { at: MORNING, reason: 'TypeError: a bug', kind: 'heard', who: '王芳', place: { name: '西沟村village群' } },
  ]);
  expect(incidents[0]?.text).toBe('零报告\n联系电话139****5678');
  expect(told).toContain(incidents[0]?.incident);
  await desk.town.says('唐文', '松江市', '零报告');
  await desk.town.store.commit([
    { ...NOTHING, dead: { incident: 'tick0001', reason: 'a bug', entry: JSON.stringify('tick:x:y') } },
  ]);
  expect((await seenBy('唐文')).incidents[0]).toMatchObject({ incident: 'tick0001', kind: 'tick', about: 'tick:x:y' });
  expect((await seenBy('罗平')).incidents).toEqual(incidents);
});

it('counts what waits as the outbox does, and names groups to whoever governs them', async () => {
  const held = () => new SendError('not now', 'wait');
  desk.town.channel.failures.push(held, held, held, held, held, held, held, held);
  await desk.town.store.commit([
    {
      ...NOTHING,
      parcels: [
        parcel('a', { urgency: 'order' }),
        parcel('b', { conversation: 'room-2', urgency: 'flash' }),
        parcel('c'),
      ],
    },
  ]);
  const queue = await desk.town.store.outbox.queue('main');
  const [city] = (await seenBy('唐文')).accounts;
  expect(city?.queue).toMatchObject({ ...queue, parcels: 3, conversations: 2, minutes: 1 });
  expect(city?.queue.groups.map(({ place, urgency, parcels }) => [place.name, urgency, parcels])).toEqual([
    ['松江市city群', 'flash', 1],
    ['河湾镇town群', 'order', 2],
  ]);
  const [county] = (await seenBy('罗平')).accounts;
  expect(county?.queue).toMatchObject({ parcels: 3 });
  expect(county?.queue.groups.map(({ place }) => place.name)).toEqual(['河湾镇town群']);
});

it('shows what was buried in words, without numbers of people, to whoever governs the group', async () => {
  await desk.town.store.outbox.bury('main', 'no such room', [
    parcel('g1', { text: text('finding.unknown', { number: 7 }) }),
    parcel('g2', { conversation: 'room-2', text: text('console.invalid', { problems: '13912345678' }) }),
  ]);
  const [city] = (await seenBy('唐文')).accounts;
  expect(city?.buried.map(({ place, reason }) => [place.name, reason])).toEqual([
    ['松江市city群', 'no such room'],
    ['河湾镇town群', 'no such room'],
  ]);
  expect(city?.buried[0]?.text).toContain('139****5678');
  expect(JSON.stringify(city)).not.toContain('13912345678');
  const [county] = (await seenBy('罗平')).accounts;
  expect(county?.buried.map(({ place }) => place.name)).toEqual(['河湾镇town群']);
});

it.skipIf(noBrowser)('follows an account by itself: online, to be scanned, online again', async () => {
  const page = await desk.page('唐文', '/accounts');
  const card = page.getByRole('region', { name: '账号 main' });
  await card.getByRole('status').filter({ hasText: '在线' }).waitFor();
  await card.getByTestId('queue').filter({ hasText: '3 条，2 个会话' }).waitFor();
  expect(await card.getByText('139****5678').count()).toBe(1);
  await page.getByRole('region', { name: '系统出错' }).getByText('tick0001').waitFor();
  await page.locator('.link.live').waitFor();
  accounts.onState('main', 'scan', { at: now, qr: QR });
  // Sooner than it is asked again by itself.
  const code = card.getByRole('img', { name: '登录二维码' });
  await code.waitFor({ timeout: 4_000 });
  expect(await card.locator('svg path').count()).toBeGreaterThan(0);
  accounts.onState('main', 'online', { at: now });
  await code.waitFor({ state: 'detached', timeout: 4_000 });
});

it.skipIf(noBrowser)('fits a phone, in English and dark as well', async () => {
  accounts.onState('main', 'scan', { at: now, qr: QR, reason: 'logged out: by the phone' });
  const page = await desk.page('唐文', '/accounts', { locale: 'en', theme: 'dark', viewport: viewports.phone });
  await page.getByRole('img', { name: 'QR code for signing in' }).waitFor();
  await page.getByText('Incidents').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
});

it.skipIf(noBrowser)('no browser has complained', () => {
  expect(desk.complaints).toEqual([]);
});
