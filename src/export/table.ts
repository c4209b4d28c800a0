// A sheet as it is exported, whatever the format: titles, tables, footnotes. Here, and only here, its texts are made harmless.
import { offsetAt } from '../calendar.ts';
import { masked } from '../mask.ts';

/** An instant, printed as a clock time of the sheet's zone. */
export interface Moment {
  readonly at: number;
}
export type Cell = string | number | Moment | undefined;

export interface Column {
  readonly title: string;
  /** Characters; a Chinese one counts for two. */
  readonly width: number;
}

export interface Table {
  /** A line of its own above the header. */
  readonly caption?: string;
  readonly columns: readonly Column[];
  /** May be made while it is read. */
  readonly rows: Iterable<readonly Cell[]>;
  readonly total?: readonly Cell[];
}

export interface Sheet {
  /** On the tab. */
  readonly name: string;
  readonly zone: string;
  readonly titles: readonly string[];
  /** One below the other. */
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
}

export type Kind = 'title' | 'subtitle' | 'caption' | 'head' | 'body' | 'total' | 'note' | 'gap';
/** A row as it is written: as many cells as the sheet is wide, texts harmless, times as clock times kept in UTC. */
export interface Line {
  readonly kind: Kind;
  /** Cells of the table it belongs to; those behind them are filled up. */
  readonly own: number;
  readonly cells: readonly Written[];
}
export type Written = string | number | Date | undefined;

const MINUTE = 60_000;

/** Signs a spreadsheet calculates from, in all their widths; what is blank or invisible in front does not stop it. */
const FORMULA = /^[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]|^[\t\r\n]/u;
/** Nothing of this can be kept in a workbook; a writer that drops it might drop the apostrophe with it. */
const UNWRITABLE = /[\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/gu;

/** A text as it may leave the house: no private numbers, nothing that a spreadsheet would calculate. */
export function harmless(text: string): string {
  const plain = masked(text).replace(UNWRITABLE, '');
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

/** The cells of a row each, made when they are asked for. */
export function rowsOf<T>(items: Iterable<T>, row: (item: T) => readonly Cell[]): Iterable<readonly Cell[]> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield row(item);
    },
  };
}

export function widthOf({ tables }: Pick<Sheet, 'tables'>): number {
  return Math.max(1, ...tables.map(({ columns }) => columns.length));
}

/** The sheet from top to bottom, row by row. */
export function* linesOf(sheet: Sheet): Generator<Line> {
  const width = widthOf(sheet);
  const line = (kind: Kind, cells: readonly Cell[]): Line => ({
    kind,
    own: cells.length,
    cells: Array.from({ length: width }, (_, i) => written(cells[i], sheet.zone)),
  });
  for (const [i, title] of sheet.titles.entries()) yield line(i === 0 ? 'title' : 'subtitle', [title]);
  for (const [i, table] of sheet.tables.entries()) {
    if (i > 0) yield line('gap', []);
    if (table.caption !== undefined) yield line('caption', [table.caption]);
    const { length } = table.columns;
    yield line(
      'head',
      table.columns.map(({ title }) => title),
    );
    for (const row of table.rows) yield line('body', filled(row, length));
    if (table.total !== undefined) yield line('total', filled(table.total, length));
  }
  for (const note of sheet.notes) yield line('note', [note]);
}

const filled = (row: readonly Cell[], length: number): readonly Cell[] => Array.from({ length }, (_, i) => row[i]);

function written(cell: Cell, zone: string): Written {
  if (typeof cell === 'string') return harmless(cell) || undefined;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  return cell && new Date(cell.at + offsetAt(cell.at, zone) * MINUTE);
}
