// What else must not be overlooked: open orders, overdue findings, and whether the groups can hear us.
import { Link } from 'wouter';
import type { Besides, Red as Overdue } from '../../../src/console/wire/today.ts';
import { todayTexts } from '../../../src/texts/console/today.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';

/** Findings turn red with time. */
const MINUTE = 60_000;
const ON = ['directive', 'receipt', 'account', 'hearing', 'org'];

/** Asked for by itself: while reports come in, none of it moves. */
export function Side({ unit }: { readonly unit: string }) {
  const besides = useAsk<Besides>('/today/besides', { unit }, { on: ON });
  const red = useAsk<Overdue>('/today/red', { unit }, { on: ['finding', 'org'], every: MINUTE });
  return (
    <div className="wall-side">
      <Answered asked={besides}>{(shown) => <Orders besides={shown} />}</Answered>
      <Answered asked={red}>{(shown) => <Red overdue={shown} />}</Answered>
      <Answered asked={besides}>{(shown) => <Line besides={shown} />}</Answered>
    </div>
  );
}

function Orders({ besides: { orders, moreOrders, at } }: { readonly besides: Besides }) {
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

function Red({ overdue: { red, moreRed } }: { readonly overdue: Overdue }) {
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

function Line({ besides: { accounts, gaps } }: { readonly besides: Besides }) {
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
