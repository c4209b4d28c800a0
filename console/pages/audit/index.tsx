// 审计: what is asked for is in the address; a journal is read only when somebody presses the button.
import { Button } from 'antd';
import { useSearchParams } from 'wouter';
import type { AuditChoices, JournalShown } from '../../../src/console/wire/audit.ts';
import { auditTexts } from '../../../src/texts/console/audit.ts';
import { useAsk } from '../../ask.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { History } from './history.tsx';
import { FIELDS, isComplete, type Search, SearchForm } from './search.tsx';
import { Rows } from './rows.tsx';
import './style.css';

const FIRST = 100;
const MOST = 1_000;

export default function AuditPage() {
  const t = useTexts(auditTexts);
  const choices = useAsk<AuditChoices>('/audit/choices');
  const [params, setParams] = useSearchParams();
  const search: Search = Object.fromEntries(FIELDS.flatMap((name) => pair(name, params.get(name))));
  const limit = Number(params.get('limit') ?? FIRST);
  const doc = params.get('doc');
  const go = (next: Search, more: Record<string, string> = {}) => setParams({ ...next, ...more });
  const open = (id: string | undefined) =>
    go(search, { limit: String(limit), ...(id === undefined ? {} : { doc: id }) });
  return (
    <Answered asked={choices}>
      {(known) => (
        <div className="audit">
          <h1>{t.title}</h1>
          <p className="hint">{t.hint}</p>
          <SearchForm key={params.toString()} choices={known} search={search} look={go} />
          {isComplete(search) && (
            <Journal
              key={JSON.stringify(search)}
              search={search}
              limit={limit}
              open={open}
              more={() => go(search, { limit: String(Math.min(MOST, limit * 3)) })}
            />
          )}
          {doc !== null && isComplete(search) && (
            <History key={doc} id={doc} search={search} close={() => open(undefined)} />
          )}
        </div>
      )}
    </Answered>
  );
}

const pair = (name: string, value: string | null): [string, string][] =>
  value === null || value === '' ? [] : [[name, value]];

interface Shown {
  readonly search: Search;
  readonly limit: number;
  readonly open: (id: string) => void;
  readonly more: () => void;
}

function Journal({ search, limit, open, more }: Shown) {
  const t = useTexts(auditTexts);
  const asked = useAsk<JournalShown>('/audit', { ...search, limit });
  return (
    <Answered asked={asked}>
      {(journal) => (
        <section className="card" aria-label={t.kinds[search.kind ?? '']} aria-busy={asked.isFetching}>
          {journal.rows.length === 0 ? (
            <Nothing>{t.none}</Nothing>
          ) : (
            <Rows kind={search.kind ?? ''} rows={journal.rows} open={open} />
          )}
          {journal.more && limit < MOST && <Button onClick={more}>{t.more}</Button>}
          {journal.more && limit >= MOST && <p className="hint">{t.cut(limit)}</p>}
          {journal.unreadable > 0 && <p className="bad">{t.unreadable(journal.unreadable)}</p>}
        </section>
      )}
    </Answered>
  );
}
