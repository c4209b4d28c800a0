// A sheet as CSV (RFC 4180), line by line: a county's worth of rows costs no more memory than one of them.
import { linesOf, type Sheet, type Written } from './table.ts';

/** Without it Excel takes Chinese for another encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** Every line with its end; the first one with the byte-order mark. */
export function* csvLines(sheet: Sheet): Generator<string> {
  let mark = BYTE_ORDER_MARK;
  for (const { cells } of linesOf(sheet)) {
    yield `${mark}${cells.map(fieldOf).join(',')}\r\n`;
    mark = '';
  }
}

export function toCsv(sheet: Sheet): string {
  return [...csvLines(sheet)].join('');
}

/** Semicolons and tabs part fields too where a spreadsheet is set so. */
function fieldOf(cell: Written): string {
  if (cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ');
  if (typeof cell === 'number') return String(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}
