// A file as rows of trimmed cells with their line numbers: CSV in whatever encoding an office saved it, or the first sheet of an xlsx.
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { readSheet } from 'read-excel-file/node';
import { pause } from '../../unhurried.ts';
import { unpacksTo } from './zip-size.ts';

export interface Row {
  /** Line in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type Table =
  { readonly rows: readonly Row[] } | { readonly unreadable: { readonly line: number; readonly cause: string } };

/** Most that a workbook may hold, bytes of its tables unpacked: a few hundred thousand rows. More would stop the bot for minutes. */
const MOST = 32 * 1024 * 1024;

/** Characters of a CSV text read in one go. */
const SLICE = 65_536;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

export async function readTable(path: string): Promise<Table> {
  return tableOf(await readFile(path));
}

/** What a file holds, told by its bytes and not by its name. */
export async function tableOf(bytes: Buffer): Promise<Table> {
  if (isOldExcel(bytes)) return { unreadable: { line: 1, cause: '.xls' } };
  return isZip(bytes) ? sheetTable(bytes) : csvTable(decode(bytes));
}

function isZip(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function isOldExcel(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes.readUInt32BE(0) === 0xd0cf11e0;
}

/** UTF-8 or UTF-16 by their marks, UTF-8 when the bytes are valid as such, else GB18030, of which GBK is a part. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return iconv.decode(Buffer.from(bytes), 'utf-16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return iconv.decode(Buffer.from(bytes), 'gb18030');
  }
}

/** Rows of a CSV text: quoted fields, any line ends, comma, semicolon or tab. Empty lines are left out. */
export async function csvTable(content: string): Promise<Table> {
  const text = content.replace(/^\ufeff/, '');
  const rows: Row[] = [];
  const records = Readable.from(slices(text)).pipe(
    parse({
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  ) as AsyncIterable<{ readonly record: readonly string[]; readonly info: { readonly lines: number } }>;
  try {
    for await (const { record, info } of records) rows.push(rowOf(info.lines, record));
    return { rows: rows.filter(isFilled) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { unreadable: { line: Number(error['lines'] ?? 0), cause: error.code } };
  }
}

/** A whole city is read in pieces: others have their turn in between. */
async function* slices(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += SLICE) {
    yield text.slice(from, from + SLICE);
    await pause();
  }
}

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const head = end < 0 ? text : text.slice(0, end);
  const count = (mark: string): number => head.split(mark).length;
  return [',', '\t', ';', '，'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

async function sheetTable(bytes: Buffer): Promise<Table> {
  if (!(await unpacksTo(MOST, bytes))) return { unreadable: { line: 1, cause: `.xlsx > ${MOST / 1024 / 1024} MB` } };
  try {
    const sheet: readonly (readonly unknown[])[] = await readSheet(bytes, { parseNumber: digitsOf });
    return { rows: sheet.map((cells, i) => rowOf(i + 1, cells.map(cellOf))).filter(isFilled) };
  } catch (error) {
    return { unreadable: { line: 1, cause: error instanceof Error ? error.message : '.xlsx' } };
  }
}

/** A code is longer than a number is exact, so digits stay digits; some programs write them all, but as 2.20382010103E11. */
function digitsOf(written: string): string {
  const number = /e/i.test(written) ? Number(written) : NaN;
  return Number.isSafeInteger(number) ? String(number) : written;
}

function cellOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function rowOf(line: number, cells: readonly string[]): Row {
  return { line, cells: cells.map((cell) => cell.replace(INVISIBLE, '').trim()) };
}

function isFilled(row: Row): boolean {
  return row.cells.some((cell) => cell !== '');
}
