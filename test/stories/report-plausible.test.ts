// Figures that look like slips are asked about, once, and taken.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

describe('a figure that is asked about', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());
  const ask = async (who: string, text: string) => (await town.says(who, '西沟村', text)).join('\n').split('\n')[1];

  it('comes from nothing', async () => {
    expect(await ask('王芳', '返乡60')).toBe('今日返乡人员60，请核对。没错回1确认');
    expect(await town.says('王芳', '西沟村', '1')).toEqual(['✓ 西沟村1号网格 7月28日 返乡人员60 已确认']);
    await town.later(1);
    expect(await ask('王芳', '返乡60 居隔60')).toBe('今日居家隔离60，请核对。没错回1确认');
    expect(await ask('李强', '返乡49')).toBeUndefined();
    expect(await ask('赵敏', '返乡4 居隔4')).toBeUndefined();
  });

  it('has grown too much, whatever its last digit', async () => {
    await town.until('00:00');
    await town.until('08:00');
    expect(await ask('赵敏', '返乡21 居隔4')).toBe('昨日返乡人员4，今日21，请核对。没错回1确认');
    expect(await ask('李强', '返乡60')).toBeUndefined();
    const record = { flow: 'daily-report', period: 'epidemic:2022-07-29', id: '21113' };
    await town.says('赵敏', '西沟村', '1');
    expect((await town.store.history(record)).map(({ type }) => type)).toEqual(['reported', 'confirmed']);
  });

  it('has been the same for seven days, or stands alone for three', async () => {
    for (let day = 1; day <= 7; day++) {
      const same = await ask('刘海', '居隔2');
      expect(same).toBe(day === 7 ? '人数已经连续7天一样，请核对。没错回1确认' : undefined);
      const alone = await ask('陈红', `返乡${day}`);
      expect(alone).toBe(day === 3 ? '连续3天有返乡人员、居家隔离是0，请核对。没错回1确认' : undefined);
      await town.until('00:00');
      await town.until('08:00');
    }
    expect(town.incidents).toEqual([]);
  });
});
