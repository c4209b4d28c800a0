// What stands behind a figure: the units of a list, and what each one gave, in its own words.
import { Drawer, Pagination } from 'antd';
import { useState } from 'react';
import type { OrderShown, Sources, UnitList } from '../../../src/console/wire/directives.ts';
import { directiveTexts } from '../../../src/texts/console/directives.ts';
import { useAsk } from '../../ask.ts';
import { useNames, useTimes } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { SayButton } from '../../say.tsx';
import { useTexts } from '../../settings.ts';
import { resendText } from './acts.tsx';
import { ON } from './on.ts';
import type { Which } from './progress.tsx';

interface Shown {
  readonly order: OrderShown;
  readonly unit: string | undefined;
  readonly close: () => void;
}

export function UnitsDrawer({ which, ...p }: Shown & { readonly which: Which | undefined }) {
  const t = useTexts(directiveTexts);
  return (
    <Drawer open={which !== undefined} onClose={p.close} title={which && t.lists[which]} destroyOnHidden size="large">
      {which !== undefined && (
        <>
          <p className="hint">{t.listHints[which]}</p>
          {which === 'failed' && p.order.acts.chase && (
            <SayButton text={resendText(p.order)} type="primary">
              {t.acts['resend']}
            </SayButton>
          )}
          <Units {...p} which={which} />
        </>
      )}
    </Drawer>
  );
}

function Units({ order: { number }, unit, which }: Shown & { readonly which: Which }) {
  const [page, setPage] = useState(1);
  const asked = useAsk<UnitList>('/directives/units', { number, unit, which, page }, { on: ON });
  const t = useTexts(directiveTexts);
  return (
    <Answered asked={asked}>
      {({ units, total, perPage }) => (
        <>
          {total === 0 && <Nothing>{t.noneIn[which]}</Nothing>}
          <ul className="list">
            {units.map((one) => (
              <li key={one.unit}>
                <span>{one.full}</span>
                {which === 'failed' && <span className="bad">{one.reason}</span>}
                {which === 'indirect' && one.room !== undefined && <span>{t.inRoom(one.room)}</span>}
              </li>
            ))}
          </ul>
          {total > perPage && (
            <Pagination
              className="orders-pages"
              {...{ current: page, total, pageSize: perPage, showSizeChanger: false }}
              onChange={setPage}
            />
          )}
        </>
      )}
    </Answered>
  );
}

export function SourcesDrawer({ label, ...p }: Shown & { readonly label: string | undefined }) {
  const t = useTexts(directiveTexts);
  const names = useNames();
  return (
    <Drawer
      open={label !== undefined}
      onClose={p.close}
      title={label && t.sources(names(label))}
      destroyOnHidden
      size="large"
    >
      {label !== undefined && <Given {...p} label={label} />}
    </Drawer>
  );
}

function Given({ order: { number }, unit, label }: Shown & { readonly label: string }) {
  const t = useTexts(directiveTexts);
  const { moment } = useTimes();
  const asked = useAsk<Sources>('/directives/sources', { number, unit, label }, { on: ON });
  return (
    <Answered asked={asked}>
      {({ lines, total, measure, more, owing }) => (
        <>
          {total !== undefined && <p className="order-total">{t.total(total, measure)}</p>}
          {owing > 0 && <p className="hint">{t.owing(owing)}</p>}
          {lines.length === 0 && <Nothing>{t.noSources}</Nothing>}
          <ul className="list">
            {lines.map((line) => (
              <li key={line.unit}>
                <span>
                  {line.unit} <b>{line.value}</b>
                  {typeof line.value === 'number' && measure}
                </span>
                <span className="hint">
                  {moment(line.at)} {line.person}
                  {line.version !== undefined && ` · ${t.version(line.version)}`}
                </span>
                {line.text !== undefined && <q className="order-words">{line.text}</q>}
              </li>
            ))}
          </ul>
          {more > 0 && <p className="hint">{t.more(more)}</p>}
        </>
      )}
    </Answered>
  );
}
