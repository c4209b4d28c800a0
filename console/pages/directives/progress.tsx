// How far an order has come, tier by tier as /进度 says it, and where it stopped.
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { OrderShown, TierProgress } from '../../../src/console/wire/directives.ts';
import { directiveTexts } from '../../../src/texts/console/directives.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useNames } from '../../me.ts';
import { useTexts } from '../../settings.ts';
import { SourcesDrawer, UnitsDrawer } from './drawers.tsx';

interface Shown {
  readonly order: OrderShown;
  readonly unit: string | undefined;
}

export function ProgressCard({ order, unit }: Shown) {
  const t = useTexts(directiveTexts);
  const { progress } = order;
  return (
    <section className="card" aria-label={t.progress}>
      <header>
        <h2>{progress.under}</h2>
        {unit !== undefined && <Link href={`/directives/${order.number}`}>{t.wholeOrder}</Link>}
        {unit === undefined && !order.whole && <span>{t.part}</span>}
      </header>
      {order.parts.length > 1 && (
        <p className="order-parts">
          {order.parts.map((part) => (
            <Link key={part.unit} href={`/directives/${order.number}?unit=${part.unit}`}>
              {part.name}
            </Link>
          ))}
        </p>
      )}
      <TierTable tiers={progress.tiers} asks={order.asked !== undefined} />
      <Figures order={order} unit={unit} />
      <Lists order={order} unit={unit} />
    </section>
  );
}

function TierTable({ tiers, asks }: { readonly tiers: readonly TierProgress[]; readonly asks: boolean }) {
  const t = useTexts(directiveTexts);
  return (
    <div className="order-scroll" tabIndex={0} role="region" aria-label={t.progress}>
      <table className="order-tiers">
        <thead>
          <tr>
            <th scope="col">{t.tier}</th>
            <th scope="col">{t.issued}</th>
            <th scope="col">{t.delivered}</th>
            <th scope="col">{t.acked}</th>
            <th scope="col">{t.relayed}</th>
            <th scope="col">{t.responded}</th>
            <th scope="col">{asks ? t.complete : t.completed}</th>
            <th scope="col">
              <Tooltip title={t.transitHint}>
                <span tabIndex={0}>{t.transit}</span>
              </Tooltip>
            </th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => (
            <TierRow key={tier.tier} tier={tier} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TierRow({ tier }: { readonly tier: TierProgress }) {
  const t = useTexts(directiveTexts);
  const names = useTexts(TIER_NAMES);
  const share = (100 * tier.acked) / Math.max(1, tier.issued);
  return (
    <tr>
      <th scope="row">{names[tier.tier]}</th>
      <td>{tier.issued}</td>
      <td>
        {tier.delivered}
        {tier.indirect > 0 && <small>{t.indirect(tier.indirect)}</small>}
      </td>
      <td className="order-acked">
        <b className={tier.acked < tier.issued ? '' : 'good'} data-testid={`acked-${tier.tier}`}>
          {tier.acked}
        </b>
        {tier.late > 0 && <small className="bad">{t.late(tier.late)}</small>}
        <span className="order-bar" aria-hidden>
          <i style={{ width: `${share}%` }} />
        </span>
      </td>
      <td>{tier.relayed}</td>
      <td>{tier.responded}</td>
      <td>
        {tier.completed}
        {tier.behind > 0 && <small className="bad">{t.late(tier.behind)}</small>}
      </td>
      <td>{tier.minutes === undefined ? '–' : t.minutes(tier.minutes)}</td>
    </tr>
  );
}

function Figures({ order, unit }: Shown) {
  const t = useTexts(directiveTexts);
  const names = useNames();
  const [label, setLabel] = useState<string>();
  const { asked } = order;
  const { feedback, sums } = order.progress;
  if (asked === undefined || feedback === undefined) return null;
  const valueOf = (one: string) => sums.find((sum) => sum.label === one);
  return (
    <div>
      <h3>
        {t.figures} · {t.figuresDone(feedback.done, feedback.owed)}
        {feedback.part > 0 && `${t.comma}${t.figuresPart(feedback.part)}`}
      </h3>
      <div className="order-figures">
        {asked.labels.map((one) => (
          <Button key={one} title={t.sourceHint} onClick={() => setLabel(one)}>
            {names(one)} <b>{valueOf(one)?.value ?? '–'}</b> {valueOf(one)?.measure}
          </Button>
        ))}
      </div>
      <SourcesDrawer order={order} unit={unit} label={label} close={() => setLabel(undefined)} />
    </div>
  );
}

const LISTS = ['stopped', 'failed', 'owing', 'indirect'] as const;
export type Which = (typeof LISTS)[number];

function Lists({ order, unit }: Shown) {
  const t = useTexts(directiveTexts);
  const [which, setWhich] = useState<Which>();
  const { progress } = order;
  const counts: Readonly<Record<Which, number>> = {
    ...{ stopped: progress.stoppedInAll, failed: progress.failedInAll },
    ...{ owing: progress.owingInAll, indirect: progress.indirectInAll },
  };
  const names: Readonly<Record<Which, string>> = {
    stopped: progress.stopped.map(({ name }) => name).join(t.comma),
    failed: progress.failed.map(({ name }) => name).join(t.comma),
    owing: progress.owing.map(({ name }) => name).join(t.comma),
    indirect: progress.indirect.map(({ name }) => name).join(t.comma),
  };
  const isOver = order.status === 'completed' || order.status === 'recalled';
  const shown = LISTS.filter((one) => one === 'stopped' || counts[one] > 0).filter(
    (one) => !isOver || one === 'failed',
  );
  const slowest = progress.slowest.map((one) => `${one.name} ${t.of(one.acked, one.expected)}`).join(t.comma);
  return (
    <dl className="order-lists">
      {!isOver && slowest !== '' && (
        <div>
          <dt>{t.slowest}</dt>
          <dd>{slowest}</dd>
        </div>
      )}
      {shown.map((one) => (
        <div key={one} className={one === 'failed' && counts[one] > 0 ? 'bad' : ''}>
          <dt>{t.lists[one]}</dt>
          <dd>
            {counts[one] === 0 ? (
              <span className="good">{t.noneIn[one]}</span>
            ) : (
              <Button type="link" size="small" className="order-list" onClick={() => setWhich(one)}>
                <b>{counts[one]}</b> {names[one]}
                {counts[one] > 10 ? ' …' : ''}
              </Button>
            )}
          </dd>
        </div>
      ))}
      <UnitsDrawer order={order} unit={unit} which={which} close={() => setWhich(undefined)} />
    </dl>
  );
}
