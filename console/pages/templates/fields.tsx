// The fields of a form in a table; each is changed in a drawer of its own.
import { Button, Space, Table } from 'antd';
import { useState } from 'react';
import type { FieldDefinition } from '../../../src/console/wire/templates.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { useTexts } from '../../settings.ts';
import { addField, moveField, newField, removeField, setField } from './draft.ts';
import type { Editing } from './editor.tsx';
import { FieldDrawer } from './field-drawer.tsx';

export function Fields(editing: Editing) {
  const t = useTexts(templatesTexts);
  const { draft, change, shown, isFixed } = editing;
  const [at, setAt] = useState<number>();
  const open = at === undefined ? undefined : draft.fields[at];
  const add = () => {
    change(addField(newField(draft, shown.form, t.head)));
    setAt(draft.fields.length);
  };
  return (
    <section className="card">
      <header>
        <h2>{t.fields}</h2>
        {!isFixed && <Button onClick={add}>{t.addField}</Button>}
      </header>
      <FieldTable {...editing} open={setAt} />
      {open !== undefined && at !== undefined && (
        <FieldDrawer
          field={open}
          isNew={!shown.form.fields.some(({ key }) => key === open.key)}
          change={(field) => change(setField(at, field))}
          close={() => setAt(undefined)}
        />
      )}
    </section>
  );
}

function FieldTable({ draft, change, shown, isFixed, open }: Editing & { readonly open: (at: number) => void }) {
  const t = useTexts(templatesTexts);
  const bounds = ({ min, max, kind, options }: FieldDefinition) => {
    if (kind === 'enum') return (options ?? []).join(t.comma);
    if (kind === 'text') return '';
    return min === undefined && max === undefined ? t.anyBounds : `${String(min ?? 0)}–${String(max ?? 99_999)}`;
  };
  const acts = (field: FieldDefinition, i: number) => (
    <Space size={4}>
      <Button size="small" aria-label={`${t.edit} ${field.label}`} onClick={() => open(i)}>
        {t.edit}
      </Button>
      <Button
        size="small"
        aria-label={`${t.up} ${field.label}`}
        disabled={i === 0}
        onClick={() => change(moveField(i, -1))}
      >
        ↑
      </Button>
      <Button
        size="small"
        aria-label={`${t.remove} ${field.label}`}
        disabled={shown.counted.includes(field.key) || draft.fields.length === 1}
        title={shown.counted.includes(field.key) ? t.hasFigures : undefined}
        onClick={() => change(removeField(i))}
      >
        {t.remove}
      </Button>
    </Space>
  );
  return (
    <Table<FieldDefinition>
      size="small"
      className="field-table"
      rowKey="key"
      dataSource={draft.fields}
      pagination={false}
      scroll={{ x: 760 }}
      columns={[
        { title: t.label, render: (_, { label, labelEn }) => <Label label={label} labelEn={labelEn} /> },
        { title: t.fieldAliases, width: '32%', render: (_, { aliases }) => <Aliases all={aliases} /> },
        { title: t.kind, render: (_, { kind }) => t.kinds[kind] },
        { title: t.measure, dataIndex: 'measure' },
        { title: t.reading, render: (_, { reading }) => t.readings[reading] },
        { title: t.bounds, render: (_, field) => bounds(field) },
        ...(isFixed
          ? []
          : [
              {
                title: '',
                align: 'right' as const,
                render: (_: unknown, field: FieldDefinition, i: number) => acts(field, i),
              },
            ]),
      ]}
    />
  );
}

function Label({ label, labelEn }: Pick<FieldDefinition, 'label' | 'labelEn'>) {
  return (
    <>
      <b>{label}</b>
      <br />
      <small>{labelEn}</small>
    </>
  );
}

function Aliases({ all }: { readonly all: readonly string[] }) {
  const t = useTexts(templatesTexts);
  const joined = all.join(t.comma);
  return (
    <span className="aliases" title={joined}>
      {joined}
    </span>
  );
}
