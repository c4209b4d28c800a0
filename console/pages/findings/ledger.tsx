// The ledger: filters with their counts, and the findings page by page as the server lists them.
import { Input, Pagination, Select, Table, type TableColumnsType } from 'antd';
import { Link } from 'wouter';
import type { FindingRow, Ledger } from '../../../src/console/wire/findings.ts';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import { address } from '../../api.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useLocale, useTexts } from '../../settings.ts';
import { type Address, useAddress } from './address.ts';
import { Choices } from './choices.tsx';
import { Light, NumberLink, Past, Status, useLabels } from './tags.tsx';
import { UnitSelect } from './unit-select.tsx';

const SEVERITIES = ['critical', 'major', 'minor', 'immediate', 'long_term'];
/** A row is about so high, px; a longer page scrolls in its box. */
const ROW = 64;
const BOX = 560;

export function LedgerTab() {
  const here = useAddress();
  const { unit, of } = here;
  const asked = {
    ...{ unit, filters: of('filter') ?? 'open', severity: of('severity'), q: of('q'), page: of('page') },
  };
  const answer = useAsk<Ledger>('/findings', asked, { on: ['finding', 'org'] });
  return (
    <Answered asked={answer}>
      {(ledger) => (
        <div className="ledger">
          <Narrowing ledger={ledger} here={here} />
          <Summary ledger={ledger} asked={asked} />
          <Rows ledger={ledger} />
          {ledger.total > ledger.size && (
            <Pagination
              current={ledger.page}
              pageSize={ledger.size}
              total={ledger.total}
              showSizeChanger={false}
              onChange={(page) => here.set({ page: String(page) })}
            />
          )}
        </div>
      )}
    </Answered>
  );
}

function Narrowing({ ledger, here }: { readonly ledger: Ledger; readonly here: Address }) {
  const t = useTexts(findingsTexts);
  const { severity } = useLabels();
  const filters = Object.entries(t.filters).map(([key, label]) => ({ key, label, count: ledger.counts[key] }));
  return (
    <>
      <div className="narrowing">
        <UnitSelect
          label={t.area}
          chosen={{ unit: ledger.unit, name: ledger.name }}
          choose={({ unit }) => here.set({ unit })}
        />
        <Select
          aria-label={t.severity}
          value={here.of('severity') ?? ''}
          options={[
            { value: '', label: t.anySeverity },
            ...SEVERITIES.map((value) => ({ value, label: severity(value) })),
          ]}
          onChange={(value) => here.set({ severity: value })}
        />
        <Input.Search
          aria-label={t.search}
          placeholder={t.search}
          allowClear
          maxLength={100}
          defaultValue={here.of('q') ?? ''}
          onSearch={(q) => here.set({ q })}
        />
      </div>
      <Choices
        label={t.filter}
        all={filters}
        chosen={here.of('filter') ?? 'open'}
        choose={(filter) => here.set({ filter: filter === 'open' ? undefined : filter })}
      />
    </>
  );
}

function Summary({ ledger, asked }: { readonly ledger: Ledger; readonly asked: Record<string, string | undefined> }) {
  const t = useTexts(findingsTexts);
  const locale = useLocale();
  const file = (format: string) => address('/findings/export', { ...asked, page: undefined, format, locale });
  return (
    <p className="summary">
      <span role="status">{t.summary(ledger.total, ledger.overdue)}</span>
      <a href={file('xlsx')} download>
        {t.exportXlsx}
      </a>
      <a href={file('csv')} download>
        {t.exportCsv}
      </a>
    </p>
  );
}

function Rows({ ledger }: { readonly ledger: Ledger }) {
  const t = useTexts(findingsTexts);
  const columns = useColumns();
  if (ledger.rows.length === 0) return <Nothing>{t.none}</Nothing>;
  return (
    <Table
      className="ledger-table"
      virtual
      size="small"
      rowKey="number"
      columns={columns}
      dataSource={ledger.rows}
      pagination={false}
      scroll={{ x: sumOf(columns), y: Math.min(BOX, ledger.rows.length * ROW) }}
    />
  );
}

const sumOf = (columns: TableColumnsType<FindingRow>) =>
  columns.reduce((sum, { width }) => sum + Number(width ?? 0), 0);

const WIDTHS = {
  'zh-CN': { colour: 76, status: 105, severity: 80, category: 90, photos: 60 },
  en: { colour: 90, status: 150, severity: 95, category: 150, photos: 80 },
};

/** Leads where the number leads, for who aims at the words. */
function Issue({ row: { number, issue } }: { readonly row: FindingRow }) {
  return (
    <Link href={`/findings/${number}`} className="issue-link" title={issue} tabIndex={-1}>
      {issue}
    </Link>
  );
}

function useColumns(): TableColumnsType<FindingRow> {
  const t = useTexts(findingsTexts);
  const { moment } = useTimes();
  const { severity, category } = useLabels();
  const c = t.columns;
  const w = WIDTHS[useLocale()];
  return [
    {
      key: 'number',
      title: c.number,
      width: 75,
      fixed: 'left',
      render: (_, row) => <NumberLink number={row.number} />,
    },
    { key: 'colour', title: c.colour, width: w.colour, render: (_, row) => <Light colour={row.colour} /> },
    { key: 'place', title: c.place, width: 140, dataIndex: 'place', ellipsis: true },
    { key: 'issue', title: c.issue, width: 210, ellipsis: true, render: (_, row) => <Issue row={row} /> },
    { key: 'unit', title: c.unit, width: 110, dataIndex: 'unitName' },
    {
      ...{ key: 'due', title: c.due, width: 150 },
      render: (_, row) => (
        <>
          {moment(row.due)} <Past row={row} />
        </>
      ),
    },
    { key: 'status', title: c.status, width: w.status, render: (_, row) => <Status row={row} /> },
    { key: 'severity', title: c.severity, width: w.severity, render: (_, row) => severity(row.severity) },
    { key: 'category', title: c.category, width: w.category, render: (_, row) => category(row.category) },
    { key: 'foundAt', title: c.foundAt, width: 130, render: (_, row) => moment(row.foundAt) },
    { key: 'photos', title: c.photos, width: w.photos, dataIndex: 'photos' },
  ];
}
