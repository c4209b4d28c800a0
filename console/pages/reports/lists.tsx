// Who is missing, out of reach or let off, with reasons; what is in question; and the versions that went up.
import { Button, Radio, Table as Grid, type TableColumnsType, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { List, Listed, Lists as Shown, Row } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { useAsk } from '../../ask.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { ActButtons, useAct } from './acts.tsx';
import { Doubted } from './figure.tsx';
import { type Dated, ON } from './index.tsx';
import { Versions, useVersions } from './versions.tsx';

export function Lists({ view, total }: { readonly view: Dated; readonly total: Row }) {
  const t = useTexts(reportsTexts).lists;
  const { unit, template, day } = view;
  const asked = useAsk<Shown>('/reports/lists', { unit, template, day }, { on: [...ON, 'daily-report'] });
  const versions = useVersions(view);
  const [shown, choose] = useState('missing');
  const { missing, unheard, exempt } = total;
  const of = (show: (lists: Shown) => ReactNode) => <Answered asked={asked}>{show}</Answered>;
  const items = [
    {
      ...{ key: 'missing', label: t.missing(missing) },
      children: of((lists) => <Names list={lists.missing} empty={t.allIn} all={total} />),
    },
    {
      ...{ key: 'unheard', label: t.unheard(unheard) },
      children: of((lists) => <Names list={lists.unheard} empty={t.noUnheard} hint={t.unheardHint} />),
    },
    {
      ...{ key: 'exempt', label: t.exempt(exempt) },
      children: of((lists) => <Names list={lists.exempt} empty={t.noExempt} isExempt />),
    },
    {
      key: 'doubts',
      label: t.doubts(asked.data?.doubts.count ?? 0),
      children: of((lists) => <Doubts lists={lists} />),
    },
    {
      ...{ key: 'versions', label: t.versions(versions.data?.length ?? 0) },
      children: <Answered asked={versions}>{(all) => <Versions versions={all} view={view} total={total} />}</Answered>,
    },
  ];
  return (
    <section className="card reports-lists">
      <Radio.Group
        className="reports-tabs"
        optionType="button"
        buttonStyle="solid"
        aria-label={t.which}
        value={shown}
        options={items.map(({ key, label }) => ({ value: key, label }))}
        onChange={({ target }) => choose(String(target.value))}
      />
      <div data-testid="list">{items.find(({ key }) => key === shown)?.children}</div>
    </section>
  );
}

function Doubts({ lists: { doubts } }: { readonly lists: Shown }) {
  const t = useTexts(reportsTexts).lists;
  if (doubts.count === 0) return <Nothing>{t.noDoubt}</Nothing>;
  return (
    <ul className="reports-doubts">
      {doubts.shown.map((doubt) => (
        <li key={doubt.unit}>
          <b>{doubt.full}</b>
          <Doubted doubt={doubt} />
        </li>
      ))}
      {doubts.shown.length < doubts.count && <li className="hint">{t.cut(doubts.shown.length, doubts.count)}</li>}
    </ul>
  );
}

interface NamesShown {
  readonly list: List;
  readonly empty: string;
  readonly hint?: string;
  readonly isExempt?: boolean;
  /** All of them can be chased at once. */
  readonly all?: Row;
}

function Names({ list: { shown, count }, empty, hint, isExempt = false, all }: NamesShown) {
  const texts = useTexts(reportsTexts);
  const t = texts.lists;
  const act = useAct();
  if (count === 0) return <Nothing>{empty}</Nothing>;
  const names = () => shown.map(({ full, reason }) => (reason === undefined ? full : `${full}\t${reason}`)).join('\n');
  const columns: TableColumnsType<Listed> = [
    { key: 'name', title: texts.unit, width: 180, render: (_, { name }) => name },
    { key: 'above', title: t.above, width: 260, render: (_, { above }) => above },
    ...(isExempt ? [{ key: 'reason', title: t.reason, width: 200, dataIndex: 'reason' }] : []),
    {
      ...{ key: 'act', title: texts.act, width: 150 },
      render: (_, one) => (isExempt ? <Cancel one={one} /> : <ActButtons target={one} may={one.acts} />),
    },
  ];
  return (
    <>
      <div className="reports-list-bar">
        <Typography.Text copyable={{ text: names, icon: [t.copy, t.copied], tooltips: [t.copy, t.copied] }} />
        {all?.acts.chase === true && (
          <Button size="small" onClick={() => act('chase', all)}>
            {t.all}
          </Button>
        )}
        {hint !== undefined && <span className="hint">{hint}</span>}
        {shown.length < count && <span className="hint">{t.cut(shown.length, count)}</span>}
      </div>
      <Grid<Listed>
        rowKey="unit"
        size="small"
        columns={columns}
        dataSource={[...shown]}
        pagination={false}
        virtual
        scroll={{
          x: columns.reduce((sum, { width }) => sum + Number(width ?? 0), 0),
          y: Math.min(420, 48 * shown.length),
        }}
      />
    </>
  );
}

function Cancel({ one }: { readonly one: Listed }) {
  const t = useTexts(reportsTexts);
  const act = useAct();
  if (!one.acts.exempt) return null;
  return (
    <Button size="small" aria-label={`${t.acts['cancel'] ?? ''} ${one.name}`} onClick={() => act('cancel', one)}>
      {t.acts['cancel']}
    </Button>
  );
}
