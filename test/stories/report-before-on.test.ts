// A day before the form was switched on is not owed; the answer says since when it runs.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.incidents).toEqual([]);
  await town.stop();
});

it('a backfill of such a day says since when', async () => {
  const said = ['疫情防控7月28日起才启用，西沟村1号网格7月27日不用报'];
  expect(await town.says('王芳', '西沟村', '补7月27日 返乡2')).toEqual(said);
  expect(await town.says('王芳', '西沟村', '昨天零报告')).toEqual(said);
  expect(await town.says('张建国', '西沟村', '代1号网格 昨天零报告')).toEqual(said);
});

it('a message about such a day and a later one is not kept, and says what to leave out', async () => {
  expect(await town.says('王芳', '西沟村', '昨天和今天零报告')).toEqual([
    '疫情防控7月28日起才启用，西沟村1号网格7月27日不用报，这条没有记，请只报启用以后的',
  ]);
  expect(await town.says('张建国', '西沟村', '/未报')).toEqual([expect.stringContaining('未报6')]);
});

it('each form has its own first day; a day on which one runs is taken', async () => {
  await town.says('唐文', '松江市', '/启用 网格巡查 松江市 7月29日至8月31日 依据 市网格办1号');
  expect(await town.says('王芳', '西沟村', '昨天零报告')).toEqual([
    '疫情防控7月28日起、网格巡查7月29日起才启用，西沟村1号网格7月27日不用报',
  ]);
  await town.later(24 * 60);
  expect(await town.says('王芳', '西沟村', '昨天零报告')).toEqual([expect.stringContaining('补报')]);
});
