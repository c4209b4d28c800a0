// One field while it is being changed: what it is called, what it counts and within which bounds.
import { Button, Checkbox, Drawer, Input, InputNumber, Select } from 'antd';
import type { FieldDefinition } from '../../../src/console/wire/templates.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { useTexts } from '../../settings.ts';
import { Labelled } from './labelled.tsx';

interface Drawn {
  readonly field: FieldDefinition;
  /** Not saved yet: its kind may still be chosen. */
  readonly isNew: boolean;
  readonly change: (field: FieldDefinition) => void;
  readonly close: () => void;
}

export function FieldDrawer(drawn: Drawn) {
  const t = useTexts(templatesTexts);
  const { field, close } = drawn;
  return (
    <Drawer
      open
      size={420}
      onClose={close}
      title={field.label === '' ? t.addField : t.editField(field.label)}
      footer={
        <Button type="primary" onClick={close}>
          {t.done}
        </Button>
      }
    >
      <div className="field-form">
        <Words {...drawn} />
        <Kind {...drawn} />
        <Bounds {...drawn} />
      </div>
    </Drawer>
  );
}

function Words({ field, change }: Drawn) {
  const t = useTexts(templatesTexts);
  return (
    <>
      <Labelled label={t.label}>
        {(id) => (
          <Input
            id={id}
            value={field.label}
            maxLength={24}
            onChange={(e) => change({ ...field, label: e.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t.labelEn}>
        {(id) => (
          <Input
            id={id}
            value={field.labelEn}
            maxLength={60}
            onChange={(e) => change({ ...field, labelEn: e.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t.fieldAliases} hint={t.aliasesHint}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            open={false}
            suffix={null}
            tokenSeparators={[',', '，', '、', ' ']}
            value={[...field.aliases]}
            onChange={(aliases: string[]) => change({ ...field, aliases })}
          />
        )}
      </Labelled>
    </>
  );
}

function Kind({ field, isNew, change }: Drawn) {
  const t = useTexts(templatesTexts);
  const kinds = (['people', 'work', 'text', 'enum'] as const).map((value) => ({ value, label: t.kinds[value] }));
  const readings = (['daily', 'current'] as const).map((value) => ({ value, label: t.readings[value] }));
  return (
    <>
      <Labelled label={t.kind} {...(isNew ? {} : { hint: t.kindFixed })}>
        {(id) => (
          <Select
            id={id}
            value={field.kind}
            disabled={!isNew}
            options={kinds}
            onChange={(kind) => change({ ...field, kind })}
          />
        )}
      </Labelled>
      <Labelled label={t.measure}>
        {(id) => (
          <Input
            id={id}
            value={field.measure}
            maxLength={12}
            onChange={(e) => change({ ...field, measure: e.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t.reading}>
        {(id) => (
          <Select
            id={id}
            value={field.reading}
            options={readings}
            onChange={(reading) => change({ ...field, reading })}
          />
        )}
      </Labelled>
    </>
  );
}

function Bounds({ field, isNew, change }: Drawn) {
  const t = useTexts(templatesTexts);
  if (field.kind === 'text') return null;
  if (field.kind === 'enum')
    return (
      <Labelled label={t.options} hint={t.optionsHint}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            open={false}
            suffix={null}
            value={[...(field.options ?? [])]}
            onChange={(options: string[]) => change({ ...field, options })}
          />
        )}
      </Labelled>
    );
  const { min, max, ...rest } = field;
  const bounded = (bounds: { min?: number | undefined; max?: number | undefined }) =>
    change({
      ...rest,
      ...(bounds.min === undefined ? {} : { min: bounds.min }),
      ...(bounds.max === undefined ? {} : { max: bounds.max }),
    });
  return (
    <>
      <Labelled label={t.min}>
        {(id) => (
          <InputNumber
            id={id}
            value={min ?? null}
            placeholder="0"
            onChange={(n) => bounded({ min: n ?? undefined, max })}
          />
        )}
      </Labelled>
      <Labelled label={t.max}>
        {(id) => (
          <InputNumber
            id={id}
            value={max ?? null}
            placeholder="99999"
            onChange={(n) => bounded({ min, max: n ?? undefined })}
          />
        )}
      </Labelled>
      <Checkbox
        checked={field.decimal === true}
        disabled={!isNew}
        onChange={(e) => change({ ...field, decimal: e.target.checked })}
      >
        {t.decimal}
      </Checkbox>
    </>
  );
}
