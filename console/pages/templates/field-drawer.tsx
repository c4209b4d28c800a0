// One field while it is being changed: what it is called, what it counts and within which bounds.
import { Button, Checkbox, Drawer } from 'antd';
import type { FieldDefinition } from '../../../src/console/wire/templates.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { useTexts } from '../../settings.ts';
import { ChoiceField, NumberField, TextField, WordsField } from './labelled.tsx';

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
  const set = (part: Partial<FieldDefinition>) => change({ ...field, ...part });
  return (
    <>
      <TextField label={t.label} value={field.label} maxLength={24} set={(label) => set({ label })} />
      <TextField label={t.labelEn} value={field.labelEn} maxLength={60} set={(labelEn) => set({ labelEn })} />
      <WordsField
        label={t.fieldAliases}
        hint={t.aliasesHint}
        values={field.aliases}
        set={(aliases) => set({ aliases })}
      />
    </>
  );
}

function Kind({ field, isNew, change }: Drawn) {
  const t = useTexts(templatesTexts);
  const set = (part: Partial<FieldDefinition>) => change({ ...field, ...part });
  return (
    <>
      <ChoiceField
        label={t.kind}
        hint={isNew ? undefined : t.kindFixed}
        value={field.kind}
        options={t.kinds}
        disabled={!isNew}
        set={(kind) => set({ kind })}
      />
      <TextField label={t.measure} value={field.measure} maxLength={12} set={(measure) => set({ measure })} />
      <ChoiceField label={t.reading} value={field.reading} options={t.readings} set={(reading) => set({ reading })} />
    </>
  );
}

function Bounds({ field, isNew, change }: Drawn) {
  const t = useTexts(templatesTexts);
  const { kind, min = null, max = null, options = [], decimal = false } = field;
  if (kind === 'text') return null;
  if (kind === 'enum')
    return (
      <WordsField
        label={t.options}
        hint={t.optionsHint}
        values={options}
        set={(all) => change({ ...field, options: all })}
      />
    );
  return (
    <>
      <NumberField label={t.min} value={min} placeholder="0" set={(n) => change({ ...field, min: n })} />
      <NumberField label={t.max} value={max} placeholder="99999" set={(n) => change({ ...field, max: n })} />
      <Checkbox
        checked={decimal}
        disabled={!isNew}
        onChange={({ target }) => change({ ...field, decimal: target.checked })}
      >
        {t.decimal}
      </Checkbox>
    </>
  );
}
