// What is read of all findings: one with its story, the ledger by filters and pages, the bulletin.
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../src/understanding/intent.ts';
import { july } from '../support/finding.ts';
import { scene, typed } from './finding-room.ts';

const defect = (place: string, issue = '登记本空白'): Intent => ({ intent: 'finding', place, issue });
const fixed = async () => {
  const room = scene(july(28, '09:00'));
  await room.says('insp', defect('西沟村卡口'), { in: 'hw' });
  await room.says('vil', typed('rectify', '1 登记本已补齐'), { in: 'xg' });
  return room;
};

describe('reading', () => {
  test('ledger and bulletin', async () => {
    const room = await fixed();
    await room.says('insp', defect('东沟村卡口', '王村长反映无人值守'), { in: 'hw' });
    await room.says('insp', defect('西沟村口', '垃圾未清'), { in: 'hw' });
    const all = await room.says('cty', typed('ledger'), { in: 'county' });
    expect(all.texts[0]?.params).toMatchObject({ total: 3, overdue: 0 });
    const own = await room.says('vil', typed('ledger', '在办'), { in: 'xg' });
    expect(own.texts[0]?.params).toMatchObject({ total: 2, area: '西沟村' });
    room.later(200);
    const late = await room.says('cty', typed('ledger', '逾期 较重 河湾镇'), { in: 'county' });
    expect(late.texts[0]?.params).toMatchObject({ total: 1, lines: [{ number: 2, colour: 'red' }] });
    expect((await room.says('vil', typed('ledger', '东岗镇'), { in: 'xg' })).keys).toEqual(['finding.beyond']);
    const told = await room.says('cty', typed('bulletin', '今天 河湾镇'), { in: 'county' });
    expect(told.texts[0]?.params).toMatchObject({
      area: '河湾镇',
      found: 3,
      closed: 0,
      late: [{ number: 2 }],
      groups: [{ category: 'records' }, { category: 'staffing' }, { category: 'waste' }],
    });
  });

  test('a number alone is one finding; what was handed back is a filter', async () => {
    const room = await fixed();
    await room.says('insp', defect('东沟村卡口'), { in: 'hw' });
    await room.says('vild', typed('refuse', '2 不是我们村的'), { in: 'dgc' });
    const read = (words: string) => room.says('cty', typed('ledger', words), { in: 'county' });
    expect((await read('督1')).keys).toEqual(['finding.shown']);
    expect((await read('1')).texts[0]?.params).toMatchObject({ number: 1, status: 'pending_review' });
    expect((await read('9')).keys).toEqual(['finding.unknown']);
    expect((await read('退单')).texts[0]?.params).toMatchObject({ total: 1, lines: [{ number: 2 }] });
    expect((await read('回头看')).texts[0]?.params).toMatchObject({ total: 0 });
  });

  test('filters together, pages, and those that were voided', async () => {
    const room = await fixed();
    for (let k = 0; k < 15; k += 1) await room.says('insp', defect('东沟村卡口'), { in: 'hw' });
    await room.says('insp', typed('void', '5 写错了'), { in: 'hw' });
    const read = async (words: string) =>
      (await room.says('cty', typed('ledger', words), { in: 'county' })).texts[0]?.params;
    expect(await read('')).toMatchObject({ total: 15, voided: 1, page: 1, pages: 2 });
    expect(await read('在办 东沟村 第2页')).toMatchObject({ total: 14, page: 2, lines: [{ number: 16 }] });
    expect(await read('作废')).toMatchObject({ total: 1, lines: [{ number: 5, status: 'voided' }] });
    expect(await read('待复查 本周')).toMatchObject({ total: 1, lines: [{ number: 1 }] });
    expect(await read('10天内')).toMatchObject({ total: 14 });
    room.later(2 * 1440);
    expect(await read('10天内')).toMatchObject({ total: 0 });
    expect(await read('黄牌 东沟村')).toMatchObject({ total: 14, overdue: 14 });
    expect((await room.says('cty', typed('ledger', '__proto__'), { in: 'county' })).keys).toEqual([
      'finding.unknown_unit',
    ]);
  });

  test('one finding with its story', async () => {
    const room = await fixed();
    await room.says('insp', typed('review', '1 不通过 缺27日'), { in: 'hw' });
    const shown = await room.says('cty', typed('finding', '1'), { in: 'county' });
    expect(shown.texts[0]?.params).toMatchObject({
      fix: { text: '登记本已补齐', by: '西沟村' },
      review: { text: '缺27日', passed: false },
      first: july(29, '09:00') + 1000,
    });
  });

  test('repeat offenders are counted by days, overdue as in the ledger, and scope as in the ledger', async () => {
    const room = await fixed();
    await room.says('insp', defect('西沟村村部'), { in: 'hw' });
    const told = async () => (await room.says('cty', typed('bulletin', '本周'), { in: 'county' })).texts[0]?.params;
    expect(await told()).toMatchObject({ repeated: [] });
    room.later(1440);
    await room.says('insp', defect('西沟村村部'), { in: 'hw' });
    expect(await told()).toMatchObject({ repeated: [{ unitName: '西沟村', times: 2 }], overdue: 1 });
    expect((await room.says('insp', typed('bulletin', '本周 四平市'), { in: 'hw' })).keys).toEqual(['finding.beyond']);
  });
});
