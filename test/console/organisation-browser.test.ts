// The page of the organisation in a real browser: its main acts, a phone, both languages and themes.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, noBrowser, openDesk, viewports } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const at = desk.town.now();
  const listed = (id: string, { unit, role, contact }: { unit: string; role: string; contact?: string }) => {
    const posts = [{ unit, role, post: 'principal' }];
    const contacts = contact === undefined ? {} : { contacts: [{ channel: 'test', contact }] };
    const event = { type: 'imported', at, id: `list-${id}`, name: contact ?? '孔明', posts, ...contacts };
    return { kind: 'signal' as const, id: event.id, at, signal: { to: { flow: 'person', id }, event } };
  };
  const by = { person: 'setup', name: 'setup', unit: '2', unitName: '松江市' };
  const unbound = { type: 'unbound', at: at + 1, id: 'free', unitName: '柳林村', by };
  await desk.town.store.offer([
    listed('管理', { unit: '2', role: 'admin', contact: '管理' }),
    listed('p1', { unit: '2111', role: 'liaison_cadre' }),
    { kind: 'signal', id: 'free', at, signal: { to: { flow: 'room', id: 'test/room-2121' }, event: unbound } },
  ]);
  await desk.town.bot.drive.settle();
  await desk.town.says('路人', 'a@@new', '早', { conversation: 'a@@new', topic: '石桥镇柳林村防疫工作群' });
});
afterAll(() => desk.stop());

it.skipIf(noBrowser)('opens at one’s own unit, finds another one, shows it, and follows what changes', async () => {
  const page = await desk.page('唐文', '/organisation');
  await page.getByTestId('unit').getByText('唐文').waitFor();
  await page.locator('.ant-tree').getByText('平川县').waitFor();
  await page.getByLabel('按名称、代码或人名查找').fill('西沟村');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: /平川县河湾镇西沟村/ })
    .first()
    .click();
  const unit = page.getByTestId('unit');
  await unit.getByText('张建国').waitFor();
  await unit.getByText('未报到').waitFor();
  expect(new URL(page.url()).searchParams.get('unit')).toBe('2111');
  await desk.town.says('何静', '河湾镇', '/免报 西沟村 至8月3日 整村搬迁');
  await unit.getByText('整村搬迁').first().waitFor({ timeout: 8_000 });
});

it.skipIf(noBrowser)('binds a group by its name at a click', async () => {
  const page = await desk.page('高峰', '/organisation/rooms?unit=212');
  const row = page.getByRole('row', { name: /石桥镇柳林村防疫工作群/ });
  await row.getByRole('button').click();
  await page.getByTestId('said').getByText('柳林村').waitFor();
  expect(desk.town.bot.engine.org.roomOf('2121')?.key).toBe('test/a@@new');
});

it.skipIf(noBrowser)('shows what a file would change, and imports it when it is confirmed', async () => {
  const page = await desk.page('管理', '/organisation/import');
  const choose = (place: number, text: string) =>
    page
      .locator('input[type=file]')
      .nth(place)
      .setInputFiles({ name: 'file.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByText('人员表', { exact: true }).waitFor();
  await choose(0, '代码,名称,层级,上级\n2119,,村,211\n');
  await page.getByRole('button', { name: '试运行' }).click();
  await page.getByTestId('problems').getByText('file.csv 第2行').waitFor();
  await choose(0, '代码,名称,层级,上级\n2119,北沟村,村,211\n');
  await choose(1, '姓名,单位,角色\n赵四,2119,网格长\n');
  await page.getByRole('button', { name: '试运行' }).click();
  await page.getByTestId('diff').getByText('北沟村', { exact: true }).waitFor();
  expect(desk.town.bot.engine.org.unit('2119')).toBeUndefined();
  await page.getByRole('button', { name: '确认导入' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /下载报到码/ }).click();
  expect((await saved).suggestedFilename()).toBe('join-codes.csv');
  expect(desk.town.bot.engine.org.label('2119')).toBe('北沟村');
});

it.skipIf(noBrowser)('prints a slip with a code that lets its person in', async () => {
  const page = await desk.page('何静', '/organisation/codes?unit=2111');
  await page.getByRole('button', { name: '生成 1 张报到条' }).click();
  const slip = page.getByTestId('slips').locator('code');
  const typed = (await slip.textContent()) ?? '';
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.org-tabs').isVisible()).toBe(false);
  expect(await slip.isVisible()).toBe(true);
  expect(await desk.town.says('孔', '西沟村', typed)).toEqual([expect.stringContaining('孔明 已报到')]);
});

it.skipIf(noBrowser)('gives a one-time link, and offers nothing to who leads nobody', async () => {
  const page = await desk.page('何静', '/organisation/logins');
  await page.getByLabel('完整姓名').fill('张建国');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '邀请登录' }).click();
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toContain(`${desk.address}/welcome#`);
  const worker = await desk.page('王芳', '/organisation');
  await worker.locator('.org-tabs a').first().waitFor();
  expect(await worker.locator('.org-tabs a').allTextContents()).toEqual(['单位与人员']);
});

it.skipIf(noBrowser)('fits a phone, in English and dark as well', async () => {
  const look = { locale: 'en', theme: 'dark', viewport: viewports.phone } as const;
  for (const [path, seen] of [
    ['/organisation?unit=2111', 'People'],
    ['/organisation/rooms?check=without', 'Units without a group'],
    ['/organisation/import', 'Dry run'],
    ['/organisation/codes?unit=2', 'have not joined'],
    ['/organisation/logins', 'Console logins'],
  ] as const) {
    const page = await desk.page('管理', path, look);
    await page.locator('main').getByText(seen).last().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), path).toBe(0);
  }
});

it.skipIf(noBrowser)('no browser has complained', () => {
  expect(desk.complaints.filter((line) => !line.includes('ERR_'))).toEqual([]);
});
