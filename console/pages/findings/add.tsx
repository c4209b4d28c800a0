// A new finding: what the form holds is said as it would be in a group, and the bot answers as there.
import { Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { UnitChoice } from '../../../src/console/wire/findings.ts';
import { findingsTexts, newFindingSaid } from '../../../src/texts/console/findings.ts';
import { useMay } from '../../me.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';
import { limitOf, oneLine } from './act-form.tsx';
import { useLabels } from './tags.tsx';
import { UnitSelect } from './unit-select.tsx';

const SEVERITIES = ['immediate', 'minor', 'major', 'critical', 'long_term'] as const;

export function AddFinding() {
  const t = useTexts(findingsTexts);
  const [isOpen, setOpen] = useState(false);
  const { say } = useSay();
  const may = [useMay('create_finding'), useMay('propose_finding')].includes(true);
  if (!may) return null;
  const said = (text: string) => {
    setOpen(false);
    say(text);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t.add}
      </Button>
      <Drawer open={isOpen} title={t.add} onClose={() => setOpen(false)} destroyOnHidden>
        <AddForm say={said} />
      </Drawer>
    </>
  );
}

interface Entered {
  readonly place?: string;
  readonly issue: string;
  readonly severity?: string;
  readonly limit?: string;
}

function AddForm({ say }: { readonly say: (text: string) => void }) {
  const t = useTexts(findingsTexts);
  const { severity } = useLabels();
  const [unit, setUnit] = useState<UnitChoice>();
  const submit = (entered: Entered) => {
    if (unit === undefined) return;
    const place = (entered.place ?? '').replace(/\s+/g, '');
    const issue = oneLine(entered.issue);
    const limit = limitOf(entered.limit);
    say(newFindingSaid({ unit: unit.called, place, issue, severity: entered.severity ?? '', limit }));
  };
  return (
    <Form layout="vertical" onFinish={submit}>
      <Form.Item label={t.fields.unit} required>
        <UnitSelect
          label={t.fields.unit}
          chosen={unit === undefined ? undefined : { unit: unit.unit, name: unit.full }}
          choose={setUnit}
        />
      </Form.Item>
      <Form.Item name="place" label={t.fields.place}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="issue"
        label={t.fields.issue}
        rules={[{ required: true, whitespace: true, message: t.required }]}
      >
        <Input.TextArea rows={3} maxLength={400} />
      </Form.Item>
      <Form.Item name="severity" label={t.fields.severity}>
        <Select
          allowClear
          placeholder={t.auto}
          options={SEVERITIES.map((value) => ({ value, label: severity(value) }))}
        />
      </Form.Item>
      <Form.Item name="limit" label={t.fields.limit}>
        <DayField timed clears />
      </Form.Item>
      <Button type="primary" htmlType="submit" disabled={unit === undefined}>
        {t.submit}
      </Button>
    </Form>
  );
}
