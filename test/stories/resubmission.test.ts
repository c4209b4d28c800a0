import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await openTown();
  await town.says('王芳', '西沟村', '返乡2');
  await town.says('张建国', '西沟村', '/报送');
  await town.says('张建国', '西沟村', '1');
  await town.says('何静', '河湾镇', '/报送');
  await town.says('何静', '河湾镇', '1');
});
afterEach(() => town.stop());

it('what changes after a roll-up was submitted is told to those who submitted and to those who received it', async () => {
  const before = town.heard('平川县').length;
  await town.says('王芳', '西沟村', '更正 返乡3');
  await town.later(10);
  const told = town.heard('平川县').slice(before).join('\n');
  expect(told).toContain('河湾镇第1版');
  expect(told).not.toContain('西沟村第1版');
  expect(town.heard('河湾镇').join('\n')).toContain('河湾镇第1版报送后有变动');
  expect(town.heard('松江市').join('\n')).not.toContain('变动');
  expect(await town.says('张建国', '西沟村', '/溯源 1号网格 返乡')).toEqual([
    expect.stringContaining('返乡人员3人，经过2次'),
  ]);
  expect(town.incidents).toEqual([]);
});

it('many changes make one message to a group, with one line for each unit', async () => {
  const before = town.heard('平川县').length;
  await town.says('王芳', '西沟村', '更正 返乡3');
  await town.says('李强', '西沟村', '返乡1');
  await town.later(1);
  await town.says('王芳', '西沟村', '更正 返乡5');
  await town.says('王芳', '西沟村', '更正 返乡4');
  expect(town.heard('平川县').slice(before)).toEqual([]);
  await town.later(10);
  const [told = '', ...more] = town.heard('平川县').slice(before);
  expect(more).toEqual([]);
  expect(told.split('\n').sort()).toEqual([
    '更正：西沟村1号网格 7月28日 河湾镇第1版报送后有变动：返乡人员+2',
    '更正：西沟村2号网格 7月28日 河湾镇第1版报送后有变动：返乡人员+1',
  ]);
});

it('what a newer version has in it is not told again', async () => {
  await town.says('王芳', '西沟村', '更正 返乡3');
  await town.says('何静', '河湾镇', '/报送');
  await town.says('何静', '河湾镇', '1');
  const before = town.heard('平川县').length;
  await town.later(10);
  expect(town.heard('平川县').slice(before).join('\n')).not.toContain('河湾镇第1版');
});
