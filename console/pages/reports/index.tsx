// 报送: from the top down to one grid and to the messages behind any figure. What is looked at is in the address.
import { Alert } from 'antd';
import { useLocation } from 'wouter';
import type { Place, Table } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Acts } from './acts.tsx';
import { Besides, Items } from './besides.tsx';
import { FigureDrawer } from './figure.tsx';
import { Lists } from './lists.tsx';
import { Print } from './print.tsx';
import './style.css';
import { ReportTable } from './table.tsx';
import { Toolbar } from './toolbar.tsx';
import { useView, type View } from './view.ts';

/** What changes the figures of a day. */
export const ON = ['ledgers', 'report-day', 'roll-up', 'exemption', 'activation', 'hearing', 'org'];

export default function ReportsPage() {
  const [here] = useLocation();
  return here === '/reports/print' ? <Print /> : <Reports />;
}

function Reports() {
  const [view] = useView();
  const { unit, day } = view;
  const asked = useAsk<Place>('/reports/place', { unit, day }, { on: ['org', 'activation'] });
  return <Answered asked={asked}>{(place) => <At place={place} view={view} />}</Answered>;
}

function At({ place, view }: { readonly place: Place; readonly view: View }) {
  const t = useTexts(reportsTexts);
  const form = place.forms.find(({ template }) => template === view.template) ?? place.forms[0];
  const day = view.day ?? form?.running;
  return (
    <div className="reports">
      <Toolbar place={place} form={form} day={day} />
      {form === undefined || day === undefined ? (
        <Nothing>
          {t.noForm}
          <br />
          {t.noFormHint}
        </Nothing>
      ) : (
        <Day
          key={`${place.unit} ${form.template}`}
          view={{ ...view, unit: place.unit, template: form.template, day }}
        />
      )}
    </div>
  );
}

/** A view of which form and day are known. */
export type Dated = View & { readonly template: string; readonly day: string };

function Day({ view }: { readonly view: Dated }) {
  const { unit, template, day, against, reading } = view;
  const params = { unit, template, day, against, running: reading === 'running' };
  const asked = useAsk<Table>('/reports/table', params, { on: ON });
  return (
    <Answered asked={asked}>
      {(table) => (
        <Acts table={table}>
          <div className="reports-notes">
            <Items table={table} />
            <Notes table={table} view={view} />
          </div>
          <ReportTable table={table} view={view} />
          <Besides table={table} />
          <Lists view={view} total={table.total} />
          <FigureDrawer view={view} table={table} />
        </Acts>
      )}
    </Answered>
  );
}

function Notes({ table: { against, total }, view }: { readonly table: Table; readonly view: Dated }) {
  const t = useTexts(reportsTexts);
  const times = useTimes();
  const { running } = total;
  return (
    <>
      {against?.open === false && <Alert type="warning" title={t.notOpen(times.day(against.day))} />}
      {against?.open === true && <p className="hint">{t.comparing(times.day(against.day))}</p>}
      {view.reading === 'running' && running !== undefined && (
        <p className="hint">{t.runningSince(times.day(running.from), running.days)}</p>
      )}
    </>
  );
}
