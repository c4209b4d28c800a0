// What stands after several messages about one day: nothing is lost that nobody took back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

const LEDGER = 'daily-report:epidemic:2022-07-28';

describe('several messages about one day', () => {
  let town: Town;
  const sums = async () => {
    const all = (await town.bot.engine.store.figures(LEDGER, ['2']))[0]?.sums ?? {};
    return Object.fromEntries(Object.entries(all).filter(([, n]) => n !== 0));
  };
  const says = async (who: string, text: string) => {
    await town.later(1);
    return town.says(who, '西沟村', text);
  };
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('what a report does not mention stays', async () => {
    expect(await says('王芳', '巡查3次')).toEqual(['✓ 西沟村1号网格 7月28日 巡查次数3（08:01 按时）']);
    expect(await says('王芳', '返乡1')).toEqual([
      '✓ 西沟村1号网格 7月28日 返乡人员1 巡查次数3（08:02，首报08:01 按时）',
    ]);
    expect(await says('王芳', '返乡2 居隔1')).toEqual([
      '✓ 西沟村1号网格 7月28日 返乡人员1→2 居家隔离1 巡查次数3（08:03，首报08:01 按时）',
    ]);
    expect(await sums()).toEqual({ returnees: 2, quarantined: 1, inspected: 3 });
  });

  it('a zero report does not deny people silently, whoever counted them', async () => {
    expect(await says('王芳', '零报告')).toEqual(['西沟村1号网格今天已报返乡人员2 居家隔离1，改为零报告吗？回1确认']);
    expect(await says('张建国', '代1号网格 零报告')).toEqual([expect.stringContaining('改为零报告吗？回1确认')]);
    expect(await sums()).toEqual({ returnees: 2, quarantined: 1, inspected: 3 });
    expect(await says('王芳', '1')).toEqual([
      '✓ 西沟村1号网格 7月28日 零报告 返乡人员2→0 居家隔离1→0 巡查次数3 已更正（08:06，首报08:01 按时）',
    ]);
    expect(await sums()).toEqual({ inspected: 3 });
    expect(await says('王芳', '1')).toEqual([]);
  });

  it('each withdrawal takes the last message back and says what stands again', async () => {
    expect(await says('王芳', '撤回')).toEqual([
      '✓ 已撤回 西沟村1号网格 7月28日 08:06那条，现在是：返乡人员2 居家隔离1 巡查次数3（08:01 按时）',
    ]);
    expect(await says('王芳', '撤回')).toEqual([
      '✓ 已撤回 西沟村1号网格 7月28日 08:03那条，现在是：返乡人员1 巡查次数3（08:01 按时）',
    ]);
    await says('王芳', '撤回');
    expect(await says('王芳', '撤回')).toEqual(['✓ 已撤回 西沟村1号网格 7月28日的报告，现在算未报，请重新报']);
    expect(await sums()).toEqual({});
  });

  it('a withdrawal of nothing leaves nothing behind', async () => {
    const versions = async () => (await town.store.history(record)).length;
    const record = { flow: 'daily-report', period: 'epidemic:2022-07-28', id: '21111' };
    const before = await versions();
    expect(await says('王芳', '撤回')).toEqual(['西沟村1号网格 7月28日还没有报告，没有可撤回的']);
    expect(await versions()).toBe(before);
  });

  it('a correction to what stands says so, and a correction to zero is one', async () => {
    await says('李强', '返乡2');
    expect(await says('李强', '更正 返乡2')).toEqual([expect.stringContaining('返乡人员2（已报过，数字没变）')]);
    expect(await says('李强', '更正 零报告')).toEqual([expect.stringContaining('零报告 返乡人员2→0 已更正')]);
    await town.until('16:30');
    expect(await says('李强', '更正 返乡1')).toEqual([
      expect.stringMatching(/返乡人员0→1 .*已更正（16:31，首报08:\d\d 按时）/),
    ]);
  });

  it('changes of a submitted day are told above, withdrawals too, and name whose version it was', async () => {
    await says('赵敏', '返乡4');
    await town.says('张建国', '西沟村', '/报送 确认');
    const before = town.heard('西沟村').length;
    await says('赵敏', '撤回');
    await town.later(10);
    expect(town.heard('西沟村').slice(before).join('\n')).toContain(
      '更正：西沟村3号网格 7月28日 西沟村第1版报送后有变动：返乡人员-4，已撤回，现在未报',
    );
  });

  it('what comes on another day carries its date, and is a correction of a day that was reported', async () => {
    await town.until('00:00');
    await town.until('08:00');
    expect(await town.says('李强', '西沟村', '补昨天 返乡7')).toEqual([
      expect.stringMatching(
        /✓ 西沟村2号网格 7月28日 发热人数0 返乡人员1→7 .*已更正（7月29日08:00，首报08:\d\d 按时）$/,
      ),
    ]);
    expect(await town.says('孙伟', '西沟村', '补昨天 返乡1')).toEqual([
      expect.stringContaining('✓ 西沟村6号网格 7月28日 返乡人员1（7月29日08:00 补报）'),
    ]);
    await town.later(1);
    expect(await town.says('孙伟', '西沟村', '/撤回 昨天')).toEqual([
      expect.stringContaining('✓ 已撤回 西沟村6号网格 7月28日的报告，现在算未报，请重新报'),
    ]);
  });

  it('a day too old to change sends nobody upstairs', async () => {
    for (let day = 0; day < 4; day++) await town.until('07:00');
    expect(await town.says('李强', '西沟村', '7月28日 返乡7')).toEqual([
      '7月28日已过补报期限，西沟村2号网格这天的数字不能再报、再改',
    ]);
    expect(await town.says('李强', '西沟村', '撤回 7月28日')).toEqual([expect.stringContaining('不能再报、再改')]);
    expect(town.incidents).toEqual([]);
  });
});
