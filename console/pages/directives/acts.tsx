// What can be done about an order: each button says a command, and the bot's own question is confirmed in the dialog.
import { Button, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import type { OrderShown } from '../../../src/console/wire/directives.ts';
import { directiveTexts, orderWords } from '../../../src/texts/console/directives.ts';
import { shellTexts } from '../../../src/texts/console/shell.ts';
import { SayButton, useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';
import { AmendDrawer } from './amend.tsx';

export function chaseText({ number, unit, whole }: OrderShown, full?: string): string {
  const named = full ?? (whole ? '' : unit.full);
  return `${orderWords.remind} ${number} ${named}`.trim();
}

export const resendText = ({ number }: OrderShown): string => `${orderWords.remind} ${number} ${orderWords.resend}`;

export const giveBackText = (number: number, full: string): string =>
  `${orderWords.settle} ${number} ${orderWords.giveBack} ${full}`;

export function Acts({ order }: { readonly order: OrderShown }) {
  const t = useTexts(directiveTexts);
  const [ending, setEnding] = useState<'recall' | 'settle'>();
  const [isAmending, setAmending] = useState(false);
  const { acts, number, progress } = order;
  const isWaited = progress.tiers.some((tier) => tier.acked < tier.issued) || progress.owingInAll > 0;
  return (
    <Space wrap className="order-acts">
      {acts.ack && (
        <SayButton type="primary" text={`${orderWords.ack} ${number}`}>
          {t.acts['ack']}
        </SayButton>
      )}
      {acts.chase && isWaited && <SayButton text={chaseText(order)}>{t.acts['chase']}</SayButton>}
      {acts.chase && progress.failedInAll > 0 && <SayButton text={resendText(order)}>{t.acts['resend']}</SayButton>}
      {acts.manage && (
        <>
          <Button onClick={() => setAmending(true)}>{t.acts['amend']}</Button>
          <Button onClick={() => setEnding('settle')}>{t.acts['settle']}</Button>
          <Button danger onClick={() => setEnding('recall')}>
            {t.acts['recall']}
          </Button>
          <AmendDrawer order={order} isOpen={isAmending} close={() => setAmending(false)} />
        </>
      )}
      <ReasonModal
        isOpen={ending === 'recall'}
        title={`${t.acts['recall']} ${t.order(number)}`}
        label={t.reason}
        hint={t.reasonHint}
        command={`${orderWords.recall} ${number}`}
        close={() => setEnding(undefined)}
      />
      <ReasonModal
        isOpen={ending === 'settle'}
        title={`${t.acts['settle']} ${t.order(number)}`}
        label={t.note}
        hint={t.reasonHint}
        command={`${orderWords.settle} ${number}`}
        close={() => setEnding(undefined)}
      />
    </Space>
  );
}

interface Reason {
  readonly isOpen: boolean;
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly command: string;
  readonly close: () => void;
}

/** A command with a reason behind it. */
export function ReasonModal({ isOpen, title, label, hint, isRequired = false, command, close }: Reason) {
  const t = useTexts(directiveTexts);
  const shell = useTexts(shellTexts);
  const [words, setWords] = useState('');
  const { say } = useSay();
  const send = () => {
    close();
    setWords('');
    say(`${command} ${words.trim()}`.trim());
  };
  return (
    <>
      <Modal
        {...{ open: isOpen, title, onCancel: close, onOk: send, okText: t.send, cancelText: shell.cancel }}
        okButtonProps={{ disabled: isRequired && words.trim() === '' }}
      >
        <Form layout="vertical">
          <Form.Item label={label} {...(hint === undefined ? {} : { extra: hint })} htmlFor="order-reason">
            <Input
              id="order-reason"
              value={words}
              maxLength={200}
              onChange={(event) => setWords(event.target.value)}
              onPressEnter={send}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
