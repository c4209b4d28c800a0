// Who may write for whom in a list, and who hears of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

describe('rows somebody else writes', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('in a chain any member of the group may; it says 代报, and the unit hears of it once', async () => {
    expect(await town.says('王芳', '西沟村', '#接龙\n1. 1号网格 零报告\n2. 2号网格 返乡2\n3. 2号网格 居隔1')).toEqual([
      '✓ 接龙已记3行，本次：1号网格 零报告、2号网格 返乡人员2（代报）、2号网格 居家隔离1（代报）',
    ]);
    expect(town.heard('21112')).toEqual([expect.stringContaining('王芳已代西沟村2号网格报 7月28日')]);
    expect(town.heard('21111')).toEqual([]);
    expect(await town.says('张建国', '西沟村', '/溯源 返乡')).toEqual([
      expect.stringContaining('西沟村2号网格 2人 王芳代报 08:00'),
    ]);
  });

  it('a chain posted again by another is no news', async () => {
    await town.later(1);
    const again = '#接龙\n1. 1号网格 零报告\n2. 2号网格 返乡2\n3. 2号网格 居隔1\n4. 3号网格 零报告';
    expect(await town.says('赵敏', '西沟村', again)).toEqual(['✓ 接龙已记4行，本次：3号网格 零报告']);
    expect(town.heard('21112')).toHaveLength(1);
  });

  it('a row does not deny people others have counted', async () => {
    await town.says('刘海', '西沟村', '返乡3');
    await town.later(1);
    expect(await town.says('陈红', '西沟村', '#接龙\n1. 4号网格 零报告\n2. 5号网格 零报告')).toEqual([
      '✓ 接龙已记1行，本次：5号网格 零报告\n没记的1行：4号网格（今天已报返乡人员3，要改为零报告请发：更正 西沟村4号网格 零报告）',
    ]);
  });

  it('in a plain list only who may report for the unit alone', async () => {
    await town.later(1);
    const [said = ''] = await town.says('孙伟', '西沟村', '代1号网格、2号网格 各返乡9');
    expect(said).toContain('没记的2行');
    expect(said).toContain('不归您代报');
    const [mine = ''] = await town.says('张建国', '西沟村', '代1号网格、5号网格 返乡1');
    expect(mine).toContain('✓ 已分别记到2个单位');
    expect(town.incidents).toEqual([]);
  });
});

describe('one figure for several units', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  const EACH = [
    '✓ 已分别记到2个单位：1号网格 返乡人员1（代报）、2号网格 返乡人员1（代报）\n以上数字每个单位各记一份，不是合计。不对请逐个更正，例：更正 2号网格 …',
  ];

  it('is said to be stored for each of them, and is stored again when it is typed again', async () => {
    expect(await town.says('张建国', '西沟村', '代1号、2号网格 返乡1')).toEqual(EACH);
    await town.later(1);
    await town.says('李强', '西沟村', '更正 返乡3');
    await town.later(1);
    expect(await town.says('张建国', '西沟村', '代1号、2号网格 返乡1')).toEqual(EACH);
    expect(await town.says('张建国', '西沟村', '/汇总')).toEqual([expect.stringContaining('返乡人员2人')]);
  });

  it('does not make a chain that is posted again news', async () => {
    await town.says('赵敏', '西沟村', '#接龙\n1. 3号网格 返乡1');
    await town.later(1);
    await town.says('张建国', '西沟村', '代4号、5号网格 各返乡2');
    await town.later(1);
    expect(await town.says('孙伟', '西沟村', '#接龙\n1. 3号网格 返乡1\n2. 6号网格 零报告')).toEqual([
      '✓ 接龙已记2行，本次：6号网格 零报告',
    ]);
  });

  it('is asked about where it could be of all together', async () => {
    expect(await town.says('张建国', '西沟村', '1号、2号网格返乡2人')).toEqual([
      expect.stringContaining('是每个单位都这么多，还是一共？'),
    ]);
  });

  it('said one by one, or as zero, needs no such word', async () => {
    await town.later(1);
    expect(await town.says('张建国', '西沟村', '1号网格：返乡1\n2号网格：返乡1')).toEqual([
      '✓ 已记2行，本次：1号网格 返乡人员1（代报）、2号网格 返乡人员1（代报）',
    ]);
    expect(await town.says('马东', '东沟村', '代1号、2号网格 零报告')).toEqual([
      '✓ 已记2行，本次：1号网格 零报告（代报）、2号网格 零报告（代报）',
    ]);
    expect(town.incidents).toEqual([]);
  });
});
