// The page of reports over its addresses: the figures of the chat, the rights of each, and the files that are taken away.
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Figure, Lists, Place, Printed, Table, Version } from '../../src/console/wire/reports.ts';
import { refreshOrg } from '../../src/engine/organisation.ts';
import { NOTHING } from '../../src/ports.ts';
import { type Client, type Desk, openDesk } from '../support/desk.ts';
import { UNITS } from '../support/town.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.town.says('王芳', '西沟村', '返乡2人');
  await desk.town.says('李强', '西沟村', '零报告');
  await desk.town.says('周丽', '东沟村', '返乡3人 巡查2次');
});
afterAll(() => desk.stop());

const DAY = '2022-07-28';
const about = (unit: string, more: Readonly<Record<string, string>> = {}) => ({
  ...{ unit, template: 'epidemic', day: DAY },
  ...more,
});
const table = async (client: Client, unit: string, more = {}) =>
  (await client.get<Table>('/reports/table', about(unit, more))).body;

it('counts every child as /汇总 does, and opens the next tier for itself', async () => {
  const city = await desk.as('唐文');
  const top = await table(city, '2');
  expect(top.total).toMatchObject({ expected: 9, actual: 3, missing: 6, zero: 1, values: { returnees: 5 } });
  expect(top.rows.map(({ name, opens }) => [name, opens])).toEqual([['平川县', true]]);
  const town = await table(city, '211');
  expect(town.rows.map(({ name, expected, actual, values }) => [name, expected, actual, values['returnees']])).toEqual([
    ['西沟村', 6, 2, 2],
    ['东沟村', 2, 1, 3],
  ]);
  const said = (await city.say('/汇总 河湾镇')).join('\n');
  expect(said).toContain('应报8个，已报3个');
  expect(said).toContain('返乡人员5人');
  expect((await table(city, '2112')).rows.at(-1)).toMatchObject({ unit: '21122', opens: false, missing: 1 });
});

it('names the way down from the own top only, and the forms of the day', async () => {
  const county = await desk.as('罗平');
  const { body } = await county.get<Place>('/reports/place', { unit: '2111' });
  expect(body.path.map(({ name }) => name)).toEqual(['平川县', '河湾镇', '西沟村']);
  expect(body.forms).toEqual([{ template: 'epidemic', title: '疫情防控', running: DAY }]);
  expect((await county.get<Place>('/reports/place', { unit: '21', day: '2022-07-01' })).body.forms).toEqual([]);
});

it('follows a figure down to the message, and shows what was said before', async () => {
  const town = await desk.as('何静');
  const figure = async (unit: string) =>
    (await town.get<Figure>('/reports/figure', about(unit, { field: 'returnees' }))).body;
  expect(await figure('211')).toMatchObject({
    ...{ value: 5, received: 3, missing: 5 },
    below: [
      { name: '东沟村', value: 3 },
      { name: '西沟村', value: 2 },
    ],
  });
  await desk.town.later(1);
  await desk.town.says('王芳', '西沟村', '更正 返乡4人');
  const own = await figure('21111');
  expect(own.lines).toMatchObject([{ unit: '21111', value: '4', by: '王芳' }]);
  expect(own.log.map(({ type, by, text }) => [type, by, text])).toEqual([
    ['reported', '王芳', '返乡2人'],
    ['corrected', '王芳', '更正 返乡4人'],
  ]);
  expect(await town.get('/reports/figure', about('211', { field: 'nothing' }))).toMatchObject({ status: 404 });
});

it('lists who is missing, let off and in question; each act is a command, offered by rights', async () => {
  const town = await desk.as('何静');
  const worker = await desk.as('刘海');
  const lists = async () => (await town.get<Lists>('/reports/lists', about('211'))).body;
  const [first] = (await lists()).missing.shown;
  expect(first).toMatchObject({ unit: '21113', above: '平川县河湾镇西沟村', acts: { chase: true, exempt: true } });
  expect(
    (await town.say('/免报 平川县河湾镇西沟村3号网格 疫情防控 自2022-07-28 至2022-07-30 整体搬迁')).join(),
  ).toContain('免报');
  expect((await lists()).exempt).toMatchObject({ count: 1, shown: [{ unit: '21113', reason: '整体搬迁' }] });
  expect((await table(town, '2111')).total).toMatchObject({ expected: 5, exempt: 1 });
  await town.say('/存疑 平川县河湾镇东沟村1号网格 2022-07-28 返乡人员 来源不明');
  const { doubts } = await lists();
  expect(doubts).toMatchObject({ count: 1, shown: [{ unit: '21121', verifies: true, answered: false, by: '何静' }] });
  expect(doubts.shown[0]?.reason).toContain('来源不明');
  await town.say('/核实 平川县河湾镇东沟村1号网格 2022-07-28 已电话核实');
  expect((await lists()).doubts.count).toBe(0);
  await town.say('/免报 平川县河湾镇西沟村3号网格 取消');
  expect((await lists()).exempt.count).toBe(0);
  const own = await table(worker, '21114');
  expect(own.total.acts).toEqual({ chase: false, submit: false, exempt: false, question: false });
});

it('keeps what was submitted as a version, and says what has moved since', async () => {
  const town = await desk.as('何静');
  await town.say('/报送 平川县河湾镇 2022-07-28 疫情防控 确认');
  await desk.town.says('陈红', '西沟村', '返乡1人');
  const { body } = await town.get<readonly Version[]>('/reports/versions', about('211'));
  expect(body).toMatchObject([{ number: 1, by: '何静', expected: 8, actual: 3, missing: 5, since: { missing: -1 } }]);
  expect(body[0]?.since.changes).toEqual([{ label: '返乡人员', measure: '人', value: 1 }]);
});

it('compares with another day by units that reported on both, and adds up running totals', async () => {
  await desk.town.until('14:00');
  await desk.town.until('09:00');
  await desk.town.says('王芳', '西沟村', '返乡1人');
  await desk.town.says('赵敏', '西沟村', '返乡6人');
  const city = await desk.as('唐文');
  const next = { day: '2022-07-29', against: DAY, running: 'true' };
  const { body } = await city.get<Table>('/reports/table', about('2111', next));
  expect(body.against).toEqual({ day: DAY, open: true });
  expect(body.total).toMatchObject({
    ...{ actual: 2, values: { returnees: 7 } },
    before: { actual: 3, values: { returnees: 5 }, compared: 'both', units: 1, changes: { returnees: -3 } },
    running: { from: DAY, days: 2, values: { returnees: 12 } },
  });
  expect(body.total.running?.values).not.toHaveProperty('fever');
  expect(body.rows.find(({ unit }) => unit === '21111')).toMatchObject({
    before: { values: { returnees: 4 }, compared: 'all', changes: { returnees: -3 } },
    running: { values: { returnees: 5 } },
  });
  const never = await city.get<Table>('/reports/table', about('2111', { against: '2022-07-01' }));
  expect(never.body.against).toEqual({ day: '2022-07-01', open: false });
  expect(never.body.total.before).toBeUndefined();
});

const ADDRESSES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['/reports/place', {}],
  ['/reports/table', {}],
  ['/reports/figure', { field: 'returnees' }],
  ['/reports/lists', {}],
  ['/reports/versions', {}],
  ['/reports/print', {}],
  ['/reports/export', { format: 'xlsx' }],
  ['/reports/export', { format: 'csv' }],
];

it('refuses every address to a person whose posts do not show him the unit', async () => {
  const [town, worker] = await Promise.all([desk.as('何静'), desk.as('王芳')]);
  for (const [path, more] of ADDRESSES) {
    expect((await town.get(path, about('212', more))).status, path).toBe(403);
    expect((await worker.get(path, about('2111', more))).status, path).toBe(403);
    expect((await town.get(path, about('none', more))).status, path).toBe(403);
    expect((await town.get(path, about('211', more))).status, path).toBe(200);
  }
  const asked = about('211', { version: '7' });
  expect(await town.get('/reports/print', asked)).toMatchObject({ status: 422, body: { code: 'summary.noVersion' } });
  expect((await town.get('/reports/table', { ...asked, day: 'yesterday' })).status).toBe(400);
});

async function file(person: string, query: Readonly<Record<string, string>>) {
  const { cookie } = await desk.as(person);
  const url = `/api/console/reports/export?${new URLSearchParams(query).toString()}`;
  return desk.server.inject({ method: 'GET', url, headers: { cookie } });
}

it('is taken away as a workbook in the official layout, and as CSV, of now or of a version', async () => {
  const xlsx = await file('何静', about('211', { format: 'xlsx' }));
  expect(xlsx.headers['content-type']).toContain('spreadsheetml');
  const name = encodeURIComponent('河湾镇疫情防控日报表2022年7月28日.xlsx');
  expect(xlsx.headers['content-disposition']).toBe(
    `attachment; filename="report-epidemic-2022-07-28.xlsx"; filename*=UTF-8''${name}`,
  );
  const rows: unknown[][] = await readSheet(xlsx.rawPayload);
  expect(rows[0]?.[0]).toBe('河湾镇疫情防控日报表');
  const live = await table(await desk.as('何静'), '211');
  expect(rows.find(([first]) => first === '合计')?.slice(1, 3)).toEqual([live.total.expected, live.total.actual]);
  const column = rows.map(([first]) => String(first));
  expect(column.find((cell) => cell.startsWith('填报人'))).toMatch(/^填报人：何静.*审核人：/);
  expect(column.at(-1)).toMatch(/实时数字，未冻结，截至2022年7月29日09:00/);
  const csv = await file('何静', about('211', { format: 'csv', version: '1', locale: 'en' }));
  expect(csv.headers['content-disposition']).toContain('filename="report-epidemic-2022-07-28-v1.csv"');
  expect(csv.payload.startsWith('\ufeff')).toBe(true);
  expect(csv.payload).toMatch(/Version 1, as submitted by 何静/);
  const { body } = await (await desk.as('何静')).get<Printed>('/reports/print', about('211', { version: '1' }));
  expect(body.notes.join()).toMatch(/第1版/);
  expect(body.tables[0]?.total?.slice(0, 3)).toEqual(['合计', 8, 3]);
});

it('nothing that was typed is calculated by a spreadsheet', async () => {
  const county = await desk.as('罗平');
  await county.say('/启用 防汛 平川县 依据 测试');
  await desk.town.says('马东', '东沟村', '/日报 防汛 需求：+1+1');
  const hostile = UNITS.map((unit) => (unit.code === '2112' ? { ...unit, name: '=1+1村' } : unit));
  await desk.town.store.commit([{ ...NOTHING, units: hostile }]);
  await refreshOrg(desk.town.bot.engine);
  const flood = { unit: '211', template: 'flood', day: '2022-07-29' };
  const xlsx = await file('何静', { ...flood, format: 'xlsx' });
  const rows: unknown[][] = await readSheet(xlsx.rawPayload);
  expect(rows.find((row) => row[1] === '需求')?.slice(0, 3)).toEqual(["'=1+1村", '需求', "'+1+1"]);
  const cells = rows.flat().filter((cell) => typeof cell === 'string');
  expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
  const csv = await file('何静', { ...flood, format: 'csv' });
  expect(csv.payload).toContain("\r\n'=1+1村,需求,'+1+1");
  await desk.town.store.commit([{ ...NOTHING, units: UNITS }]);
  await refreshOrg(desk.town.bot.engine);
});
