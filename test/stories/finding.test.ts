// One finding from the inspector's photo to the look-back, by way of a refusal, a reassignment, a delay, a failed review and a relapse.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finding } from '../../flows/finding.ts';
import { openTown, type Town } from '../support/town.ts';

describe('a finding', () => {
  let town: Town;
  /** What a group or a person has heard since the last look. */
  const news = (where: string) => {
    const all = town.channel.heard.filter(({ room }) => room === where).map(({ text }) => text);
    const fresh = all.slice(seen.get(where) ?? 0);
    seen.set(where, all.length);
    return fresh.filter((text) => text.includes('督'));
  };
  const seen = new Map<string, number>();
  const state = async () => {
    const [doc] = await town.store.docs([{ flow: 'finding', id: '1' }]);
    return finding.state.parse(JSON.parse(doc?.json ?? ''));
  };
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.stop());

  it('takes the photo sent before it, the one sent after it, and nobody else’s', async () => {
    expect(await town.says('谢飞', '河湾镇', '', { image: 'before.jpg' })).toEqual([]);
    await town.says('何静', '河湾镇', '', { image: 'other.jpg' });
    await town.later(2);
    expect(await town.says('谢飞', '河湾镇', '督查 西沟村卡口 登记本空白 明天10点前')).toEqual([
      '✓ 督1 西沟村卡口：登记本空白（已附照片1张）\n已交办西沟村，一般，限7月29日10:00。五分钟内在本群发的照片归入此条',
    ]);
    expect(news('room-2111')).toEqual([expect.stringMatching(/^【督查交办】督1 .*（已附照片1张）/)]);
    expect(await town.says('谢飞', '河湾镇', '', { image: 'after.jpg' })).toEqual(['✓ 督1 照片已收（共2张）']);
    await town.later(6);
    expect(await town.says('谢飞', '河湾镇', '', { image: 'late.jpg' })).toEqual([]);
    expect((await state()).photos.map(({ file, kind }) => [file, kind])).toEqual([
      ['before.jpg', 'inspection'],
      ['after.jpg', 'inspection'],
    ]);
  });

  it('a photo that the text overtook on the way belongs to it as well', async () => {
    const at = town.now() - 7 * 60_000;
    await town.says('谢飞', '河湾镇', '', { image: 'slow.jpg', at });
    expect((await state()).photos.map(({ file }) => file)).toContain('slow.jpg');
  });

  it('is refused, and given to the right unit with the limit that was named', async () => {
    news('谢飞');
    expect(await town.says('张建国', '西沟村', '退单 1 不是我们村的，是东沟村的')).toEqual([
      '✓ 督1 已退回，交办人会重新指定单位',
    ]);
    expect(news('谢飞')).toEqual([expect.stringContaining('/改派 1 平川县河湾镇东沟村')]);
    await town.says('谢飞', '河湾镇', '/改派 1 东沟村');
    expect(news('room-2112')).toEqual([expect.stringContaining('7月29日10:00前整改')]);
    expect(await town.says('张建国', '西沟村', '签收 1')).toEqual([expect.stringContaining('督1')]);
    expect((await state()).status).toBe('assigned');
    expect(await town.says('马东', '东沟村', '签收 1')).toEqual(['✓ 督1 东沟村已签收，限7月29日10:00前整改']);
    await town.says('马东', '东沟村', '整改 1 开始 安排专人补登');
    expect((await state()).status).toBe('rectifying');
  });

  it('turns yellow, then red, and climbs', async () => {
    news('room-2112');
    news('room-211');
    await town.until('00:00');
    await town.until('09:59');
    expect(news('room-2112')).toEqual([expect.stringContaining('🟡')]);
    await town.until('10:00');
    expect(news('room-2112')).toEqual([expect.stringContaining('🔴')]);
    expect(news('room-211')).toEqual([expect.stringContaining('东沟村已逾期')]);
    await town.later(6 * 60);
    expect(news('room-211')).toEqual([expect.stringContaining('请督促')]);
    expect(await town.says('罗平', '平川县', '/台账 逾期')).toEqual([expect.stringContaining('🔴督1')]);
  });

  it('is reported as mended with a photo sent beforehand as evidence', async () => {
    news('谢飞');
    await town.says('马东', '东沟村', '', { image: 'mended.jpg' });
    await town.later(1);
    expect(await town.says('马东', '东沟村', '整改 1')).toEqual([
      '✓ 督1 已报整改（已附照片1张），等待复查。五分钟内在本群发的照片作为佐证',
    ]);
    expect(news('谢飞')).toEqual([expect.stringContaining('佐证照片1张')]);
    expect((await state()).status).toBe('pending_review');
  });

  it('is never checked by the fixer; a failed review sends it back with a new limit', async () => {
    expect(await town.says('马东', '东沟村', '/复查 1 通过')).toEqual([expect.stringContaining('没有“复查”的权限')]);
    news('room-2112');
    await town.says('谢飞', '河湾镇', '/复查 1 不通过 台账还缺7月27日 限明天18点');
    expect(news('room-2112')).toEqual(['督1 西沟村卡口 复查不通过：台账还缺7月27日\n退回重改，限7月30日18:00']);
    expect((await state()).status).toBe('returned');
  });

  it('is closed by somebody else of the checking side', async () => {
    await town.later(60);
    await town.says('马东', '东沟村', '1号改好了，27日已补齐');
    expect((await state()).status).toBe('pending_review');
    await town.later(5);
    news('room-2112');
    expect(await town.says('罗平', '平川县', '/复查 1 通过')).toEqual(['✓ 督1 西沟村卡口 经平川县复查通过，已销号']);
    expect(news('room-2112')).toEqual(['✓ 督1 西沟村卡口 经平川县复查通过，已销号']);
    expect((await state()).status).toBe('closed');
  });

  it('is looked at again between day 3 and 10, relapses one severity higher, and is mended for good', async () => {
    news('谢飞');
    await town.later(11 * 1440);
    expect(news('谢飞')[0]).toContain('【回头看】督1');
    await town.says('谢飞', '河湾镇', '/回头看 1 反弹 登记本又空白');
    expect(await state()).toMatchObject({ status: 'rectifying', round: 2, severity: 'major' });
    expect(news('room-2112')).toEqual([expect.stringContaining('第2轮，升为较重')]);
    await town.later(10);
    await town.says('马东', '东沟村', '整改 1 又补齐了');
    await town.says('谢飞', '河湾镇', '/复查 1 通过');
    await town.later(11 * 1440);
    await town.says('谢飞', '河湾镇', '/回头看 1 保持');
    expect(await state()).toMatchObject({ status: 'closed', lookBack: { held: true } });
    expect(town.incidents).toEqual([]);
  });

  it('of a grid worker who names no unit is proposed for his grid, and confirmed above', async () => {
    const before = await town.says('王芳', '西沟村', '督查 村口 垃圾未清');
    expect(before).toEqual([expect.stringContaining('已报上级确认，确认后交办西沟村1号网格')]);
    expect(town.heard('西沟村').concat(town.heard('河湾镇')).at(-1)).toContain('垃圾未清');
  });

  it('of a town that mends its own is not checked by that town either', async () => {
    await town.says('谢飞', '平川县', '督查 河湾镇值班室 无人值守');
    await town.says('何静', '河湾镇', '整改 3 已补人在岗');
    expect(await town.says('何静', '河湾镇', '/复查 3 通过')).toEqual([expect.stringContaining('督3')]);
    const [doc] = await town.store.docs([{ flow: 'finding', id: '3' }]);
    expect(finding.state.parse(JSON.parse(doc?.json ?? '')).status).toBe('pending_review');
  });
});
