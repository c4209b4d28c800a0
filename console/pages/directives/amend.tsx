// 改令: the next text of an order. What is left empty stays as it is.
import { Button, Drawer, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import type { OrderShown } from '../../../src/console/wire/directives.ts';
import { directiveTexts, orderWords } from '../../../src/texts/console/directives.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';
import { AskingFields } from './asking.tsx';
import { type Amended, amendText, bodyOf } from './command.ts';

interface Shown {
  readonly order: OrderShown;
  readonly isOpen: boolean;
  readonly close: () => void;
}

export function AmendDrawer(p: Shown) {
  const t = useTexts(directiveTexts);
  return (
    <Drawer
      open={p.isOpen}
      onClose={p.close}
      title={t.amendTitle(p.order.number)}
      size="large"
      destroyOnHidden
      forceRender={false}
    >
      <AmendForm {...p} />
    </Drawer>
  );
}

function AmendForm({ order, close }: Shown) {
  const t = useTexts(directiveTexts);
  const tiers = Object.keys(useTexts(TIER_NAMES));
  const [draft, setDraft] = useState<Amended>({ body: order.body, limit: 'usual' });
  const { say, isSaying, dialog } = useSay((answer) => {
    if (answer.options.length === 0 && answer.replies.length > 0 && !answer.pending) close();
  });
  const command = `${orderWords.amend} ${order.number} ${amendText(draft)}`;
  return (
    <Form<Amended>
      layout="vertical"
      initialValues={draft}
      onValuesChange={(_, all) => setDraft(all)}
      onFinish={() => say(command)}
    >
      <p className="hint">{t.amendHint}</p>
      <Form.Item name="body" label={t.bodyLabel} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={5_000} />
      </Form.Item>
      <Form.Item name="urgency" label={t.urgencyLabel} extra={t.keep}>
        <Radio.Group
          optionType="button"
          options={['normal', 'urgent', 'flash'].map((value) => ({ value, label: t.urgency[value] ?? value }))}
        />
      </Form.Item>
      <Form.Item name="ack" label={t.ackLabel}>
        <InputNumber min={1} max={9_999} precision={0} placeholder={t.keep} />
      </Form.Item>
      <Form.Item name="topic" label={t.topicLabel}>
        <Input maxLength={32} placeholder={t.keep} />
      </Form.Item>
      <AskingFields asking={draft} tiers={tiers} />
      <details className="compose-said">
        <summary>{t.willSay}</summary>
        <pre>{command}</pre>
      </details>
      <Button type="primary" htmlType="submit" loading={isSaying} disabled={bodyOf(draft) === ''}>
        {t.send}
      </Button>
      {dialog}
    </Form>
  );
}
