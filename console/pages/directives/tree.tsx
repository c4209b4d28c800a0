// An order unit by unit: children are asked for when a unit is opened, and everything open stays live.
import { Button, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Branches, OrderShown, OrderUnit, Own } from '../../../src/console/wire/directives.ts';
import { directiveTexts } from '../../../src/texts/console/directives.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { useSay } from '../../say.tsx';
import { useLocale, useTexts } from '../../settings.ts';
import { chaseText, giveBackText, ReasonModal } from './acts.tsx';
import { ON } from './on.ts';

interface Row extends OrderUnit {
  readonly children?: readonly Row[];
}

interface Shown {
  readonly order: OrderShown;
  readonly unit: string | undefined;
}

export function UnitTree({ order, unit }: Shown) {
  const t = useTexts(directiveTexts);
  const [open, setOpen] = useState<readonly string[]>([order.unit.unit]);
  const { number } = order;
  const asked = useAsk<Branches>('/directives/tree', { number, unit, open: open.join(',') }, { on: ON });
  return (
    <section className="card" aria-label={t.tree}>
      <h2>{t.tree}</h2>
      <Answered asked={asked}>
        {(branches) => <Units order={order} branches={branches} open={open} setOpen={setOpen} />}
      </Answered>
    </section>
  );
}

function Units(p: {
  readonly order: OrderShown;
  readonly branches: Branches;
  readonly open: readonly string[];
  readonly setOpen: (open: readonly string[]) => void;
}) {
  const { say } = useSay();
  const t = useTexts(directiveTexts);
  const [returned, setReturned] = useState<OrderUnit>();
  const columns = useColumns({ order: p.order, say, giveBack: setReturned });
  const rows = grown(p.branches, p.branches[''] ?? []);
  return (
    <>
      <Table<Row>
        className="order-tree"
        size="small"
        rowKey="unit"
        columns={columns}
        dataSource={[...rows]}
        pagination={false}
        virtual
        scroll={{ x: columns.reduce((sum, { width }) => sum + Number(width ?? 0), 0), y: 560 }}
        rowClassName={(row) => (row.stopped ? 'stopped' : '')}
        expandable={{
          expandedRowKeys: p.open,
          onExpand: (isOpen, { unit }) =>
            p.setOpen(isOpen ? [...p.open, unit] : p.open.filter((code) => code !== unit)),
          indentSize: 18,
        }}
      />
      <ReasonModal
        isOpen={returned !== undefined}
        title={`${t.acts['giveBack']} ${returned?.name ?? ''}`}
        label={t.returnWhy}
        isRequired
        command={giveBackText(p.order.number, returned?.full ?? '')}
        close={() => setReturned(undefined)}
      />
    </>
  );
}

/** Rows with what has come of those opened; one that opens has children even before they are there. */
function grown(branches: Branches, rows: readonly OrderUnit[]): readonly Row[] {
  return rows.map((row) => (row.opens ? { ...row, children: grown(branches, branches[row.unit] ?? []) } : row));
}

interface Acting {
  readonly order: OrderShown;
  readonly say: (text: string) => void;
  readonly giveBack: (row: OrderUnit) => void;
}

const WIDTHS = { 'zh-CN': { count: 64, own: 190, acts: 150 }, en: { count: 92, own: 250, acts: 190 } };

function useColumns({ order, say, giveBack }: Acting): TableColumnsType<Row> {
  const t = useTexts(directiveTexts);
  const locale = useLocale();
  const count = (title: string, value: (row: Row) => number) => ({
    ...{ title, key: title, width: WIDTHS[locale].count, align: 'right' as const, className: 'figure' },
    render: (_: unknown, row: Row) => value(row),
  });
  return [
    {
      ...{ title: t.unit, key: 'unit', width: 190, ellipsis: true },
      render: (_, row) => <UnitName order={order} row={row} />,
    },
    {
      ...{ title: t.ackedShort, key: 'acked', width: WIDTHS[locale].count + 16, align: 'right', className: 'figure' },
      render: (_, row) => <b className={row.acked < row.expected ? '' : 'good'}>{t.of(row.acked, row.expected)}</b>,
    },
    count(t.delivered, (row) => row.delivered),
    count(t.relayed, (row) => row.relayed),
    count(t.responded, (row) => row.responded),
    count(order.asked === undefined ? t.completed : t.complete, (row) => row.completed),
    { title: t.ownState, key: 'own', width: WIDTHS[locale].own, render: (_, row) => <OwnState row={row} /> },
    {
      ...{ title: t.acting, key: 'acts', width: WIDTHS[locale].acts },
      render: (_, row) => (
        <>
          {order.acts.chase && row.acked < row.expected && (
            <Button
              type="link"
              size="small"
              aria-label={t.chaseUnit(row.name)}
              onClick={() => say(chaseText(order, row.full))}
            >
              {t.acts['chase']}
            </Button>
          )}
          {order.acts.manage && row.own?.responded !== undefined && (
            <Button type="link" size="small" onClick={() => giveBack(row)}>
              {t.acts['giveBack']}
            </Button>
          )}
        </>
      ),
    },
  ];
}

function UnitName({ order, row }: { readonly order: OrderShown; readonly row: Row }) {
  const t = useTexts(directiveTexts);
  if (!row.opens || row.unit === order.unit.unit) return row.name;
  return (
    <Link href={`/directives/${order.number}?unit=${row.unit}`} title={t.lookAt}>
      {row.name}
    </Link>
  );
}

function OwnState({ row: { own, stopped } }: { readonly row: Row }) {
  const t = useTexts(directiveTexts);
  const { time } = useTimes();
  if (own === undefined) return <span className="hint">{t.states['notAddressed']}</span>;
  const state = stateOf(own);
  return (
    <span className={state === 'failed' || state === 'returned' ? 'bad' : ''}>
      {stopped && <Tag color="volcano">{t.stoppedHere}</Tag>} {t.states[state]}
      {own.acked !== undefined && (
        <small className={own.late === true ? 'bad' : ''}>
          {time(own.acked)}
          {own.minutes !== undefined && ` ${t.after(t.minutes(own.minutes))}`}
          {own.late === true && ` ${t.lateAck}`}
        </small>
      )}
      {own.acked === undefined && own.room !== undefined && <small>{t.inRoom(own.room)}</small>}
    </span>
  );
}

function stateOf(own: Own): string {
  if (own.returned) return 'returned';
  if (own.complete) return 'completed';
  if (own.responded !== undefined) return 'responded';
  if (own.relayed !== undefined) return 'relayed';
  if (own.acked !== undefined) return 'acked';
  if (own.failed !== undefined) return 'failed';
  return own.delivered === undefined ? 'waiting' : 'delivered';
}
