// 群: what is wrong with the groups of a unit, and which groups wait for one.
import { Radio, Table, type TableProps } from 'antd';
import { useSearchParams } from 'wouter';
import type { RoomCheck, RoomChecks, RoomRow } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useAsk } from '../../ask.ts';
import { useMe, useTimes } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { SayButton } from '../../say.tsx';
import { useTexts } from '../../settings.ts';
import { UnitPicker } from './unit-picker.tsx';

const CHECKS: readonly RoomCheck[] = ['free', 'ownerless', 'silent', 'doubled', 'without'];

export function Rooms() {
  const t = useTexts(organisationTexts);
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const unit = search.get('unit') ?? me.home.unit;
  const check = CHECKS.find((one) => one === search.get('check')) ?? 'free';
  const asked = useAsk<RoomChecks>('/organisation/rooms', { unit, check }, { on: ['room', 'person'] });
  return (
    <section className="card">
      <UnitPicker label={t.chooseUnit} name={asked.data?.name} choose={(code) => setSearch({ unit: code, check })} />
      <Answered asked={asked}>
        {(data) => (
          <>
            <h1>{t.roomsOf(data.name, data.rooms)}</h1>
            <Radio.Group
              className="org-checks"
              optionType="button"
              value={check}
              onChange={({ target }) => setSearch({ unit, check: String(target.value) })}
              options={CHECKS.map((value) => ({ value, label: `${t.checks[value] ?? ''} ${data.counts[value]}` }))}
            />
            <p className="hint">{t.checkHints[check]}</p>
            {check === 'silent' && <Days days={data.days} />}
            <RoomTable check={check} data={data} />
          </>
        )}
      </Answered>
    </section>
  );
}

function Days({ days }: { readonly days: readonly string[] }) {
  const t = useTexts(organisationTexts);
  const { day } = useTimes();
  return <p className="hint">{days.length === 0 ? t.noDays : t.days(days.map(day).join(' · '))}</p>;
}

function RoomTable({ check, data: { rows, more } }: { readonly check: RoomCheck; readonly data: RoomChecks }) {
  const t = useTexts(organisationTexts);
  const columns = useColumns(check);
  return (
    <>
      <Table<RoomRow>
        size="small"
        rowKey="key"
        pagination={false}
        className="org-table"
        scroll={{ x: 'max-content' }}
        dataSource={[...rows]}
        locale={{ emptyText: t.allWell }}
        columns={columns}
      />
      {more > 0 && <p className="hint">{t.moreRows(more)}</p>}
    </>
  );
}

function useColumns(check: RoomCheck): NonNullable<TableProps<RoomRow>['columns']> {
  const t = useTexts(organisationTexts);
  const tiers = useTexts(TIER_NAMES);
  const { moment } = useTimes();
  const unit = { title: t.unit, render: (_: unknown, { full }: RoomRow) => full };
  const tier = { title: t.tier, render: (_: unknown, row: RoomRow) => tiers[row.tier ?? ''] };
  const group = {
    title: t.topic,
    render: (_: unknown, { topic, key, account }: RoomRow) => (
      <>
        {topic === undefined || topic === '' ? key : topic} <small>{t.account(account ?? '')}</small>
      </>
    ),
  };
  if (check === 'without') return [unit, tier];
  if (check === 'ownerless')
    return [group, unit, tier, { title: t.why, render: (_, { lacks }) => t.lacks[lacks ?? ''] }];
  if (check === 'silent') return [group, unit, tier];
  if (check === 'doubled') return [group, unit, { title: '', render: (_, row) => <Unbind row={row} /> }];
  return [
    group,
    { title: t.lastHeard, render: (_, { at }) => (at === undefined ? '' : moment(at)) },
    { title: t.proposed, render: (_, { proposed }) => proposed?.full ?? <span className="hint">{t.noProposal}</span> },
    { title: '', render: (_, row) => <Bind row={row} /> },
  ];
}

function Unbind({ row }: { readonly row: RoomRow }) {
  const t = useTexts(organisationTexts);
  return (
    <SayButton size="small" text={`/解绑 ${row.key}`}>
      {t.unbind}
    </SayButton>
  );
}

function Bind({ row: { key, proposed } }: { readonly row: RoomRow }) {
  const t = useTexts(organisationTexts);
  if (proposed === undefined) return null;
  if (proposed.taken) return <span className="hint">{t.taken}</span>;
  const residents = proposed.kind === 'residents';
  return (
    <SayButton size="small" type="primary" text={`/绑定 ${residents ? 'residents ' : ''}${proposed.full} ${key}`}>
      {t.bind}
      {residents && `（${t.roomKinds['residents'] ?? ''}）`}
    </SayButton>
  );
}
