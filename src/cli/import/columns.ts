// From rows to records by heading, whatever the order of columns; and what may be wrong with a row.
import type { ImportProblem } from '../../texts/zh-CN/membership.ts';
import { mapped } from '../../unhurried.ts';
import type { Row } from './table.ts';

export type Reason = ImportProblem['reason'];

/** One bad cell. `line` counts from 1, headings included; `value` is what stood there. */
export interface Problem {
  readonly line: number;
  readonly column: string;
  readonly reason: Reason;
  readonly value: string;
}

/** A row by column; columns the file does not have are empty. */
export interface Entry<C extends string> {
  readonly line: number;
  readonly cell: Readonly<Record<C, string>>;
}

export type Columns<C extends string> = Readonly<Record<C, readonly string[]>>;

export type Entries<C extends string> =
  { readonly entries: readonly Entry<C>[]; readonly has: ReadonlySet<C> } | { readonly problems: readonly Problem[] };

export async function entriesOf<C extends string>(
  rows: readonly Row[],
  columns: Columns<C>,
  required: readonly C[],
): Promise<Entries<C>> {
  const [head, ...body] = rows;
  if (head === undefined) return { problems: [{ line: 1, column: '', reason: 'no_rows', value: '' }] };
  const names = Object.keys(columns) as C[];
  const headings = head.cells.map(headingKey);
  const places = new Map(
    names.map((name): [C, number] => [name, headings.findIndex((h) => columns[name].includes(h))]),
  );
  const missing = required.filter((name) => (places.get(name) ?? -1) < 0);
  if (missing.length > 0)
    return { problems: missing.map((column) => ({ line: head.line, column, reason: 'missing_column', value: '' })) };
  if (body.length === 0) return { problems: [{ line: head.line, column: '', reason: 'no_rows', value: '' }] };
  const entries = await mapped(body, ({ line, cells }) => ({
    line,
    cell: Object.fromEntries(names.map((name) => [name, cells[places.get(name) ?? -1] ?? ''])) as Record<C, string>,
  }));
  return { entries, has: new Set(names.filter((name) => (places.get(name) ?? -1) >= 0)) };
}

/** What a spreadsheet makes of many digits: the last ones are lost. */
export function isRounded(cell: string): boolean {
  return /^\d(\.\d+)?e\+?\d+$/i.test(cell);
}

function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
