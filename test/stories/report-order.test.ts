import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const LEDGER = 'daily-report:epidemic:2022-07-28';

describe('messages that come again, late or in disorder', () => {
  let town: Town;
  const sums = async () => (await town.bot.engine.store.figures(LEDGER, ['2']))[0]?.sums ?? {};
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('the same message delivered three times counts and is answered once', async () => {
    const say = () =>
      town.channel.say({ conversation: 'room-2111', contact: '王芳', text: '返乡2', at: town.now(), id: 'same' });
    await say();
    await say();
    await town.bot.drive.settle();
    await say();
    await town.bot.drive.settle();
    expect(town.heard('西沟村')).toEqual(['✓ 西沟村1号网格 7月28日 返乡人员2（08:00 按时）']);
    expect(await sums()).toEqual({ returnees: 2 });
  });

  it('the same message under a new id changes nothing', async () => {
    const at = town.now();
    expect(await town.says('王芳', '西沟村', '返乡2', { at })).toEqual([expect.stringContaining('已报过，数字没变')]);
    expect(await sums()).toEqual({ returnees: 2 });
  });

  it('the newest by time of message stands, whatever arrives last', async () => {
    const start = town.now();
    await town.later(30);
    await town.says('李强', '西沟村', '返乡5', { at: start + 120_000 });
    expect(await town.says('李强', '西沟村', '返乡1', { at: start + 60_000 })).toEqual([
      '✓ 西沟村2号网格 7月28日 返乡人员5（已报过，数字没变）（08:01 按时）',
    ]);
    expect(await sums()).toEqual({ returnees: 7 });
    await town.says('李强', '西沟村', '撤回', { at: start + 90_000 });
    expect(await sums()).toEqual({ returnees: 7 });
  });

  it('a report written in time and delivered late was in time', async () => {
    const written = town.now();
    await town.until('17:00');
    expect(await town.says('赵敏', '西沟村', '零报告', { at: written })).toEqual([
      '✓ 西沟村3号网格 7月28日 零报告（08:30 按时）',
    ]);
  });

  it('a question or order that old is not answered any more', async () => {
    expect(await town.says('张建国', '西沟村', '/我是谁', { at: town.now() - 11 * 60_000 })).toEqual([]);
    expect(await town.says('张建国', '西沟村', '/我是谁')).toHaveLength(1);
  });

  it('a rush in which everybody comes twice ends as if each had come once', async () => {
    const people = ['刘海', '陈红', '孙伟', '周丽', '吴刚', '郑军'];
    for (let round = 0; round < 3; round++) {
      for (const [i, contact] of people.entries()) {
        const message = {
          conversation: 'room-2111',
          contact,
          text: `返乡${i + 1}`,
          at: town.now() + i,
          id: `rush${i}`,
        };
        await town.channel.say(message);
        await town.channel.say({ ...message, text: `更正 返乡${i + 2}`, at: town.now() + 100 + i, id: `again${i}` });
      }
    }
    await town.bot.drive.settle();
    expect(await sums()).toEqual({ returnees: 7 + 2 + 3 + 4 + 5 + 6 + 7 });
    expect(town.incidents).toEqual([]);
    const [city] = await town.bot.engine.store.figures(LEDGER, ['2']);
    expect(city?.waiting).toEqual({ report: 0 });
  });
});
