import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const MINUTE = 60_000;

describe('a time in which nobody listened', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
    for (const who of ['王芳', '李强', '赵敏', '刘海']) await town.says(who, '西沟村', '零报告');
    for (const who of ['周丽', '吴刚']) await town.says(who, '东沟村', '零报告');
    await town.later(60);
  });
  afterAll(() => town.stop());

  it('asks the groups that still owe something once to send again', async () => {
    await town.channel.gap(town.now() - 5 * MINUTE, town.now());
    await town.channel.gap(town.now() - 5 * MINUTE, town.now());
    await town.bot.drive.settle();
    const asked = (where: string) => town.heard(where).filter((line) => line.includes('掉线'));
    expect(asked('西沟村')).toEqual([
      '08:55—09:00掉线，这段时间的消息可能没收到。还没见到“✓”的请再发一次（重发不会重复计数）：西沟村5号网格、6号网格',
    ]);
    expect(asked('东沟村')).toEqual([]);
    expect(asked('柳林村')).toHaveLength(1);
  });

  it('a flapping link does not fill the groups with notices', async () => {
    for (let i = 0; i < 5; i++) {
      await town.later(1);
      await town.channel.gap(town.now() - 1000, town.now());
    }
    await town.bot.drive.settle();
    expect(town.heard('西沟村').filter((line) => line.includes('掉线'))).toHaveLength(1);
  });

  it('a later report clears it, and is on time', async () => {
    expect(await town.says('陈红', '西沟村', '零报告')).toEqual(['✓ 西沟村5号网格 7月28日 零报告（09:05 按时）']);
  });

  it('who was asked and had an hour to send again is reminded like anybody else', async () => {
    await town.until('15:29');
    expect(town.heard('西沟村').at(-1)).toContain('零报告（09:05 按时）');
    await town.until('15:30');
    expect(town.heard('西沟村').at(-1)).toContain('还没收到：西沟村6号网格');
  });

  it('lists a unit that may have reported just now as out of reach, never as missing, and accuses nobody', async () => {
    await town.until('15:58');
    await town.channel.gap(town.now() - 3 * MINUTE, town.now());
    await town.bot.drive.settle();
    await town.until('16:30');
    const later = town.heard('西沟村').slice(-1);
    expect(later).toEqual(['联系不上1个：西沟村6号网格（掉线期间可能已报，请再发一次）']);
    expect(town.heard('河湾镇')).toEqual([]);
    const heard = town.channel.heard.map((said) => said.text).join('\n');
    expect(heard).not.toContain('未报');
    expect(await town.says('张建国', '西沟村', '/未报')).toEqual([expect.stringContaining('未报0，联系不上1')]);
    await town.until('16:59');
    expect(await town.says('张建国', '西沟村', '/未报')).toEqual([expect.stringContaining('未报1，联系不上0')]);
    expect(town.incidents).toEqual([]);
  });

  it('tells leader and town the same day of whoever is still silent when the excuse is over', async () => {
    await town.until('17:00');
    expect(town.heard('西沟村').at(-1)).toBe('7月28日疫情防控仍未报1个：西沟村6号网格，请打电话催一下');
    await town.until('17:15');
    expect(town.heard('河湾镇')).toEqual(['7月28日疫情防控过期未报1个：西沟村6号网格']);
    await town.until('18:00');
    expect(town.heard('河湾镇')).toHaveLength(1);
  });

  it('is over with the day', async () => {
    await town.until('15:30');
    expect(town.heard('西沟村').at(-1)).toContain('还没收到：西沟村1-6号网格');
  });
});
