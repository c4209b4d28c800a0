// Where one is and what one looks at, and what can be taken away of it.
import { Breadcrumb, Button, Dropdown, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Place } from '../../../src/console/wire/reports.ts';
import { reportsTexts } from '../../../src/texts/console/reports.ts';
import { address } from '../../api.ts';
import { useNames } from '../../me.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useLocale, useTexts } from '../../settings.ts';
import { hrefOf, type Reading, READINGS, useView } from './view.ts';

interface Shown {
  readonly place: Place;
  readonly form: Place['forms'][number] | undefined;
  readonly day: string | undefined;
}

export function Toolbar({ place, form, day }: Shown) {
  const t = useTexts(reportsTexts);
  const [view] = useView();
  const items = place.path.map(({ unit, name }) => ({
    key: unit,
    title:
      unit === place.unit ? name : <Link href={hrefOf(view, { unit, field: undefined, of: undefined })}>{name}</Link>,
  }));
  return (
    <header className="card reports-bar">
      <nav aria-label={t.path}>
        <Breadcrumb items={items} />
      </nav>
      <div className="reports-title">
        <h1>{place.name}</h1>
        {form !== undefined && day !== undefined && <Take unit={place.unit} template={form.template} day={day} />}
      </div>
      <Choices place={place} form={form} day={day} />
    </header>
  );
}

function Choices({ place, form, day }: Shown) {
  const t = useTexts(reportsTexts);
  const names = useNames();
  const [view, change] = useView();
  return (
    <div className="reports-choices">
      <Field label={t.form}>
        <Select
          aria-label={t.form}
          value={form?.template ?? null}
          options={place.forms.map(({ template, title }) => ({ value: template, label: names(title) }))}
          onChange={(template: string) => change({ template, items: [], field: undefined, of: undefined })}
        />
      </Field>
      <Field label={t.day}>
        <DayField label={t.day} value={day} max={form?.running} onChange={(chosen) => change({ day: chosen })} />
      </Field>
      <Field label={t.against}>
        <DayField
          clears
          label={t.against}
          value={view.against}
          max={form?.running}
          onChange={(against) => change({ against })}
        />
      </Field>
      <Field label={t.reading}>
        <Segmented<Reading>
          aria-label={t.reading}
          value={view.reading}
          options={READINGS.map((value) => ({ value, label: t.readings[value] }))}
          onChange={(reading) => change({ reading })}
        />
      </Field>
    </div>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="reports-field">
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}

interface Taken {
  readonly unit: string;
  readonly template: string;
  readonly day: string;
  readonly version?: string;
}

/** Export and print, of the figures as they are or of a version. */
export function Take(what: Taken) {
  const t = useTexts(reportsTexts);
  const locale = useLocale();
  const [view] = useView();
  const { unit, template, day, version } = what;
  const file = (format: 'xlsx' | 'csv') => address('/reports/export', { unit, template, day, version, format, locale });
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: (
      <a href={file(format)} download>
        {format === 'xlsx' ? 'Excel（.xlsx）' : 'CSV（.csv）'}
      </a>
    ),
  }));
  return (
    <div className="reports-take">
      <Dropdown autoFocus menu={{ items }} trigger={['click']}>
        <Button>{t.export}</Button>
      </Dropdown>
      <Link href={hrefOf(view, { unit, template, day, version }, '/reports/print')}>
        <Button tabIndex={-1}>{t.print}</Button>
      </Link>
    </div>
  );
}
