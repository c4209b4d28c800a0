// What a person owes of the daily report, as he is told when he asks.
import { beforeEach, describe, expect, it } from 'vitest';
import { render, type Text } from '../../src/texts/index.ts';
import { at, DAY, reportedDay, type World, ZONE } from '../support/reading.ts';

let w: World;
const print = (text: Text | undefined) => (text === undefined ? '' : render(text, { locale: 'zh-CN', zone: ZONE }));
const reply = async (who: string, words: string, when = at('16:20')) => print((await w.says(who, words, when)).reply);

beforeEach(async () => {
  w = await reportedDay();
});

describe('/我的待办', () => {
  it('names reports and roll-ups that are owed, until they are given', async () => {
    expect(await reply('p-x4', '/我的待办')).toBe(
      [
        '您有2件待办：',
        '1. 西沟村4号网格 7月28日疫情防控未报（16:00已截止，请尽快补上）',
        '2. 西沟村4号网格 7月27日疫情防控未报，还可以补，发：补7月27日 …',
      ].join('\n'),
    );
    await w.says('p-x4', '零报告', at('16:21'));
    await w.says('p-x4', '补7月27日 零报告', at('16:21'));
    expect((await w.says('p-x4', '/我的待办', at('16:22'))).reply?.key).toBe('todo.none');
    expect(await reply('p-h', '/我的待办', at('17:30'))).toContain('还没报送（下级未报5个），发：/报送');
    expect(await reply('p-h', '/我的待办', at('17:30'))).toContain('发：/报送 7月27日 疫情防控');
  });

  it('asks nobody to submit a form that nobody below owes, and keeps a day that is over', async () => {
    for (const template of ['work_safety', 'flood'])
      w.org.apply({ activations: [{ template, area: 'c', from: '2022-07-01', basis: '测试' }] });
    for (const template of ['work_safety', 'flood']) w.opens(DAY, template);
    w.opens('2022-07-29', 'flood');
    const village = await reply('p-x', '/我的待办', at('18:00'));
    expect(village).not.toContain('安全生产');
    expect(village).toContain('西沟村 7月28日防汛值守未报，还可以补，发：补7月28日 …');
    const town = await reply('p-h', '/我的待办', at('18:00'));
    expect(town).not.toContain('/报送 安全生产');
    expect(town).toContain('发：/报送 7月28日 防汛值守');
  });

  it('shows a question about an earlier day to the unit and to who asked, until it is verified', async () => {
    await w.says('p-x', '/存疑 西沟村1号网格昨天 返乡1人来源不明', at('16:00'));
    expect(await reply('p-x1', '/我的待办')).toContain('7月27日的数字被存疑：返乡1人来源不明');
    expect(await reply('p-x', '/我的待办')).toContain('西沟村1号网格 7月27日的存疑还没有答复');
    await w.says('p-x1', '补7月27日 返乡2', at('16:10'));
    expect(await reply('p-x', '/我的待办')).toContain('属实请发：/核实 西沟村1号网格 7月27日');
    await w.says('p-x', '/核实 西沟村1号网格 7月27日', at('16:30'));
    expect(await reply('p-x', '/我的待办', at('16:31'))).not.toContain('存疑');
  });
});
