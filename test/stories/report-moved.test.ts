// A unit that is moved during the day: its figure stays where it was counted, and every view says the same.
import { expect, it } from 'vitest';
import { NOTHING } from '../../src/ports.ts';
import { openTown, UNITS } from '../support/town.ts';

it('/溯源 adds up to the sum', async () => {
  const town = await openTown();
  await town.says('王芳', '西沟村', '返乡1');
  await town.says('周丽', '东沟村', '返乡4');
  const moved = UNITS.filter(({ code }) => code === '21121').map((unit) => ({ ...unit, parent: '2121' }));
  await town.store.commit([{ ...NOTHING, units: moved }]);
  await town.later(1);
  expect((await town.says('何静', '河湾镇', '/汇总')).join()).toContain('返乡人员5人');
  expect(await town.says('何静', '河湾镇', '/溯源 返乡')).toEqual([
    '河湾镇 7月28日 返乡人员5人（还有6个未报），来自：\n东沟村 4人（报这个数的下级已调走）\n西沟村1号网格 1人 王芳 08:00：“返乡1”',
  ]);
  expect(await town.says('马东', '东沟村', '/溯源 返乡')).toEqual([
    '东沟村 7月28日 返乡人员4人（还有1个未报），来自：\n东沟村 4人（报这个数的下级已调走）',
  ]);
  expect(town.incidents).toEqual([]);
  await town.stop();
});
