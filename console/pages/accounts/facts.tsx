// How an account stands: its state, what to scan, when it was last heard from, how much it may still say.
import { Progress, QRCode } from 'antd';
import type { ReactNode } from 'react';
import type { AccountRow } from '../../../src/console/wire/accounts.ts';
import { accountsTexts } from '../../../src/texts/console/accounts.ts';
import { useTimes } from '../../me.ts';
import { useTexts } from '../../settings.ts';

interface Shown {
  readonly one: AccountRow;
}

export function State({ one: { account, state, since, reason } }: Shown) {
  const t = useTexts(accountsTexts);
  const { moment } = useTimes();
  return (
    <>
      <header>
        <h2>{t.account(account)}</h2>
        <span role="status">
          <b className={state === 'online' ? 'good' : 'bad'}>{t.states[state] ?? state}</b> {t.since(moment(since))}
        </span>
      </header>
      {reason !== undefined && (
        <p className="bad">
          {t.reason}: {reason}
        </p>
      )}
    </>
  );
}

/** Dark on light on both themes: phones read nothing else for certain. */
export function Scan({ one: { state, qr, isWhole } }: Shown) {
  const t = useTexts(accountsTexts);
  if (state === 'scan' && !isWhole) return <p className="bad">{t.scanElsewhere}</p>;
  if (state !== 'scan' || qr === undefined) return null;
  return (
    <figure className="scan">
      <QRCode value={qr} type="svg" size={240} color="#000000" bgColor="#ffffff" role="img" aria-label={t.scanLabel} />
      <figcaption>{t.scan}</figcaption>
    </figure>
  );
}

const seconds = (ms: number): string => String(ms / 1000);

/** Shorter ago than this it is told in seconds, ms. */
const LATELY = 120_000;

export function Facts({ one, at: now }: Shown & { readonly at: number }) {
  const t = useTexts(accountsTexts);
  const { moment } = useTimes();
  const { heard, frame, sentLately, spacing, doubts, counts } = one;
  const at = (time: number | undefined) => {
    if (time === undefined) return t.never;
    return now - time < LATELY ? t.ago(Math.max(0, Math.round((now - time) / 1000))) : moment(time);
  };
  const [least, most] = spacing;
  return (
    <dl className="facts">
      <Fact name={t.heard}>{at(heard)}</Fact>
      <Fact name={t.frame}>{at(frame)}</Fact>
      <Fact name={t.rate}>
        {t.perMinute(sentLately)}
        <small>{most === 0 ? t.noSpacing : t.spacing(seconds(least), seconds(most))}</small>
      </Fact>
      <Budget one={one} />
      <Fact name={t.doubts}>{t.messages(doubts)}</Fact>
      <Fact name={t.total}>
        {Object.entries(t.counts)
          .filter(([name]) => (counts[name] ?? 0) > 0 || name === 'sent')
          .map(([name, words]) => `${words} ${counts[name] ?? 0}`)
          .join(' · ')}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Budget({ one: { today, perDay } }: Shown) {
  const t = useTexts(accountsTexts);
  if (perDay === undefined) return <Fact name={t.budget}>{t.unlimited(today)}</Fact>;
  const left = Math.max(0, perDay - today);
  return (
    <Fact name={t.budget}>
      {t.budgetOf(today, perDay)}
      <Progress
        percent={Math.min(100, (100 * today) / Math.max(1, perDay))}
        status={left === 0 ? 'exception' : 'normal'}
        showInfo={false}
        aria-label={t.budget}
      />
      <small className={left === 0 ? 'bad' : ''}>{left === 0 ? t.usedUp : t.left(left)}</small>
    </Fact>
  );
}
