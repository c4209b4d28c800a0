// Versions as they were submitted, newest first, each with what has moved since.
import { Button } from 'antd';
import type { Row, TotalMoved, Version } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { useAsk } from '../../ask.ts';
import { useNames, useTimes } from '../../me.ts';
import { Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { useAct } from './acts.tsx';
import { type Dated, ON } from './index.tsx';
import { Take } from './toolbar.tsx';

export function useVersions({ unit, template, day }: Dated) {
  return useAsk<readonly Version[]>('/reports/versions', { unit, template, day }, { on: ON });
}

interface Shown {
  readonly versions: readonly Version[];
  readonly view: Dated;
  readonly total: Row;
}

export function Versions({ versions, view, total }: Shown) {
  const t = useTexts(reportsTexts);
  const act = useAct();
  return (
    <>
      {total.acts.submit && (
        <div className="reports-list-bar">
          <Button type="primary" onClick={() => act('submit', total)}>
            {t.acts['submit']}
          </Button>
        </div>
      )}
      {versions.length === 0 && <Nothing>{t.lists.noVersion}</Nothing>}
      <ol className="reports-versions">
        {versions.map((version) => (
          <One key={version.number} version={version} view={view} />
        ))}
      </ol>
    </>
  );
}

function One({ version, view }: { readonly version: Version; readonly view: Dated }) {
  const t = useTexts(reportsTexts).version;
  const { moment } = useTimes();
  const { number, at, by, expected, actual, missing, totals, since } = version;
  const { unit, template, day } = view;
  const isMoved = since.missing !== 0 || since.changes.length > 0;
  return (
    <li>
      <div>
        <b>{t.name(number)}</b> {t.sent(moment(at), by)}
        <p>{t.counts(expected, actual, missing)}</p>
        <Totals totals={totals} />
        <p className="hint">
          {t.since}：{isMoved ? null : t.nothing}
          {since.missing !== 0 && <span>{t.missing(since.missing)} </span>}
        </p>
        {since.changes.length > 0 && <Totals totals={since.changes} isChange />}
      </div>
      <Take unit={unit} template={template} day={day} version={String(number)} />
    </li>
  );
}

function Totals({ totals, isChange = false }: { readonly totals: readonly TotalMoved[]; readonly isChange?: boolean }) {
  const t = useTexts(reportsTexts);
  const names = useNames();
  return (
    <ul className="reports-totals">
      {totals.map(({ label, measure, value }) => (
        <li key={label}>
          {names(label)} <b>{isChange ? t.change(value) : value}</b>
          {measure}
        </li>
      ))}
    </ul>
  );
}
