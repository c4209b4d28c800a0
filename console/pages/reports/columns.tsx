// The columns: who, how many, what was said, and what may be done about it.
import { Grid, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { FieldShown, Row, Table } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { useNames } from '../../me.ts';
import { useLocale, useTexts } from '../../settings.ts';
import { ActMenu } from './acts.tsx';
import type { Dated } from './index.tsx';
import type { ShownRow } from './table.tsx';
import { hrefOf, useView } from './view.ts';

const STATES = ['expected', 'actual', 'missing', 'unheard', 'exempt'] as const;
const MANNERS = ['zero', 'onTime', 'late', 'backfilled'] as const;
type Counted = (typeof STATES)[number] | (typeof MANNERS)[number];
const WIDTHS = {
  ...{ unit: 170, narrow: 120, act: 84, compared: 90, moved: 48 },
  ...{ count: { 'zh-CN': 58, en: 100 }, field: { 'zh-CN': 84, en: 114 } },
};

export function useColumns(table: Table, view: Dated): TableColumnsType<ShownRow> {
  const t = useTexts(reportsTexts);
  const names = useNames();
  const locale = useLocale();
  const isWide = Grid.useBreakpoint().md === true;
  const fields = shownFields(table, view);
  const count = (name: Counted) => ({
    key: name,
    title: t.columns[name],
    width: WIDTHS.count[locale],
    align: 'right' as const,
    render: (_: unknown, row: ShownRow) => <Count row={row} name={name} />,
  });
  const figure = (field: FieldShown) => ({
    key: field.key,
    title: <Measured label={names(field.label)} measure={field.measure} />,
    width: WIDTHS.field[locale] + (table.against?.open === true ? WIDTHS.moved : 0),
    align: 'right' as const,
    render: (_: unknown, row: ShownRow) => <Value row={row} field={field} view={view} />,
  });
  return [
    {
      ...{ key: 'unit', title: t.unit, fixed: 'left', width: isWide ? WIDTHS.unit : WIDTHS.narrow },
      render: (_, row) => <Who row={row} />,
    },
    ...STATES.map(count),
    ...(table.against?.open === true
      ? [{ key: 'compared', title: t.comparable, width: WIDTHS.compared, render: comparedIn }]
      : []),
    ...fields.map(figure),
    ...MANNERS.map(count),
    ...(mayAnything(table)
      ? [
          {
            ...{ key: 'act', title: t.act, width: WIDTHS.act },
            ...(isWide ? { fixed: 'right' as const } : {}),
            render: (_: unknown, row: ShownRow) => <ActMenu target={row} may={mayIn(row)} />,
          },
        ]
      : []),
  ];
}

/** Of a day gone by there is mostly nothing left to be done. */
function mayAnything({ total, rows }: Table): boolean {
  return [total, ...rows].some((row) => Object.values(mayIn(row)).includes(true));
}

function Measured({ label, measure }: { readonly label: string; readonly measure: string }) {
  const t = useTexts(reportsTexts);
  return (
    <>
      {label}
      <Small>{t.measure(measure)}</Small>
    </>
  );
}

/** Nobody is chased where nobody is missing, and nothing is questioned where nothing was said. */
function mayIn({ acts, missing, actual }: Pick<Row, 'acts' | 'missing' | 'actual'>) {
  return { ...acts, chase: acts.chase && missing > 0, question: acts.question && actual > 0 };
}

function shownFields({ fields }: Table, { reading, items }: Dated): readonly FieldShown[] {
  const wanted = reading === 'running' ? 'daily' : reading;
  return fields
    .filter(({ counted }) => counted)
    .filter((field) => wanted === 'all' || field.reading === wanted)
    .filter(({ key }) => items.length === 0 || items.includes(key));
}

function Who({ row }: { readonly row: ShownRow }) {
  const t = useTexts(reportsTexts);
  const [view] = useView();
  if (row.kind === 'total') return <b>{t.total}</b>;
  if (row.kind === 'rest') return <span>{row.name}</span>;
  return (
    <Link href={hrefOf(view, { unit: row.unit, field: undefined, of: undefined })} aria-label={t.open(row.name)}>
      {row.name}
    </Link>
  );
}

const ALERT: ReadonlySet<string> = new Set(['missing', 'unheard', 'late']);

function Count({ row, name }: { readonly row: ShownRow; readonly name: Counted }) {
  const t = useTexts(reportsTexts);
  const value = row[name];
  const tone = value > 0 && ALERT.has(name) ? `reports-${name}` : value === 0 ? 'reports-none' : '';
  return (
    <span className={tone} data-testid={`${row.key}-${name}`}>
      {value}
      {name === 'actual' && row.voluntary > 0 && <Small>{t.voluntary(row.voluntary)}</Small>}
      {name === 'actual' && row.before !== undefined && <Then value={row.before.actual} />}
    </span>
  );
}

interface Said {
  readonly row: ShownRow;
  readonly field: FieldShown;
  readonly view: Dated;
}

/** Silence is no 0: where nothing was received, nothing is written. A running total has no messages of its own day. */
function Value({ row, field, view }: Said) {
  const isRunning = view.reading === 'running';
  const value = (isRunning ? row.running?.values : row.values)?.[field.key] ?? 0;
  if (value === 0 && row.actual === 0) return <span className="reports-none">–</span>;
  if (isRunning) return <span>{value}</span>;
  if (row.kind === 'rest') return <span>{value}</span>;
  return <Traceable row={row} field={field} />;
}

function Traceable({ row, field: { key, label } }: Omit<Said, 'view'>) {
  const t = useTexts(reportsTexts);
  const names = useNames();
  const [, change] = useView();
  const { before } = row;
  return (
    <button
      type="button"
      className="reports-value"
      title={t.trace(row.name, names(label))}
      onClick={() => change({ field: key, of: row.unit })}
    >
      {row.values[key] ?? 0}
      {before !== undefined && <Then value={before.values[key] ?? 0} moved={before.changes?.[key]} />}
    </button>
  );
}

function Then({ value, moved }: { readonly value: number; readonly moved?: number | undefined }) {
  const t = useTexts(reportsTexts);
  return (
    <Small>
      {t.then(value)} {moved !== undefined && <b>{moved === 0 ? '±0' : t.change(moved)}</b>}
    </Small>
  );
}

function Small({ children }: { readonly children: ReactNode }) {
  return <small className="reports-small">{children}</small>;
}

function comparedIn(_: unknown, row: ShownRow) {
  return <Compared row={row} />;
}

function Compared({ row: { before } }: { readonly row: ShownRow }) {
  const t = useTexts(reportsTexts);
  if (before === undefined) return <span className="reports-none">–</span>;
  return <span>{before.compared === 'both' ? t.both(before.units ?? 0) : t.compared[before.compared]}</span>;
}
