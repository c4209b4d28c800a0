// Answers to orders as people really type them: taken, or refused with one sentence; never taken for something else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkup } from '../../src/cli/doctor.ts';
import { commands } from '../../commands/index.ts';
import { redisAudit } from '../../src/store/audit.ts';
import { templates } from '../../src/templates/index.ts';
import { openTown, type Town, ZONE } from '../support/town.ts';

const quote = (words: string, said: string) => `「Gridline：${words}」\n- - - - - - - - - - - - - - -\n${said}`;

describe('one order with one figure', () => {
  let town: Town;
  const says = async (who: string, words: string, where = '西沟村') => (await town.says(who, where, words)).join('\n');
  const sums = async (version = 1) =>
    (await town.bot.engine.store.figures(`receipt:1.${version}`, ['2111']))[0]?.sums ?? {};
  beforeAll(async () => {
    town = await openTown();
    await says('张建国', '/指令 反馈 水桶数 20:30前 请清点水桶');
    await says('张建国', '1');
    await town.later(1);
  });
  afterAll(() => town.stop());

  it.each([
    ['/反馈 1 苹果5', '没有“苹果5”这一项'],
    ['反馈 来了3个人，水桶还没数', '没有“来了3个人”这一项'],
    ['反馈', '没看到要的内容'],
    ['反馈 昨天水桶5', '“昨天”的没有记'],
    ['反馈 水桶2-3个', '“水桶2-3”不是一个准数'],
  ])('%s is not stored', async (words, why) => {
    expect(await says('王芳', words)).toContain(why);
    expect(await sums()).toEqual({});
  });

  it('反馈 is never a daily report: 无异常 is a zero for the order', async () => {
    expect(await says('王芳', '反馈 无异常')).toContain('令1 反馈：水桶数0');
    const [day] = await town.store.figures('daily-report:epidemic:2022-07-28', ['2111']);
    expect(day?.waiting).toMatchObject({ report: 6 });
  });

  it('nobody acknowledges for another unit, or an order that is not there', async () => {
    expect(await says('李强', '代3号网格 收到')).toContain('签收要由西沟村3号网格自己的人发');
    expect(await says('李强', '/收到 1 3号网格')).toContain('自己的人发');
    expect(await says('李强', '/收到 99')).toContain('没有令99');
    expect(await says('李强', '/收到 1')).toContain('令1 签收');
    expect(await says('李强', '/收到 1')).toContain('已经签收过了');
    expect(await says('李强', '/转达 1')).toContain('不用转达');
  });

  it('an amendment keeps the figures, and an old quote is told so', async () => {
    expect(await says('张建国', '/改令 1 请清点水桶')).toContain('没有变');
    await town.later(1);
    await says('张建国', '/改令 1 请清点水桶和扁担');
    await says('张建国', '1');
    expect(town.heard('21111').at(-1)).toContain('已报的数不用再报');
    await town.later(1);
    expect(await says('李强', quote('【令1】请清点水桶', '收到'))).toContain('引用的是前一版');
    expect(await says('李强', '收到')).toContain('令1（第2版） 签收');
    const [figures] = await town.bot.engine.store.figures('receipt:1.2', ['2111']);
    expect(figures?.waiting).toMatchObject({ ack: 5, feedback: 5 });
  });

  it('退回 at the head hands back, and closes nothing', async () => {
    expect(await says('张建国', '/结令 1 退回')).toContain('要退回哪个单位的反馈');
    expect(await says('张建国', '/结令 1 退回数不对')).toContain('要退回哪个单位的反馈');
    expect(await says('张建国', '/结令 1')).toContain('还有5个未反馈、5个未签收，仍要结令吗');
    expect(await says('张建国', '2')).toContain('没有改动');
    expect(await says('张建国', '/进度 1 水桶数')).toContain(
      '西沟村1号网格 0（第1版时报的） 王芳 08:01：“反馈 无异常”',
    );
  });

  it('completed by the last answers of one batch, corrected afterwards, handed back, and closed', async () => {
    for (const who of ['王芳', '李强', '赵敏', '刘海', '陈红', '孙伟']) await says(who, '反馈 5');
    await town.later(1);
    expect(await says('张建国', '/进度 1')).toContain('已办结');
    expect(await says('李强', '反馈 7')).toContain('水桶数7（原5）');
    expect(town.heard('西沟村').join('\n')).toContain('办结后有更正：西沟村2号网格');
    expect(await says('张建国', '/结令 1 退回 2号网格')).toContain('退回要写原因');
    await town.later(1);
    await says('张建国', '/结令 1 退回 2号网格 数不对');
    expect(await says('张建国', '/进度 1')).not.toContain('已办结');
    expect(await says('张建国', '/结令 1 退回 2号网格 数不对')).toContain('已经退回过了');
    await says('张建国', '/结令 1');
    expect(await says('张建国', '1')).toContain('签收6/6，反馈5/6，水桶数25');
    expect(town.heard('21112').at(-1)).toContain('令1 结令');
    expect(await says('李强', '反馈 6')).toContain('令1 已办结');
    expect(Object.values(await sums(2))).toEqual([25]);
    expect(town.incidents).toEqual([]);
  });

  it('doctor finds every version in order', async () => {
    const lines: string[] = [];
    const audit = redisAudit(town.redis.client(), 'test');
    const clock = { now: () => town.now() };
    await checkup({ store: town.store, audit, clock, templates, zone: ZONE, write: (line) => void lines.push(line) });
    expect(lines.filter((line) => line.includes('receipt:'))).toEqual([]);
  });
});

it('no two commands have a name in common', () => {
  const names = commands.flatMap((command) => command.names.map((name) => name.toLowerCase()));
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

describe('three orders open at once', () => {
  let town: Town;
  const says = async (who: string, words: string) => (await town.says(who, '西沟村', words)).join('\n');
  beforeAll(async () => {
    town = await openTown();
    for (const body of ['今晚值班', '摸排低洼户', '明早开会']) {
      await town.says('何静', '河湾镇', `/指令 ${body}`);
      await town.says('何静', '河湾镇', '1');
      await town.later(1);
    }
  });
  afterAll(() => town.stop());

  it('收到1 is the order of that number, as 收到2 is; 1 alone is a nod', async () => {
    expect(await says('王芳', '收到1')).toBe('✓ 西沟村1号网格 令1 签收（08:03）');
    expect(await says('李强', '收到2')).toBe('✓ 西沟村2号网格 令2 签收（08:03）');
    expect(await says('李强', '1')).toBe('✓ 西沟村2号网格 令3 签收（08:03）');
  });

  it('several numbers are several orders; what is wrong with one is said', async () => {
    expect(await says('王芳', '收到')).toContain('令3 签收');
    await town.later(1);
    expect(await says('张建国', '收到')).toContain('令3 签收');
    expect(await says('张建国', '收到')).toContain('或发：/收到 2 1');
    expect(await says('张建国', '/收到 2 9')).toContain('没有令9');
    expect(await says('张建国', '/收到 3、2 1')).toBe('✓ 西沟村 令2 签收（08:04）\n✓ 西沟村 令1 签收（08:04）');
    expect(await says('张建国', '/收到 1 2')).toContain('令1 7月28日08:04已经签收过了');
  });
});
