// Everything that ever happened to one document, the newest first.
import { Drawer } from 'antd';
import type { Document, Moved, Version } from '../../../src/console/wire/audit.ts';
import { auditTexts } from '../../../src/texts/console/audit.ts';
import { useAsk } from '../../ask.ts';
import { useNames, useTimes } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { From, useCalled, useWhat, Who } from './rows.tsx';
import type { Search } from './search.tsx';

interface Shown {
  readonly id: string;
  readonly search: Search;
  readonly close: () => void;
}

export function History({ id, search, close }: Shown) {
  const t = useTexts(auditTexts);
  const { kind = '', template, day, number, version } = search;
  const called = useCalled(kind);
  const asked = useAsk<Document>('/audit/document', { kind, id, template, day, number, version }, { on: [kind] });
  return (
    <Drawer open onClose={close} size="large" title={t.history} className="audit-history">
      <Answered asked={asked}>
        {({ about, versions }) => (
          <>
            <h2>{called(about)}</h2>
            <ol>
              {versions.map((one) => (
                <One key={one.version} kind={kind} one={one} />
              ))}
            </ol>
          </>
        )}
      </Answered>
    </Drawer>
  );
}

function One({ kind, one }: { readonly kind: string; readonly one: Version }) {
  const { moment } = useTimes();
  const what = useWhat(kind);
  return (
    <li>
      <p>
        <b>{what(one)}</b> {moment(one.at)}
      </p>
      <p>
        <Who change={one} />
      </p>
      <From change={one} />
      {one.moved !== undefined && <Figures moved={one.moved} />}
    </li>
  );
}

function Figures({ moved }: { readonly moved: readonly Moved[] }) {
  const t = useTexts(auditTexts);
  const names = useNames();
  if (moved.length === 0) return <p className="hint">{t.nothing}</p>;
  return (
    <dl className="moved" aria-label={t.moved}>
      {moved.map(({ label, measure, before, after }) => (
        <div key={label}>
          <dt>{names(label)}</dt>
          <dd>
            {before === undefined ? t.blank : <del>{before}</del>} → <ins>{after ?? t.blank}</ins>
            {after !== undefined && <small>{measure}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
