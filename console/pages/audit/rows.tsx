// Entries of a journal, one a line; a line opens the history of its document.
import { Button, Table } from 'antd';
import type { About, Change, JournalRow } from '../../../src/console/wire/audit.ts';
import { auditTexts, EVENT_NAMES } from '../../../src/texts/console/audit.ts';
import { useNames, useTimes } from '../../me.ts';
import { PlaceName } from '../../parts/place.tsx';
import { useTexts } from '../../settings.ts';

interface Shown {
  readonly kind: string;
  readonly rows: readonly JournalRow[];
  readonly open: (id: string) => void;
}

export function Rows({ kind, rows, open }: Shown) {
  const t = useTexts(auditTexts);
  const { moment } = useTimes();
  const called = useCalled(kind);
  const what = useWhat(kind);
  const columns = [
    { title: t.at, dataIndex: 'at', width: 130, render: moment },
    { title: t.who, key: 'who', width: 200, render: (_: unknown, row: JournalRow) => <Who change={row} /> },
    { title: t.what, key: 'what', width: 150, render: (_: unknown, row: JournalRow) => what(row) },
    {
      title: t.which,
      key: 'which',
      width: 240,
      render: (_: unknown, { about, id }: JournalRow) => (
        <Button type="link" className="document" onClick={() => open(id)}>
          {called(about)}
        </Button>
      ),
    },
    { title: t.from, key: 'from', render: (_: unknown, row: JournalRow) => <From change={row} /> },
  ];
  return (
    <Table<JournalRow>
      size="small"
      rowKey={({ id, version }) => `${id}#${version}`}
      columns={columns}
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 980 }}
      aria-label={t.kinds[kind] ?? kind}
    />
  );
}

/** What happened, with the version it made. */
export function useWhat(kind: string): (change: Change) => string {
  const t = useTexts(auditTexts);
  const events = useTexts(EVENT_NAMES);
  return ({ type, version }) => `${events[`${kind}.${type}`] ?? events[type] ?? type} · ${t.number(version)}`;
}

/** How a document is called. */
export function useCalled(kind: string): (about: About) => string {
  const t = useTexts(auditTexts);
  const names = useNames();
  const times = useTimes();
  return ({ unit, number, order, title, day, name }) => {
    const numbered =
      number === undefined
        ? undefined
        : order !== undefined
          ? t.orderVersion(number, order)
          : kind === 'finding'
            ? t.finding(number)
            : t.directive(number);
    const parts = [numbered, title && names(title), day && times.day(day), name, unit];
    return parts.filter((part) => part !== undefined && part !== '').join(' ');
  };
}

export function Who({ change: { who, unit } }: { readonly change: Change }) {
  const t = useTexts(auditTexts);
  return (
    <>
      {who ?? t.clock}
      {unit !== undefined && <small>{unit}</small>}
    </>
  );
}

export function From({ change: { place, text, isHidden, message } }: { readonly change: Change }) {
  const t = useTexts(auditTexts);
  if (message === undefined) return <span className="hint">{t.noMessage}</span>;
  return (
    <div title={t.messageId(message)}>
      {isHidden ? <span className="hint">{t.hidden}</span> : <q className="words">{text}</q>}
      {place !== undefined && (
        <small>
          <PlaceName place={place} />
        </small>
      )}
    </div>
  );
}
