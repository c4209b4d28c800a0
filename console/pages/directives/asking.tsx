// The part of the form about figures asked back: which, by when, and from which tier.
import { Form, InputNumber, Radio, Select } from 'antd';
import { directiveTexts } from '../../../src/texts/console/directives.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useTexts } from '../../settings.ts';
import type { Asking } from './command.ts';

/** What the grammar reads as one entry of the list. */
const LABEL = /^[\p{Script=Han}\w()（）℃%]{2,16}$/u;
const MOST_LABELS = 8;

/** Name fields a form of these names shares. */
export function AskingFields({
  asking,
  tiers,
  hint,
}: {
  readonly asking: Asking;
  readonly tiers: readonly string[];
  readonly hint?: string;
}) {
  const t = useTexts(directiveTexts);
  return (
    <>
      <Form.Item
        name="labels"
        label={t.askLabel}
        extra={hint ?? t.askHint}
        rules={[
          {
            validator: (_, labels: readonly string[] = []) =>
              labels.every((label) => LABEL.test(label)) ? Promise.resolve() : Promise.reject(new Error(t.askBad)),
          },
        ]}
      >
        <Select
          mode="tags"
          open={false}
          suffix={<span />}
          maxCount={MOST_LABELS}
          tokenSeparators={['、', ',', '，', ' ']}
        />
      </Form.Item>
      {(asking.labels ?? []).length > 0 && <Limits asking={asking} tiers={tiers} />}
    </>
  );
}

function Limits({ asking, tiers }: { readonly asking: Asking; readonly tiers: readonly string[] }) {
  const t = useTexts(directiveTexts);
  const names = useTexts(TIER_NAMES);
  return (
    <div className="compose-row">
      <Form.Item name="limit" label={t.limitLabel}>
        <Radio.Group
          optionType="button"
          options={(['usual', 'minutes', 'at'] as const).map((value) => ({ value, label: t.limits[value] ?? '' }))}
        />
      </Form.Item>
      {asking.limit === 'minutes' && (
        <Form.Item name="minutes" label={t.limitMinutes}>
          <InputNumber min={1} max={9_999} precision={0} />
        </Form.Item>
      )}
      {asking.limit === 'at' && (
        <Form.Item name="at" label={t.limitAt}>
          <DayField timed clears />
        </Form.Item>
      )}
      <Form.Item name="from" label={t.fromLabel}>
        <Select
          allowClear
          placeholder={t.fromUsual}
          options={tiers.map((value) => ({ value, label: names[value] }))}
          className="compose-tier"
        />
      </Form.Item>
    </div>
  );
}
