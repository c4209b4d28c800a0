// The table of a day, of units that really reported, against what /汇总 says of them.
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { type Value, valuesOfField } from '../../commands/reading/said-values.ts';
import { standingOf } from '../../commands/reading/standing.ts';
import type { Question } from '../../commands/reading/question.ts';
import { dayLedger, dayPeriod } from '../../flows/daily-report/index.ts';
import { reportDay } from '../../flows/report-day.ts';
import { rollUp } from '../../flows/roll-up.ts';
import { dayReportOf, type DayReport } from '../../src/export/day-report.ts';
import type { Cell, Sheet } from '../../src/export/table.ts';
import { toXlsx } from '../../src/export/xlsx.ts';
import { epidemic } from '../../src/templates/epidemic.ts';
import { flood } from '../../src/templates/flood.ts';
import type { Text } from '../../src/texts/index.ts';
import { at, DAY, reportedDay, type World } from '../support/reading.ts';

const NOW = at('16:30');

async function question(w: World, unit: string): Promise<Question> {
  const opened = await w.read.doc(reportDay, dayPeriod('epidemic', DAY));
  if (opened === undefined) throw new Error('not opened');
  const ledger = dayLedger('epidemic', DAY);
  return { ...{ unit, template: epidemic, day: DAY, ledger, opened }, isToday: true, others: [] };
}
async function live(w: World, unit: string, part: Partial<DayReport> = {}): Promise<DayReport> {
  const standing = await standingOf(await question(w, unit), { ...w, at: NOW });
  return { unit, template: epidemic, day: DAY, figures: { standing, at: NOW }, ...part };
}
const bodyOf = ({ tables }: Sheet, which = 0): readonly (readonly Cell[])[] => [...(tables[which]?.rows ?? [])];
const totalOf = ({ tables }: Sheet): readonly Cell[] => tables[0]?.total ?? [];
const zh = (w: World) => ({ org: w.org, locale: 'zh-CN' }) as const;
const paramsOf = (said: Text | undefined) => said?.params as unknown as Record<string, unknown>;

describe('the report of a day', () => {
  test('lists those below in the order of the tree and the total last', async () => {
    const w = await reportedDay();
    w.deaf.add('x5');
    const sheet = dayReportOf(await live(w, 'c'), zh(w));
    expect(sheet.titles).toEqual(['平川县疫情防控日报表', '2022年7月28日']);
    expect(sheet.tables[0]?.columns.map(({ title }) => title)).toEqual([
      ...['单位', '应报', '实报', '按时', '零报告', '迟报', '补报', '未报', '联系不上', '免报'],
      ...['发热人数（人）', '返乡人员（人）', '密接人数（人）', '居家隔离（人）', '巡查次数（次）'],
    ]);
    expect(bodyOf(sheet)).toEqual([
      ['河湾镇', 10, 4, 3, 2, 1, 0, 5, 1, 0, 0, 5, 0, 2, 4],
      ['石桥镇', 3, 1, 1, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0],
    ]);
    expect(totalOf(sheet)).toEqual(['合计', 13, 5, 4, 3, 1, 0, 7, 1, 0, 0, 5, 0, 2, 4]);
    expect(sheet.notes).toEqual([
      '填报人：＿＿＿＿＿＿\u3000\u3000审核人：＿＿＿＿＿＿',
      '上报率38%，按时率31%。',
      '缺8个未计入；没有收到的，项目留空，不作0计。',
      '实时数字，未冻结，截至2022年7月28日16:30。',
    ]);
  });

  test('has the figures of /汇总', async () => {
    const w = await reportedDay();
    const told = paramsOf((await w.says('boss', '/汇总 河湾镇', NOW)).reply);
    const [, ...figures] = totalOf(dayReportOf(await live(w, 'h'), zh(w)));
    const totals = told['totals'] as readonly { value: number }[];
    const [missing, unheard, exempt] = ['missing', 'unheard', 'exempt'].map((name) => told[name] as { count: number });
    expect(figures).toEqual([
      ...['expected', 'actual', 'onTime', 'zero', 'late', 'backfilled'].map((name) => told[name]),
      ...[missing?.count, unheard?.count, exempt?.count],
      ...totals.map(({ value }) => value),
    ]);
    expect(figures[0]).toBe(10);
  });

  test('leaves empty what was not received, and shows a unit without anybody below it by itself', async () => {
    const w = await reportedDay();
    const village = dayReportOf(await live(w, 'x'), zh(w));
    expect(bodyOf(village).map((row) => [row[0], row[2], row[11]])).toEqual([
      ['西沟村1号网格', 1, 2],
      ['西沟村2号网格', 1, 0],
      ['西沟村3号网格', 1, 0],
      ['西沟村4号网格', 0, undefined],
      ['西沟村5号网格', 0, undefined],
      ['西沟村6号网格', 0, undefined],
    ]);
    const grid = dayReportOf(await live(w, 'x1'), zh(w));
    expect(bodyOf(grid)).toEqual([['西沟村1号网格', ...totalOf(grid).slice(1)]]);
  });

  test('has a row of its own for what nobody below has', async () => {
    const w = await reportedDay();
    const report = await live(w, 'c');
    if (!('standing' in report.figures)) throw new Error('live');
    const { standing } = report.figures;
    const more = { ...standing, expected: 14, actual: 6, onTime: 5, sums: { ...standing.sums, returnees: 7 } };
    const sheet = dayReportOf({ ...report, figures: { at: NOW, standing: more } }, zh(w));
    expect(bodyOf(sheet).at(-1)).toEqual(['本级及其他', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0]);
  });

  test('names those who filled it in and checked it, without their numbers', async () => {
    const w = await reportedDay();
    const signed = { filledBy: '赵敏13912345678', checkedBy: '张建国' };
    const sheet = dayReportOf(await live(w, 'c', signed), zh(w));
    const rows: unknown[][] = await readSheet(await toXlsx(sheet));
    const cells = rows.map(([first]) => first);
    expect(cells).toContain('填报人：赵敏139****5678\u3000\u3000审核人：张建国');
    expect(rows.find(([first]) => first === '合计')?.slice(1, 3)).toEqual([13, 5]);
    expect(cells.at(-1)).toBe('实时数字，未冻结，截至2022年7月28日16:30。');
  });

  test('of a version has the total as it was submitted, and says so', async () => {
    const w = await reportedDay();
    await w.says('p-x', '/报送 确认', at('16:20'));
    await w.says('p-x4', '返乡9', at('16:25'));
    const version = (await w.read.doc(rollUp, 'x', dayPeriod('epidemic', DAY)))?.versions[0];
    if (version === undefined) throw new Error('not submitted');
    const report = { unit: 'x', template: epidemic, day: DAY, figures: { number: 1, version } };
    const sheet = dayReportOf(report, zh(w));
    expect(bodyOf(sheet)).toEqual([]);
    expect(totalOf(sheet)).toEqual(['合计', 6, 3, 2, 1, 3, 0, 2, 0, 2, 0]);
    expect(sheet.notes[0]).toMatch(/^填报人：人p-x/);
    expect(sheet.notes[1]).toMatch(/^第1版，2022年7月28日16:20由人p-x报送时的数字/);
    expect(totalOf(dayReportOf(await live(w, 'x'), zh(w)))[11]).toBe(11);
  });

  test('in English has the English names of forms and fields', async () => {
    const w = await reportedDay();
    const sheet = dayReportOf(await live(w, 'c'), { org: w.org, locale: 'en' });
    expect(sheet.titles).toEqual(['平川县: Epidemic control, daily report', '28 Jul 2022']);
    expect(sheet.tables[0]?.columns.slice(9, 12).map(({ title }) => title)).toEqual(['Exempt', 'Fever', 'Returnees']);
    expect(totalOf(sheet)[0]).toBe('Total');
    expect(sheet.notes.at(-1)).toBe('Live figures, not frozen, as of 28 Jul 2022 16:30.');
  });

  test('lists words and measurements unit by unit in a second table', async () => {
    const w = await reportedDay();
    const said = new Map<string, readonly Value[]>([
      [
        'rain_24h_mm',
        [
          { unit: 'x', value: 80.5 },
          { unit: 'd', value: 12 },
        ],
      ],
      ['phone', [{ unit: 'd', value: '13912345678' }]],
    ]);
    const { figures } = await live(w, 'h');
    if (!('standing' in figures)) throw new Error('live');
    const report = { unit: 'h', template: flood, day: DAY, figures: { ...figures, said } };
    const sheet = dayReportOf(report, zh(w));
    expect(bodyOf(sheet, 1)).toEqual([
      ['东沟村', '值班电话', '13912345678', ''],
      ['东沟村', '24小时降雨量', 12, '毫米'],
      ['西沟村', '24小时降雨量', 80.5, '毫米'],
    ]);
    const rows: unknown[][] = await readSheet(await toXlsx(sheet));
    const read = rows.filter((row) => row[0] === '东沟村' || row[0] === '西沟村').slice(-3);
    expect(read.map((row) => row[2])).toEqual(['139****5678', 12, 80.5]);
    expect(dayReportOf(report, { org: w.org, locale: 'en' }).tables[1]?.columns.map(({ title }) => title)).toEqual([
      'Unit',
      'Item',
      'Said',
    ]);
  });

  test('needs no second table where all is added up', async () => {
    const w = await reportedDay();
    const q = await question(w, 'c');
    const fields = await Promise.all(epidemic.fields.map((field) => valuesOfField(q, field, w)));
    const said = new Map(epidemic.fields.map(({ key }, i) => [key, fields[i] ?? []]));
    expect(said.get('returnees')).toHaveLength(5);
    const { figures } = await live(w, 'c');
    const sheet = dayReportOf({ unit: 'c', template: epidemic, day: DAY, figures: { ...figures, said } }, zh(w));
    expect(sheet.tables).toHaveLength(1);
  });
});
