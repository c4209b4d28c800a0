import { expect, it } from 'vitest';
import { openTown } from '../support/town.ts';

it('somebody unknown is told once a day how to join, and whoever keeps the roster sees him', async () => {
  const town = await openTown();
  expect(await town.says('路人', '西沟村', '零报告')).toEqual([expect.stringContaining('/报到')]);
  expect(await town.says('路人', '西沟村', '返乡2')).toEqual([]);
  expect(await town.says('路人', '西沟村', '大家辛苦了')).toEqual([]);
  expect((await town.says('张建国', '西沟村', '/名册')).join('\n')).toContain('路人');
  expect((await town.says('张建国', '西沟村', '/未报')).join('\n')).toContain('未报6');
  expect(town.incidents).toEqual([]);
  await town.stop();
});

it('in a group that is nobody’s, figures and orders are not spoken of; a private word is answered', async () => {
  const town = await openTown();
  const at = { conversation: 'anywhere' };
  const there = () => town.channel.heard.filter(({ room }) => room === 'anywhere').map(({ text }) => text);
  await town.says('张建国', 'anywhere', '/汇总', at);
  expect(there()).toEqual([expect.stringContaining('/绑定')]);
  await town.says('张建国', 'anywhere', '/指令 今晚值守', at);
  expect(there().join('\n')).not.toContain('今晚值守');
  await town.stop();
});
