import { expect, it } from 'vitest';
import { openTown } from '../support/town.ts';

it('what changes after a roll-up was submitted is told to those who submitted and to those who received it', async () => {
  const town = await openTown();
  await town.says('王芳', '西沟村', '返乡2');
  await town.says('张建国', '西沟村', '/报送');
  await town.says('张建国', '西沟村', '1');
  await town.says('何静', '河湾镇', '/报送');
  await town.says('何静', '河湾镇', '1');
  const before = town.heard('平川县').length;
  await town.says('王芳', '西沟村', '更正 返乡3');
  const told = town.heard('平川县').slice(before).join('\n');
  expect(told).toContain('河湾镇第1版');
  expect(told).not.toContain('西沟村第1版');
  expect(town.heard('河湾镇').join('\n')).toContain('河湾镇第1版报送后有变动');
  expect(town.heard('松江市').join('\n')).not.toContain('变动');
  await town.stop();
});
