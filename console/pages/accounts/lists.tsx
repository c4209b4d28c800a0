// What could not be delivered, and what was put aside because of an error of ours.
import { Table } from 'antd';
import type { AccountRow, BuriedShown, Incident } from '../../../src/console/wire/accounts.ts';
import type { PlaceShown } from '../../../src/console/wire/place.ts';
import { accountsTexts } from '../../../src/texts/console/accounts.ts';
import { useTimes } from '../../me.ts';
import { PlaceName } from '../../parts/place.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { useTexts } from '../../settings.ts';

const place = (one: PlaceShown) => <PlaceName place={one} />;
const said = (text: string) => <span className="words">{text}</span>;

export function Buried({ one: { buried } }: { readonly one: AccountRow }) {
  const t = useTexts(accountsTexts);
  const { moment } = useTimes();
  const columns = [
    { title: t.queued, dataIndex: 'at', width: 130, render: moment },
    { title: t.place, dataIndex: 'place', width: 200, render: place },
    { title: t.why, dataIndex: 'reason', width: 180 },
    { title: t.text, dataIndex: 'text', render: said },
  ];
  return (
    <div className="buried">
      <h3>{t.buried}</h3>
      {buried.length === 0 ? (
        <p className="good">{t.noBuried}</p>
      ) : (
        <ScrollBox label={t.buried}>
          <Table<BuriedShown>
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={buried}
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
          />
        </ScrollBox>
      )}
    </div>
  );
}

export function Incidents({ incidents }: { readonly incidents: readonly Incident[] }) {
  const t = useTexts(accountsTexts);
  const { moment } = useTimes();
  const columns = [
    { title: t.number, dataIndex: 'incident', width: 110, render: (number: string) => <code>{number}</code> },
    { title: t.at, dataIndex: 'at', width: 130, render: moment },
    { title: t.from, key: 'from', width: 220, render: (_: unknown, one: Incident) => <From one={one} /> },
    {
      title: t.text,
      dataIndex: 'text',
      render: (text: string | undefined, one: Incident) => said(text ?? one.about ?? ''),
    },
    { title: t.why, dataIndex: 'reason', width: 260, render: said },
  ];
  return (
    <section className="card" aria-label={t.incidents}>
      <h2>{t.incidents}</h2>
      {incidents.length === 0 ? (
        <p className="good">{t.noIncidents}</p>
      ) : (
        <>
          <p className="hint">{t.incidentHint}</p>
          <ScrollBox label={t.incidents}>
            <Table<Incident>
              size="small"
              rowKey="incident"
              columns={columns}
              dataSource={incidents}
              pagination={{ pageSize: 10, hideOnSinglePage: true }}
            />
          </ScrollBox>
        </>
      )}
    </section>
  );
}

function From({ one }: { readonly one: Incident }) {
  const t = useTexts(accountsTexts);
  if (one.place === undefined) return <>{t.kinds[one.kind] ?? one.kind}</>;
  return (
    <>
      {one.who} <small>{<PlaceName place={one.place} />}</small>
    </>
  );
}
