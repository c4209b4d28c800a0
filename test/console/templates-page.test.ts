import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, noBrowser, openDesk, viewports } from '../support/desk.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const AA = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

it.skipIf(noBrowser)(
  'a form is switched on for an area chosen in a tree that is read after it was opened, and off again',
  async () => {
    const page = await desk.page('唐文', '/templates');
    let answer = (): void => undefined;
    const isClicked = new Promise<void>((done) => (answer = done));
    await page.route('**/templates/areas*', async (route) => {
      await isClicked;
      await route.continue();
    });
    const flood = page.getByTestId('form-flood');
    await flood.getByRole('button', { name: '启用' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    answer();
    await page.locator('.ant-select-tree-switcher_close').first().click();
    await page.getByText('平川县 · 县（区）').click();
    await dialog.getByLabel('依据').fill('县防指3号');
    await dialog.getByRole('button', { name: '启用' }).click();
    await page.getByTestId('said').getByText('平川县').waitFor();
    await page
      .getByRole('button', { name: /关\s?闭/ })
      .last()
      .click();
    await flood.getByRole('cell', { name: '县防指3号' }).waitFor();
    expect(desk.town.bot.engine.org.activations()).toContainEqual(
      expect.objectContaining({ template: 'flood', area: '21', from: '2022-07-28', basis: '县防指3号' }),
    );
    await flood.getByRole('button', { name: '停用 平川县' }).click();
    await page.getByTestId('said').last().getByText('停用').waitFor();
    await flood.getByText('没有启用').waitFor();
  },
);

it.skipIf(noBrowser)('an alias is tried before it is saved, and understood in the group when it is', async () => {
  const page = await desk.page('唐文', '/templates/epidemic');
  const tried = page.getByTestId('tried');
  await page.getByLabel('按当前填写的模板（保存前）说明会怎样理解').fill('务工回流2人，其余零');
  await tried.getByText('不是报送').or(tried.getByText('有错')).waitFor();
  await page.getByRole('button', { name: '修改 返乡人员' }).click();
  const aliases = page.getByRole('dialog').getByLabel('别名（群里的其他叫法）');
  await aliases.fill('汇总');
  await aliases.press('Enter');
  await tried.getByTestId('faults').getByText('返乡人员 “汇总” 是命令用词').waitFor();
  await aliases.press('Backspace');
  await aliases.fill('务工回流');
  await aliases.press('Enter');
  await tried.getByText('上报数字').waitFor();
  await page.getByRole('button', { name: /完\s?成/ }).click();
  await page.getByRole('button', { name: /保\s?存/ }).click();
  await page.getByText('已保存').waitFor();
  expect((await desk.town.says('王芳', '西沟村', '务工回流2人')).join()).toContain('返乡人员2');
});

it.skipIf(noBrowser)('a new form is made on a page of its own', async () => {
  const page = await desk.page('唐文', '/templates/new');
  await page.getByLabel('代码').fill('heat');
  await page.getByLabel('模板名称').fill('高温防暑');
  await page.getByRole('button', { name: '添加填报项' }).click();
  await page.getByRole('dialog').getByLabel('名称', { exact: true }).fill('中暑人数');
  await page.getByRole('button', { name: /完\s?成/ }).click();
  await page.getByLabel('按当前填写的模板（保存前）说明会怎样理解').fill('中暑1人');
  await page.getByTestId('tried').getByText('上报数字').waitFor();
  await page.getByRole('button', { name: /保\s?存/ }).click();
  await page.getByRole('heading', { name: '高温防暑' }).waitFor();
  await page.waitForURL(/\/templates\/heat$/);
  expect(desk.town.bot.engine.org.template('heat')?.fields).toMatchObject([{ label: '中暑人数', kind: 'people' }]);
});

it.skipIf(noBrowser)(
  'a town sees a form it may not change, in English, dark, on a phone, without sideways scrolling',
  async () => {
    const page = await desk.page('何静', '/templates/epidemic', {
      ...{ locale: 'en', theme: 'dark', viewport: viewports.phone },
    });
    await page.getByRole('heading', { name: 'Epidemic control' }).waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    expect(await page.getByLabel('Name of the form').isDisabled()).toBe(true);
    const wide = 'document.documentElement.scrollWidth - innerWidth';
    expect(await page.evaluate(wide)).toBe(0);
    await page.goto(`${desk.address}/templates`);
    await page.getByTestId('form-flood').waitFor();
    expect(await page.evaluate(wide)).toBe(0);
    expect(await page.getByRole('link', { name: 'New form' }).count()).toBe(0);
  },
);

it.skipIf(noBrowser)('the page of one form meets WCAG AA in both themes', async () => {
  for (const theme of ['light', 'dark'] as const) {
    const page = await desk.page('唐文', '/templates/epidemic', { theme, viewport: viewports.desk });
    await page.getByTestId('tried').waitFor({ state: 'attached' });
    await page.evaluate(AXE);
    const found = await page.evaluate<string[]>(
      `${AA}.then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)))`,
    );
    expect(found).toEqual([]);
  }
});

it.skipIf(noBrowser)('no browser has complained', () => {
  expect(desk.complaints.filter((line) => !line.includes('ERR_'))).toEqual([]);
});
