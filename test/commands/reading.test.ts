// The questions of a duty officer about a day's figures, and what they answer.
import { beforeEach, describe, expect, it } from 'vitest';
import { render, type Text } from '../../src/texts/index.ts';
import { at, county, DAY, reportedDay, world, type World, ZONE } from '../support/reading.ts';

let w: World;
const print = (text: Text | undefined, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  text === undefined ? '' : render(text, { locale, zone: ZONE });
const reply = async (who: string, words: string, when = at('16:20')) => print((await w.says(who, words, when)).reply);

beforeEach(async () => {
  w = await reportedDay();
});

describe('/汇总', () => {
  it('is the official form, in Chinese and in English', async () => {
    w.deaf.add('x4');
    const { reply: text } = await w.says('p-h', '/汇总', at('17:00'));
    expect(print(text)).toBe(
      [
        '【河湾镇疫情防控日报】截至7月28日17时',
        '应报10个，已报4个，其中零报告2个、迟报1个，未报5个（东沟村2-4号网格、西沟村5号网格、6号网格），联系不上1个（西沟村4号网格）。上报率40%，按时率30%。',
        '缺6个未计入。今日：返乡人员5人，巡查次数4次；现有：发热人数0人，密接人数0人，居家隔离2人；较昨日（只比两日都报的1个）返乡人员+1，居家隔离+1。',
        '东沟村 1/4 缺3 返乡人员3 巡查次数4',
        '西沟村 3/6 缺3 返乡人员2 居家隔离2',
      ].join('\n'),
    );
    expect(print(text, 'en')).toContain('Owed 10, received 4, of these zero 2 and late 1');
  });

  it('takes a unit, a day and running totals in any order', async () => {
    expect(await reply('p-c', '/汇总 西沟村 昨天')).toContain('【西沟村疫情防控日报】7月27日');
    expect(await reply('p-c', '/hz 7月27日 西沟村')).toContain('应报6个，已报1个');
    expect(await reply('p-c', '/汇总 西沟村7.27')).toContain('应报6个，已报1个');
    expect(await reply('p-c', '/汇总 河湾镇 累计')).toContain('累计（7月20日起9天）：返乡人员6人，巡查次数4次。');
  });

  it('refuses what the speaker may not see, days that were not open, and days that do not exist', async () => {
    expect((await w.says('p-h', '/汇总 石桥镇', at('17:00'))).refusal?.key).toBe('summary.beyond');
    expect((await w.says('p-h', '/汇总 7月21日', at('17:00'))).refusal?.key).toBe('summary.notOpen');
    expect((await w.says('p-h', '/汇总 2月30日', at('17:00'))).refusal?.key).toBe('mistake.bad_date');
    expect((await w.says('p-h', '/汇总 天边村', at('17:00'))).refusal?.key).toBe('unit.unknown');
  });

  it('names other forms that are open, and takes one by name', async () => {
    w.org.apply({ activations: [{ template: 'flood', area: 'c', from: '2022-07-01', basis: '汛期' }] });
    w.opens('2022-07-29', 'flood');
    w.opens(DAY, 'flood');
    expect(await reply('p-c', '/汇总')).toContain('还有：');
    expect((await w.says('p-c', '/汇总 防汛', at('16:59'))).reply?.params).toMatchObject({
      others: [{ title: '疫情防控' }],
    });
    expect((await w.says('p-c', '/汇总 防汛', at('17:00'))).reply?.params).toMatchObject({ day: '2022-07-29' });
  });

  it('leaves exempted units out of what is owed, with their reason', async () => {
    const org = county();
    const exemption = { template: 'epidemic', from: DAY, to: '2022-08-01', reason: '整体搬迁' };
    org.apply({ exemptions: [{ ...exemption, unit: 'd4' }] });
    w = world(org);
    w.opens(DAY);
    org.apply({ exemptions: [{ ...exemption, unit: 'd3' }] });
    await w.says('p-d4', '零报告', at('15:00'));
    await w.says('p-d1', '零报告', at('15:00'));
    const { reply: text } = await w.says('p-d', '/汇总', at('15:30'));
    expect(text?.params).toMatchObject({ expected: 2, actual: 2, voluntary: 1, zero: 2, missing: { count: 1 } });
    expect(print(text)).toContain('应报2个，已报2个（含免报1个），其中零报告2个');
    expect(print(text)).toContain('免报1个（整体搬迁：东沟村3号网格）。上报率50%，按时率50%。');
    expect(print(text)).toContain('东沟村4号网格（免报） 无');
  });
});

describe('/未报', () => {
  it('keeps the five states apart', async () => {
    w.deaf.add('d2');
    expect(await reply('p-c', '/未报 东沟村')).toBe(
      [
        '东沟村 7月28日疫情防控：应报4，有情况1，零报告0，未报2，联系不上1，免报0',
        '未报：东沟村3号网格、4号网格',
        '联系不上（掉线期间可能已报）：东沟村2号网格',
      ].join('\n'),
    );
  });

  it('shows a grid worker the list of his own group, and figures of his own grid only', async () => {
    expect((await w.says('p-x1@x', '/未报', at('16:00'))).reply?.params).toMatchObject({ unit: '西沟村' });
    expect((await w.says('p-x1@x', '/未报 西沟村', at('16:00'))).reply?.params).toMatchObject({ unit: '西沟村' });
    expect((await w.says('p-x1@x', '/未报 东沟村', at('16:00'))).refusal?.key).toBe('summary.beyond');
    expect((await w.says('p-x1@x', '/汇总 西沟村', at('16:00'))).refusal?.key).toBe('summary.beyond');
  });
});

describe('/催报', () => {
  it('names the missing in the group above each, and only once in ten minutes', async () => {
    const { messages } = await w.says('p-h', '/催报', at('16:00'));
    expect(messages.map(({ to, text }) => [to, text.key])).toEqual([
      [{ unit: 'd' }, 'report.chase'],
      [{ unit: 'x' }, 'report.chase'],
      [{ reply: true }, 'report.chased'],
    ]);
    expect(messages[1]).toMatchObject({
      text: { params: { units: [{ code: 'x4' }, { code: 'x5' }, { code: 'x6' }] } },
      mention: ['p-x4', 'p-x5', 'p-x6'],
      while: { due: 'report' },
    });
    expect((await w.says('p-d', '/催报', at('16:05'))).refusal).toMatchObject({
      key: 'report.chasedAlready',
      params: { at: at('16:00') },
    });
    expect((await w.says('p-d', '/催报', at('16:10'))).messages).toHaveLength(1);
  });

  it('refuses when nobody is missing, and who may not chase', async () => {
    await w.says('p-l2', '零报告', at('15:00'));
    await w.says('p-l3', '零报告', at('15:00'));
    expect((await w.says('p-s', '/催报', at('16:00'))).refusal?.key).toBe('chase.nobody');
    expect((await w.says('p-s', '/催报 河湾镇', at('16:00'))).refusal?.key).toBe('summary.beyond');
  });
});

describe('/存疑 and /核实', () => {
  it('marks a figure, shows it in the summary, and takes it off again', async () => {
    const { messages } = await w.says('p-x', '/存疑 1号网格 返乡2人来源不明', at('16:00'));
    expect(messages.map(({ text }) => text.key)).toEqual(['report.disputeNoted', 'report.disputed']);
    expect(await reply('p-h', '/汇总')).toContain('需关注：西沟村1号网格：返乡2人来源不明');
    expect(print((await w.says('p-x1', '/我的待办', at('16:01'))).reply)).toContain('返乡2人来源不明');
    expect((await w.says('p-x', '/核实 1号网格', at('16:30'))).messages[0]?.text.key).toBe('report.verified');
    expect(await reply('p-h', '/汇总')).not.toContain('需关注');
    expect((await w.says('p-x', '/核实 1号网格', at('16:31'))).refusal?.key).toBe('verify.nothing');
  });

  it('needs a reporting unit below, a report and a reason', async () => {
    const refused = async (words: string) => (await w.says('p-h', words, at('16:00'))).refusal?.key;
    expect(await refused('/存疑 西沟村 返乡2人来源不明')).toBe('dispute.notReporting');
    expect(await refused('/存疑 西沟村4号网格 返乡2人来源不明')).toBe('dispute.nothing');
    expect(await refused('/存疑 西沟村1号网格')).toBe('dispute.reasonWanted');
    expect(await refused('/存疑 柳林村1号网格 返乡来源不明')).toBe('dispute.beyond');
    expect(await refused('/存疑 西沟村1号网格昨天 返乡1人来源不明')).toBeUndefined();
  });
});

describe('/溯源', () => {
  it('lists the reporters with their messages when they are few', async () => {
    expect(await reply('p-c', '/溯源 返乡')).toBe(
      [
        '平川县 7月28日 返乡人员5人（还有8个未报），来自：',
        '东沟村1号网格 3人 人p-d1 15:04：“返乡3”',
        '西沟村1号网格 2人 人p-x1 15:01：“返乡2”',
      ].join('\n'),
    );
  });

  it('goes down by the children when they are many, and leads to every version of a report', async () => {
    for (const grid of ['x2', 'x3', 'x4', 'x5', 'x6', 'd2', 'd3', 'd4', 'l1', 'l2', 'l3'])
      await w.says(`p-${grid}`, '更正 返乡1', at('16:30'));
    const text = await reply('p-c', '/溯源 返乡人员', at('16:40'));
    expect(text).toContain('河湾镇 13人\n石桥镇 3人\n再往下：/溯源 河湾镇 返乡人员');
    await w.says('p-x1', '更正 返乡4', at('16:41'));
    expect(await reply('p-c', '/溯源 西沟村1号网格 返乡', at('16:42'))).toBe(
      [
        '西沟村1号网格 7月28日 返乡人员4人，经过2次：',
        '1. 15:01 人p-x1 报：“返乡2”',
        '2. 16:41 人p-x1 更正：“更正 返乡4”',
      ].join('\n'),
    );
    expect(await reply('p-c', '/溯源 西沟村返乡 昨天')).toContain('西沟村 7月27日 返乡人员1人');
  });

  it('asks which figure is meant', async () => {
    expect((await w.says('p-c', '/溯源 西沟村', at('16:00'))).refusal?.key).toBe('trace.whichField');
    expect((await w.says('p-c', '/溯源 西沟村4号网格 返乡', at('16:00'))).refusal?.key).toBe('trace.noReport');
  });
});

describe('/报送', () => {
  it('freezes a version, and the summary shows what changed since', async () => {
    const { messages } = await w.says('p-h', '/报送 确认', at('17:00'));
    expect(messages.map(({ to, text }) => [to, text.key])).toEqual([
      [{ reply: true }, 'report.submitted'],
      [{ unit: 'c' }, 'report.submittedUp'],
    ]);
    expect(messages[1]?.text.params).toMatchObject({ expected: 10, missing: 6, zero: 2, late: 1, version: 1 });
    expect((await w.says('p-h', '/报送', at('17:01'))).refusal?.key).toBe('submit.unchanged');
    await w.says('p-x1', '更正 返乡3', at('17:02'));
    await w.says('p-x4', '零报告', at('17:03'));
    const summary = await reply('p-h', '/汇总', at('17:05'));
    expect(summary).toContain('第1版（17:00）后更正：返乡人员+1，未报-1\n报送人：人p-h');
    // Nobody can sign as having checked it, so no signature is promised.
    expect(summary).not.toContain('审核');
    expect((await w.says('p-h', '/报送 确认', at('17:10'))).messages[0]?.text.params).toMatchObject({ version: 2 });
  });

  it('asks first while somebody is missing or a figure is in question', async () => {
    await w.says('p-x', '/存疑 1号网格 返乡2人来源不明', at('16:30'));
    expect(await reply('p-h', '/报送', at('17:00'))).toBe(
      '河湾镇 7月28日疫情防控还有6个未报、有1个存疑，仍要报送吗？回复1报送',
    );
  });

  it('is only for the own unit', async () => {
    expect((await w.says('p-c', '/报送 河湾镇', at('17:00'))).refusal?.key).toBe('submit.beyond');
  });
});
