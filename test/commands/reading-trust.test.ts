// What a duty officer may rely on in a summary: silence is no zero, nobody's silence is a change, no time lies ahead.
import { beforeEach, describe, expect, it } from 'vitest';
import { render, type Text } from '../../src/texts/index.ts';
import { at, county, DAY, GRIDS, world, type World, ZONE } from '../support/reading.ts';

const YESTERDAY = '2022-07-27';
const TOMORROW = '2022-07-29';

let w: World;
const print = (text: Text | undefined) => (text === undefined ? '' : render(text, { locale: 'zh-CN', zone: ZONE }));
const reply = async (who: string, words: string, when = at('16:20')) => print((await w.says(who, words, when)).reply);

beforeEach(() => {
  w = world();
  w.opens(YESTERDAY);
  w.opens(DAY);
});

describe('silence is no zero', () => {
  it('a unit that received nothing says so, in a summary and on the way down', async () => {
    await w.says('p-l1', '零报告', at('15:00'));
    const county = await reply('p-c', '/汇总');
    expect(county).toContain('河湾镇 0/10 未收到');
    expect(county).toContain('石桥镇 1/3 缺2 无');
    expect(await reply('p-h', '/汇总')).toContain('还没有收到任何报告。');
    expect(await reply('p-h', '/溯源 返乡')).toBe('河湾镇 7月28日 返乡人员：应报10个，一个都没有收到');
    expect(await reply('p-s', '/溯源 返乡')).toBe('石桥镇 7月28日 返乡人员0人（还有2个未报），已报的1个都是0');
  });
});

describe('against yesterday', () => {
  it('says nothing of those who reported on one day only', async () => {
    for (const grid of GRIDS) await w.says(`p-${grid}`, '返乡10', at('15:00'));
    expect(await reply('p-c', '/汇总')).toContain('；昨日未收齐，不比较。');
    expect((await w.says('p-c', '/汇总', at('16:20'))).reply?.params).toMatchObject({
      compared: { kind: 'incomplete' },
      totals: [{}, { value: 130 }, {}, {}, {}],
    });
  });

  it('compares those who reported on both, and says how many they are', async () => {
    await w.says('p-d1', '返乡4', at('15:00', YESTERDAY));
    await w.says('p-d2', '返乡3', at('15:00', YESTERDAY));
    await w.says('p-d1', '返乡1', at('15:00'));
    await w.says('p-d3', '返乡9', at('15:00'));
    expect(await reply('p-d', '/汇总')).toContain('；较昨日（只比两日都报的1个）返乡人员-3。');
  });

  it('compares all where all have reported', async () => {
    for (const grid of ['l1', 'l2', 'l3']) {
      await w.says(`p-${grid}`, '返乡1', at('15:00', YESTERDAY));
      await w.says(`p-${grid}`, '返乡2', at('15:00'));
    }
    expect(await reply('p-s', '/汇总')).toContain('；较昨日返乡人员+3。');
  });

  it('knows who was let off yesterday and reported all the same', async () => {
    const org = county();
    org.apply({ exemptions: [{ template: 'epidemic', unit: 'l1', from: YESTERDAY, to: YESTERDAY, reason: '停电' }] });
    w = world(org);
    w.opens(YESTERDAY);
    w.opens(DAY);
    await w.says('p-l1', '返乡1', at('15:00', YESTERDAY));
    await w.says('p-l1', '返乡2', at('15:00'));
    await w.says('p-l2', '返乡2', at('15:00'));
    expect(await reply('p-s', '/汇总')).toContain('；较昨日（只比两日都报的1个）返乡人员+1。');
  });
});

describe('who is let off and reports all the same', () => {
  it.each([
    ['before', 'after'],
    ['after', 'before'],
  ])('counts the same whether he reported %s or %s he was let off', async (first) => {
    const org = county();
    w = world(org);
    w.opens(DAY);
    const letOff = () => {
      org.apply({ exemptions: [{ template: 'epidemic', unit: 'l1', from: DAY, to: DAY, reason: '停电' }] });
    };
    if (first === 'after') letOff();
    await w.says('p-l1', '返乡2', at('15:00'));
    letOff();
    await w.says('p-l2', '零报告', at('15:00'));
    const summary = await reply('p-s', '/汇总');
    expect(summary).toContain('应报2个，已报2个（含免报1个），其中零报告1个、迟报0个，未报1个');
    expect(summary).toContain('上报率50%，按时率50%');
    expect(summary).toContain('柳林村 1/2+免报1 缺1 返乡人员2');
  });
});

describe('a time that lies ahead', () => {
  it('is never printed for a day that began yesterday', async () => {
    w.org.apply({ activations: [{ template: 'flood', area: 'c', from: '2022-07-01', basis: '汛期' }] });
    w.opens(TOMORROW, 'flood');
    expect(await reply('p-c', '/汇总 防汛', at('18:31'))).toContain(
      '【平川县防汛值守日报】7月29日的日报，截至7月28日18:31',
    );
    expect(await reply('p-c', '/汇总 防汛', at('09:00', TOMORROW))).toContain('日报】截至7月29日9时');
  });
});

describe('figures that are not added up', () => {
  beforeEach(() => {
    w.org.apply({ activations: [{ template: 'flood', area: 'c', from: '2022-07-01', basis: '汛期' }] });
    w.opens(TOMORROW, 'flood');
  });

  it('stand in the summary with lowest and highest, words with their unit', async () => {
    await w.says('p-d', '防汛 雨量35.5 值班领导张三', at('18:00'));
    expect(await reply('p-c', '/汇总 防汛', at('18:31'))).toContain(
      '24小时降雨量35.5毫米（东沟村）\n值班领导：东沟村张三',
    );
    await w.says('p-x', '防汛 雨量12', at('18:00'));
    expect(await reply('p-c', '/汇总 防汛', at('18:31'))).toContain('24小时降雨量12至35.5毫米（最高东沟村，2个报了）');
  });

  it('lead to who wrote them', async () => {
    await w.says('p-d', '防汛 雨量12 值班领导张三', at('18:00'));
    await w.says('p-x', '防汛 雨量35.5', at('18:01'));
    expect(await reply('p-c', '/溯源 防汛 降雨量', at('18:31'))).toBe(
      [
        '平川县 7月29日 24小时降雨量：2个单位写了，还有1个未报',
        '西沟村 35.5毫米 人p-x 7月28日18:01',
        '东沟村 12毫米 人p-d 7月28日18:00',
      ].join('\n'),
    );
    expect(await reply('p-c', '/溯源 值班领导', at('18:31'))).toContain('东沟村 张三 人p-d 7月28日18:00');
  });
});

describe('a message quoted in a group', () => {
  it('is cut to what states the figure, and names nobody', async () => {
    await w.says('p-d1', '返乡1 张三220381199001011234，从沈阳回来', at('15:00'));
    const traced = await reply('p-c', '/溯源 返乡');
    expect(traced).toContain('人p-d1 15:00：“返乡1”');
    expect(traced).not.toMatch(/张三|沈阳|2203/);
  });
});
