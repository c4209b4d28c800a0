import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Arrivals, Besides, Red, Today } from '../../src/console/wire/today.ts';
import { chromiumBin, type Desk, loginOf, noBrowser, openDesk, PASSWORD, viewports } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

it('shows the figures of 汇总, tier by tier, and who lags', async () => {
  await desk.town.says('王芳', '西沟村', '返乡2人');
  await desk.town.says('李强', '西沟村', '零报告');
  const city = await desk.as('唐文');
  const { body } = await city.get<Today>('/today', { unit: '2' });
  const [form] = body.forms;
  expect(form).toMatchObject({ template: 'epidemic', expected: 9, actual: 2, missing: 7 });
  expect(form?.tiers).toEqual([{ tier: 'grid', owing: 9, figures: 1, zero: 1, missing: 7, exempt: 0, unheard: 0 }]);
  expect(form?.totals.find(({ label }) => label === '返乡人员')).toMatchObject({ value: 2 });
  expect(form?.lagging).toEqual([
    { unit: '211', name: '河湾镇', expected: 8, actual: 2, missing: 6 },
    { unit: '212', name: '石桥镇', expected: 1, actual: 0, missing: 1 },
  ]);
  expect(form?.complete).toEqual([
    { tier: 'county', done: 0, all: 1 },
    { tier: 'town', done: 0, all: 2 },
    { tier: 'village', done: 0, all: 3 },
  ]);
  const curve = await city.get<Arrivals>('/today/arrivals', { unit: '2', template: 'epidemic', day: '2022-07-28' });
  expect(curve.body.counts.at(-1)).toBe(2);
});

it('reads when reports came in once, for however many ask, and follows what is said and taken back', async () => {
  const city = await desk.as('唐文');
  const curve = async (unit: string) => {
    const asked = { unit, template: 'epidemic', day: '2022-07-28' };
    return (await city.get<Arrivals>('/today/arrivals', asked)).body.counts.at(-1);
  };
  expect(await Promise.all(['2', '211', '2112', '212'].map(curve))).toEqual([2, 2, 0, 0]);
  await desk.town.says('周丽', '东沟村', '返乡1人');
  expect(await Promise.all(['2', '2112'].map(curve))).toEqual([3, 1]);
  await desk.town.says('周丽', '东沟村', '撤回');
  expect(await Promise.all(['2', '2112'].map(curve))).toEqual([2, 0]);
});

it('shows nobody what his post does not let him see', async () => {
  const town = await desk.as('何静');
  expect(await town.get('/today', { unit: '212' })).toMatchObject({ status: 403, body: { code: 'console.forbidden' } });
  expect((await town.get('/today', { unit: '2111' })).status).toBe(200);
  const asked = { unit: '212', template: 'epidemic', day: '2022-07-28' };
  expect(await town.get('/today/arrivals', asked)).toMatchObject({ status: 403 });
  for (const part of ['besides', 'red'])
    expect(await town.get(`/today/${part}`, { unit: '212' })).toMatchObject({ status: 403 });
});

it.skipIf(noBrowser)('moves by itself when somebody reports, and says so when the line is cut', async () => {
  const page = await desk.page('唐文', '/');
  const reported = page.getByTestId('reported');
  await reported.waitFor();
  const before = Number(await reported.textContent());
  await desk.town.says('赵敏', '西沟村', '零报告');
  await page
    .getByTestId('reported')
    .filter({ hasText: String(before + 1) })
    .waitFor({ timeout: 5_000 });
  desk.cut();
  await page.locator('.link.lost').waitFor();
  await desk.town.says('刘海', '西沟村', '零报告');
  await page.locator('.link.live').waitFor();
  await page
    .getByTestId('reported')
    .filter({ hasText: String(before + 2) })
    .waitFor({ timeout: 5_000 });
});

it.skipIf(noBrowser)('comes back also when something in between has refused the line', async () => {
  const page = await desk.page('唐文', '/');
  await page.locator('.link.live').waitFor();
  const refused = page.waitForResponse((answer) => answer.status() === 502);
  await page.route('**/live', (route) => route.fulfill({ status: 502 }), { times: 1 });
  desk.cut();
  await refused;
  await page.locator('.link.lost').waitFor();
  await page.locator('.link.live').waitFor();
  // Browsers tell of every answer that is a failure.
  expect(desk.complaints.splice(0).at(-1)).toContain('502');
});

it.skipIf(noBrowser)('shows the last of several changes, also when an answer is slow', async () => {
  const page = await desk.page('唐文', '/');
  const reported = page.getByTestId('reported');
  await reported.waitFor();
  const before = Number(await reported.textContent());
  let answer = () => {};
  const held = new Promise<void>((done) => (answer = done));
  const first = page.waitForResponse('**/today?*');
  await page.route(
    '**/today?*',
    async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await desk.town.says('孙伟', '西沟村', '零报告');
  await page.waitForRequest('**/today?*');
  const next = page.waitForRequest('**/today/arrivals*');
  await desk.town.says('张建国', '西沟村', '代5号网格 零报告');
  await next;
  answer();
  await first;
  await reported.filter({ hasText: String(before + 2) }).waitFor({ timeout: 5_000 });
});

it.skipIf(noBrowser)('shows nothing of what somebody else has seen there before', async () => {
  await desk.as('王芳');
  const page = await desk.page('唐文', '/?unit=2');
  await page.getByTestId('reported').waitFor();
  await page.context().clearCookies();
  desk.cut();
  await page.getByLabel('登录名').fill(loginOf('王芳'));
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '西沟村1号网格' }).waitFor();
  await page.evaluate("history.pushState({}, '', '/?unit=2')");
  await page.getByText('您的岗位没有这个权限').waitFor({ timeout: 10_000 });
  expect(await page.getByTestId('reported').count()).toBe(0);
  // Browsers tell of every answer that is a failure.
  desk.complaints.splice(0);
});

it.skipIf(noBrowser)('leads from a figure to what is behind it, and is calm before the cut-off', async () => {
  const page = await desk.page('唐文', '/');
  expect(await page.locator('.numbers .bad').count()).toBe(0);
  await page.getByTestId('missing').getByRole('link').click();
  await page.getByTestId('list').getByText('柳林村').first().waitFor();
  await page.goBack();
  await page.locator('.totals').getByRole('link', { name: '2', exact: true }).click();
  await page.getByRole('dialog').getByText('返乡2人').waitFor();
});

it.skipIf(noBrowser)('fits a phone, in English and dark as well', async () => {
  const page = await desk.page('唐文', '/', { locale: 'en', theme: 'dark', viewport: viewports.phone });
  await page.getByRole('heading', { name: 'Epidemic control' }).waitFor();
  const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(wide).toBe(0);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Today', exact: true }).waitFor();
  expect(chromiumBin).toBeDefined();
});

it.skipIf(noBrowser)('no browser has complained', () => {
  expect(desk.complaints.filter((line) => !line.includes('ERR_'))).toEqual([]);
});

it('names what else is open in a unit: orders in force and findings that are overdue', async () => {
  const city = await desk.as('唐文');
  await city.say('/指令 范围：河湾镇 主题：道路清障\n今天清理道路');
  await city.say('1');
  await desk.town.says('谢飞', '平川县', '/督查 西沟村卡口 登记本空白');
  const besides = (unit: string) => city.get<Besides>('/today/besides', { unit });
  expect((await besides('211')).body).toMatchObject({
    orders: [{ number: 1, topic: '道路清障' }],
    moreOrders: 0,
    gaps: [],
  });
  expect((await besides('212')).body).toMatchObject({ orders: [] });
  const red = async (unit: string) => (await city.get<Red>('/today/red', { unit })).body;
  expect(await red('2')).toEqual({ red: [], moreRed: 0 });
  await desk.town.later(3 * 24 * 60);
  expect(await red('211')).toMatchObject({ red: [{ number: 1, place: '西沟村卡口' }], moreRed: 0 });
  expect((await red('212')).red).toEqual([]);
});
