import { expect, it } from 'vitest';
import { openTown } from '../support/town.ts';

const quoting = (quoted: string, answer: string) => `「Gridline：${quoted}」\n- - - - - - - - - - - - - - -\n${answer}`;

it('what is said to a quoted finding is about that finding, never about an order', async () => {
  const town = await openTown();
  await town.says('罗平', '平川县', '/指令 范围：西沟村 签收30分钟 今晚值守');
  await town.says('罗平', '平川县', '1');
  await town.says('谢飞', '平川县', '督查 西沟村卡口 登记本空白 明天10点前');
  const notice = town.heard('西沟村').find((text) => text.includes('督1')) ?? '';
  const [accepted] = await town.says('张建国', '西沟村', quoting(notice, '收到'));
  expect(accepted).toContain('督1');
  expect(accepted).not.toContain('令');
  const [mended] = await town.says('张建国', '西沟村', quoting(notice, '已整改，补登记了'));
  expect(mended).toContain('待复查');
  expect((await town.says('罗平', '平川县', '/进度 1')).join('\n')).toContain('签收0');
  expect(town.incidents).toEqual([]);
  await town.stop();
});
