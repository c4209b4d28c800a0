// One order: what it says, how far it has come, and what can be done about it. The part looked at is in the address: ?unit=…
import { Link, useSearchParams } from 'wouter';
import type { OrderShown, VersionShown } from '../../../src/console/wire/directives.ts';
import { directiveTexts } from '../../../src/texts/console/directives.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useAsk } from '../../ask.ts';
import { useNames, useTimes } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Acts } from './acts.tsx';
import { Status, Urgency } from './list.tsx';
import { ON } from './on.ts';
import { ProgressCard } from './progress.tsx';
import { UnitTree } from './tree.tsx';

export function OrderPage({ number }: { readonly number: string }) {
  const [search] = useSearchParams();
  const unit = search.get('unit') ?? undefined;
  const asked = useAsk<OrderShown>('/directives/one', { number, unit }, { on: ON });
  return <Answered asked={asked}>{(order) => <Order order={order} unit={unit} />}</Answered>;
}

function Order({ order, unit }: { readonly order: OrderShown; readonly unit: string | undefined }) {
  const t = useTexts(directiveTexts);
  return (
    <div className="order">
      <header className="order-head">
        <Link href="/directives">{t.back}</Link>
        <h1>
          {t.order(order.number)} {order.topic} <Urgency urgency={order.urgency} />
          <Status status={order.status} />
        </h1>
        <Acts order={order} />
      </header>
      <div className="order-columns">
        <div className="order-main">
          <ProgressCard order={order} unit={unit} />
          <UnitTree order={order} unit={unit} />
        </div>
        <aside className="order-side">
          <What order={order} />
          <Versions versions={order.versions} />
          <Steps order={order} />
        </aside>
      </div>
    </div>
  );
}

function What({ order }: { readonly order: OrderShown }) {
  const t = useTexts(directiveTexts);
  const { moment } = useTimes();
  return (
    <section className="card">
      <h2>{t.text}</h2>
      <pre className="order-body">{order.body}</pre>
      <p className="hint">
        {t.by(order.issuer.unitName, order.issuer.name)} · {t.issuedAt(moment(order.progress.issuedAt))}
      </p>
      <dl className="facts">
        <dt>{t.scope}</dt>
        <dd>
          <ScopeWords order={order} />
        </dd>
        <dt>{t.ackBy}</dt>
        <dd>{moment(order.ackBy)}</dd>
        <AskedWords order={order} />
        <dt>{t.until}</dt>
        <dd>{moment(order.until)}</dd>
      </dl>
    </section>
  );
}

function ScopeWords({ order: { scope } }: { readonly order: OrderShown }) {
  const t = useTexts(directiveTexts);
  const names = useTexts(TIER_NAMES);
  const tiers = scope.tiers.map((tier) => names[tier] ?? tier).join(t.comma);
  if (scope.units.length === 0) return scope.tiers.length === 0 ? t.below(scope.area) : t.tiersOf(scope.area, tiers);
  const more = scope.unitsInAll > scope.units.length ? scope.unitsInAll : 0;
  const units = t.named(scope.units.join(t.comma), more);
  if (tiers !== '') return t.tiersOf(units, tiers);
  return units + (scope.only ? t.onlyThese : t.andBelow);
}

function AskedWords({ order: { asked } }: { readonly order: OrderShown }) {
  const t = useTexts(directiveTexts);
  const tiers = useTexts(TIER_NAMES);
  const names = useNames();
  const { moment } = useTimes();
  if (asked === undefined) return null;
  const { labels, by, tier, owed } = asked;
  const limit = by === undefined ? [] : [t.feedbackBy(moment(by))];
  const from = t.feedbackFrom(tier === undefined ? undefined : tiers[tier], owed);
  return (
    <>
      <dt>{t.columns['feedback']}</dt>
      <dd>
        {labels.map(names).join(t.comma)}
        <br />
        <span className="hint">{[...limit, from].join(t.comma)}</span>
      </dd>
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly VersionShown[] }) {
  const t = useTexts(directiveTexts);
  const { moment } = useTimes();
  if (versions.length < 2) return null;
  return (
    <section className="card">
      <h2>{t.versions}</h2>
      <ol className="list">
        {versions.map((version, i) => (
          <li key={version.n} className={i === 0 ? '' : 'void'}>
            <span>
              <b>{t.version(version.n)}</b> {i === 0 ? t.inForce : t.voided}
              <br />
              {moment(version.at)} {version.by}
            </span>
            <span>
              {t.ackedOf(version.acked, version.expected)}
              {version.labels.length > 0 && (
                <>
                  <br />
                  {t.asksFor(version.labels.join(t.comma))}
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Steps({ order: { steps } }: { readonly order: OrderShown }) {
  const t = useTexts(directiveTexts);
  const { moment } = useTimes();
  return (
    <section className="card">
      <h2>{t.steps}</h2>
      <ol className="list">
        {steps.map(({ type, at, name }) => (
          <li key={`${type} ${at}`}>
            <span>
              <b>{t.stepNames[type] ?? type}</b> {name}
            </span>
            <span>{moment(at)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
