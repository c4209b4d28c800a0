import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

describe('two orders that ask for the same figures', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
    for (const [who, where, words] of [
      ['张建国', '西沟村', '/指令 急 签收30分钟 反馈 转移户数、转移人数 20:30前 今晚有暴雨，请转移危房住户'],
      ['韩雪', '松江市', '/指令 特急 签收30分钟 反馈 转移户数、受灾人数 20:30前 今夜暴雨，各级立即转移'],
    ] as const) {
      await town.says(who, where, words);
      await town.says(who, where, '1');
    }
  });
  afterAll(() => town.stop());
  const answer = async (who: string, text: string, more = {}) => (await town.says(who, '西沟村', text, more)).join();

  it('figures go to the newest of those that still wait for the unit, then to the other', async () => {
    expect(await answer('李强', '转移户数2')).toContain('令2 反馈：转移户数2户（08:00），还缺：受灾人数');
    expect(await answer('李强', '受灾人数0')).toContain('令2 反馈：转移户数2户 受灾人数0人');
    expect(await answer('李强', '反馈 转移户数3')).toContain('令1 反馈：转移户数3户');
    expect(await answer('李强', '转移人数9')).toContain('令1 反馈：转移户数3户 转移人数9人');
    expect(await answer('李强', '转移户数4')).toContain('令2 反馈：转移户数4户（原2户） 受灾人数0人');
  });

  it('a figure that only one of them asks for goes to that one', async () => {
    expect(await answer('赵敏', '转移人数5')).toContain('令1 反馈：转移人数5人');
    expect(await answer('赵敏', '受灾人数1')).toContain('令2 反馈：受灾人数1人');
  });

  it('the order quoted or numbered is the one that is answered', async () => {
    const quoted = '「Gridline：【令1】急 今晚有暴雨」\n- - - - - - - - - - - - - - -\n';
    expect(await answer('刘海', `${quoted}转移户数6`)).toContain('令1 反馈：转移户数6户');
    expect(await answer('陈红', '反馈 1 转移户数7')).toContain('令1 反馈：转移户数7户');
    expect(await answer('孙伟', '/反馈 2 转移户数8')).toContain('令2 反馈：转移户数8户');
  });

  it('is no report of the day', async () => {
    const [village] = await town.store.figures('daily-report:epidemic:2022-07-28', ['2111']);
    expect(village).toMatchObject({ waiting: { report: 6 } });
  });
});
