import { afterAll, beforeAll, expect, it } from 'vitest';
import { MORNING } from '../support/town.ts';
import type { Addressee, Post, Previewed } from '../../src/console/wire/compose-directive.ts';
import type { Branches, OrderShown, Orders, Sources, UnitList } from '../../src/console/wire/directives.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const FIRST =
  '急 范围：村、网格\n签收：30分钟\n反馈：由网格填 转移户数、转移人数\n主题：防汛转移\n各网格立即核对危险住户';
let desk: Desk;
const said: string[] = [];

/** What somebody is answered; figures of the list and of the page are read as he. */
const as = (person: string) => desk.as(person);
const one = async (person: string, query: Readonly<Record<string, string>> = {}) =>
  (await (await as(person)).get<OrderShown>('/directives/one', { number: '1', ...query })).body;

beforeAll(async () => {
  desk = await openDesk();
  const county = await as('罗平');
  said.push(...(await county.say(`/指令 ${FIRST}`)), ...(await county.say('1')));
  await desk.town.later(2);
  await desk.town.says('张建国', '西沟村', '收到');
  await desk.town.says('王芳', '西沟村', '收到');
  await desk.town.says('王芳', '西沟村', '转移12户31人');
  const other = await as('高峰');
  await other.say('/指令 范围：柳林村 主题：道路清障\n今天清理道路');
  await other.say('1');
  await desk.town.later(1);
});
afterAll(() => desk.stop());

it('says before it is issued what the command says: units, groups, minutes', async () => {
  const county = await as('罗平');
  const { body } = await county.post<Previewed>('/directives/preview', {
    text: FIRST.replace('防汛转移', '抗旱'),
  });
  const { preview } = body;
  expect(preview).toMatchObject({
    ...{ urgency: 'urgent', topic: '抗旱', ackMinutes: 30, units: 12, rooms: 12, unreachable: [] },
    tiers: [
      { tier: 'village', count: 3 },
      { tier: 'grid', count: 9 },
    ],
    feedback: { labels: ['转移户数', '转移人数'], tier: 'grid' },
    answering: 9,
  });
  expect(said[0]).toContain('发给12个单位（村3、网格9），12个群');
  expect(preview?.overlaps.map(({ number, sameTopic }) => ({ number, sameTopic }))).toEqual([
    { number: 1, sameTopic: true },
    { number: 2, sameTopic: false },
  ]);
  expect(preview?.week.fields).toContainEqual({ label: '转移户数', number: 1, again: true });
  expect(await desk.town.store.openIds('directive')).toHaveLength(2);
});

it('refuses in the words of the command what the command would refuse', async () => {
  const county = await as('罗平');
  for (const text of ['范围：月亮村\n做点什么', '范围：村', '签收0分钟 做点什么']) {
    const { body } = await county.post<Previewed>('/directives/preview', { text });
    expect([body.refused]).toEqual(await county.say(`/指令 ${text}`));
  }
});

it('shows the progress of 进度, tier by tier, and where it stopped', async () => {
  const shown = await one('罗平');
  const [reply = ''] = await (await as('罗平')).say('/进度 1');
  const [village, grid] = shown.progress.tiers;
  expect(village).toMatchObject({ tier: 'village', issued: 3, acked: 1, minutes: 2 });
  expect(grid).toMatchObject({ tier: 'grid', issued: 9, acked: 1, completed: 1 });
  expect(reply).toContain('村：应收3 送达3 签收1');
  expect(shown.progress.sums).toEqual([
    { label: '转移户数', measure: '户', value: 12 },
    { label: '转移人数', measure: '人', value: 31 },
  ]);
  expect(shown.progress.stoppedInAll).toBe(7);
  expect(shown.acts).toEqual({ chase: true, manage: true, ack: false });
  expect(shown.versions).toMatchObject([{ n: 1, expected: 12, acked: 2, labels: ['转移户数', '转移人数'] }]);
});

it('opens tier by tier; every row adds up what lies below it', async () => {
  const county = await as('罗平');
  const { body } = await county.get<Branches>('/directives/tree', { number: '1', open: '21,2111' });
  expect(body['']).toMatchObject([{ unit: '21', expected: 12, acked: 2, opens: true, stopped: false }]);
  expect(body['21']?.map(({ unit, expected, acked }) => [unit, expected, acked])).toEqual([
    ['211', 10, 2],
    ['212', 2, 0],
  ]);
  const [first, second] = body['2111'] ?? [];
  expect(first).toMatchObject({ unit: '21111', completed: 1, own: { acked: MORNING + 120_000, minutes: 2 } });
  expect(second).toMatchObject({ unit: '21112', acked: 0, stopped: true, own: { complete: false } });
  const stopped = await county.get<UnitList>('/directives/units', { number: '1', which: 'stopped' });
  expect(stopped.body.total).toBe(7);
  const sources = await county.get<Sources>('/directives/sources', { number: '1', label: '转移户数' });
  expect(sources.body).toMatchObject({ total: 12, lines: [{ value: 12, person: '王芳', text: '转移12户31人' }] });
});

it('lists what is in force first, by words, number and status', async () => {
  const list = async (query: Readonly<Record<string, string>>) =>
    (await (await as('罗平')).get<Orders>('/directives', query)).body;
  expect((await list({})).rows.map(({ number }) => number)).toEqual([2, 1]);
  expect((await list({ words: '令1' })).rows).toMatchObject([{ number: 1, expected: 12, acked: 2, completed: 1 }]);
  expect((await list({ words: '清障' })).rows).toMatchObject([{ number: 2 }]);
  expect((await list({ status: 'recalled' })).total).toBe(0);
});

it('shows everybody only the part he may see, and nothing of orders that do not concern him', async () => {
  const numbersOf = async (person: string) =>
    (await (await as(person)).get<Orders>('/directives')).body.rows.map(({ number }) => number);
  expect(await numbersOf('何静')).toEqual([1]);
  expect(await numbersOf('郑军')).toEqual([2, 1]);
  expect(await one('何静')).toMatchObject({ unit: { unit: '211' }, whole: false, acts: { manage: false } });
  expect((await one('李强')).acts).toEqual({ chase: false, manage: false, ack: true });
  const town = await as('何静');
  for (const [path, query] of [
    ['one', { number: '2' }],
    ['one', { number: '1', unit: '212' }],
    ['one', { number: '99' }],
    ['tree', { number: '2' }],
    ['tree', { number: '1', open: '212' }],
    ['units', { number: '2', which: 'stopped' }],
    ['sources', { number: '2', label: '转移户数' }],
    ['sources', { number: '1', label: '没问过' }],
  ] as const)
    expect(await town.get(`/directives/${path}`, query)).toMatchObject({ status: 404 });
});

it('lets nobody compose who may not issue orders, nor look into units of others', async () => {
  const worker = await as('王芳');
  expect((await worker.get('/directives/post')).status).toBe(403);
  expect((await worker.get('/directives/below')).status).toBe(403);
  expect((await worker.post('/directives/preview', { text: '今天清理道路' })).status).toBe(403);
  const town = await as('何静');
  expect((await town.get('/directives/below', { under: '212' })).status).toBe(404);
  const { body } = await town.get<readonly Addressee[]>('/directives/below');
  expect(body.map(({ unit, opens }) => [unit, opens])).toEqual([
    ['2111', true],
    ['2112', true],
  ]);
  expect((await town.get<readonly Addressee[]>('/directives/below', { words: '柳林' })).body).toEqual([]);
  expect((await town.get<Post>('/directives/post')).body).toMatchObject({ unit: '211', urgentOnly: false });
});
