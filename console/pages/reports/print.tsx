// The official table on paper: a plain page, printed by the browser.
import { Button } from 'antd';
import { Link } from 'wouter';
import type { Printed } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { useAsk } from '../../ask.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { hrefOf, useView } from './view.ts';

export function Print() {
  const t = useTexts(reportsTexts);
  const [view] = useView();
  const { unit, template, day, version } = view;
  const isAsked = template !== undefined && day !== undefined;
  const asked = useAsk<Printed>('/reports/print', { unit, template, day, version }, { enabled: isAsked });
  return (
    <div className="reports-paper">
      <p className="reports-print-bar">
        <Button type="primary" onClick={() => print()}>
          {t.printing}
        </Button>
        <Link href={hrefOf(view, { version: undefined })}>{t.back}</Link>
      </p>
      {isAsked ? <Answered asked={asked}>{(paper) => <Paper paper={paper} />}</Answered> : <Nothing />}
    </div>
  );
}

function Paper({ paper: { titles, tables, notes } }: { readonly paper: Printed }) {
  const [title = '', ...subtitles] = titles;
  return (
    <article className="sheet">
      <h1>{title}</h1>
      {subtitles.map((line) => (
        <p className="sheet-day" key={line}>
          {line}
        </p>
      ))}
      {tables.map((table) => (
        <Sheet key={table.caption ?? ''} table={table} />
      ))}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </article>
  );
}

/** Rows and columns stay where they are: their places are their keys. */
const placed = <T,>(all: readonly T[]) => all.map((one, place) => ({ one, place }));

function Sheet({ table: { caption, columns, rows, total } }: { readonly table: Printed['tables'][number] }) {
  return (
    <div className="sheet-table">
      <table>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {placed(rows).map(({ one, place }) => (
            <Cells key={place} row={one} />
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <Cells row={total} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Cells({ row }: { readonly row: readonly (string | number | null)[] }) {
  return (
    <tr>
      {placed(row).map(({ one, place }) => (
        <td key={place} className={typeof one === 'number' ? 'sheet-number' : ''}>
          {one}
        </td>
      ))}
    </tr>
  );
}
