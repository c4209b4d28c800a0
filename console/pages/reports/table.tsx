// The table of a unit: its total, those below it, and what lies below them as it is opened.
import { Table as Grid } from 'antd';
import { useState } from 'react';
import type { Row, Table } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { useAskEach } from '../../ask.ts';
import { Loading } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { useColumns } from './columns.tsx';
import { type Dated, ON } from './index.tsx';

/** A row as it is shown; `total` and `rest` are no units to open. */
export interface ShownRow extends Omit<Row, 'opens'> {
  readonly key: string;
  readonly kind: 'total' | 'unit' | 'rest';
  readonly children?: ShownRow[];
}

/** From here on only what is in sight is drawn. */
const MANY = 120;

export function ReportTable({ table, view }: { readonly table: Table; readonly view: Dated }) {
  const t = useTexts(reportsTexts);
  const [open, setOpen] = useState<readonly string[]>([]);
  const below = useBelow(open, view);
  const columns = useColumns(table, view);
  const rows = rowsOf(table, below, t.rest);
  const count = table.rows.length + [...below.values()].reduce((sum, one) => sum + one.rows.length, 0);
  const isVirtual = count > MANY;
  return (
    <section className="reports-table" aria-label={t.total}>
      <Grid<ShownRow>
        columns={columns}
        dataSource={rows}
        size="small"
        pagination={false}
        virtual={isVirtual}
        scroll={{
          x: columns.reduce((sum, { width }) => sum + Number(width ?? 0), 0),
          ...(isVirtual ? { y: 560 } : {}),
        }}
        rowClassName={({ kind }) => (kind === 'unit' ? '' : `reports-${kind}`)}
        expandable={{
          expandedRowKeys: open,
          onExpand: (isOpen, { unit }) => setOpen(isOpen ? [...open, unit] : open.filter((one) => one !== unit)),
        }}
      />
      {open.some((unit) => !below.has(unit)) && <Loading />}
    </section>
  );
}

/** The tables of the units that are opened, each asked for by itself. */
function useBelow(units: readonly string[], view: Dated): ReadonlyMap<string, Table> {
  const { template, day, against, reading } = view;
  const asked = units.map((unit) => ({ unit, template, day, against, running: reading === 'running' }));
  const answers = useAskEach<Table>('/reports/table', asked, ON);
  return new Map(answers.flatMap((data, i) => (data === undefined ? [] : [[units[i] ?? '', data] as const])));
}

type Below = ReadonlyMap<string, Table>;

function rowsOf(table: Table, below: Below, rest: string): ShownRow[] {
  const total: ShownRow = { ...table.total, key: `total ${table.total.unit}`, kind: 'total' };
  return [total, ...childrenOf(table, below, rest)];
}

function childrenOf({ total, rows, rest }: Table, below: Below, name: string): ShownRow[] {
  const { unit, full, tier } = total;
  const own: ShownRow[] =
    rest === undefined ? [] : [{ ...rest, unit, full, tier, name, key: `rest ${unit}`, kind: 'rest', acts: NOTHING }];
  return [...rows.map((row) => unitRow(row, below, name)), ...own];
}

const NOTHING = { chase: false, submit: false, exempt: false, question: false };

function unitRow({ opens, ...row }: Row, below: Below, name: string): ShownRow {
  const shown = { ...row, key: row.unit, kind: 'unit' as const };
  const known = below.get(row.unit);
  return opens ? { ...shown, children: known === undefined ? [] : childrenOf(known, below, name) } : shown;
}
