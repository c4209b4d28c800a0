// One order from the city through all tiers: who counts as having it, amended, answered, chased, handed back, closed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const GRIDS = ['王芳', '李强', '赵敏', '刘海', '陈红', '孙伟', '周丽', '吴刚', '郑军'];
const LED = [
  ['罗平', '平川县'],
  ['何静', '河湾镇'],
  ['高峰', '石桥镇'],
  ['张建国', '西沟村'],
  ['马东', '东沟村'],
  ['林志明', '柳林村'],
] as const;

describe('an order from the city', () => {
  let town: Town;
  const counts = async (version: number) => {
    const [city] = await town.bot.engine.store.figures(`receipt:1.${version}`, ['2']);
    return city;
  };
  const said = (where: string, words: string) => town.heard(where).filter((line) => line.includes(words));
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('is shown first, and sent only when its author confirms', async () => {
    const [preview = ''] = await town.says(
      '唐文',
      '松江市',
      '/指令 急 签收60分钟 反馈 转移户数、转移人数 20:30前 今晚有大到暴雨，请各地转移低洼户',
    );
    expect(preview).toContain('发给15个单位（县1、乡镇2、村3、网格9），15个群');
    expect(preview).toContain('由最末一级9个单位填');
    expect(await town.says('韩雪', '松江市', '1')).toEqual([]);
    expect(said('西沟村', '令1')).toEqual([]);
    await town.says('唐文', '松江市', '1');
  });

  it('is one text with one number in every group of every tier', () => {
    const texts = ['平川县', '河湾镇', '石桥镇', '西沟村', '21111', '21211'].map((where) => said(where, '【令1】'));
    expect(texts.map((all) => all.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(new Set(texts.flat()).size).toBe(1);
  });

  it('counts an ack of the unit once; a stranger’s, another unit’s and a second one change nothing', async () => {
    await town.later(5);
    expect(await town.says('路人', '西沟村', '收到')).toEqual([]);
    expect(await town.says('马东', '西沟村', '收到')).toEqual([]);
    expect((await counts(1))?.waiting['ack']).toBe(15);
    expect(await town.says('张建国', '西沟村', '收到')).toEqual(['✓ 西沟村 令1 签收（08:05）']);
    expect((await counts(1))?.waiting['ack']).toBe(14);
    expect(await town.says('张建国', '西沟村', '收到')).toEqual([]);
    expect((await counts(1))?.waiting['ack']).toBe(14);
    expect(await town.says('何静', '河湾镇', '收到')).toEqual(['✓ 河湾镇 令1 签收（08:05）']);
    expect(await town.says('何静', '河湾镇', '已传达')).toEqual(['✓ 河湾镇 令1 已传达（08:05）']);
  });

  it('shows tier by tier who has it and where it stopped', async () => {
    const [progress = ''] = await town.says('唐文', '松江市', '/进度');
    expect(progress).toContain('县：应收1 送达1 签收0');
    expect(progress).toContain('乡镇：应收2 送达2 签收1 传达1');
    expect(progress).toContain('停在：平川县、');
    expect(progress).toContain('西沟村1-6号网格');
  });

  it('chases only those still owing, above them when it is overdue, then their leaders', async () => {
    await town.until('08:30');
    expect(said('西沟村', '09:00前请签收')).toEqual([
      '令1 今晚有大到暴雨：09:00前请签收，还差西沟村1-6号网格（回复“收到”即可）',
    ]);
    expect(said('河湾镇', '09:00前请签收')).toEqual([
      '令1 今晚有大到暴雨：09:00前请签收，还差东沟村（回复“收到”即可）',
    ]);
    await town.until('09:00');
    expect(said('石桥镇', '时限已过')).toEqual([expect.stringContaining('未签收：柳林村')]);
    expect(said('松江市', '未签收13个')).toHaveLength(1);
    await town.until('09:15');
    expect(said('平川县', '请督促')).toEqual([expect.stringContaining('仍未签收：石桥镇')]);
    expect(town.channel.heard.findLast(({ text }) => text.includes('仍未签收：石桥镇'))?.mentions).toEqual(['罗平']);
  });

  it('voids every ack when it is amended, and is called after its new text', async () => {
    await town.says('唐文', '松江市', '/改令 1 今晚有特大暴雨，19点前转移低洼户');
    await town.says('唐文', '松江市', '1');
    expect(said('西沟村', '【令1】').at(-1)).toMatch(/^【令1】急 今晚有特大暴雨（第2版，前版作废，请重新签收）\n/);
    expect((await counts(2))?.waiting['ack']).toBe(15);
    for (const [who, where] of LED) await town.says(who, where, '收到');
    await town.says('王芳', '西沟村', '收到');
    expect((await counts(2))?.waiting['ack']).toBe(8);
  });

  it('adds the answers up at every tier; who answers has it', async () => {
    await town.says('王芳', '西沟村', '反馈 转移3户7人');
    await town.says('李强', '西沟村', '转移2户5人');
    await town.says('郑军', '柳林村', '转移1户2人');
    const sums = await town.bot.engine.store.figures('receipt:1.2', ['2111', '211', '21', '2']);
    const persons = sums.map(({ sums }) => Object.values(sums).sort((a, b) => a - b));
    expect(persons).toEqual([
      [5, 12],
      [5, 12],
      [6, 14],
      [6, 14],
    ]);
    const [progress = ''] = await town.says('唐文', '松江市', '/进度 1');
    expect(progress).toContain('已反馈3/9：转移户数6户，转移人数14人');
  });

  it('an answer is handed back, and counts again when it has been mended', async () => {
    await town.later(1);
    await town.says('唐文', '松江市', '/结令 1 退回 西沟村1号网格 请核实人数');
    expect(town.heard('21111').at(-1)).toContain('请核实人数');
    expect((await town.says('唐文', '松江市', '/进度 1'))[0]).toContain('已反馈2/9：转移户数3户，转移人数7人');
    await town.later(1);
    await town.says('王芳', '西沟村', '反馈 转移3户8人');
    expect((await town.says('唐文', '松江市', '/进度 1'))[0]).toContain('已反馈3/9：转移户数6户，转移人数15人');
  });

  it('ends when the last one has answered, and then nobody is chased', async () => {
    for (const who of GRIDS.slice(2, 8)) {
      const where = who === '周丽' || who === '吴刚' ? '东沟村' : '西沟村';
      await town.says(who, where, '转移0户0人');
    }
    await town.later(1);
    expect(said('松江市', '令1').at(-1)).toContain('令1');
    const [progress = ''] = await town.says('唐文', '松江市', '/进度 1');
    expect(progress).toContain('已办结');
    expect(progress).toContain('已反馈9/9');
    const before = town.channel.heard.filter(({ text }) => text.includes('令1')).length;
    await town.later(24 * 60);
    expect(town.channel.heard.filter(({ text }) => text.includes('令1'))).toHaveLength(before);
    expect(await town.says('王芳', '西沟村', '/我的待办')).not.toEqual([expect.stringContaining('令1')]);
    expect(town.incidents).toEqual([]);
  });
});

describe('an order that is taken back', () => {
  it('is told to everybody who had it, and chased no more', async () => {
    const town = await openTown();
    await town.says('何静', '河湾镇', '/指令 今晚开会，请各村参加');
    await town.says('何静', '河湾镇', '1');
    await town.later(5);
    expect((await town.says('何静', '河湾镇', '/撤令 1 改期'))[0]).toContain('令1');
    await town.says('何静', '河湾镇', '1');
    expect(town.heard('西沟村').at(-1)).toContain('改期');
    const before = town.heard('西沟村').length;
    await town.later(120);
    expect(
      town
        .heard('西沟村')
        .slice(before)
        .filter((line) => line.includes('令1')),
    ).toEqual([]);
    expect(await town.says('张建国', '西沟村', '收到')).toEqual([]);
    await town.stop();
  });
});
