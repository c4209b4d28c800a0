// The exported ledger, read back: typed cells in xlsx, and a CSV that is never a formula.
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { finding } from '../../flows/finding.ts';
import { instant } from '../../src/calendar.ts';
import { csvCell } from '../../src/export/csv.ts';
import { LEDGER_COLUMNS, ledgerRows, toCsv, toXlsx } from '../../src/export/ledger.ts';
import { render } from '../../src/texts/index.ts';
import { bulletinOf } from '../../src/export/bulletin.ts';
import { at, closed, fix, inspector, july, recorded, said, ZONE } from '../support/finding.ts';
import { replay } from '../support/flow.ts';
import { smallCounty } from '../support/read.ts';

const org = smallCounty();
const here = { unit: 'xg', unitName: '西沟村', chain: ['hw', 'county'] };
const states = [
  replay(finding, [{ ...closed[0], ...here }, { ...closed[1], by: { ...closed[1].by, unit: 'xg' } }, closed[2]]),
  replay(finding, [recorded(at, { ...here, number: 13, issue: '=HYPERLINK("x")', place: '\u3000＝1+1' })]),
].filter((state) => state !== undefined);
const rows = ledgerRows(states, org);

test('rows carry the columns of the ledger, derived from the state', () => {
  expect(LEDGER_COLUMNS).toHaveLength(23);
  expect(rows[0]).toMatchObject({
    number: 12,
    source: '双辽市',
    unit: '双辽市河湾镇西沟村',
    leader: '王村长、李副',
    person: '王村',
    result: '登记本已补齐',
    reviewer: '周检',
    verdict: '通过',
    status: '已销号',
    category: '记录台账',
  });
  expect(rows[0]?.inspectedAt.toISOString()).toBe('2022-07-28T09:00:00.000Z');
  expect(ledgerRows(states, org, 'en')[0]).toMatchObject({ verdict: 'passed', status: 'closed' });
});

test('CSV survives reading back, and nothing in it is a formula', () => {
  const table: string[][] = parse(toCsv(rows), { bom: true });
  const [heading, first, second] = table;
  expect(heading?.[0]).toBe('序号');
  expect(first?.[2]).toBe('2022-07-28 09:00');
  expect(second?.[4]).toBe(`'=HYPERLINK("x")`);
  expect(second?.[3]).toMatch(/^'/);
  const dangers = [
    '=1',
    '+1x',
    '-1x',
    '@x',
    '\t=1',
    '\rx',
    '＝1',
    '＋1',
    '－x',
    '＠x',
    ' =1',
    '\u00a0=1',
    '\u3000＝1',
    '\n=1',
  ];
  for (const danger of dangers) expect(csvCell(danger), JSON.stringify(danger)).toMatch(/^"?'/);
  for (const harmless of ['-3', '12.5', '西沟村', 'a=b', '']) expect(csvCell(harmless)).toBe(harmless);
});

test('xlsx has numbers, dates and text as such', async () => {
  const sheets = (await readXlsxFile(await toXlsx(rows))) as unknown;
  const cells = JSON.stringify(sheets);
  expect(cells).toContain('整改台账');
  const table = (sheets as { data: unknown[][] }[])[0]?.data ?? (sheets as unknown[][]);
  expect(table[1]?.[0]).toBe(12);
  expect(table[1]?.[2]).toEqual(new Date('2022-07-28T09:00:00.000Z'));
  expect(table[2]?.[4]).toBe('=HYPERLINK("x")');
});

test('the bulletin names units, praises and blames, and never a person of the unit', () => {
  const late = replay(finding, [recorded(july(20, '09:00'), { ...here, number: 14, issue: '王村长未戴口罩' })]);
  const facts = bulletinOf([...states, ...(late ? [late] : [])], {
    area: 'county',
    by: 'county',
    from: '2022-07-15',
    to: '2022-07-28',
    at: july(28, '18:00'),
    org,
  });
  expect(facts).toMatchObject({ found: 3, closed: 1, overdue: 1, repeated: [{ unitName: '西沟村', times: 3 }] });
  for (const locale of ['zh-CN', 'en'] as const) {
    const said = render({ key: 'finding.bulletin', params: facts }, { locale, zone: ZONE });
    expect(said).not.toContain('王村长');
    expect(said).toContain('西沟村');
    expect(said.split('\n').length).toBeGreaterThan(6);
  }
});

test('a fix is praised when it was in time', () => {
  const good = replay(finding, [recorded(at, here), { ...fix(at + 1), by: { ...fix(at).by, unit: 'xg' } }, closed[2]]);
  const facts = bulletinOf(good ? [good] : [], {
    area: 'hw',
    by: 'county',
    from: '2022-07-28',
    to: '2022-07-28',
    at,
    org,
  });
  expect(facts.praised).toEqual(['西沟村']);
});

test('a relapse is named in the bulletin of the period it fell into', () => {
  const again = said(
    'looked_back',
    { at: instant('2022-08-05', '10:00', ZONE), by: inspector },
    { held: false, text: '又空白了' },
  );
  const fixed = { ...closed[1], by: { ...closed[1].by, unit: 'xg' } };
  const state = replay(finding, [{ ...closed[0], ...here }, fixed, closed[2], again]);
  const query = { area: 'hw', by: 'county', at: instant('2022-08-06', '10:00', ZONE), org } as const;
  const later = bulletinOf(state ? [state] : [], { ...query, from: '2022-08-01', to: '2022-08-07' });
  expect(later).toMatchObject({ found: 1, open: 1, repeated: [{ unitName: '西沟村', times: 1, relapses: 1 }] });
  expect(bulletinOf(state ? [state] : [], { ...query, from: '2022-08-08', to: '2022-08-14' }).found).toBe(0);
});
