// /directives/new: an order is composed, shown live for what it would do, said as a command, and confirmed.
import { Alert, Button, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Post } from '../../../src/console/wire/compose-directive.ts';
import { directiveTexts, orderWords } from '../../../src/texts/console/directives.ts';
import { useAsk } from '../../ask.ts';
import { Answered } from '../../parts/states.tsx';
import { useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';
import { AskingFields } from './asking.tsx';
import { bodyOf, type Draft, isLimited, issuedIn, orderText } from './command.ts';
import { LivePreview } from './preview.tsx';
import { ScopeFields } from './scope.tsx';

export function Compose() {
  const asked = useAsk<Post>('/directives/post', {}, { on: ['org'] });
  return <Answered asked={asked}>{(post) => <Composing post={post} />}</Answered>;
}

function Composing({ post }: { readonly post: Post }) {
  const t = useTexts(directiveTexts);
  const first: Draft = { who: 'all', urgency: post.urgentOnly ? 'urgent' : 'normal', limit: 'usual' };
  const [form] = Form.useForm<Draft>();
  const [draft, setDraft] = useState(first);
  const [issued, setIssued] = useState<number>();
  const { say, isSaying } = useSay((answer) => {
    const number = issuedIn(answer);
    if (number === undefined) return;
    setIssued(number);
    form.resetFields();
    setDraft(first);
  });
  const text = orderText(draft);
  const isReady = bodyOf(draft) !== '' && isScoped(draft) && isLimited(draft);
  return (
    <section className="compose">
      <header className="order-head">
        <Link href="/directives">{t.back}</Link>
        <h1>
          {t.compose} <small>{post.name}</small>
        </h1>
      </header>
      {issued !== undefined && (
        <Alert
          type="success"
          showIcon
          title={t.issuedDone(issued)}
          action={<Link href={`/directives/${issued}`}>{t.open}</Link>}
        />
      )}
      <div className="compose-columns">
        <Form<Draft>
          className="card"
          form={form}
          layout="vertical"
          initialValues={first}
          onValuesChange={(_, all) => setDraft(all)}
          onFinish={(filled) => say(`${orderWords.order} ${orderText(filled)}`)}
        >
          <ScopeFields draft={draft} post={post} />
          <Wording post={post} />
          <AskingFields asking={draft} tiers={post.tiers.map(({ tier }) => tier)} />
          <details className="compose-said">
            <summary>{t.willSay}</summary>
            <pre data-testid="command">
              {orderWords.order} {text}
            </pre>
          </details>
          <Button type="primary" size="large" loading={isSaying} disabled={!isReady} onClick={form.submit}>
            {t.issue}
          </Button>
        </Form>
        <LivePreview text={text} body={bodyOf(draft)} isReady={isReady} />
      </div>
    </section>
  );
}

const isScoped = ({ who, tiers = [], units = [] }: Draft): boolean =>
  who === 'all' || (who === 'tiers' ? tiers.length > 0 : units.length > 0);

function Wording({ post }: { readonly post: Post }) {
  const t = useTexts(directiveTexts);
  return (
    <>
      <Form.Item name="body" label={t.bodyLabel} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={6} maxLength={5_000} showCount />
      </Form.Item>
      <div className="compose-row">
        <Form.Item name="urgency" label={t.urgencyLabel} {...(post.urgentOnly ? { extra: t.urgentOnly } : {})}>
          <Radio.Group
            optionType="button"
            options={['normal', 'urgent', 'flash'].map((value) => ({
              ...{ value, label: t.urgency[value] ?? value },
              disabled: post.urgentOnly && value === 'normal',
            }))}
          />
        </Form.Item>
        <Form.Item name="ack" label={t.ackLabel} extra={t.ackHint}>
          <InputNumber min={1} max={9_999} precision={0} />
        </Form.Item>
        <Form.Item name="topic" label={t.topicLabel} extra={t.topicHint} className="compose-topic">
          <Input maxLength={32} />
        </Form.Item>
      </div>
    </>
  );
}
