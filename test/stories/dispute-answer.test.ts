// The questioned unit says that its figure is right.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

describe('an answer to a question about a figure', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
    await town.says('赵敏', '西沟村', '返乡2');
    await town.later(1);
  });
  afterAll(() => town.stop());

  it('is talk while nothing is asked', async () => {
    expect(await town.says('赵敏', '西沟村', '属实')).toEqual([]);
    expect(await town.says('赵敏', '西沟村', '/属实')).toEqual(['西沟村3号网格没有要答复的存疑']);
  });

  it('goes to those who asked, once, and is theirs to verify', async () => {
    await town.says('何静', '河湾镇', '/存疑 西沟村3号网格 返乡2人来源不明');
    expect(town.heard('21113').at(-1)).toContain('没错发：属实 说明');
    await town.later(1);
    const before = town.heard('河湾镇').length;
    expect(await town.says('王芳', '西沟村', '属实')).toEqual([]);
    expect(await town.says('赵敏', '21113', '属实，两人昨晚从省城回来')).toEqual([
      '✓ 西沟村3号网格 7月28日 已答复存疑，等对方核实',
    ]);
    await town.later(1);
    await town.says('赵敏', '21113', '/核实');
    expect(town.heard('河湾镇').slice(before)).toEqual([
      '西沟村3号网格答复存疑：7月28日 返乡人员2，答：两人昨晚从省城回来（原疑问：返乡2人来源不明）。属实请发：/核实 西沟村3号网格',
    ]);
    expect(await town.says('赵敏', '西沟村', '/我的待办')).toEqual(['赵敏现在没有待办']);
    expect(await town.says('何静', '河湾镇', '/核实 西沟村3号网格')).toEqual(['✓ 西沟村3号网格 7月28日 已核实']);
  });

  it('is not what others report for the unit', async () => {
    await town.later(1);
    await town.says('何静', '河湾镇', '/存疑 西沟村3号网格 再核一下');
    await town.later(1);
    const before = town.heard('河湾镇').length;
    await town.says('张建国', '西沟村', '代3号网格 返乡1');
    expect(town.heard('河湾镇').slice(before)).toEqual([]);
    expect(town.incidents).toEqual([]);
  });

  it('is for those who asked to verify, or for those above them', async () => {
    await town.says('韩雪', '松江市', '/存疑 西沟村3号网格 从哪里来');
    await town.later(1);
    expect(await town.says('罗平', '平川县', '/核实 西沟村3号网格')).toEqual([
      '西沟村3号网格 7月28日的存疑是松江市提的，由松江市核实',
    ]);
    expect(await town.says('唐文', '松江市', '/核实 西沟村3号网格')).toEqual(['✓ 西沟村3号网格 7月28日 已核实']);
    await town.later(1);
    await town.says('何静', '河湾镇', '/存疑 西沟村3号网格 从哪里来');
    await town.later(1);
    expect(await town.says('罗平', '平川县', '/核实 西沟村3号网格')).toEqual(['✓ 西沟村3号网格 7月28日 已核实']);
  });
});
