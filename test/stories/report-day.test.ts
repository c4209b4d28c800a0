import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const LEDGER = 'daily-report:epidemic:2022-07-28';
/** 西沟村, 河湾镇, 平川县, 松江市 */
const CHAIN_OF_COMMAND = ['2111', '211', '21', '2'];

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
    expect(await town.says('赵敏', '西沟村', '#接龙\n1. 3号网格 返乡1')).toEqual([
      '✓ 接龙已记1行，本次：3号网格 返乡人员1',
    ]);
    expect(await town.says('张建国', '西沟村', '代4号网格 零报告')).toEqual([
      '✓ 西沟村4号网格 7月28日 零报告（08:00 按时，张建国代报）',
    ]);
    expect(town.heard('21114')).toEqual(['张建国已代西沟村4号网格报 7月28日：零报告。不对请发：更正 …']);
    expect(town.incidents).toEqual([]);
  });

  it('keeps a correction apart from the report', async () => {
    await town.later(60);
    expect(await town.says('李强', '西沟村', '更正 返乡3')).toEqual([
      '✓ 西沟村2号网格 7月28日 返乡人员2→3 居家隔离2 已更正（09:00，首报08:00 按时）',
    ]);
  });

  it('shows the same figures at every tier', async () => {
    const figures = await town.bot.engine.store.figures(LEDGER, CHAIN_OF_COMMAND);
    for (const { sums } of figures) expect(sums).toEqual({ returnees: 4, quarantined: 2 });
    expect(figures.map((f) => f.expected)).toEqual([6, 8, 9, 9]);
    expect(figures.map((f) => f.expected - (f.waiting['report'] ?? 0))).toEqual([4, 4, 4, 4]);
    expect(figures.map((f) => f.marks['zero'])).toEqual([2, 2, 2, 2]);
  });

  it.each([
    ['张建国', '西沟村', 6],
    ['何静', '河湾镇', 8],
    ['罗平', '平川县', 9],
    ['唐文', '松江市', 9],
  ])('tells %s in the group of %s the very same figures', async (who, where, expected) => {
    const [summary = ''] = await town.says(who, where, '/汇总');
    expect(summary).toContain(`【${where}疫情防控日报】截至7月28日9时`);
    expect(summary).toContain(`应报${expected}个，已报4个，其中零报告2个、迟报0个，未报${expected - 4}个`);
    expect(summary).toContain('返乡人员4人');
    expect(summary).toContain('居家隔离2人');
  });

  it('prints below them who has reported what, and who has not', async () => {
    const [village = ''] = await town.says('张建国', '西沟村', '/汇总');
    expect(village.split('\n').slice(3)).toEqual([
      '西沟村1号网格 无',
      '西沟村2号网格 返乡人员3 居家隔离2',
      '西沟村3号网格 返乡人员1',
      '西沟村4号网格 无',
      '西沟村5号网格 未收到',
      '西沟村6号网格 未收到',
    ]);
  });

  it('leads from the figure of the county to the messages it was typed in, and to every version of one', async () => {
    expect(await town.says('罗平', '平川县', '/溯源 返乡')).toEqual([
      '平川县 7月28日 返乡人员4人（还有5个未报），来自：\n西沟村2号网格 3人 李强 09:00：“更正 返乡3”\n西沟村3号网格 1人 赵敏 08:00：“返乡1”',
    ]);
    expect(await town.says('罗平', '平川县', '/溯源 西沟村2号网格 返乡')).toEqual([
      '西沟村2号网格 7月28日 返乡人员3人，经过2次：\n1. 08:00 李强 报：“返乡2”\n2. 09:00 李强 更正：“更正 返乡3”',
    ]);
  });

  it('reminds at 15:30, naming and mentioning only those still missing', async () => {
    await town.says('周丽', '东沟村', '零报告');
    await town.says('吴刚', '东沟村', '零报告');
    const before = town.heard('东沟村').length;
    await town.until('15:29');
    expect(town.heard('西沟村').at(-1)).not.toContain('还没收到');
    await town.until('15:30');
    expect(town.heard('西沟村').at(-1)).toBe('疫情防控16:00截止，还没收到：西沟村5号网格、6号网格。没有情况发：零报告');
    expect(town.channel.heard.findLast((said) => said.room === 'room-2111')?.mentions).toEqual(['陈红', '孙伟']);
    expect(town.heard('东沟村')).toHaveLength(before);
  });

  it('lists them at 16:00, tells the leader at 16:15 and the town at 16:30', async () => {
    await town.until('16:00');
    expect(town.heard('西沟村').at(-1)).toBe(
      '疫情防控16:00已截止，未报2个：西沟村5号网格、6号网格。10分钟内补上仍算按时',
    );
    await town.until('16:15');
    expect(town.heard('西沟村').at(-1)).toBe('7月28日疫情防控仍未报2个：西沟村5号网格、6号网格，请打电话催一下');
    expect(town.channel.heard.findLast((said) => said.room === 'room-2111')?.mentions).toEqual(['张建国']);
    await town.until('16:20');
    expect(await town.says('陈红', '西沟村', '零报告')).toEqual(['✓ 西沟村5号网格 7月28日 零报告（16:20 迟报）']);
    await town.until('16:30');
    expect(town.heard('河湾镇').slice(1)).toEqual(['7月28日疫情防控过期未报1个：西沟村6号网格']);
    expect(town.heard('石桥镇')).toEqual(['7月28日疫情防控过期未报1个：柳林村1号网格']);
    expect(town.heard('平川县').filter((line) => line.includes('过期未报'))).toEqual([]);
  });

  it('opens the next day by itself and takes the backfill of the day before', async () => {
    await town.until('00:00');
    expect(await town.store.ledger('daily-report:epidemic:2022-07-29')).toBeDefined();
    await town.until('08:00');
    expect(await town.says('孙伟', '西沟村', '补昨天 零报告')).toEqual([
      '✓ 西沟村6号网格 7月28日 零报告（7月29日08:00 补报）',
    ]);
    const [village] = await town.bot.engine.store.figures(LEDGER, ['2111']);
    expect(village).toMatchObject({ expected: 6, waiting: { report: 0 }, marks: { zero: 4, late: 1, backfilled: 1 } });
    expect(await town.says('孙伟', '西沟村', '零报告')).toEqual(['✓ 西沟村6号网格 7月29日 零报告（08:00 按时）']);
  });

  it('asks about a figure with perhaps one 0 too many, and changes it when told so', async () => {
    expect(await town.says('李强', '西沟村', '返乡30 居隔2')).toEqual([
      '✓ 西沟村2号网格 7月29日 返乡人员30 居家隔离2（08:00 按时）\n昨日返乡人员3，今日30，多打了0吗？回1确认，回2改为3',
    ]);
    expect(await town.says('王芳', '西沟村', '2')).toEqual([]);
    expect(await town.says('李强', '西沟村', '2')).toEqual([
      '✓ 西沟村2号网格 7月29日 返乡人员30→3 居家隔离2 已更正（08:00 按时）',
    ]);
    expect(await town.says('李强', '西沟村', '2')).toEqual([]);
    expect(town.incidents).toEqual([]);
  });
});

describe('a day on which many are missing', () => {
  it('gives the county one list for all its towns, by place and count', async () => {
    const town = await openTown();
    for (const who of ['周丽', '王芳', '李强']) await town.says(who, '平川县', '零报告');
    await town.until('16:30');
    expect(town.heard('河湾镇').at(-1)).toBe('7月28日疫情防控过期未报5个：西沟村3-6号网格、东沟村2号网格');
    expect(town.channel.heard.filter(({ room }) => room === 'room-211')).toHaveLength(1);
    expect(town.incidents).toEqual([]);
    await town.stop();
  });
});

describe('a form that is switched on during the day', () => {
  it('waits for its units from that moment on, and says nothing about what was before', async () => {
    const town = await openTown();
    await town.until('16:10');
    expect(town.heard('柳林村')).toEqual([expect.stringContaining('还没收到'), expect.stringContaining('已截止')]);
    const by = { person: 'p', name: '罗平', unit: '21', unitName: '平川县' };
    const about = {
      template: 'flood',
      area: '21',
      from: '2022-07-28',
      basis: '测试',
      title: '防汛',
      areaName: '平川县',
    };
    const to = { flow: 'activation', id: 'flood:21' };
    const event = { type: 'enabled', at: town.now(), id: 'flood', ...about, by };
    await town.store.offer([{ kind: 'signal', id: 'flood', at: town.now(), signal: { to, event } }]);
    await town.bot.drive.settle();
    expect(await town.store.ledger('daily-report:flood:2022-07-28')).toBeDefined();
    expect(town.channel.heard.filter((said) => said.text.includes('防汛'))).toEqual([]);
    expect(town.incidents).toEqual([]);
    await town.stop();
  });
});
