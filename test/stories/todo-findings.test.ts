import { expect, it } from 'vitest';
import { openTown } from '../support/town.ts';

it('a finding stands on the list of whoever has to move', async () => {
  const town = await openTown();
  const list = async (who: string, where: string) => (await town.says(who, where, '/我的待办')).join('\n');
  await town.says('谢飞', '平川县', '督查 西沟村卡口 登记本空白 明天10点前');
  expect(await list('张建国', '西沟村')).toContain('整改 1');
  expect(await list('谢飞', '平川县')).not.toContain('督1');
  await town.says('张建国', '西沟村', '签收 1');
  await town.says('张建国', '西沟村', '整改 1 登记本已补齐');
  expect(await list('张建国', '西沟村')).not.toContain('督1');
  expect(await list('谢飞', '平川县')).toContain('/复查 1');
  expect(town.incidents).toEqual([]);
  await town.stop();
});
