// The ledger of findings that were really spoken, as a workbook and as CSV.
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { finding as flow, type Finding } from '../../flows/finding.ts';
import { toCsv } from '../../src/export/csv.ts';
import { ledgerOf } from '../../src/export/ledger.ts';
import type { Sheet } from '../../src/export/table.ts';
import { toXlsx } from '../../src/export/xlsx.ts';
import { exportTexts } from '../../src/texts/console/export.ts';
import type { Locale } from '../../src/texts/index.ts';
import type { Intent } from '../../src/understanding/intent.ts';
import { july } from '../support/finding.ts';
import { toTheSecond } from './to-the-second.ts';
import { scene, typed } from '../commands/finding-room.ts';

const defect = (place: string, issue: string): Intent => ({ intent: 'finding', place, issue });

/** Four findings: closed at the second attempt, overdue, void, and one that was only recorded. */
async function told() {
  const room = scene(july(28, '09:00'));
  await room.says('insp', defect('西沟村卡口', '登记本空白'), { in: 'hw' });
  await room.says('vil', typed('rectify', '1 登记本已补齐'), { in: 'xg' });
  await room.says('insp', typed('review', '1 不通过 缺27日'), { in: 'hw' });
  await room.says('vil', typed('rectify', '1 =补齐了，电话13912345678'), { in: 'xg' });
  await room.says('insp', typed('review', '1 通过'), { in: 'hw' });
  await room.says('insp', defect('东沟村卡口', '无人值守'), { in: 'hw' });
  await room.says('insp', defect('东沟村卡口', '登记本空白'), { in: 'hw' });
  await room.says('insp', typed('void', '3 写错了'), { in: 'hw' });
  await room.says('insp', defect('西沟村口', '垃圾未清'), { in: 'hw' });
  room.later(200);
  const states = (await room.read.all(flow)).map(({ state }) => state);
  const sheet = (locale: Locale, listed: readonly Finding[] = states): Sheet =>
    ledgerOf(listed, { area: 'county', org: room.org, at: room.now, locale, among: states });
  return { room, states, sheet };
}

type Columns = (typeof exportTexts)['en']['ledger']['columns'];
async function inBook(
  sheet: Sheet,
): Promise<{ cell: (row: number, name: keyof Columns) => unknown; rows: unknown[][] }> {
  const rows: unknown[][] = await readSheet(await toXlsx(sheet));
  const names = Object.keys(exportTexts.en.ledger.columns);
  return { rows, cell: (row, name) => toTheSecond(rows[row + 2]?.[names.indexOf(name)]) };
}

describe('the ledger', () => {
  test('has a row per finding with typed cells', async () => {
    const { sheet } = await told();
    const { rows, cell } = await inBook(sheet('zh-CN'));
    expect(rows[0]?.[0]).toBe('双辽市督查整改台账');
    expect(rows[2]).toEqual(Object.values(exportTexts['zh-CN'].ledger.columns));
    expect([1, 2, 3, 4].map((row) => cell(row, 'number'))).toEqual([1, 2, 3, 4]);
    expect(cell(1, 'mark')).toBe('督1');
    expect(cell(1, 'unit')).toMatch(/河湾镇西沟村$/);
    expect(cell(1, 'finder')).toBe('周检');
    expect(cell(1, 'foundAt')).toEqual(new Date('2022-07-28T09:00:01Z'));
    expect(cell(2, 'closedAt')).toBeNull();
    expect(cell(1, 'lateDays')).toBe(0);
    expect(cell(2, 'lateDays')).toBe(1);
    expect(rows.at(-2)?.[0]).toBe('共4条：已销号1条，未销号2条（其中逾期1条），作废1条。');
  });

  test('says what became of each: status, colour, repair, review', async () => {
    const { sheet } = await told();
    const { cell } = await inBook(sheet('zh-CN'));
    const column = (name: keyof Columns) => [1, 2, 3, 4].map((row) => cell(row, name));
    expect(column('status')).toEqual(['已销号', '已交办', '已作废', '已交办']);
    expect(column('colour')).toEqual([null, '红', null, '绿']);
    expect(column('category')).toEqual(['记录台账', '人员在岗', '记录台账', '医废垃圾']);
    expect(column('verdict')).toEqual(['通过', null, null, null]);
    expect(column('reviewer')).toEqual(['周检', null, null, null]);
    expect(column('remark')).toEqual([null, null, '作废：写错了', null]);
    expect(cell(1, 'result')).toBe("'=补齐了，电话139****5678");
    expect(cell(2, 'person')).toBe('赵村');
  });

  test('counts earlier findings of the same unit, void ones left out, also where only some are listed', async () => {
    const { states, sheet } = await told();
    const { cell } = await inBook(sheet('zh-CN'));
    expect([1, 2, 3, 4].map((row) => cell(row, 'earlier'))).toEqual([0, 0, 1, 1]);
    const last = await inBook(sheet('zh-CN', states.slice(3)));
    expect([last.cell(1, 'number'), last.cell(1, 'earlier')]).toEqual([4, 1]);
  });

  test('keeps the first limit and the card when a new limit was given, and says why', async () => {
    const { room, sheet } = await told();
    const before = await inBook(sheet('zh-CN'));
    room.later(5 * 1440);
    await room.says('insp', typed('lookback', '1 反弹 又空白'), { in: 'hw' });
    await room.says('vild', typed('accept', '2'), { in: 'dgc' });
    await room.says('vild', typed('extend', '2 等人手 到8月5日18点'), { in: 'dgc' });
    await room.says('cty', typed('extend', '2 同意 到8月5日18点'), { in: 'county' });
    const states = (await room.read.all(flow)).map(({ state }) => state);
    const { cell } = await inBook(ledgerOf(states, { area: 'county', org: room.org, at: room.now, locale: 'zh-CN' }));
    expect(cell(2, 'due')).toEqual(new Date('2022-08-05T18:00:00Z'));
    expect(cell(2, 'first')).toEqual(before.cell(2, 'due'));
    expect(cell(2, 'card')).toBe('红牌');
    expect(cell(2, 'lateDays')).toBe(6);
    expect(cell(2, 'remark')).toBe('延期1次');
    expect(cell(1, 'remark')).toBe('第2轮');
    expect(cell(1, 'severity')).toBe('较重');
  });

  test('as CSV and in English says the same', async () => {
    const { sheet } = await told();
    const rows: string[][] = parse(toCsv(sheet('en')), { bom: true });
    expect(rows[0]?.[0]).toBe('双辽市: ledger of findings');
    expect(rows[2]?.slice(0, 3)).toEqual(['No.', 'Mark', 'Unit']);
    expect(rows[3]).toEqual(expect.arrayContaining(['1', '督1', 'closed', 'Records', 'passed', '2022-07-28 09:00']));
    expect(rows.at(-2)?.[0]).toBe('4 in all: 1 closed, 2 open (1 of them overdue), 1 void.');
  });
});
