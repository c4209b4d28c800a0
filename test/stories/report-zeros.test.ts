// One message with the zero of several forms.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.says('唐文', '松江市', '/启用 网格巡查 松江市 至8月31日 依据 市网格办1号');
  await town.says('唐文', '松江市', '/启用 防汛 松江市 至8月31日 依据 市防指1号');
  await town.later(1);
});
afterAll(async () => {
  expect(town.incidents).toEqual([]);
  await town.stop();
});

it('each form with its own zero is kept', async () => {
  expect(await town.says('王芳', '西沟村', '疫情零报告，网格巡查零报告')).toEqual([
    '✓ 西沟村1号网格 7月28日 疫情防控 零报告（08:01 按时）\n✓ 西沟村1号网格 7月28日 网格巡查 零报告（08:01 按时）',
  ]);
});

it('one that the unit does not owe is said, and nothing is kept', async () => {
  expect(await town.says('李强', '西沟村', '疫情零报告，防汛零报告')).toEqual([
    '西沟村2号网格不用报防汛值守，这条没有记。要报的是疫情防控、网格巡查，没有情况发：零报告',
  ]);
});

it('where people were reported before, each form is asked for by itself', async () => {
  await town.says('赵敏', '西沟村', '返乡2');
  await town.later(1);
  expect(await town.says('赵敏', '西沟村', '疫情零报告，网格巡查零报告')).toEqual([
    '疫情防控、网格巡查里有已报人数的，这条没有记，请一种一条分开发，例：疫情防控零报告',
  ]);
});

it('of some of the forms named with one zero it is said how to send them', async () => {
  expect(await town.says('刘海', '西沟村', '疫情、防汛零报告')).toEqual([
    '“疫情、防汛零报告”写了几种报表，请一种一条分开发，例：疫情零报告。各种都没有情况就只发：零报告',
  ]);
});

it('of several days it is said which were left as they are', async () => {
  await town.says('孙伟', '西沟村', '疫情 返乡2');
  await town.until('08:00');
  await town.until('09:00');
  expect(await town.says('孙伟', '西沟村', '疫情防控 补7.28-7.29 零报告')).toEqual([
    '✓ 西沟村6号网格 7月29日 疫情防控 零报告（09:00 按时）\n没有记：7月28日（已报有人数，要改请发：更正）',
  ]);
});
