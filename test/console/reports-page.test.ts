// The page of reports in a real browser: down the tree to the message, the acts, what is compared, paper and phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, noBrowser, openDesk, viewports } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.town.says('王芳', '西沟村', '返乡2人');
  await desk.town.says('周丽', '东沟村', '返乡3人');
});
afterAll(() => desk.stop());

const figure = (page: Page) => page.getByTestId('figure');
const said = (page: Page) => page.getByTestId('said');
const wide = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth');

it.skipIf(noBrowser)('leads from the city down to the message behind a figure', async () => {
  const page = await desk.page('唐文', '/reports');
  await page.locator('.ant-table-row-expand-icon-collapsed').first().click();
  await page.getByTestId('211-actual').filter({ hasText: '2' }).waitFor();
  await page.getByRole('button', { name: '5', exact: true }).first().click();
  await figure(page).filter({ hasText: '5' }).waitFor();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '平川县' }).click();
  await drawer.getByRole('button', { name: '河湾镇' }).first().click();
  await drawer.getByRole('button', { name: '东沟村1号网格' }).first().click();
  await figure(page).filter({ hasText: '3' }).waitFor();
  await drawer.getByText('返乡3人').first().waitFor();
  expect(page.url()).toContain('of=21121');
  await desk.town.later(1);
  await desk.town.says('周丽', '东沟村', '更正 返乡4人');
  await figure(page).filter({ hasText: '4' }).waitFor({ timeout: 5_000 });
  await page.close();
});

it.skipIf(noBrowser)('chases, exempts, questions and submits with the rights of whoever is signed in', async () => {
  await desk.town.later(1);
  const page = await desk.page('何静', '/reports?unit=2111');
  await page.getByRole('button', { name: '办理 西沟村6号网格' }).first().click();
  await page.getByRole('menuitem', { name: '免报…' }).click();
  await page.getByRole('textbox', { name: '原因' }).fill('整体搬迁');
  await page
    .getByRole('button', { name: '免 报' })
    .or(page.getByRole('button', { name: '免报', exact: true }))
    .click();
  await said(page).filter({ hasText: '整体搬迁' }).waitFor();
  await page.getByTestId('total 2111-exempt').filter({ hasText: '1' }).waitFor({ timeout: 5_000 });
  await page.goto(`${desk.address}/reports?unit=21111&field=returnees&of=21111`);
  const drawer = page.getByRole('dialog').first();
  await drawer.getByRole('button', { name: '办理 西沟村1号网格' }).click();
  await page.getByRole('menuitem', { name: '存疑…' }).click();
  await page.getByRole('textbox', { name: '疑点' }).fill('来源不明');
  await page.getByRole('button', { name: '提出存疑' }).click();
  await said(page).filter({ hasText: '存疑' }).waitFor();
  await page.getByText('待单位答复').waitFor({ timeout: 5_000 });
  expect(desk.town.heard('21111').join()).toContain('来源不明');
  await page.goto(`${desk.address}/reports`);
  await page.getByRole('button', { name: '催报全部' }).click();
  await said(page).filter({ hasText: '催' }).waitFor();
  await page.goto(`${desk.address}/reports`);
  await page.getByText(/^报送版本/).click();
  await page
    .getByTestId('list')
    .getByRole('button', { name: /^报\s?送$/ })
    .click();
  await said(page).waitFor();
  await page.getByRole('button', { name: /选 1|确认/ }).click();
  await page.getByText('第1版').first().waitFor({ timeout: 5_000 });
  await page.close();
});

it.skipIf(noBrowser)('compares with a day that was typed or picked, in the language of the page', async () => {
  const page = await desk.page('何静', '/reports');
  await page.getByLabel('对比日期').click();
  await page.locator('.ant-picker-header').getByText('2022年').waitFor();
  await page.getByRole('columnheader', { name: '一', exact: true }).waitFor();
  await page.getByLabel('对比日期').fill('2022-7-27');
  await page.keyboard.press('Enter');
  await page.waitForURL(/against=2022-07-27/);
  await page.getByText(/7月27日没有这个报表|与7月27日相比/).waitFor();
  await page.getByRole('button', { name: '催报 西沟村2号网格' }).waitFor();
  await page.close();
});

it.skipIf(noBrowser)('is worked with the keyboard alone, and keeps its place', async () => {
  const page = await desk.page('何静', '/reports?unit=2111');
  const value = page.locator('.reports-value').first();
  await value.focus();
  await page.keyboard.press('Enter');
  await figure(page).waitFor();
  // Nobody closes what has not opened yet.
  await page.locator('[class*=panel-motion]').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await figure(page).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate('document.activeElement.className'), { timeout: 5_000 }).toBe('reports-value');
  await page.getByRole('button', { name: /^办理/ }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  await expect
    .poll(() => page.evaluate("document.activeElement.getAttribute('role')"), { timeout: 5_000 })
    .toMatch(/menu/);
  await page.close();
});

it.skipIf(noBrowser)('offers no act to a person without the right, and no unit of others', async () => {
  const page = await desk.page('王芳', '/reports');
  await page.getByTestId('total 21111-expected').waitFor();
  expect(await page.getByRole('button', { name: /^办理/ }).count()).toBe(0);
  await page.goto(`${desk.address}/reports?unit=2111`);
  await page.getByText('您的岗位没有这个权限').waitFor();
  await page.close();
});

it.skipIf(noBrowser)('is printed in the official layout', async () => {
  const page = await desk.page('何静', '/reports');
  await page.getByRole('link', { name: '打印' }).first().click();
  await page.getByRole('heading', { name: '河湾镇疫情防控日报表' }).waitFor();
  await page.getByText(/填报人：何静.*审核人/).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav.menu').isVisible()).toBe(false);
  expect(await page.getByRole('cell', { name: '合计' }).isVisible()).toBe(true);
  await page.close();
});

it.skipIf(noBrowser)('fits a phone, in English and dark as well, also with a figure open', async () => {
  const page = await desk.page('何静', '/reports?reading=running', {
    ...{ locale: 'en', theme: 'dark', viewport: viewports.phone },
  });
  await page.getByText(/Running totals since/).waitFor();
  expect(await wide(page)).toBe(0);
  await page.goto(`${desk.address}/reports?field=returnees`);
  await figure(page).waitFor();
  expect(await wide(page)).toBe(0);
  await page.close();
});

it.skipIf(noBrowser)('no browser has complained', () => {
  expect(desk.complaints.filter((line) => !line.includes('ERR_') && !line.includes('403'))).toEqual([]);
});
