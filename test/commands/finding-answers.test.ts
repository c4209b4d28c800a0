// What answers mean: nothing is closed or taken as mended by words that leave it open; several numbers are each done.
import { describe, expect, test } from 'vitest';
import { isClear, isNothingWrong, isUnfinished } from '../../commands/finding/answers.ts';
import type { Intent } from '../../src/understanding/intent.ts';
import { july } from '../support/finding.ts';
import { scene, typed } from './finding-room.ts';

const start = july(28, '09:00');
const defect = (place: string): Intent => ({ intent: 'finding', place, issue: '登记本空白' });
/** Findings 1 and 2 of 西沟村. */
const two = async () => {
  const room = scene(start);
  await room.says('insp', defect('西沟村卡口'), { in: 'hw' });
  await room.says('insp', defect('西沟村村部'), { in: 'hw' });
  return room;
};

describe('words', () => {
  test('mended or not', () => {
    for (const said of [
      '完成不了，要延期',
      '还没改',
      '好了一半',
      '改不了',
      '明天改',
      '已整改一半',
      '还沒改',
      '快改好了',
      '等材料',
      '没有整改',
      '预计周五完成',
    ])
      expect(isUnfinished(said), said).toBe(true);
    for (const said of [
      '登记本已补齐',
      '已整改，补登了未登记的2人',
      '改好了',
      '垃圾已清，不再堆放',
      '之前没改，现已整改到位',
      '',
      '没上锁的门已上锁',
    ])
      expect(isUnfinished(said), said).toBe(false);
  });
  test('passed or not', () => {
    for (const said of [
      '过了三天还没换',
      '通过现场查看，仍未更换',
      '通过 限明天',
      '通过，但台账还缺',
      '通过 下次注意再检查',
    ])
      expect(isClear(said, 'passed'), said).toBe(false);
    for (const said of ['通过', '通过！', '合格，已补齐', '通过，没有问题', '通過', 'pass', '复查通过'])
      expect(isClear(said, 'passed'), said).toBe(true);
    for (const said of ['保持不住', '正常时间没人']) expect(isClear(said, 'held'), said).toBe(false);
    for (const said of ['保持', '保持良好', '无反弹', '正常']) expect(isClear(said, 'held'), said).toBe(true);
  });
  test('nothing wrong', () => {
    expect(isNothingWrong('登记正常')).toBe(false);
    expect(isNothingWrong('一切正常')).toBe(true);
  });
});

describe('answers', () => {
  test('what is not mended is not taken as mended, and the way to more time is told', async () => {
    const room = await two();
    for (const said of ['1 完成不了，要延期', '1 还没改', '1 明天改'])
      expect((await room.says('vil', typed('rectify', said), { in: 'xg' })).keys).toEqual(['finding.not_fixed']);
    expect((await room.state(1)).status).toBe('assigned');
    await room.says('vil', typed('rectify', '1 fixed it'), { in: 'xg' });
    expect((await room.state(1)).fix).toMatchObject({ text: 'fixed it' });
  });

  test('a review that leaves it open is asked about', async () => {
    const room = await two();
    await room.says('vil', typed('rectify', '1 已补齐'), { in: 'xg' });
    const asked = await room.says('insp', typed('review', '1 过了三天还没换'), { in: 'hw' });
    expect(asked.keys).toEqual(['finding.passed_or_not']);
    expect((await room.state(1)).status).toBe('pending_review');
    await room.says('insp', asked.outcome?.ask?.['2'] ?? typed('x'), { in: 'hw' });
    expect(await room.state(1)).toMatchObject({ status: 'returned', review: { text: '过了三天还没换' } });
  });

  test('通过不了 has failed', async () => {
    const room = await two();
    await room.says('vil', typed('rectify', '1 已补齐'), { in: 'xg' });
    await room.says('insp', typed('review', '1 通过不了，还缺27日'), { in: 'hw' });
    expect(await room.state(1)).toMatchObject({ status: 'returned', review: { text: '还缺27日' } });
  });

  test('several numbers are each done', async () => {
    const room = await two();
    await room.says('vil', typed('accept', '1、2'), { in: 'xg' });
    expect([(await room.state(1)).status, (await room.state(2)).status]).toEqual(['acknowledged', 'acknowledged']);
    await room.says('vil', typed('rectify', '1 2 都已补齐'), { in: 'xg' });
    await room.says('insp', typed('review', '1、2 通过'), { in: 'hw' });
    expect([(await room.state(1)).status, (await room.state(2)).status]).toEqual(['closed', 'closed']);
    expect((await room.says('vil', typed('accept', '1、9'), { in: 'xg' })).keys).toEqual(['finding.unknown']);
  });

  test('photos sent before several belong to all of them', async () => {
    const room = scene(start);
    await room.says('insp', typed('photo'), { in: 'hw', occasion: { image: 'a.jpg' } });
    const items = [
      { place: '西沟村卡口', issue: '登记本空白' },
      { place: '东沟村卡口', issue: '登记本空白' },
    ];
    await room.says('insp', { intent: 'finding', items }, { in: 'hw' });
    await room.says('insp', typed('photo'), { in: 'hw', occasion: { image: 'b.jpg' } });
    for (const n of [1, 2]) expect((await room.state(n)).photos.map(({ file }) => file)).toEqual(['a.jpg', 'b.jpg']);
  });

  test('a limit that was replaced stays on record, with its card', async () => {
    const room = await two();
    await room.says('vil', typed('accept', '1'), { in: 'xg' });
    room.later(3 * 1440);
    expect((await room.says('insp', typed('reassign', '1 东沟村'), { in: 'hw' })).keys).toEqual([
      'finding.office_reassigns',
    ]);
    await room.says('insp', typed('extend', '1 等材料 到8月5日'), { in: 'hw' });
    await room.says('cty', typed('extend', '1 同意'), { in: 'county' });
    expect((await room.state(1)).limits).toMatchObject([
      { due: july(29, '09:00') + 1000, unitName: '西沟村', card: 'yellow' },
    ]);
  });

  test('a relapse cannot be voided away', async () => {
    const room = await two();
    await room.says('vil', typed('rectify', '1 已补齐'), { in: 'xg' });
    await room.says('insp', typed('review', '1 通过'), { in: 'hw' });
    expect((await room.says('cty', typed('void', '1 重复'), { in: 'county' })).keys).toEqual(['finding.out_of_turn']);
    await room.says('insp', typed('lookback', '1 反弹 又空白'), { in: 'hw' });
    expect((await room.says('cty', typed('void', '1 重复'), { in: 'county' })).keys).toEqual(['finding.relapse_stays']);
  });

  test('only what somebody may do is offered to him', async () => {
    const room = await two();
    for (const n of [1, 2]) await room.says('vil', typed('rectify', `${n} 已补齐`), { in: 'xg' });
    expect((await room.says('town', typed('review', '通过'), { in: 'hw' })).keys).toEqual(['finding.none_open']);
    expect((await room.says('insp', typed('review', '通过'), { in: 'hw' })).keys).toEqual(['finding.which']);
  });
});
