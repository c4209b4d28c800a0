// What holds for every page: readable for everybody, no wider than a phone, nothing to complain about, in both languages and themes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageListed, PAGES } from '../../console/pages/list.ts';
import { type Desk, noBrowser, openDesk, viewports } from '../support/desk.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const AA = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };
const pages = PAGES.filter(({ only }: PageListed) => only === undefined);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.town.says('王芳', '西沟村', '返乡2人');
  await desk.town.says('李强', '西沟村', '零报告');
  await desk.town.says('谢飞', '河湾镇', '督查 西沟村卡口 登记本空白 明天10点前');
  await desk.town.says('罗平', '平川县', '/指令 急 签收30分钟 范围 乡镇 今晚有暴雨');
  await desk.town.says('罗平', '平川县', '1');
});
afterAll(() => desk.stop());

describe.skipIf(noBrowser)('every page', () => {
  it.each(pages.map(({ name, path }) => [name, path]))('%s meets WCAG AA on a desk and a phone', async (_, path) => {
    const looks = [
      { theme: 'light', locale: 'zh-CN', viewport: viewports.desk },
      { theme: 'dark', locale: 'en', viewport: viewports.phone },
    ] as const;
    for (const look of looks) {
      const page = await desk.page('唐文', path, look);
      await page.locator('main > *').first().waitFor();
      await page.locator('main .state[role=status], main .ant-spin-spinning').first().waitFor({ state: 'detached' });
      await page.evaluate(AXE);
      const found = await page.evaluate<Violation[]>(
        `axe.run(document, ${JSON.stringify(AA)}).then(({ violations }) => violations)`,
      );
      const faults = found.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${look.theme} ${id}: ${html.slice(0, 160)}`),
      );
      expect(faults).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  it('has complained about nothing', () => {
    expect(desk.complaints).toEqual([]);
  });
});

it.skipIf(noBrowser)('a person without a right finds no way to a page, and no page behind its address', async () => {
  const page = await desk.page('王芳', '/');
  await page.getByRole('navigation').waitFor();
  const shown = await page.getByRole('navigation').getByRole('link').allTextContents();
  expect(shown).toContain('今日');
  expect(shown).not.toContain('模板');
  await page.goto(`${desk.address}/templates`);
  await page.getByText('没有这个页面').waitFor();
});
