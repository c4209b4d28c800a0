// A figure opened: down the tree to those who reported it, their messages, and every version of a unit's own record.
import { Breadcrumb, Button, Drawer } from 'antd';
import type { Doubt, Figure, Line, Logged, Table } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { useAsk } from '../../ask.ts';
import { useNames, useTimes } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { ActMenu, useAct } from './acts.tsx';
import { type Dated, ON } from './index.tsx';
import { useView } from './view.ts';

/** Stays when it is closed, so that the focus goes back to the figure it came from. */
export function FigureDrawer({ view, table }: { readonly view: Dated; readonly table: Table }) {
  const t = useTexts(reportsTexts).figure;
  const names = useNames();
  const times = useTimes();
  const [, change] = useView();
  const { unit, template, day, field, of = unit } = view;
  const isOpen = field !== undefined;
  const asked = useAsk<Figure>(
    '/reports/figure',
    { unit: of, template, day, field },
    { on: [...ON, 'daily-report'], enabled: isOpen },
  );
  const label = table.fields.find(({ key }) => key === field)?.label ?? '';
  const close = () => change({ field: undefined, of: undefined });
  return (
    <Drawer
      open={isOpen}
      destroyOnHidden
      onClose={close}
      size={560}
      title={t.title(asked.data?.name ?? '', names(label), times.day(day))}
    >
      <Answered asked={asked}>{(figure) => <Content figure={figure} />}</Answered>
    </Drawer>
  );
}

function Content({ figure }: { readonly figure: Figure }) {
  const t = useTexts(reportsTexts).figure;
  const [, change] = useView();
  const { path, unit, name, full, field, value, received, missing, acts, doubt } = figure;
  const items = path.map((one) => ({
    key: one.unit,
    title: one.unit === unit ? one.name : <Go name={one.name} onClick={() => change({ of: one.unit })} />,
  }));
  const may = { question: acts.question && received > 0, chase: acts.chase && missing > 0 };
  return (
    <div className="reports-figure">
      <Breadcrumb items={items} />
      <p className="reports-big">
        {value !== undefined && received > 0 && (
          <b data-testid="figure">
            {value}
            <small>{field.measure}</small>
          </b>
        )}
        <span className="hint">{t.received(received, missing)}</span>
        <ActMenu target={{ name, full, field: field.label }} may={may} />
      </p>
      {doubt !== undefined && <Doubted doubt={doubt} />}
      <Below figure={figure} />
      <Lines figure={figure} />
      <Log log={figure.log} />
      {figure.below.length + figure.lines.length + figure.log.length === 0 && <p className="hint">{t.none}</p>}
    </div>
  );
}

function Go({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="reports-value" onClick={onClick}>
      {name}
    </button>
  );
}

export function Doubted({ doubt }: { readonly doubt: Doubt }) {
  const t = useTexts(reportsTexts);
  const { moment } = useTimes();
  const act = useAct();
  return (
    <div className="reports-doubt">
      <p>
        <b>{t.figure.doubted(doubt.by)}</b> <time>{moment(doubt.at)}</time>
        <br />
        {doubt.reason}
        {doubt.answer !== undefined && (
          <>
            <br />
            {t.figure.types['answered']}：{doubt.answer}
          </>
        )}
      </p>
      <span className="hint">{doubt.answered ? t.figure.answered : t.figure.waiting}</span>
      {doubt.verifies && (
        <Button size="small" onClick={() => act('verify', doubt)}>
          {t.verify}
        </Button>
      )}
    </div>
  );
}

function Below({ figure: { below, field } }: { readonly figure: Figure }) {
  const t = useTexts(reportsTexts).figure;
  const [, change] = useView();
  if (below.length === 0) return null;
  const most = Math.max(...below.map(({ value }) => Math.abs(value)), 1);
  return (
    <section>
      <h3>{t.below}</h3>
      <ul className="reports-below">
        {below.map(({ unit, name, value }) => (
          <li key={unit}>
            <Go name={name} onClick={() => change({ of: unit })} />
            <span className="short-bar" aria-hidden>
              <i style={{ width: `${(100 * Math.abs(value)) / most}%` }} />
            </span>
            <b>
              {value}
              <small>{field.measure}</small>
            </b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({ figure: { lines, more, field } }: { readonly figure: Figure }) {
  const t = useTexts(reportsTexts).figure;
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{t.messages}</h3>
      <ol className="reports-lines">
        {lines.map((line) => (
          <Message key={`${line.unit} ${line.at ?? ''}`} line={line} measure={field.counted ? field.measure : ''} />
        ))}
      </ol>
      {more > 0 && <p className="hint">{t.more(more)}</p>}
    </section>
  );
}

function Message({ line, measure }: { readonly line: Line; readonly measure: string }) {
  const t = useTexts(reportsTexts).figure;
  const { moment } = useTimes();
  const [, change] = useView();
  return (
    <li>
      <span>
        <Go name={line.name} onClick={() => change({ of: line.unit })} />{' '}
        <b>
          {line.value}
          {measure}
        </b>
      </span>
      {line.at === undefined ? (
        <span className="hint">{t.moved}</span>
      ) : (
        <span className="hint">
          {moment(line.at)} {line.by} {line.behalf === true && t.behalf}
        </span>
      )}
      {line.text !== undefined && <q>{line.text}</q>}
    </li>
  );
}

function Log({ log }: { readonly log: readonly Logged[] }) {
  const t = useTexts(reportsTexts).figure;
  const { moment } = useTimes();
  if (log.length === 0) return null;
  return (
    <section>
      <h3>{t.log}</h3>
      <ol className="reports-lines">
        {log.toReversed().map((one) => (
          <li key={`${one.at} ${one.type} ${one.text ?? ''}`}>
            <span>
              <b>{t.types[one.type] ?? one.type}</b> {one.by} {one.behalf && t.behalf}
            </span>
            <span className="hint">{moment(one.at)}</span>
            {one.text !== undefined && <q>{one.text}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
