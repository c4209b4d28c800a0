// What has been queued when an order or a finding is over is not said any more.
import { describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

/** A slow account: one message a minute. */
const SPACING = [60_000, 60_000] as const;

const all = (town: Town, words: string) => town.channel.heard.filter(({ text }) => text.includes(words));

async function issued(): Promise<Town> {
  const town = await openTown({ spacing: SPACING });
  await town.says('罗平', '平川县', '/指令 签收60分钟 今晚有大到暴雨，请转移低洼户');
  await town.later(1);
  await town.says('罗平', '平川县', '1');
  await town.later(25);
  expect(all(town, '【令1】')).toHaveLength(14);
  await town.until('08:31');
  return town;
}

describe('a slow account', () => {
  it('reminds of an order while it is in force', async () => {
    const town = await issued();
    await town.later(20);
    expect(all(town, '还差').length).toBeGreaterThan(4);
    await town.stop();
  });

  it.each([['/结令 1'], ['/撤令 1 改期'], ['/改令 1 马上转移低洼户']])('says no reminder after %s', async (words) => {
    const town = await issued();
    const before = all(town, '还差').length;
    expect(before).toBeLessThan(4);
    await town.says('罗平', '平川县', words);
    await town.says('罗平', '平川县', '1');
    await town.later(25);
    expect(all(town, '还差').length - before).toBeLessThanOrEqual(1);
    expect(town.incidents).toEqual([]);
    await town.stop();
  });

  it('does not carry an order any further that has been recalled', async () => {
    const town = await openTown({ spacing: SPACING });
    await town.says('罗平', '平川县', '/指令 今晚开会');
    await town.later(1);
    await town.says('罗平', '平川县', '1');
    await town.later(4);
    const before = all(town, '【令1】').length;
    await town.says('罗平', '平川县', '/撤令 1 改期');
    await town.later(1);
    await town.says('罗平', '平川县', '1');
    await town.later(30);
    expect(all(town, '【令1】').length - before).toBeLessThanOrEqual(1);
    await town.stop();
  });

  it('says no warning of a finding that has been mended meanwhile', async () => {
    const town = await openTown({ spacing: SPACING });
    await town.says('谢飞', '河湾镇', '督查 西沟村卡口 登记本空白 9点前');
    await town.until('08:55');
    // Something more urgent keeps the account busy.
    await town.says('罗平', '平川县', '/指令 今晚有大到暴雨，请转移低洼户');
    await town.until('08:58');
    await town.says('罗平', '平川县', '1');
    await town.until('09:01');
    await town.says('张建国', '西沟村', '整改 1 登记本已补齐');
    await town.later(60);
    expect(all(town, '🔴')).toEqual([]);
    expect(all(town, '【待复查】督1')).toHaveLength(1);
    expect(town.incidents).toEqual([]);
    await town.stop();
  });
});
