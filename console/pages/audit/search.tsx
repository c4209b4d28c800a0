// What to look for: which journal, and whose entries of it.
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { AuditChoices } from '../../../src/console/wire/audit.ts';
import { auditTexts } from '../../../src/texts/console/audit.ts';
import { useNames } from '../../me.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useTexts } from '../../settings.ts';
import { UnitSelect } from '../findings/unit-select.tsx';

export const FIELDS = [
  'kind',
  'template',
  'day',
  'number',
  'version',
  'unit',
  'unitName',
  'person',
  'message',
] as const;
/** As it stands in the address. */
export type Search = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;

const OF_DAY = ['daily-report', 'roll-up'];

/** Whether it says which journal to read. */
export function isComplete({ kind, template, day, number }: Search): boolean {
  if (kind === undefined) return false;
  if (OF_DAY.includes(kind)) return template !== undefined && day !== undefined;
  return kind !== 'receipt' || number !== undefined;
}

type Entered = Readonly<Record<string, string | number | null | undefined>>;

interface Asked {
  readonly choices: AuditChoices;
  readonly search: Search;
  readonly look: (search: Search) => void;
}

/** What is there before anything is chosen: the day that is running, where it takes one. */
function usual(kind: string, { forms: [first] }: AuditChoices): Entered {
  return { template: first?.template, day: OF_DAY.includes(kind) ? first?.day : undefined, version: '1' };
}

function said(fields: Entered): Search {
  const texts = Object.entries(fields).map(([name, value]) => [name, String(value ?? '')] as const);
  return Object.fromEntries(texts.filter(([, value]) => value !== ''));
}

export function SearchForm({ choices, search, look }: Asked) {
  const t = useTexts(auditTexts);
  const [form] = Form.useForm<Entered>();
  const [kind, setKind] = useState(search.kind ?? choices.kinds[0] ?? '');
  const [unit, setUnit] = useState(
    search.unit === undefined ? undefined : { unit: search.unit, name: search.unitName ?? search.unit },
  );
  const choose = (next: string) => {
    setKind(next);
    form.setFieldsValue(usual(next, choices));
  };
  const ask = (fields: Entered) => look(said({ ...fields, kind, unit: unit?.unit, unitName: unit?.name }));
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="audit-search"
      initialValues={{ ...usual(kind, choices), ...search }}
      onFinish={ask}
    >
      <Form.Item label={t.kind} htmlFor="audit-kind">
        <Select
          id="audit-kind"
          value={kind}
          onChange={choose}
          options={choices.kinds.map((value) => ({ value, label: t.kinds[value] ?? value }))}
        />
      </Form.Item>
      <Where kind={kind} choices={choices} />
      <Form.Item label={t.unit} htmlFor="audit-unit">
        <UnitSelect
          id="audit-unit"
          label={t.unit}
          chosen={unit}
          choose={({ unit, full }) => setUnit({ unit, name: full })}
        />
      </Form.Item>
      <Form.Item name="person" label={t.person}>
        <Input allowClear />
      </Form.Item>
      <Form.Item name="message" label={t.message}>
        <Input allowClear />
      </Form.Item>
      <Form.Item>
        <Button type="primary" htmlType="submit">
          {t.look}
        </Button>
        {unit !== undefined && (
          <Button type="text" onClick={() => setUnit(undefined)}>
            {t.everywhere}
          </Button>
        )}
      </Form.Item>
    </Form>
  );
}

function Where({ kind, choices }: { readonly kind: string; readonly choices: AuditChoices }) {
  const t = useTexts(auditTexts);
  const names = useNames();
  const isOfDay = OF_DAY.includes(kind);
  if (kind === 'receipt') {
    return (
      <>
        <Form.Item name="number" label={t.order} rules={[{ required: true, message: t.order }]}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="version" label={t.version}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
      </>
    );
  }
  return (
    <>
      {isOfDay && (
        <Form.Item name="template" label={t.form} rules={[{ required: true, message: t.form }]}>
          <Select options={choices.forms.map(({ template, title }) => ({ value: template, label: names(title) }))} />
        </Form.Item>
      )}
      <Form.Item
        name="day"
        label={isOfDay ? t.day : t.anyDay}
        rules={isOfDay ? [{ required: true, message: t.day }] : []}
      >
        <DayField clears={!isOfDay} />
      </Form.Item>
    </>
  );
}
