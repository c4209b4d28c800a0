// 报到码: who of a unit has not joined, and one slip each to print and hand out.
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Table, Tag, Tooltip } from 'antd';
import { type Key, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Slip, Unjoined, UnjoinedOf } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { ROLE_NAMES } from '../../../src/texts/console/shell.ts';
import { post } from '../../api.ts';
import { useAsk } from '../../ask.ts';
import { useMe } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { UnitPicker } from './unit-picker.tsx';

const LOOKS = { none: 'tag-bad', unused: 'tag-brand', denied: '' } as const;

export function Codes() {
  const t = useTexts(organisationTexts);
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const unit = search.get('unit') ?? me.home.unit;
  const below = search.get('below') !== 'false';
  const asked = useAsk<UnjoinedOf>('/organisation/codes', { unit, below }, { on: ['person', 'org'] });
  return (
    <section className="card org-codes">
      <div className="no-print">
        <UnitPicker
          label={t.chooseUnit}
          name={asked.data?.name}
          choose={(code) => setSearch({ unit: code, below: String(below) })}
        />
        <Checkbox checked={below} onChange={({ target }) => setSearch({ unit, below: String(target.checked) })}>
          {t.withBelow}
        </Checkbox>
      </div>
      <Answered asked={asked}>{(data) => <Waiting key={data.unit} data={data} />}</Answered>
    </section>
  );
}

function Waiting({ data: { unit, name, people, count } }: { readonly data: UnjoinedOf }) {
  const t = useTexts(organisationTexts);
  const free = people.filter(({ state }) => state !== 'denied').map(({ id }) => id);
  const [chosen, setChosen] = useState<readonly string[]>();
  const issue = useMutation({
    mutationFn: (ids: readonly string[]) => post<readonly Slip[]>('/organisation/codes', { unit, people: ids }),
  });
  // Chosen by default: whoever has no code yet. A list that has changed meanwhile keeps only those still in it.
  const none = people.filter(({ state }) => state === 'none').map(({ id }) => id);
  const ids = (chosen ?? none).filter((id) => free.includes(id));
  if (issue.data !== undefined) return <Slips slips={issue.data} back={issue.reset} />;
  return (
    <>
      <h1>
        {name} {count === 0 ? t.allBound : t.unboundCount(count)}
      </h1>
      {count > people.length && <p className="hint">{t.issueSome}</p>}
      {people.length > 0 && (
        <>
          <People people={people} chosen={ids} choose={(keys) => setChosen(keys.map(String))} />
          <p className="hint">{t.issueHint}</p>
          <Button
            type="primary"
            disabled={ids.length === 0}
            loading={issue.isPending}
            onClick={() => issue.mutate(ids)}
          >
            {t.issue(ids.length)}
          </Button>
        </>
      )}
      {issue.error !== null && <Alert type="error" title={issue.error.message} />}
    </>
  );
}

interface Choosing {
  readonly people: readonly Unjoined[];
  readonly chosen: readonly string[];
  readonly choose: (keys: readonly Key[]) => void;
}

function People({ people, chosen, choose }: Choosing) {
  const t = useTexts(organisationTexts);
  const roles = useTexts(ROLE_NAMES);
  return (
    <Table<Unjoined>
      size="small"
      rowKey="id"
      pagination={false}
      className="org-table"
      scroll={{ x: 'max-content' }}
      dataSource={[...people]}
      rowSelection={{
        selectedRowKeys: [...chosen],
        onChange: choose,
        getCheckboxProps: ({ state, name }) => ({ disabled: state === 'denied', 'aria-label': name }),
      }}
      columns={[
        { title: t.name, dataIndex: 'name' },
        { title: t.unit, dataIndex: 'unit' },
        { title: t.role, render: (_, { role }) => roles[role] },
        {
          title: t.state,
          render: (_, { state }) => (
            <Tooltip title={state === 'denied' ? t.deniedHint : undefined}>
              <Tag className={LOOKS[state]}>{t.codeStates[state]}</Tag>
            </Tooltip>
          ),
        },
      ]}
    />
  );
}

function Slips({ slips, back }: { readonly slips: readonly Slip[]; readonly back: () => void }) {
  const t = useTexts(organisationTexts);
  const roles = useTexts(ROLE_NAMES);
  return (
    <>
      <div className="no-print org-list">
        <Alert type="warning" title={t.issueHint} />
        <span>
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>{' '}
          <Button onClick={back}>{t.backToList}</Button>
        </span>
      </div>
      <div className="slips" data-testid="slips">
        {slips.map(({ name, unit, role, code }) => (
          <article key={code} className="slip">
            <h2>{t.slipTitle}</h2>
            <p>
              <b>{name}</b> {unit} {roles[role]}
            </p>
            <p>{t.slipDo}</p>
            <code>{t.slipType(code)}</code>
            <small>{t.slipOnce}</small>
          </article>
        ))}
      </div>
    </>
  );
}
