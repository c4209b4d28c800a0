// 改令: the next text of an order. What is left empty stays as it is.
import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { OrderShown } from '../../../src/console/wire/directives.ts';
import { directiveTexts, orderWords } from '../../../src/texts/console/directives.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';
import { AskingFields } from './asking.tsx';
import { type Amended, amendText, bodyOf, isLimited, issuedIn } from './command.ts';

interface Shown {
  readonly order: OrderShown;
  readonly isOpen: boolean;
  readonly close: () => void;
}

/** The dialog outlives the drawer, which is closed once the order is amended; a refusal leaves the text where it is. */
export function AmendDrawer({ order, isOpen, close }: Shown) {
  const t = useTexts(directiveTexts);
  const { say, isSaying } = useSay((answer) => {
    if (issuedIn(answer) !== undefined) close();
  });
  return (
    <>
      <Drawer open={isOpen} onClose={close} title={t.amendTitle(order.number)} size="large" destroyOnHidden>
        <AmendForm order={order} say={say} isSaying={isSaying} />
      </Drawer>
    </>
  );
}

interface Saying {
  readonly order: OrderShown;
  readonly say: (text: string) => void;
  readonly isSaying: boolean;
}

function AmendForm({ order, say, isSaying }: Saying) {
  const t = useTexts(directiveTexts);
  const tiers = Object.keys(useTexts(TIER_NAMES));
  const [draft, setDraft] = useState<Amended>({ body: order.body, limit: 'usual' });
  const commandOf = (filled: Amended) => `${orderWords.amend} ${order.number} ${amendText(filled)}`;
  return (
    <Form<Amended>
      layout="vertical"
      initialValues={draft}
      onValuesChange={(_, all) => setDraft(all)}
      onFinish={(filled) => say(commandOf(filled))}
    >
      <p className="hint">{t.amendHint}</p>
      <Form.Item name="body" label={t.bodyLabel} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={7} maxLength={5_000} />
      </Form.Item>
      <Form.Item name="urgency" label={t.urgencyLabel}>
        <Select
          allowClear
          placeholder={t.keep}
          className="compose-tier"
          options={['normal', 'urgent', 'flash'].map((value) => ({ value, label: t.urgency[value] ?? value }))}
        />
      </Form.Item>
      <Form.Item name="ack" label={t.ackLabel}>
        <InputNumber min={1} max={9_999} precision={0} placeholder={t.keep} />
      </Form.Item>
      <Form.Item name="topic" label={t.topicLabel}>
        <Input maxLength={32} placeholder={t.keep} />
      </Form.Item>
      <AskingFields asking={draft} tiers={tiers} hint={t.keepAsked} />
      <details className="compose-said">
        <summary>{t.willSay}</summary>
        <pre>{commandOf(draft)}</pre>
      </details>
      <Button type="primary" htmlType="submit" loading={isSaying} disabled={bodyOf(draft) === '' || !isLimited(draft)}>
        {t.send}
      </Button>
    </Form>
  );
}
