// A sheet as an Excel workbook: numbers and times are typed, texts are text cells and never formulas.
import writeWorkbook, { type Cell as XlsxCell, type CellObject } from 'write-excel-file/node';
import { onPaper } from './paper.ts';
import { type Kind, type Line, linesOf, type Sheet, widthOf, type Written } from './table.ts';

type Look = Omit<CellObject, 'value' | 'type'>;

const BORDER: Look = { borderStyle: 'thin', borderColor: '#808080', alignVertical: 'center', wrap: true };
const LOOKS: Readonly<Record<Kind, Look>> = {
  title: { fontWeight: 'bold', fontSize: 16, align: 'center', alignVertical: 'center', height: 32 },
  subtitle: { align: 'center', alignVertical: 'center' },
  caption: { fontWeight: 'bold', alignVertical: 'center' },
  head: { ...BORDER, fontWeight: 'bold', align: 'center', backgroundColor: '#E7ECF3' },
  body: BORDER,
  total: { ...BORDER, fontWeight: 'bold' },
  note: { alignVertical: 'center', wrap: true },
  gap: {},
};
/** One text across all that is in sight. */
const WIDE: ReadonlySet<Kind> = new Set(['title', 'subtitle', 'caption', 'note']);

const TIME = 'yyyy-mm-dd hh:mm';
/** Excel takes no longer name for a tab, and none of these signs in it. */
const NAME = 31;
const NOT_IN_NAME = /[[\]/\\:*?']/g;

/** What is legible across one page of A4 landscape, characters. */
const PAGE = 260;
/** Columns by which a row is known, on every page of a wide sheet. */
const LEADING = 2;
const FONT = { fontFamily: 'SimSun', fontSize: 11 };

export function toXlsx(sheet: Sheet): Promise<Buffer> {
  const lines = [...linesOf(sheet)];
  const widths = widthsOf(sheet);
  const tab = nameOf(sheet.name);
  const pages = Math.ceil(sumOf(widths) / PAGE);
  const rows = lines.findIndex(({ kind }) => kind === 'head') + 1;
  const file = writeWorkbook(
    lines.map((line) => rowOf(line, widths)),
    {
      sheet: tab,
      columns: widths.map((width) => ({ width })),
      orientation: 'landscape',
      stickyRowsCount: rows,
    },
    { ...FONT, features: [onPaper({ tab, pages, rows, columns: LEADING })] },
  );
  return file.toBuffer();
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

/** So many columns stand on the first page. */
function inSight(widths: readonly number[]): number {
  const beyond = widths.findIndex((_, i) => sumOf(widths.slice(0, i + 1)) > PAGE);
  return beyond === -1 ? widths.length : Math.max(1, beyond);
}

function nameOf(name: string): string {
  return name.replace(NOT_IN_NAME, ' ').slice(0, NAME).trim() || '1';
}

/** A column is as wide as the widest of its tables wants it. */
function widthsOf(sheet: Sheet): readonly number[] {
  return Array.from({ length: widthOf(sheet) }, (_, i) =>
    Math.max(...sheet.tables.map(({ columns }) => columns[i]?.width ?? 0)),
  );
}

function rowOf({ kind, own, cells }: Line, widths: readonly number[]): XlsxCell[] {
  const columnSpan = WIDE.has(kind) ? inSight(widths) : 1;
  const across = columnSpan > 1 ? [sumOf(widths.slice(0, columnSpan))] : widths;
  const height = LINE * Math.max(1, ...cells.map((cell, i) => linesIn(cell, across[i] ?? 0)));
  const look = { height, ...LOOKS[kind] };
  if (!WIDE.has(kind)) return cells.map((cell, i) => (i < own ? cellOf(cell, look) : null));
  return cells.map((cell, i) => (i === 0 ? cellOf(cell, { ...look, columnSpan }) : null));
}

/** Height of a line, points. */
const LINE = 18;
const CHINESE = /[\u2e80-\uffff]/gu;

/** Not every program makes a row as high as what is wrapped in it. */
function linesIn(cell: Written, width: number): number {
  if (typeof cell !== 'string') return 1;
  const line = (text: string) => Math.max(1, Math.ceil((text.length + (text.match(CHINESE)?.length ?? 0)) / width));
  return sumOf(cell.split('\n').map(line));
}

function cellOf(value: Written, look: Look): CellObject {
  if (value === undefined) return look;
  if (typeof value === 'number') return { align: 'center', ...look, type: Number, value };
  if (value instanceof Date) return { ...look, type: Date, value, format: TIME };
  return { ...look, type: String, value: kept(value) };
}

/** `_x003D_` is = in a workbook unless its first sign is written so itself. */
const ESCAPE = /_(?=x[\da-f]{4}_)/gi;

/** The text as the workbook must have it to say just that. The writer looks texts up in an object, where `constructor` is no text. */
function kept(text: string): string {
  const escaped = text.replace(ESCAPE, '_x005F_');
  return escaped in Object.prototype ? `${escaped} ` : escaped;
}
