// Findings as people talk about them in the groups: without slash, several at once, and nothing closed by a half-sentence.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

describe('findings in plain words', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('are recorded for each unit that was named', async () => {
    const said = await town.says('谢飞', '河湾镇', '督查 西沟村、东沟村 登记本空白 明天10点前');
    expect(said.join('\n')).toMatch(/督1 西沟村：登记本空白[^]*督2 东沟村：登记本空白/);
  });

  it('ask for the unit of a place that names none, except of 卡口 in the village’s own group', async () => {
    expect(await town.says('谢飞', '河湾镇', '督查 幸福里西门 无人值守')).toEqual([
      expect.stringContaining('归哪个单位'),
    ]);
    expect(await town.says('谢飞', '西沟村', '督查 北卡口 无人值守')).toEqual([expect.stringContaining('西沟村')]);
  });

  it('ask for place and defect where one of them is missing, not for a figure', async () => {
    expect(await town.says('谢飞', '河湾镇', '/督查 消毒记录没有填')).toEqual([
      expect.stringMatching(/^“消毒记录没有填”没看出是哪里.*\/督查 西沟村卡口/),
    ]);
  });

  it('are accepted, mended and reviewed without slash, and only when it is so', async () => {
    expect(await town.says('张建国', '西沟村', '签收1')).toEqual([expect.stringContaining('督1 西沟村已签收')]);
    expect(await town.says('张建国', '西沟村', '整改 1 完成不了，要延期')).toEqual([
      expect.stringContaining('/延期 1 原因'),
    ]);
    await town.says('张建国', '西沟村', '整改完成 1 补登记了');
    expect(await town.says('谢飞', '河湾镇', '/复查 1 通过现场查看，仍未更换')).toEqual([
      expect.stringContaining('通过还是不通过'),
    ]);
    expect(await town.says('谢飞', '河湾镇', '2')).toEqual([
      expect.stringContaining('复查不通过：通过现场查看，仍未更换'),
    ]);
    expect(await town.says('张建国', '西沟村', '签收88号')).toEqual([expect.stringContaining('没有督88')]);
    expect(town.incidents).toEqual([]);
  });

  it('alone, the command tells how it is written', async () => {
    expect(await town.says('谢飞', '河湾镇', '/督查')).toEqual([expect.stringContaining('/督查 西沟村卡口')]);
  });

  it('of the gravest kind are said once in one group', async () => {
    const before = ['西沟村', '河湾镇', '平川县'].map((room) => town.heard(room).length);
    await town.says('谢飞', '河湾镇', '督查 西沟村隔离点 隔离人员脱离闭环');
    const fresh = ['西沟村', '河湾镇', '平川县'].map((room, i) => town.heard(room).slice(before[i]));
    for (const said of fresh) expect(said.join('\n').split('督4 西沟村隔离点').length - 1).toBe(1);
  });
});
