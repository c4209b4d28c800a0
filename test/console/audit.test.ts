// 审计: journals as they are kept, to whom each document is shown, and what of its messages.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditChoices, Document, JournalShown } from '../../src/console/wire/audit.ts';
import { type Desk, noBrowser, openDesk, viewports } from '../support/desk.ts';

const TODAY = { kind: 'daily-report', template: 'epidemic', day: '2022-07-28' };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { town } = desk;
  await town.says('王芳', '西沟村', '返乡2人 电话13912345678');
  await town.later(1);
  await town.says('王芳', '西沟村', '更正 返乡3人');
  await town.says('李强', '西沟村', '零报告');
  await town.says('郑军', '柳林村', '零报告');
  await town.says('罗平', '平川县', '代报 柳林村1号网格 返乡5人');
  await town.says('谢飞', '河湾镇', '督查 西沟村卡口 登记本空白 明天10点前');
  await town.says('罗平', '平川县', '/指令 急 签收30分钟 范围 乡镇 今晚有暴雨');
  await town.says('罗平', '平川县', '1');
  await town.says('何静', '河湾镇', '收到');
});
afterAll(() => desk.stop());

async function asked(person: string, query: Readonly<Record<string, string>>) {
  return (await desk.as(person)).get<JournalShown>('/audit', query);
}
const rows = async (person: string, query: Readonly<Record<string, string>>) => (await asked(person, query)).body.rows;
const units = async (person: string, more = {}) => [
  ...new Set((await rows(person, { ...TODAY, ...more })).map(({ id }) => id)),
];

it('tells who changed what, when, out of which message, the newest first', async () => {
  const [last, first] = await rows('唐文', { ...TODAY, person: '王芳' });
  const kept = await desk.town.store.history({ flow: 'daily-report', period: 'epidemic:2022-07-28', id: '21111' });
  expect([first?.message, last?.message]).toEqual(kept.map(({ message }) => message));
  expect(last).toMatchObject({
    ...{ id: '21111', version: 2, type: 'corrected', who: '王芳', text: '更正 返乡3人' },
    ...{ unit: '平川县河湾镇西沟村1号网格', place: { kind: 'group', name: '西沟村village群' } },
    about: { title: '疫情防控', day: '2022-07-28', unit: '平川县河湾镇西沟村1号网格' },
  });
  expect(first).toMatchObject({ version: 1, type: 'reported', text: '返乡2人 电话139****5678', isHidden: false });
});

it('shows of reports those of the units one governs', async () => {
  expect((await units('唐文')).sort()).toEqual(['21111', '21112', '21211']);
  expect((await units('何静')).sort()).toEqual(['21111', '21112']);
  expect(await units('王芳')).toEqual(['21111']);
  expect(await units('高峰')).toEqual(['21211']);
  expect(await units('唐文', { unit: '212' })).toEqual(['21211']);
  expect(await asked('高峰', { ...TODAY, unit: '211' })).toMatchObject({
    status: 403,
    body: { code: 'console.forbidden' },
  });
  const town = await desk.as('高峰');
  expect(await town.get('/audit/document', { ...TODAY, id: '21111' })).toMatchObject({ status: 404 });
  expect((await town.get('/audit/document', { ...TODAY, id: '21211' })).status).toBe(200);
});

it('shows no words that were said by somebody above in a group above', async () => {
  const [own] = await rows('高峰', { ...TODAY, message: '零报告' });
  expect(own).toMatchObject({ who: '郑军', text: '零报告' });
  const behalf = (await rows('高峰', TODAY)).find(({ who }) => who === '罗平');
  expect(behalf).toMatchObject({ isHidden: true });
  expect(behalf).not.toHaveProperty('text');
  expect(await rows('高峰', { ...TODAY, message: '返乡5人' })).toEqual([]);
  expect(await rows('罗平', { ...TODAY, message: '返乡5人' })).toMatchObject([{ id: '21211', who: '罗平' }]);
});

it('finds by a piece of the message, a masked number and the id of the message', async () => {
  const [one, ...others] = await rows('唐文', { ...TODAY, message: '13912345678' });
  expect([one?.id, one?.version, others]).toEqual(['21111', 1, []]);
  expect(await rows('唐文', { ...TODAY, message: one?.message ?? '' })).toEqual([one]);
  expect(await rows('唐文', { ...TODAY, message: 'nothing like it' })).toEqual([]);
});

it('tells what each version of a report has changed', async () => {
  const { body } = await (await desk.as('唐文')).get<Document>('/audit/document', { ...TODAY, id: '21111' });
  const moved = { label: '返乡人员', measure: '人' };
  expect(body.versions.map(({ version, type, moved }) => [version, type, moved])).toEqual([
    [2, 'corrected', [{ ...moved, before: '2', after: '3' }]],
    [1, 'reported', [{ ...moved, after: '2' }]],
  ]);
});

it('shows orders, their receipts and findings to who governs the unit they are of', async () => {
  const seen = async (person: string, query: Readonly<Record<string, string>>) =>
    new Set((await rows(person, query)).map(({ id, type }) => `${id} ${type}`));
  expect(await seen('罗平', { kind: 'directive' })).toContain('1 issued');
  expect(await seen('何静', { kind: 'directive' })).toEqual(new Set());
  const receipts = { kind: 'receipt', number: '1', version: '1' };
  expect(await seen('罗平', receipts)).toContain('211 acked');
  expect(await seen('罗平', receipts)).toContain('212 delivered');
  const mine = await seen('何静', receipts);
  expect(mine).toContain('211 acked');
  expect([...mine].every((one) => one.startsWith('211 '))).toBe(true);
  expect(await seen('何静', { kind: 'finding' })).toContain('1 recorded');
  expect(await seen('高峰', { kind: 'finding' })).toEqual(new Set());
  const order = (await rows('罗平', { kind: 'directive' })).find(({ type }) => type === 'issued');
  expect(order).toMatchObject({ who: '罗平', about: { number: 1, unit: '平川县', name: '今晚有暴雨' } });
});

it('shows people, groups and logins to who lets people in', async () => {
  const people = async (person: string) => (await rows(person, { kind: 'person' })).map(({ id }) => id);
  expect(await people('高峰')).toEqual(expect.arrayContaining(['高峰', '林志明', '郑军']));
  expect(await people('高峰')).toHaveLength(3);
  const groups = await rows('高峰', { kind: 'room' });
  expect(groups.map(({ about }) => about.name).sort()).toEqual(['1号网格grid群', '柳林村village群', '石桥镇town群']);
  await desk.as('林志明');
  const logins = await rows('高峰', { kind: 'login' });
  expect(logins.map(({ about }) => about.name?.split(' ')[0]).sort()).toEqual(['林志明', '高峰']);
  expect(JSON.stringify(logins)).not.toContain('argon2');
  for (const kind of ['person', 'room', 'login', 'invitation'])
    expect(await asked('谢飞', { kind })).toMatchObject({ status: 403, body: { code: 'console.forbidden' } });
});

it('offers each viewer what he may ask for, and takes nothing else', async () => {
  const kinds = async (who: string) => (await (await desk.as(who)).get<AuditChoices>('/audit/choices')).body.kinds;
  expect(await kinds('王芳')).not.toContain('person');
  expect(await kinds('何静')).toEqual(expect.arrayContaining(['daily-report', 'person', 'login']));
  expect(await asked('唐文', { kind: 'question' })).toMatchObject({ status: 400 });
  expect(await asked('唐文', { kind: 'toString' })).toMatchObject({ status: 400 });
  expect(await asked('唐文', { kind: 'daily-report' })).toMatchObject({ status: 404 });
  for (const path of ['/audit?kind=directive', '/audit/choices', '/audit/document?kind=directive&id=1'])
    expect((await desk.server.inject({ url: `/api/console${path}` })).statusCode).toBe(401);
});

it('gives the newest, says when there are more, and keeps to a day', async () => {
  const { body } = await asked('唐文', { ...TODAY, limit: '2' });
  expect([body.rows.length, body.more]).toEqual([2, true]);
  expect(await rows('唐文', { kind: 'directive', day: '2022-07-27' })).toEqual([]);
  expect((await rows('唐文', { kind: 'directive', day: '2022-07-28' })).length).toBeGreaterThan(0);
});

it.skipIf(noBrowser)('is asked, narrowed by a message, and opens the history of a document', async () => {
  const page = await desk.page('唐文', '/audit');
  await page
    .getByRole('button', { name: '查 阅' })
    .or(page.getByRole('button', { name: '查阅' }))
    .click();
  const journal = page.getByRole('region', { name: '日报' });
  await journal.getByText('更正 返乡3人').waitFor();
  await page.getByLabel('消息原文片段或消息编号').fill('更正');
  await page.getByLabel('消息原文片段或消息编号').press('Enter');
  await journal.getByText('零报告').first().waitFor({ state: 'detached' });
  await journal.getByRole('button', { name: /西沟村1号网格/ }).click();
  const history = page.getByRole('dialog');
  await history.getByText('139****5678').waitFor();
  expect(await history.locator('.moved').first().innerText()).toMatch(/返乡人员\s+2 → 3/);
  // The address says it all: whoever opens it sees the same.
  const again = await desk.page('唐文', page.url().slice(desk.address.length));
  await again.getByRole('dialog').getByText('139****5678').waitFor();
});

it.skipIf(noBrowser)('fits a phone, in English and dark as well', async () => {
  const look = { locale: 'en', theme: 'dark', viewport: viewports.phone } as const;
  const page = await desk.page('唐文', `/audit?${new URLSearchParams(TODAY).toString()}`, look);
  await page.getByText('corrected · version 2').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
});

it.skipIf(noBrowser)('no browser has complained', () => {
  expect(desk.complaints).toEqual([]);
});
