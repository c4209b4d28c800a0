// 账号: each chat account on a card, and what went wrong below. Asked again every few seconds while it is open.
import type { AccountRow, AccountsShown } from '../../../src/console/wire/accounts.ts';
import { accountsTexts } from '../../../src/texts/console/accounts.ts';
import { useAsk } from '../../ask.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Facts, Scan, State } from './facts.tsx';
import { Buried, Incidents } from './lists.tsx';
import { Queue } from './queue.tsx';
import './style.css';

const EVERY = 5_000;
const ON = ['account', 'room', 'org'];

export default function AccountsPage() {
  const t = useTexts(accountsTexts);
  const asked = useAsk<AccountsShown>('/accounts', {}, { on: ON, every: EVERY });
  return (
    <Answered asked={asked}>
      {({ accounts, incidents, at }) => (
        <div className="accounts">
          <h1>{t.title}</h1>
          {accounts.length === 0 && <Nothing>{t.none}</Nothing>}
          {accounts.map((one) => (
            <Account key={one.account} one={one} at={at} />
          ))}
          <Incidents incidents={incidents} />
        </div>
      )}
    </Answered>
  );
}

function Account({ one, at }: { readonly one: AccountRow; readonly at: number }) {
  const t = useTexts(accountsTexts);
  return (
    <section className="card account" aria-label={t.account(one.account)}>
      <State one={one} />
      <Scan one={one} />
      <Facts one={one} at={at} />
      <Queue one={one} />
      <Buried one={one} />
    </section>
  );
}
