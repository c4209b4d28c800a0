// The pages of orders in a real browser: composing, following, chasing, recalling.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, noBrowser, openDesk, viewports } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const county = await desk.as('罗平');
  await county.say('/指令 急 范围：村、网格\n反馈：由网格填 转移户数\n主题：防汛转移\n今晚转移低洼户');
  await county.say('1');
  await desk.town.later(1);
});
afterAll(() => desk.stop());

it.skipIf(noBrowser)('an order is composed with a live preview, said, confirmed, and found again', async () => {
  const page = await desk.page('罗平', '/directives/new');
  await page.getByLabel('正文', { exact: true }).fill('今天清理道路');
  await page.getByTestId('units').filter({ hasText: '14' }).waitFor();
  await page.getByText('按层级').click();
  await page.getByRole('checkbox', { name: /^村/ }).check();
  await page.getByTestId('units').filter({ hasText: '3' }).waitFor();
  await page.getByText('这些单位还有未办结的令').waitFor();
  expect(await page.getByTestId('command').textContent()).toBe('/指令 平 范围：村\n今天清理道路');
  await page.getByRole('button', { name: /下\s*达/ }).click();
  await page.getByTestId('said').getByText('待确认：今天清理道路').waitFor();
  expect(await desk.town.store.openIds('directive')).toEqual(['1']);
  await page.getByRole('button', { name: /确\s*认/ }).click();
  await page.getByTestId('said').getByText('令2 已下发').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click();
  await page.getByRole('link', { name: '查看进度' }).click();
  await page.getByRole('heading', { name: /令2 今天清理道路/ }).waitFor();
});

it.skipIf(noBrowser)('units are picked from a tree of which only what is opened is loaded', async () => {
  const page = await desk.page('罗平', '/directives/new');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/directives/below')) asked.push(new URL(request.url()).search);
  });
  await page.getByLabel('正文', { exact: true }).fill('今天清理道路');
  await page.getByText('指定单位').click();
  await page.getByRole('combobox', { name: '单位' }).click();
  await page.getByRole('treeitem', { name: '河湾镇' }).or(page.getByTitle('河湾镇')).first().waitFor();
  expect(asked).toEqual(['?under=21']);
  await page.getByRole('combobox', { name: '单位' }).fill('柳林村');
  await page.getByTitle('平川县石桥镇柳林村').first().click();
  await page.getByTestId('units').filter({ hasText: '2' }).waitFor();
  expect(await page.getByTestId('command').textContent()).toContain('范围：平川县石桥镇柳林村');
});

it.skipIf(noBrowser)('what the command would refuse is said while it is written', async () => {
  const page = await desk.page('罗平', '/directives/new');
  await page.getByLabel('正文', { exact: true }).fill('签收0分钟 今天清理道路');
  await page.getByRole('alert').filter({ hasText: '0分钟' }).waitFor();
});

it.skipIf(noBrowser)('a limit for the figures is picked from a calendar, and is what the bot has read', async () => {
  const page = await desk.page('罗平', '/directives/new');
  await page.getByLabel('正文', { exact: true }).fill('今天清理道路');
  await page.getByLabel('要求反馈').fill('清理处数');
  await page.keyboard.press('Enter');
  await page.getByText('指定时间', { exact: true }).click();
  expect(await page.getByRole('button', { name: /下\s*达$/ }).isDisabled()).toBe(true);
  await page.getByLabel('截止时间').click();
  await page.getByLabel('截止时间').fill('2022-07-29 20:30');
  await page.keyboard.press('Enter');
  await page.getByText('反馈：清理处数，7月29日 20:30 前').waitFor();
  expect(await page.getByTestId('command').textContent()).toContain('反馈：清理处数 7月29日20:30前');
  await page.getByRole('button', { name: /下\s*达$/ }).click();
  await page
    .getByTestId('said')
    .getByText(/反馈：清理处数，.*20:30前/)
    .waitFor();
});

it.skipIf(noBrowser)('follows an order live, tier by tier, and chases a unit from its row', async () => {
  const page = await desk.page('罗平', '/directives/1');
  await page.getByTestId('acked-grid').filter({ hasText: '0' }).waitFor();
  await desk.town.says('王芳', '西沟村', '收到');
  await page.getByTestId('acked-grid').filter({ hasText: '1' }).waitFor({ timeout: 5_000 });
  const tree = page.locator('.order-tree');
  await tree.locator('[data-row-key="211"] .ant-table-row-expand-icon').click();
  await tree.locator('[data-row-key="2111"]').getByText('停在这里').waitFor();
  await page.getByRole('button', { name: '催办 西沟村' }).click();
  await page.getByTestId('said').getByText(/令1/).waitFor();
  await desk.town.later(1);
  expect(desk.town.heard('西沟村').at(-1)).toContain('令1');
});

it.skipIf(noBrowser)('shows what each unit gave for a figure, in its own words', async () => {
  await desk.town.says('李强', '西沟村', '转移12户');
  const page = await desk.page('罗平', '/directives/1');
  await page.getByRole('button', { name: /转移户数 12/ }).click();
  await page.getByText('合计 12户').waitFor();
  await page.getByText('转移12户', { exact: true }).waitFor();
});

it.skipIf(noBrowser)('whoever is addressed acknowledges with a button', async () => {
  const page = await desk.page('周丽', '/directives/1');
  await page.getByRole('button', { name: /签\s*收/ }).click();
  await page
    .getByTestId('said')
    .getByText(/令1 签收/)
    .waitFor();
  expect(await page.getByRole('button', { name: /撤\s*令/ }).count()).toBe(0);
});

it.skipIf(noBrowser)('an order is amended and recalled after a question', async () => {
  const page = await desk.page('罗平', '/directives/2');
  await page.getByRole('button', { name: /改\s*令/ }).click();
  await page.getByLabel('正文', { exact: true }).fill('今天清理道路和沟渠');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: /确\s*认/ }).click();
  await page.getByTestId('said').getByText('第2版').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click();
  await page.getByText('已作废').waitFor();
  await page.getByRole('button', { name: /撤\s*令/ }).click();
  await page.getByLabel('原因').fill('改期');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: /确\s*认/ }).click();
  await page.locator('.order-head').getByText('已撤回').waitFor();
  await desk.town.later(1);
  expect(desk.town.heard('西沟村').at(-1)).toContain('改期');
});

it.skipIf(noBrowser)('names the units it could not reach, and sends again from there', async () => {
  for (const [who, where] of [
    ['张建国', '西沟村'],
    ['何静', '河湾镇'],
    ['罗平', '平川县'],
    ['唐文', '松江市'],
  ] as const) {
    await desk.town.says(who, where, '/解绑');
    await desk.town.says(who, where, '1');
  }
  const county = await desk.as('罗平');
  await county.say('/指令 范围：仅西沟村、东沟村 今晚值守');
  await county.say('1');
  await desk.town.later(1);
  const page = await desk.page('罗平', '/directives/3');
  await page
    .locator('.order-lists')
    .getByRole('button', { name: /1 西沟村/ })
    .last()
    .click();
  await page.getByText('平川县河湾镇西沟村').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /补\s*发/ })
    .click();
  await page.getByTestId('said').getByText(/令3/).waitFor();
});

it.skipIf(noBrowser)('fits a phone, in English and dark as well', async () => {
  for (const path of ['/directives', '/directives/1', '/directives/new']) {
    const page = await desk.page('罗平', path, { locale: 'en', theme: 'dark', viewport: viewports.phone });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  }
});

it.skipIf(noBrowser)('no browser has complained', () => {
  expect(desk.complaints.filter((line) => !line.includes('ERR_'))).toEqual([]);
});
