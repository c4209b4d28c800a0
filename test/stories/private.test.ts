import { expect, it } from 'vitest';
import { openTown } from '../support/town.ts';

const SPOKEN: readonly [who: string, where: string, text: string][] = [
  ['王芳', '西沟村', '返乡13912345678'],
  ['王芳', '西沟村', '发热0，返乡139 1234 5678'],
  ['王芳', '西沟村', '代13912345678 零报告'],
  ['张建国', '西沟村', '/溯源 13912345678'],
  ['张建国', '西沟村', '/汇总 13912345678'],
  ['谢飞', '平川县', '/台账 13912345678'],
  ['谢飞', '平川县', '督查 西沟村 一三九一二三四五六七八未登记 明天10点前'],
  ['张建国', '西沟村', '/指令 有事找139-1234-5678'],
  ['路人', '西沟村', '/报到 13912345678'],
];

it('whatever is answered, no phone number comes back', async () => {
  const town = await openTown();
  for (const [who, where, text] of SPOKEN) await town.says(who, where, text);
  const heard = town.channel.heard.map(({ text }) => text).join('\n');
  expect(heard).toContain('139****5678');
  expect(heard.replace(/[^\d一二三四五六七八九]/g, '')).not.toMatch(/13912345678|一三九一二三四五六七八/);
  expect(town.incidents).toEqual([]);
  await town.stop();
});
