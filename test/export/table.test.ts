// A sheet written as a workbook and as CSV, and read again by somebody else's reader.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { csvLines, toCsv } from '../../src/export/csv.ts';
import { type Cell, harmless, rowsOf, type Sheet } from '../../src/export/table.ts';
import { toXlsx } from '../../src/export/xlsx.ts';
import { instant } from '../../src/calendar.ts';
import { toTheSecond } from './to-the-second.ts';

const ZONE = 'Asia/Shanghai';
const COLUMNS = [
  { title: '单位', width: 20 },
  { title: '数', width: 8 },
  { title: '时间', width: 17 },
];

function sheetOf(rows: Iterable<readonly Cell[]>, part: Partial<Sheet> = {}): Sheet {
  return { name: '表', zone: ZONE, titles: ['标题'], tables: [{ columns: COLUMNS, rows }], notes: ['脚注'], ...part };
}
const inBook = async (sheet: Sheet): Promise<unknown[][]> => {
  const rows: unknown[][] = await readSheet(await toXlsx(sheet), { trim: false });
  return rows.map((cells) => cells.map(toTheSecond));
};
/** Strict: every line has as many fields as the first. */
const inCsv = (csv: string): string[][] => parse(csv, { bom: true });
const texts = (rows: readonly (readonly unknown[])[]): string[] =>
  rows.flat().filter((cell): cell is string => typeof cell === 'string');

const SIGNS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '＝',
  '＋',
  '－',
  '＠',
  '\n',
  ' =',
  '\u3000＝',
  '\u200b=',
  '\u00a0@',
  '−',
  '﹦',
];
const HEAD = /^[=+\-@＝＋－＠\t\r\n]/;
const isDangerous = (text: string): boolean => HEAD.test(text) || HEAD.test(text.trimStart());

describe('a sheet', () => {
  const at = instant('2022-07-28', '16:02', ZONE);
  const rows: readonly (readonly Cell[])[] = [
    ['西沟村，"甲"', -3, { at }],
    ['两\n行', 0.5, undefined],
    ['', NaN, undefined],
  ];

  test('as a workbook keeps numbers as numbers and times as times of the zone', async () => {
    const total = ['合计', -2.5];
    const sheet = sheetOf([], { tables: [{ columns: COLUMNS, rows, total }] });
    expect(await inBook(sheet)).toEqual([
      ['标题', null, null],
      ['单位', '数', '时间'],
      ['西沟村，"甲"', -3, new Date('2022-07-28T16:02:00Z')],
      ['两\n行', 0.5, null],
      [null, null, null],
      ['合计', -2.5, null],
      ['脚注', null, null],
    ]);
  });

  test('as CSV has a byte-order mark, CRLF and as many fields on every line', () => {
    const csv = toCsv(sheetOf(rows));
    expect(csv.startsWith('\ufeff标题,,\r\n')).toBe(true);
    expect(csv).toContain('\r\n"西沟村，""甲""",-3,2022-07-28 16:02\r\n"两\n行",0.5,\r\n');
    expect(csv.replaceAll('\r\n', '').replace('两\n行', '')).not.toMatch(/[\r\n]/);
    expect(inCsv(csv)).toEqual([
      ['标题', '', ''],
      ['单位', '数', '时间'],
      ['西沟村，"甲"', '-3', '2022-07-28 16:02'],
      ['两\n行', '0.5', ''],
      ['', '', ''],
      ['脚注', '', ''],
    ]);
  });

  test('with two tables has them one below the other, as wide as the wider one', async () => {
    const second = { caption: '另表', columns: COLUMNS.slice(0, 2), rows: [['东沟村', 1, '多出来的']] };
    const sheet = sheetOf([['西沟村', 2]], {});
    const both = { ...sheet, tables: [...sheet.tables, second] };
    expect(inCsv(toCsv(both)).slice(2, 7)).toEqual([
      ['西沟村', '2', ''],
      ['', '', ''],
      ['另表', '', ''],
      ['单位', '数', ''],
      ['东沟村', '1', ''],
    ]);
    expect((await inBook(both)).map(([first]) => first)).toEqual([
      '标题',
      '单位',
      '西沟村',
      null,
      '另表',
      '单位',
      '东沟村',
      '脚注',
    ]);
  });

  test('blanks phones and identity numbers wherever they stand', async () => {
    const sheet = sheetOf([['值班13912345678', 1]], { notes: ['22038219900101123X'], titles: ['电话139 1234 5678'] });
    const all = `${toCsv(sheet)}${texts(await inBook(sheet)).join('\n')}`;
    expect(all).not.toMatch(/139\s?1234|19900101/);
    expect(all.match(/139\*{4}5678/g)).toHaveLength(4);
    expect(all.match(/220382\*{8}123X/g)).toHaveLength(2);
  });

  test('keeps texts that mean something to a workbook or to its writer', async () => {
    const words = ['constructor', '__proto__', 'toString', '_x003D_1', '1_x000D_', '<b>&amp;', '0012'];
    const [, , ...book] = await inBook(sheetOf(words.map((word) => [word])));
    const read = book.slice(0, -1).map(([first]) => String(first).trim());
    expect(read).toEqual(words);
  });

  test('has a name that a workbook takes', async () => {
    await expect(toXlsx(sheetOf([], { name: "'[a]/b:*?" }))).resolves.toBeInstanceOf(Buffer);
    await expect(toXlsx(sheetOf([], { name: '' }))).resolves.toBeInstanceOf(Buffer);
    await expect(toXlsx(sheetOf([], { name: '长'.repeat(40) }))).resolves.toBeInstanceOf(Buffer);
  });
});

describe('formulas', () => {
  test.each(SIGNS.map((sign) => [JSON.stringify(sign), sign]))('%s at the head is made harmless', async (_, sign) => {
    const text = `${sign}HYPERLINK("http://x","点")`;
    const sheet = sheetOf([[text, 5]], { titles: [text], notes: [text] });
    const [title, , row, note] = inCsv(toCsv(sheet));
    const book = await inBook(sheet);
    for (const cells of [title, row, note, book[0], book[2], book[3]]) expect(cells?.[0]).not.toSatisfy(isDangerous);
    expect(row?.[1]).toBe('5');
    expect(book[2]?.[1]).toBe(5);
  });

  test('what the writer would drop does not take the apostrophe with it', async () => {
    const sheet = sheetOf([['\udc00=1+1'], ['\u0001=1+1'], ['\uffff=1+1'], ['\u{1fffe}=1+1'], ['\ufffd=1+1']]);
    const book = await inBook(sheet);
    expect(book.slice(2, 7).map(([first]) => first)).toEqual(Array.from({ length: 5 }, () => "'=1+1"));
  });

  test('a sign inside a text, and a number below 0, stay as they are', () => {
    expect(harmless('1+1=2')).toBe('1+1=2');
    expect(inCsv(toCsv(sheetOf([['a-b', -1]])))[2]).toEqual(['a-b', '-1', '']);
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .tuple(
        fc.constantFrom(...SIGNS, '\udc00', '\ud800', '\u0000', '\ufeff', "'", '_x003D_', '_x000D_'),
        fc.constantFrom(...SIGNS),
        fc.string(),
      )
      .map((parts) => parts.join('')),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  );

  test('no text that is read again begins with a sign, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.integer()), { minLength: 1, maxLength: 40 }),
        text,
        async (rows, note) => {
          const sheet = sheetOf(rows, { titles: [note], notes: [note] });
          const csv = inCsv(toCsv(sheet));
          const book = await inBook(sheet);
          expect(csv).toHaveLength(rows.length + 3);
          expect(csv.map(([first]) => first).filter((first) => isDangerous(first ?? ''))).toEqual([]);
          expect(texts(book).filter(isDangerous)).toEqual([]);
          expect(book.slice(2, 2 + rows.length).map((cells) => cells[1])).toEqual(rows.map(([, number]) => number));
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('110,000 rows are made one by one, each when its line is asked for', () => {
  const many = 110_000;
  let made = 0;
  const units = {
    *[Symbol.iterator]() {
      for (let n = 1; n <= many; n += 1) {
        made = n;
        yield n;
      }
    },
  };
  const sheet = sheetOf(rowsOf(units, (n) => [`${n}号网格`, n]));
  let lines = 0;
  let ahead = 0;
  let last = '';
  for (const line of csvLines(sheet)) {
    lines += 1;
    // Title and header come first.
    ahead = Math.max(ahead, made - Math.max(0, lines - 2));
    last = line;
  }
  expect(lines).toBe(many + 3);
  expect(ahead).toBe(0);
  expect(made).toBe(many);
  expect(last).toBe('脚注,,\r\n');
  // And whoever stops early has made no more.
  const again = csvLines(sheet);
  for (let i = 0; i < 5; i += 1) again.next();
  expect(made).toBe(3);
});
