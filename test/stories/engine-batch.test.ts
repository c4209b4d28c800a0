// What is said in one go is answered as if it had been said one after another.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/town.ts';

type Line = readonly [who: string, where: string, text: string];

const say = (town: Town, [contact, where, text]: Line) => {
  const code = { 西沟村: '2111', 河湾镇: '211', 平川县: '21' }[where] ?? '';
  return town.channel.say({ contact, conversation: `room-${code}`, text, at: town.now() });
};
/** Every line a group has heard: how they were merged into messages does not matter, and the same is said once in each. */
const linesOf = (town: Town, where: string) => [...new Set(town.heard(where).join('\n').split('\n'))].sort();

async function together(town: Town, lines: readonly Line[]): Promise<void> {
  for (const line of lines) await say(town, line);
  await town.bot.drive.settle();
}

describe('one batch', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('accuses nobody who reported just before in the same group', async () => {
    await together(town, [
      ['王芳', '西沟村', '零报告'],
      ['张建国', '西沟村', '/未报'],
      ['李强', '西沟村', '返乡1'],
      ['张建国', '西沟村', '/未报'],
    ]);
    const lists = linesOf(town, '西沟村').filter((line) => line.startsWith('未报'));
    expect(lists).toEqual(['未报：西沟村2-6号网格', '未报：西沟村3-6号网格']);
  });

  it('nor who reported just before in another group', async () => {
    await together(town, [
      ['赵敏', '西沟村', '零报告'],
      ['何静', '河湾镇', '/未报'],
    ]);
    expect(town.heard('河湾镇').join('\n')).toContain('未报5');
  });

  it('shows a finding that was recorded just before', async () => {
    await together(town, [
      ['谢飞', '平川县', '督查 西沟村卡口 登记本空白 明天10点前'],
      ['谢飞', '平川县', '/台账'],
      ['张建国', '西沟村', '签收'],
    ]);
    expect(town.heard('平川县').join('\n')).toContain('登记本空白');
    expect(linesOf(town, '平川县').filter((line) => line.includes('督1')).length).toBeGreaterThan(1);
    expect(town.incidents).toEqual([]);
  });
});

describe('plain reports', () => {
  it('are committed in one go, a question among them in one more', async () => {
    const town = await openTown();
    const sizes: number[] = [];
    const { store } = town.bot.engine;
    const commit: typeof store.commit = (commits) => (sizes.push(commits.length), store.commit(commits));
    Object.assign(town.bot.engine, { store: { ...store, commit } });
    const reports = ['王芳', '李强', '赵敏', '刘海'].map((who): Line => [who, '西沟村', '零报告']);
    await together(town, reports);
    expect(sizes).toEqual([4]);
    await together(town, [
      ['周丽', '河湾镇', '零报告'],
      ['张建国', '西沟村', '/未报'],
      ['何静', '河湾镇', '/未报'],
      ['陈红', '西沟村', '零报告'],
      ['谢飞', '平川县', '/汇总'],
    ]);
    expect(sizes.slice(1)).toEqual([3, 2]);
    await town.stop();
  });
});

describe('any conversation', () => {
  const line = fc.constantFrom<Line>(
    ['王芳', '西沟村', '零报告'],
    ['王芳', '西沟村', '更正 返乡2'],
    ['王芳', '西沟村', '撤回'],
    ['李强', '西沟村', '返乡3'],
    ['李强', '西沟村', '返乡3 发热1'],
    ['张建国', '西沟村', '/未报'],
    ['张建国', '西沟村', '/汇总'],
    ['张建国', '西沟村', '代3号网格 零报告'],
    ['何静', '西沟村', '/未报'],
    ['何静', '西沟村', '/汇总 西沟村'],
    ['张建国', '西沟村', '/报送 确认'],
    ['张建国', '西沟村', '/我的待办'],
    ['罗平', '西沟村', '/汇总'],
    ['罗平', '西沟村', '/溯源 返乡'],
  );

  it('is answered the same in one batch as message by message', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 14 }), async (lines) => {
        const [one, other] = await Promise.all([openTown(), openTown()]);
        for (const each of lines) await together(one, [each]);
        await together(other, lines);
        expect(linesOf(other, '西沟村')).toEqual(linesOf(one, '西沟村'));
        expect([...one.incidents, ...other.incidents]).toEqual([]);
        await Promise.all([one.stop(), other.stop()]);
      }),
      { numRuns: 10 },
    );
  });
});
