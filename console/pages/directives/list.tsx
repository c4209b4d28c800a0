// Orders the viewer may see: those in force first. Filters and page are in the address.
import { Button, Input, Pagination, Select, Table, type TableColumnsType, Tag } from 'antd';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { OrderRow, Orders } from '../../../src/console/wire/directives.ts';
import { directiveTexts } from '../../../src/texts/console/directives.ts';
import { useAsk } from '../../ask.ts';
import { useMay, useTimes } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { ON } from './on.ts';

export function OrderList() {
  const t = useTexts(directiveTexts);
  const mayIssue = useMay('issue_directive');
  const [, go] = useLocation();
  const [search, setSearch] = useSearchParams();
  const asked = { status: search.get('status') ?? undefined, words: search.get('words') ?? undefined };
  const page = Number(search.get('page') ?? 1);
  const orders = useAsk<Orders>('/directives', { ...asked, page }, { on: ON });
  const set = (name: string, value: string | undefined) => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('page');
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  };
  return (
    <section className="orders">
      <header className="orders-head">
        <h1>{t.title}</h1>
        {mayIssue && (
          <Button type="primary" onClick={() => go('/directives/new')}>
            {t.compose}
          </Button>
        )}
      </header>
      <Filters status={asked.status} words={asked.words} set={set} />
      <Answered asked={orders}>
        {(found) => <Found orders={found} page={page} turn={(next) => set('page', String(next))} />}
      </Answered>
    </section>
  );
}

function Filters(p: {
  readonly status: string | undefined;
  readonly words: string | undefined;
  readonly set: (name: string, value: string | undefined) => void;
}) {
  const t = useTexts(directiveTexts);
  const options = Object.entries(t.statuses).map(([value, label]) => ({ value, label }));
  return (
    <div className="orders-filters" role="search">
      <Input.Search
        key={p.words ?? ''}
        defaultValue={p.words ?? ''}
        placeholder={t.find}
        aria-label={t.find}
        maxLength={64}
        allowClear
        onSearch={(words) => p.set('words', words.trim())}
      />
      <Select
        aria-label={t.filter}
        placeholder={t.anyStatus}
        allowClear
        options={options}
        value={p.status ?? null}
        onChange={(status: string | null | undefined) => p.set('status', status ?? undefined)}
      />
    </div>
  );
}

function Found({ orders, page, turn }: { orders: Orders; page: number; turn: (page: number) => void }) {
  const t = useTexts(directiveTexts);
  const columns = useColumns(orders.at);
  if (orders.rows.length === 0) return <Nothing>{t.none}</Nothing>;
  return (
    <>
      <Table<OrderRow>
        className="orders-table"
        size="middle"
        rowKey="number"
        columns={columns}
        dataSource={[...orders.rows]}
        pagination={false}
        scroll={{ x: true }}
      />
      {orders.total > orders.perPage && (
        <Pagination
          className="orders-pages"
          current={page}
          total={orders.total}
          pageSize={orders.perPage}
          showSizeChanger={false}
          onChange={turn}
        />
      )}
    </>
  );
}

const URGENT: Readonly<Record<string, string>> = { urgent: 'orange', flash: 'red' };
const STATUS: Readonly<Record<string, string>> = { issued: 'blue', all_acked: 'cyan', completed: 'green' };

export function Urgency({ urgency }: { readonly urgency: string }) {
  const t = useTexts(directiveTexts);
  const color = URGENT[urgency];
  return color === undefined ? null : <Tag color={color}>{t.urgency[urgency]}</Tag>;
}

export function Status({ status }: { readonly status: string }) {
  const t = useTexts(directiveTexts);
  return <Tag color={STATUS[status] ?? 'default'}>{t.status[status] ?? status}</Tag>;
}

function useColumns(now: number): TableColumnsType<OrderRow> {
  const t = useTexts(directiveTexts);
  const { moment } = useTimes();
  const { columns } = t;
  const isLate = (row: OrderRow) => row.status === 'issued' && row.acked < row.expected && now > row.ackBy;
  return [
    {
      ...{ title: columns['topic'] ?? '', key: 'topic' },
      render: (_, row) => (
        <span className="order-topic">
          <Link href={`/directives/${row.number}`}>
            <b>{t.order(row.number)}</b> {row.topic}
          </Link>{' '}
          <Urgency urgency={row.urgency} />
        </span>
      ),
    },
    { title: columns['status'] ?? '', key: 'status', render: (_, row) => <Status status={row.status} /> },
    {
      ...{ title: columns['acked'] ?? '', key: 'acked', className: 'figure' },
      render: (_, row) => (
        <span className={isLate(row) ? 'bad' : ''}>
          {t.of(row.acked, row.expected)}
          {isLate(row) && <small className="bad">{t.overdue}</small>}
        </span>
      ),
    },
    {
      ...{ title: columns['feedback'] ?? '', key: 'feedback', className: 'figure', responsive: ['md'] },
      render: (_, { asks, completed, owed }) => (!asks ? '–' : owed === undefined ? completed : t.of(completed, owed)),
    },
    {
      ...{ title: columns['issuer'] ?? '', key: 'issuer', responsive: ['md'] },
      render: (_, row) => t.by(row.unitName, row.name),
    },
    {
      ...{ title: columns['issued'] ?? '', key: 'issued', responsive: ['lg'] },
      render: (_, row) => moment(row.at) + (row.version > 1 ? ` · ${t.version(row.version)}` : ''),
    },
    {
      ...{ title: columns['due'] ?? '', key: 'due', responsive: ['lg'] },
      render: (_, row) => moment(row.ackBy),
    },
  ];
}
