// A newcomer's first minutes with the real program: the printed link, Today, and the sandbox beside it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxTexts } from '../../src/texts/console/sandbox.ts';
import { noBrowser, viewports } from '../support/desk.ts';
import { openProgram, type Program } from '../support/program.ts';

const t = sandboxTexts['zh-CN'];
/** The journey of a whole day through the whole city. */
const JOURNEY = 60_000;
/** One transparent point. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describe.skipIf(noBrowser)('the sandbox in a browser', () => {
  let program: Program;
  let today: Page;
  let page: Page;
  beforeAll(async () => {
    program = await openProgram();
  });
  afterAll(() => program.stop());

  const bubbles = (on: Page) => on.locator('.bubble-row');
  const heard = (text: string | RegExp, on = page) => bubbles(on).filter({ hasText: text });
  const send = async (text: string, on = page) => {
    const box = on.getByLabel(t.message, { exact: true }).last();
    await box.fill(text);
    await box.press('Enter');
  };
  const travel = async (button: string | RegExp) => {
    await page.getByRole('button', { name: button }).click();
    await page.getByText(t.travelling).waitFor();
    await page.getByText(t.travelling).waitFor({ state: 'detached', timeout: JOURNEY });
  };
  const reported = async () => Number(await today.getByTestId('reported').first().textContent());
  const understood = (on = page) => on.getByTestId('understood');

  it('a newcomer signs in through the printed link and sees Today', async () => {
    today = await program.open(program.welcome);
    await today.getByLabel('登录名').fill('newcomer');
    await today.getByLabel('密码', { exact: true }).fill('correct horse battery');
    await today.getByRole('button', { name: '开始使用' }).click();
    await today.getByRole('link', { name: '沙盒' }).waitFor();
    await program.signedIn(today);
  });

  it('the sandbox opens in his village group as a grid worker, with something to try', async () => {
    page = await program.open('/sandbox');
    await page.getByRole('heading', { name: /东华社区群/ }).waitFor();
    await page.locator('.speaker').filter({ hasText: '网格员' }).waitFor();
    await travel(t.jumps['明天8:00'] ?? '');
    expect(await page.getByRole('timer').textContent()).toContain('08:00');
    await today.getByTestId('reported').first().waitFor();
  });

  it('零报告 is answered, and a second later Today counts one more', async () => {
    const before = await reported();
    await page.getByRole('button', { name: '零报告', exact: true }).click();
    await heard(/✓.*1号网格.*零报告/).waitFor();
    const more = new RegExp(`^${before + 1}$`);
    await today.getByTestId('reported').filter({ hasText: more }).first().waitFor({ timeout: 1_500 });
  });

  it('beside it stands what the bot understood, and by which rule', async () => {
    await page.locator('.summary').filter({ hasText: '零报告' }).waitFor();
    const words = await understood().textContent();
    for (const part of ['零报告的说法', 'zero_phrase', '1号网格', '/零报告', '有权限', '没有写的都是 0'])
      expect(words).toContain(part);
    await send('返乡-1');
    await understood().filter({ hasText: '人数不能是负数' }).waitFor();
    await send('/指令 今晚值守');
    await understood().filter({ hasText: '无权限' }).waitFor();
  });

  it('when the time is moved to the cut-off the reminder and the missing list arrive, here and on Today', async () => {
    await travel(/到截止 16:00/);
    await heard(/还没收到：东华社区2-7号网格/).waitFor();
    await heard(/16:00已截止，未报6个/).waitFor();
    const owing = Number((await today.getByTestId('missing').first().textContent()) ?? '0');
    expect(owing).toBeGreaterThan(100);
    await today.locator('.lagging li').first().waitFor();
    await page.locator('.row .unread').first().waitFor();
    const villages = page.getByRole('button', { name: /村（社区）群/ });
    expect(await villages.locator('.unread').textContent()).toBe('99+');
    expect(
      await page
        .getByRole('button', { name: /网格群/ })
        .locator('.unread')
        .count(),
    ).toBe(0);
  });

  it('time only moves forward, and says so', async () => {
    const to = page.getByLabel(t.clockTo);
    await to.fill('2022-01-01T08:00');
    await to.press('Enter');
    await page.getByRole('alert').filter({ hasText: '时间只能往前走' }).waitFor();
    await to.fill('+1m');
    await to.press('Enter');
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('a message is quoted by a click, and members are called with @', async () => {
    const bot = heard(/已截止，未报6个/);
    await bot.hover();
    await bot.getByRole('button', { name: t.quote }).click();
    await page.locator('.quoting').waitFor();
    const box = page.getByLabel(t.message, { exact: true }).last();
    await box.fill('马上催 ');
    await box.press('End');
    await box.pressSequentially('@Grid');
    await page.locator('.ant-mentions-dropdown').getByText('Gridline').waitFor();
    await box.press('Enter');
    await box.press('Enter');
    const mine = page.locator('.bubble-row.mine').filter({ hasText: '马上催' });
    await mine.locator('blockquote').filter({ hasText: '已截止' }).waitFor();
    expect(await mine.locator('.call').textContent()).toBe('@Gridline');
    expect(await page.locator('.quoting').count()).toBe(0);
  });

  it('a picture is shown to everybody', async () => {
    await page.locator('input[type=file]').setInputFiles({ name: 'a.gif', mimeType: 'image/gif', buffer: PIXEL });
    const picture = page.locator('.bubble-picture img');
    await picture.waitFor();
    const width =
      "const [image] = document.querySelectorAll('.bubble-picture img'); image.decode().then(() => image.naturalWidth)";
    expect(await page.evaluate(width)).toBe(1);
  });

  it('接龙: one begins it, the next adds his row', async () => {
    const chain = page.getByRole('button', { name: /^接\s?龙$/ });
    const dialog = page.getByRole('dialog');
    const submit = async (fields: Readonly<Record<string, string>>) => {
      await chain.click();
      for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
      await dialog.getByRole('button', { name: /发\s?送/ }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    // He signs with his grid unless he says otherwise.
    await submit({ [t.chainTitle]: '疫情日报', [t.chainLine]: '零报告' });
    await page.locator('.chain li').filter({ hasText: '1号网格 零报告' }).waitFor();
    await submit({ [t.chainName]: '2号网格', [t.chainLine]: '返乡1' });
    const last = page.locator('.chain').last();
    await last.locator('li').nth(1).filter({ hasText: '2号网格 返乡1' }).waitFor();
    const rows = understood().locator('li');
    await rows.filter({ hasText: '2号网格 返乡人员 1' }).waitFor();
    expect(await rows.first().textContent()).toContain('零报告');
  });

  it('one speaks as somebody else, and with the bot alone', async () => {
    await page.getByRole('combobox', { name: t.speaksAs }).fill('网格长');
    await page.locator('.ant-select-item-option').filter({ hasText: '网格长' }).first().click();
    await page.locator('.speaker').filter({ hasText: '网格长' }).waitFor();
    await page.locator('.row').filter({ hasText: 'Gridline' }).first().click();
    await send('/我是谁');
    await heard('东华社区').last().waitFor();
    expect(new URL(page.url()).searchParams.get('room')).toBe('bot');
  });

  it('whom one spoke as before is at hand again, and what he was told alone stays listed', async () => {
    const leader = (await page.locator('.speaker').textContent()) ?? '';
    await page.getByRole('combobox', { name: t.speaksAs }).click();
    const before = page.locator('.ant-select-item').filter({ hasText: t.spokenBefore });
    await before.waitFor();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByText(t.silent).waitFor();
    await page.getByRole('button', { name: t.privates }).click();
    await page.locator('.row').filter({ hasText: '东华社区' }).filter({ hasText: '的私聊' }).click();
    await heard('东华社区').last().waitFor();
    expect(await page.locator('.speaker').textContent()).toBe(leader);
  });

  it('groups are found by name and by tier, with the keys alone', async () => {
    await page.getByRole('button', { name: '村（社区）群' }).click();
    await page.locator('.branch-head').filter({ hasText: '茂林镇' }).click();
    await page.locator('.fold .fold .row').first().waitFor();
    await page.getByLabel(t.search, { exact: true }).first().fill('茂林镇');
    await page.getByText(/找到 \d+ 个群/).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /茂林镇/ }).waitFor();
    await page.locator('.outsider').waitFor();
    await page.getByLabel(t.message, { exact: true }).last().press('Escape');
    await page.getByText(t.choose).waitFor();
  });

  it('a scripted day plays itself as fast as it goes', { timeout: 300_000 }, async () => {
    await page.goBack();
    await page.getByRole('button', { name: t.day }).click();
    const form = page.locator('.day-form');
    await form.getByLabel(t.speed).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '最快' }).click();
    await form.getByRole('button', { name: /开\s?始/ }).click();
    await page.locator('.day-progress').filter({ hasText: '正在演示' }).waitFor();
    await page.locator('.day-said').waitFor();
    await page.locator('.day-progress').filter({ hasText: '演示结束' }).waitFor({ timeout: 240_000 });
    expect(await page.locator('.day-progress').textContent()).toMatch(/第 (\d+) 句，共 \1 句/);
    await page.getByRole('button', { name: /查\s?看/ }).click();
    await page.locator('.bubble-row.by-bot').first().waitFor();
  });

  it('a line that is cut is told, and what was missed arrives', async () => {
    const room = new URL(page.url()).searchParams.get('room') ?? '';
    program.cut();
    await page.getByRole('alert').filter({ hasText: t.lost }).waitFor();
    const body = { as: '2203-duty-1', room, text: '断线时说的话' };
    const people = await fetch(`${program.running.address}/api/sandbox/rooms/members?room=${room}`);
    const { members } = (await people.json()) as { members: { id: string }[] };
    const answer = await fetch(`${program.running.address}/api/sandbox/messages`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ ...body, as: members[0]?.id }),
    });
    expect(answer.status).toBe(202);
    program.mend();
    await heard('断线时说的话').waitFor();
    await page.locator('.chat-lost').waitFor({ state: 'detached' });
  });

  it('fits a phone, in English and dark as well', async () => {
    const phone = await program.open('/sandbox', { viewport: viewports.phone, locale: 'en', theme: 'dark' });
    const en = sandboxTexts.en;
    await phone.getByRole('button', { name: '/summary' }).click();
    await phone.locator('.summary').last().click();
    await understood(phone).filter({ hasText: 'A command word' }).waitFor();
    await phone.keyboard.press('Escape');
    await understood(phone).waitFor({ state: 'detached' });
    await phone.getByRole('button', { name: en.back }).click();
    await phone.locator('.row').first().waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await phone.locator('.row').nth(1).click();
    await phone.locator('.chat-title').waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  });

  it('no browser has complained', () => {
    // Besides the time that would have gone backwards, and the line that was cut.
    expect(program.complaints.filter((line) => !/ERR_|status of 409/.test(line))).toEqual([]);
  });
});
