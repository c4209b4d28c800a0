// Which items are shown, and what was said that is not added up: measurements and words, each opened like a figure.
import { Select } from 'antd';
import type { Table } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { useNames } from '../../me.ts';
import { useTexts } from '../../settings.ts';
import { useView } from './view.ts';

export function Items({ table: { fields } }: { readonly table: Table }) {
  const t = useTexts(reportsTexts);
  const names = useNames();
  const [{ items }, change] = useView();
  const options = fields
    .filter(({ counted }) => counted)
    .map(({ key, label }) => ({ value: key, label: names(label) }));
  return (
    <Select
      mode="multiple"
      allowClear
      className="reports-items"
      aria-label={t.fields}
      placeholder={t.allFields}
      maxTagCount="responsive"
      value={[...items]}
      options={options}
      onChange={(chosen: string[]) => change({ items: chosen })}
    />
  );
}

export function Besides({ table: { measured, worded, fields } }: { readonly table: Table }) {
  const t = useTexts(reportsTexts);
  const names = useNames();
  const [view, change] = useView();
  const keyOf = (label: string) => fields.find((field) => field.label === label)?.key;
  const said = [
    ...measured.map(({ label, measure, low, high, unit }) => ({
      label,
      text: `${t.measured(low, high, unit)} ${measure}`,
    })),
    ...worded.map(({ label, units }) => ({ label, text: t.worded(units) })),
  ];
  if (said.length === 0) return null;
  return (
    <section className="card">
      <h2>{t.besides}</h2>
      <dl className="reports-besides">
        {said.map(({ label, text }) => (
          <div key={label}>
            <dt>
              <button
                type="button"
                className="reports-value"
                onClick={() => change({ field: keyOf(label), of: view.unit })}
              >
                {names(label)}
              </button>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
