import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

describe('a day of the daily report', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('takes a report in five ways and confirms each in one line', async () => {
    expect(await town.says('王芳', '西沟村', '/零报告')).toEqual(['✓ 西沟村1号网格 7月28日 零报告（08:00 按时）']);
    expect(await town.says('李强', '西沟村', '返乡2 居隔2')).toEqual([
      '✓ 西沟村2号网格 7月28日 返乡人员2 居家隔离2（08:00 按时）',
    ]);
    expect(town.incidents).toEqual([]);
  });
});
