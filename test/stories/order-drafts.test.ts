// What is only drafted is no order: it has no number, and leaves none missing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.stop());
const county = (words: string) => town.says('罗平', '平川县', words);
const issuedAs = async () => (await county('1'))[0];

it('a draft that is dropped, or left alone, takes no number', async () => {
  expect((await county('/指令 今晚开会'))[0]).toMatch(/^待确认：今晚开会\n今晚开会\n发给14个单位/);
  expect(await county('2')).toEqual(['✓ 已取消，没有下发']);
  await county('/指令 明早开会');
  await town.later(11);
  expect(await county('1')).toEqual([]);
  await county('/指令 后天开会');
  await county('/指令 范围：村 今晚值守');
  expect(await issuedAs()).toContain('✓ 令1 已下发：3个单位');
  await county('/指令 范围：村 今晚巡河');
  expect(await issuedAs()).toContain('✓ 令2 已下发');
  expect(town.heard('西沟村').filter((line) => line.startsWith('【令'))).toHaveLength(2);
});

it('a second 1 issues nothing', async () => {
  await county('/指令 范围：村 清点沙袋');
  expect(await issuedAs()).toContain('✓ 令3 已下发');
  expect(await county('1')).toEqual([]);
  expect(town.heard('西沟村').filter((line) => line.includes('清点沙袋'))).toHaveLength(1);
});

it('a limit is the one that was shown, however late it is confirmed', async () => {
  await town.until('20:28');
  expect((await county('/指令 范围：村 签收：20:50前 反馈 水位(米) 21点前 查看水位'))[0]).toContain('7月28日21:00前');
  await town.later(5);
  expect(await issuedAs()).toContain('✓ 令4 已下发');
  expect(town.heard('西沟村').at(-1)).toContain('20:50前回复“收到”；21:00前反馈水位');
});

it('a limit that passes before it is confirmed is said to have passed', async () => {
  await town.until('20:58');
  await county('/指令 范围：村 反馈 雨量 21点前 查看雨量');
  await town.later(5);
  expect(await county('1')).toEqual(['21:00已经过了，令没有下发，请改时间重发']);
  expect(town.heard('西沟村').filter((line) => line.includes('查看雨量'))).toEqual([]);
});

it('numbers belong to orders that have been issued', async () => {
  expect(await county('/指令 取消 3')).toEqual(['令3 已下发，不能再这样操作']);
  expect(await county('/指令 确认 9')).toEqual(['没有令9，请核对编号']);
});

it('what is kept of a draft has its phone numbers blanked', async () => {
  expect((await county('/指令 范围：村 有事打13812345678'))[0]).toContain('138****5678');
  expect(JSON.stringify(await town.redis.client().hgetall('{test}:d:question'))).not.toContain('13812345678');
  expect(await issuedAs()).toContain('✓ 令5 已下发');
  expect(town.heard('西沟村').at(-1)).toContain('有事打138****5678');
  expect(town.incidents).toEqual([]);
});
