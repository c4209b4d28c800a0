// The page of findings in a real browser: the ledger, a review from the queue, a new finding, photos, a phone.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ledger } from '../../src/console/wire/findings.ts';
import { type Desk, noBrowser, openDesk, viewports } from '../support/desk.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await writeFile(join(desk.mediaDir, 'defect.png'), PNG);
  await desk.town.says('谢飞', '平川县', '/督查 西沟村卡口 登记本空白');
  await desk.town.says('谢飞', '平川县', '', { image: 'defect.png' });
  await desk.town.says('谢飞', '平川县', '/督查 柳林村河堤 管涌');
  await desk.town.says('谢飞', '平川县', '/督查 东沟村卡口 无人值守');
  await desk.town.says('张建国', '西沟村', '整改 1 登记本已补齐');
  await desk.town.says('马东', '东沟村', '整改 3 两人在岗');
  await desk.town.later(60);
});
afterAll(() => desk.stop());

it.skipIf(noBrowser)('lists the ledger, narrows it, and moves by itself', async () => {
  const page = await desk.page('罗平', '/findings');
  await page.getByText('柳林村河堤').waitFor();
  await page.getByText('共3条，其中逾期1条').waitFor();
  await page.getByRole('tab', { name: '待办 2' }).waitFor();
  await page.getByRole('button', { name: /^逾期/ }).click();
  await page.getByText('共1条，其中逾期1条').waitFor();
  expect(await page.locator('.light.red').textContent()).toContain('红');
  await page.getByRole('button', { name: /^全部/ }).click();
  await page.getByRole('searchbox').fill('卡口 登记');
  await page.keyboard.press('Enter');
  await page.getByText('共1条，其中逾期0条').waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('卡口 登记');
  await desk.town.says('谢飞', '平川县', '/督查 石桥镇卡口 登记表未签字');
  await page.getByText('共2条，其中逾期0条').waitFor();
});

it.skipIf(noBrowser)('reviews from the queue: one is returned with a reason and a limit, one is closed', async () => {
  const page = await desk.page('谢飞', '/findings?tab=queue');
  const first = page.locator('.waiting li', { hasText: '督1' });
  await first.getByRole('button', { name: '复查不通过' }).click();
  await page.getByLabel('哪里没有改到位').fill('还缺7月27日');
  await page.getByLabel(/整改时限/).fill('2022-07-30 18:00');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByTestId('said').getByText('退回重改，限7月30日18:00').waitFor();
  await page.getByRole('button', { name: '关闭' }).last().click();
  await first.waitFor({ state: 'detached' });
  await page.locator('.waiting li', { hasText: '督3' }).getByRole('button', { name: '复查通过' }).click();
  await page.getByTestId('said').getByText('已销号').waitFor();
  await page.getByText('没有待办的问题').waitFor();
});

it.skipIf(noBrowser)('tells the story of one with its photo, and offers nothing to who may do nothing', async () => {
  const page = await desk.page('何静', '/findings/1');
  await page.getByText('还缺7月27日').waitFor();
  await page.getByRole('img', { name: /现场/ }).waitFor();
  const width = () => page.evaluate("document.querySelector('.photos img').naturalWidth");
  await expect.poll(width).toBe(1);
  expect(await page.getByRole('button', { name: /复查|签收|改派/ }).count()).toBe(0);
});

it.skipIf(noBrowser)('takes a new finding from its form', async () => {
  const page = await desk.page('罗平', '/findings');
  await page.getByRole('button', { name: '新增督查' }).click();
  await page.getByRole('combobox', { name: '责任单位' }).fill('柳林');
  await page.getByText('平川县石桥镇柳林村', { exact: true }).last().click();
  await page.getByLabel(/^点位/).fill('村口');
  await page.getByLabel('问题描述').fill('测温枪损坏');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByTestId('said').getByText('已交办柳林村').waitFor();
  const { body } = await (await desk.as('罗平')).get<Ledger>('/findings', { unit: '2121', q: '测温枪' });
  expect(body.rows).toMatchObject([{ place: '柳林村村口', unit: '2121', status: 'assigned' }]);
});

it.skipIf(noBrowser)('drafts a bulletin that may be changed, and shows look-backs in their month', async () => {
  const page = await desk.page('罗平', '/findings?tab=bulletin');
  const draft = page.getByLabel(/通报草稿/);
  await draft.fill(`${await draft.inputValue()}\n请各单位核对。`);
  expect(await page.locator('pre.print-only').textContent()).toMatch(/关于平川县督查情况的通报[^]*请各单位核对。$/);
  await page.getByRole('tab', { name: '回头看' }).click();
  const looks = page.locator('.looks a', { hasText: '督3' });
  await page.getByRole('button', { name: '下个月' }).click();
  await looks.click();
  await page.getByRole('heading', { name: /督3/ }).waitFor();
});

it.skipIf(noBrowser).each(['', '?tab=queue', '?tab=calendar', '?tab=bulletin', '/1'])(
  'fits a phone, dark and in English: /findings%s',
  async (path) => {
    const page = await desk.page('罗平', `/findings${path}`, {
      ...{ locale: 'en', theme: 'dark', viewport: viewports.phone },
    });
    await page.locator('.findings').waitFor();
    await page.locator('.state[role=status]').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  },
);

it.skipIf(noBrowser)('no browser has complained', () => {
  expect(desk.complaints.filter((line) => !line.includes('ERR_'))).toEqual([]);
});
