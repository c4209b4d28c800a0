// How a workbook comes out of the printer, read in the archive itself: readers of figures skip it.
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Cell, Sheet } from '../../src/export/table.ts';
import { toXlsx } from '../../src/export/xlsx.ts';

const COLUMNS = [
  { title: '单位', width: 20 },
  { title: '数', width: 8 },
];
const sheetOf = (row: readonly Cell[]): Sheet => ({
  ...{ name: '表', zone: 'Asia/Shanghai', titles: ['标题'], notes: ['脚注'] },
  tables: [{ columns: COLUMNS, rows: [row] }],
});

/** A part of a workbook as it lies in the archive. */
function partOf(book: Buffer, name: string): string {
  const at = book.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  for (let entry = at; book.readUInt32LE(entry) === 0x02014b50;) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => book.readUInt16LE(entry + place));
    const start = entry + 46;
    if (book.toString('utf8', start, start + (nameLength ?? 0)) === name) {
      const local = book.readUInt32LE(entry + 42);
      const from = local + 30 + book.readUInt16LE(local + 26) + book.readUInt16LE(local + 28);
      const packed = book.subarray(from, from + book.readUInt32LE(entry + 20));
      return (book.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString();
    }
    entry = start + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`${name} is not in the book`);
}

describe('a workbook on paper', () => {
  const SHEET = 'xl/worksheets/sheet1.xml';

  test('is one A4 page across with its header on every page, whatever the number of rows', async () => {
    const book = await toXlsx(sheetOf(['西沟村', 1]));
    expect(partOf(book, SHEET)).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(partOf(book, SHEET)).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*fitToWidth="1"[^>]*fitToHeight="0"/);
    expect(partOf(book, 'xl/workbook.xml')).toContain("'表'!$1:$2</definedName>");
  });

  test('of more columns than one page can show takes two, and names the row on both', async () => {
    const columns = Array.from({ length: 30 }, (_, i) => ({ title: `列${i}`, width: 16 }));
    const book = await toXlsx({ ...sheetOf([]), tables: [{ columns, rows: [] }] });
    expect(partOf(book, SHEET)).toMatch(/<pageSetup [^>]*fitToWidth="2"/);
    expect(partOf(book, 'xl/workbook.xml')).toContain("'表'!$A:$B,'表'!$1:$2</definedName>");
    expect(partOf(book, SHEET)).toContain('<mergeCell ref="A1:P1"/>');
  });

  test('a row is as high as what is wrapped in it', async () => {
    const rows = partOf(await toXlsx(sheetOf(['东沟村卡口登记本空白，已三天无人补记', 1])), SHEET);
    expect(rows).toMatch(/<row r="3"[^>]* ht="36"/);
  });
});
