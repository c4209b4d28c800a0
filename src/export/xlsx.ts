// A sheet as an Excel workbook: numbers and times are typed, texts are text cells and never formulas.
import writeWorkbook, { type Cell as XlsxCell, type CellObject } from 'write-excel-file/node';
import { type Kind, type Line, linesOf, type Sheet, widthOf, type Written } from './table.ts';

type Look = Omit<CellObject, 'value' | 'type'>;

const BORDER: Look = { borderStyle: 'thin', borderColor: '#808080', alignVertical: 'center', wrap: true };
const LOOKS: Readonly<Record<Kind, Look>> = {
  title: { fontWeight: 'bold', fontSize: 16, align: 'center', alignVertical: 'center', height: 28 },
  subtitle: { align: 'center' },
  caption: { fontWeight: 'bold' },
  head: { ...BORDER, fontWeight: 'bold', align: 'center', backgroundColor: '#E7ECF3' },
  body: BORDER,
  total: { ...BORDER, fontWeight: 'bold' },
  note: {},
  gap: {},
};
/** One text across the whole sheet. */
const WIDE: ReadonlySet<Kind> = new Set(['title', 'subtitle', 'caption', 'note']);

const TIME = 'yyyy-mm-dd hh:mm';
/** Excel takes no longer name for a tab, and none of these signs in it. */
const NAME = 31;
const NOT_IN_NAME = /[[\]/\\:*?']/g;

export function toXlsx(sheet: Sheet): Promise<Buffer> {
  const lines = [...linesOf(sheet)];
  const file = writeWorkbook(lines.map(rowOf), {
    sheet: nameOf(sheet.name),
    columns: widthsOf(sheet).map((width) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: lines.findIndex(({ kind }) => kind === 'head') + 1,
  });
  return file.toBuffer();
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

function rowOf({ kind, own, cells }: Line): XlsxCell[] {
  const look = LOOKS[kind];
  if (!WIDE.has(kind)) return cells.map((cell, i) => (i < own ? cellOf(cell, look) : null));
  return cells.map((cell, i) => (i === 0 ? cellOf(cell, { ...look, columnSpan: cells.length }) : null));
}

function cellOf(value: Written, look: Look): CellObject {
  if (value === undefined) return look;
  if (typeof value === 'number') return { ...look, type: Number, value };
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
