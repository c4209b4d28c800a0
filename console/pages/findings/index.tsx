// 督查: the ledger, what waits, look-backs, the bulletin; and one finding with its story below /findings/:number.
import { Tabs } from 'antd';
import { useRoute } from 'wouter';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import { useMay } from '../../me.ts';
import { useTexts } from '../../settings.ts';
import { useAddress } from './address.ts';
import { AddFinding } from './add.tsx';
import { BulletinTab } from './bulletin.tsx';
import { LookBackTab } from './look-backs.tsx';
import { LedgerTab } from './ledger.tsx';
import { QueueTab, useWaits } from './queue.tsx';
import { Story } from './story.tsx';
import './style.css';

export default function FindingsPage() {
  const [isOne, found] = useRoute('/findings/:number');
  return isOne ? <Story number={Number(found.number)} /> : <Findings />;
}

function Findings() {
  const t = useTexts(findingsTexts);
  const { of, set } = useAddress();
  const publishes = useMay('publish_bulletin');
  const waits: readonly number[] = Object.values(useWaits().data ?? {});
  const waiting = waits.reduce((sum, count) => sum + count, 0);
  const tabs = [
    { key: 'ledger', label: t.tabs.ledger, children: <LedgerTab /> },
    { key: 'queue', label: waiting > 0 ? `${t.tabs.queue} ${waiting}` : t.tabs.queue, children: <QueueTab /> },
    { key: 'calendar', label: t.tabs.calendar, children: <LookBackTab /> },
    ...(publishes ? [{ key: 'bulletin', label: t.tabs.bulletin, children: <BulletinTab /> }] : []),
  ];
  return (
    <div className="findings">
      <header className="findings-head">
        <h1>{t.title}</h1>
        <AddFinding />
      </header>
      <Tabs
        activeKey={of('tab') ?? 'ledger'}
        destroyOnHidden
        items={tabs}
        onChange={(tab) => set({ tab: tab === 'ledger' ? undefined : tab })}
      />
    </div>
  );
}
