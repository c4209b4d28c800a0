import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const LEDGER = 'daily-report:epidemic:2022-07-28';

describe('a chain in the village group', () => {
  let town: Town;
  const returnees = async () => (await town.bot.engine.store.figures(LEDGER, ['2111']))[0]?.sums['returnees'];
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('counts every row that fits, and names the others once', async () => {
    expect(await town.says('王芳', '西沟村', '#接龙\n1. 1号网格 返乡1\n2. 2号网格 返乡2\n3. 隔壁老王 零报告')).toEqual([
      '✓ 接龙已记2行，本次：1号网格 返乡人员1、2号网格 返乡人员2（代报）\n没记的1行：隔壁老王（找不到“隔壁老王”，或不归您代报）',
    ]);
    expect(await returnees()).toBe(3);
  });

  it('posted again with one more row answers only that row, and does not undo a correction', async () => {
    await town.later(1);
    expect(await town.says('李强', '西沟村', '更正 返乡5')).toEqual([
      '✓ 西沟村2号网格 7月28日 返乡人员2→5 已更正（08:01，首报08:00 按时）',
    ]);
    await town.later(1);
    const again = '#接龙\n1. 1号网格 返乡1\n2. 2号网格 返乡2\n3. 隔壁老王 零报告\n4. 赵敏 零报告';
    expect(await town.says('赵敏', '西沟村', again)).toEqual(['✓ 接龙已记3行，本次：赵敏 零报告']);
    expect(await returnees()).toBe(6);
  });

  it('does not undo a correction either when all three come at once', async () => {
    const rows = '#接龙\n1. 4号网格 返乡1';
    const at = town.now();
    const post = (contact: string, text: string, second: number) =>
      town.channel.say({ conversation: 'room-2111', contact, text, at: at + second * 1000 });
    await post('刘海', rows, 1);
    await post('刘海', '更正 返乡7', 2);
    await post('陈红', `${rows}\n2. 5号网格 零报告`, 3);
    await town.bot.drive.settle();
    expect(await returnees()).toBe(13);
    expect(town.incidents).toEqual([]);
  });

  it('lets nobody write a row for another village', async () => {
    await town.later(1);
    expect(await town.says('王芳', '西沟村', '#接龙\n1. 东沟村1号网格 返乡9')).toEqual([
      expect.stringContaining('没记的1行：东沟村1号网格'),
    ]);
    const [other] = await town.bot.engine.store.figures(LEDGER, ['2112']);
    expect(other?.sums['returnees'] ?? 0).toBe(0);
  });
});

describe('two chains in one group', () => {
  it('a chain of something else in between makes its rows no news: a correction stands', async () => {
    const town = await openTown();
    const report = '#接龙\n疫情日报\n\n1. 4号网格 返乡4';
    await town.says('刘海', '西沟村', report);
    await town.later(1);
    await town.says('刘海', '西沟村', '更正 返乡5');
    await town.says('陈红', '西沟村', '#接龙\n会议签到\n\n1. 陈红 收到');
    await town.later(1);
    expect(await town.says('陈红', '西沟村', `${report}\n2. 5号网格 零报告`)).toEqual([
      '✓ 接龙已记2行，本次：5号网格 零报告',
    ]);
    expect((await town.bot.engine.store.figures(LEDGER, ['2111']))[0]?.sums['returnees']).toBe(5);
    await town.stop();
  });
});

describe('a row with the unit and its person', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('is the unit’s, whichever stands first and whatever stands between', async () => {
    const rows = ['1号网格 王芳 零报告', '2号网格李强 返乡2人', '赵敏（3号网格）零报告', '4号网格-刘海：返乡1'];
    const chain = ['#接龙', '疫情日报', '', ...rows.map((row, i) => `${i + 1}. ${row}`)].join('\n');
    expect(await town.says('王芳', '西沟村', chain)).toEqual([
      '✓ 接龙已记4行，本次：1号网格 王芳 零报告、2号网格李强 返乡人员2（代报）、赵敏（3号网格） 零报告（代报）、4号网格-刘海 返乡人员1（代报）',
    ]);
  });

  it('of several units of that name it is the one he stands in', async () => {
    await town.says('何静', '河湾镇', '#接龙\n1. 1号网格 周丽 返乡4\n2. 2号网格 吴刚 零报告');
    expect((await town.bot.engine.store.figures(LEDGER, ['2112']))[0]?.sums['returnees']).toBe(4);
  });

  it('that do not belong together counts for nobody', async () => {
    expect(await town.says('王芳', '西沟村', '#接龙\n1. 5号网格 孙伟 返乡1')).toEqual([
      '没记的1行：5号网格 孙伟（找不到“5号网格 孙伟”，或不归您代报）',
    ]);
  });

  it('a report on behalf may name the person alone', async () => {
    expect(await town.says('张建国', '西沟村', '代陈红报 返乡5')).toEqual([
      '✓ 西沟村5号网格 7月28日 返乡人员5（08:00 按时，张建国代报）',
    ]);
    expect(await town.says('王芳', '西沟村', '代陈红报 返乡6')).toEqual(['找不到“陈红”，或不归您代报']);
  });
});
