// What else must not be overlooked: open orders, overdue findings, and whether the groups can hear us.
import { Link } from 'wouter';
import type { Today } from '../../../src/console/wire/today.ts';
import { todayTexts } from '../../../src/texts/console/today.ts';
import { useTimes } from '../../me.ts';
import { useTexts } from '../../settings.ts';

export function Side({ today }: { readonly today: Today }) {
  return (
    <div className="wall-side">
      <Orders today={today} />
      <Red today={today} />
      <Line today={today} />
    </div>
  );
}

function Orders({ today: { orders, moreOrders, at } }: { readonly today: Today }) {
  const t = useTexts(todayTexts);
  return (
    <section className="card">
      <h2>{t.orders}</h2>
      {orders.length === 0 && <p className="good">{t.noOrders}</p>}
      <ul className="list">
        {orders.map((order) => (
          <li key={order.number} className={order.acked < order.expected && at > order.ackBy ? 'bad' : ''}>
            <Link href={`/directives/${order.number}`}>
              <b>{t.order(order.number)}</b> {order.topic}
            </Link>
            <span>
              {t.urgent[order.urgency]} {t.acked(order.acked, order.expected)}
            </span>
          </li>
        ))}
      </ul>
      {moreOrders > 0 && <p className="hint">{t.more(moreOrders)}</p>}
    </section>
  );
}

function Red({ today: { red, moreRed } }: { readonly today: Today }) {
  const t = useTexts(todayTexts);
  const { moment } = useTimes();
  return (
    <section className="card">
      <h2>{t.red}</h2>
      {red.length === 0 && <p className="good">{t.noRed}</p>}
      <ul className="list">
        {red.map((one) => (
          <li key={one.number} className="bad">
            <Link href={`/findings/${one.number}`}>
              <b>{t.finding(one.number)}</b> {one.unitName} {one.place} {one.issue}
            </Link>
            <span>{t.due(moment(one.due))}</span>
          </li>
        ))}
      </ul>
      {moreRed > 0 && <p className="hint">{t.more(moreRed)}</p>}
    </section>
  );
}

function Line({ today: { accounts, gaps } }: { readonly today: Today }) {
  const t = useTexts(todayTexts);
  const { time } = useTimes();
  return (
    <section className="card">
      <h2>{t.line}</h2>
      <ul className="list">
        {accounts.map(({ account, state }) => (
          <li key={account} className={state === 'online' ? '' : 'bad'}>
            <span>{t.account(account)}</span>
            <b>{t.accountStates[state] ?? state}</b>
          </li>
        ))}
        {gaps.map(({ account, from, to }) => (
          <li key={`${account} ${from}`} className="bad">
            {t.gap(time(from), time(to))}
          </li>
        ))}
      </ul>
    </section>
  );
}
