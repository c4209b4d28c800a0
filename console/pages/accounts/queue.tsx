// What waits on an account: by urgency, and the conversations that are served first.
import { Table } from 'antd';
import type { AccountRow, GroupWaiting, UrgencyWaiting } from '../../../src/console/wire/accounts.ts';
import { accountsTexts, URGENCY_NAMES } from '../../../src/texts/console/accounts.ts';
import { useTimes } from '../../me.ts';
import { useTexts } from '../../settings.ts';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { PlaceName } from '../../parts/place.tsx';

export function Queue({ one: { queue } }: { readonly one: AccountRow }) {
  const t = useTexts(accountsTexts);
  const { parcels, conversations, minutes, urgencies, groups, further } = queue;
  return (
    <div className="queue">
      <h3>
        {t.queue}
        {parcels > 0 && (
          <small data-testid="queue">
            {t.queueSum(parcels, conversations)}
            {minutes > 0 && ` · ${t.minutes(minutes)}`}
          </small>
        )}
      </h3>
      {parcels === 0 ? (
        <p className="good">{t.empty}</p>
      ) : (
        <div className="columns">
          <Urgencies rows={urgencies} />
          {groups.length > 0 && <Groups rows={groups} />}
        </div>
      )}
      {further > 0 && <p className="hint">{t.further(further)}</p>}
    </div>
  );
}

function Urgencies({ rows }: { readonly rows: readonly UrgencyWaiting[] }) {
  const t = useTexts(accountsTexts);
  const names = useTexts(URGENCY_NAMES);
  const { moment } = useTimes();
  const columns = [
    { title: t.urgency, dataIndex: 'urgency', render: (urgency: string) => names[urgency] ?? urgency },
    { title: t.parcels, dataIndex: 'parcels', align: 'right' as const },
    { title: t.conversations, dataIndex: 'conversations', align: 'right' as const },
    { title: t.oldest, dataIndex: 'oldest', render: moment },
  ];
  return (
    <ScrollBox label={t.byUrgency}>
      <Table
        size="small"
        rowKey="urgency"
        columns={columns}
        dataSource={rows}
        pagination={false}
        title={() => t.byUrgency}
      />
    </ScrollBox>
  );
}

function Groups({ rows }: { readonly rows: readonly GroupWaiting[] }) {
  const t = useTexts(accountsTexts);
  const names = useTexts(URGENCY_NAMES);
  const { moment } = useTimes();
  const columns = [
    { title: t.place, dataIndex: 'place', render: (place: GroupWaiting['place']) => <PlaceName place={place} /> },
    { title: t.urgency, dataIndex: 'urgency', render: (urgency: string) => names[urgency] ?? urgency },
    { title: t.parcels, dataIndex: 'parcels', align: 'right' as const },
    { title: t.oldest, dataIndex: 'oldest', render: moment },
  ];
  return (
    <ScrollBox label={t.groups}>
      <Table
        size="small"
        rowKey={({ place, oldest }) => `${place.kind} ${place.name ?? ''} ${oldest}`}
        columns={columns}
        dataSource={rows}
        pagination={false}
        title={() => t.groups}
      />
    </ScrollBox>
  );
}
