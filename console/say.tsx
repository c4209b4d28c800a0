// Acting: a button says a command, the dialog shows what the bot answers and lets one answer its question.
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, type ButtonProps, Modal, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../src/console/wire/say.ts';
import { shellTexts } from '../src/texts/console/shell.ts';
import { post } from './api.ts';
import { useTexts } from './settings.ts';

/** Of two clicks at one moment the later one has the greater id. Made without randomUUID, which plain HTTP does not offer. */
function clickId(): string {
  const stamp = Math.floor(performance.timeOrigin + performance.now()).toString(36);
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0'));
  return `${stamp}-${random.join('')}`;
}

/** Says something and opens what comes of it; `dialog` is to be placed somewhere on the page. */
export function useSay(onDone?: (answer: Answer) => void): {
  readonly say: (text: string) => void;
  readonly isSaying: boolean;
  readonly dialog: ReactNode;
} {
  const [isOpen, setOpen] = useState(false);
  const saying = useMutation({
    mutationFn: (text: string) => post<Answer>('/say', { id: clickId(), text }),
    onSuccess: (answer) => onDone?.(answer),
  });
  const say = (text: string) => {
    setOpen(true);
    saying.mutate(text);
  };
  const dialog = <Said isOpen={isOpen} saying={saying} say={say} close={() => setOpen(false)} />;
  return { say, isSaying: saying.isPending, dialog };
}

interface Saying {
  readonly data: Answer | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
}

/** A question of yes or no is confirmed, or left. */
const choices = (options: readonly string[]): readonly string[] => (options.includes('yes') ? ['1'] : options);

function Said(p: {
  readonly isOpen: boolean;
  readonly saying: Saying;
  readonly say: (text: string) => void;
  readonly close: () => void;
}) {
  const t = useTexts(shellTexts);
  const { data, error, isPending } = p.saying;
  const options = isPending ? [] : choices(data?.options ?? []);
  const footer = (
    <Space wrap>
      {options.map((key) => (
        <Button key={key} type={key === '1' || key === 'yes' ? 'primary' : 'default'} onClick={() => p.say(key)}>
          {options.length === 1 ? t.confirm : t.option(key)}
        </Button>
      ))}
      <Button onClick={p.close}>{options.length > 0 ? t.cancel : t.close}</Button>
    </Space>
  );
  return (
    <Modal
      open={p.isOpen}
      onCancel={p.close}
      footer={footer}
      loading={isPending}
      title={options.length > 0 ? t.confirm : t.done}
    >
      {error === null ? (
        <div className="said" data-testid="said">
          {data?.pending === true ? (
            <Alert type="info" title={t.pending} />
          ) : (
            data?.replies.map((reply) => <pre key={reply}>{reply}</pre>)
          )}
        </div>
      ) : (
        <Alert type="error" title={error.message} />
      )}
    </Modal>
  );
}

/** A button that says one thing. */
export function SayButton({
  text,
  onDone,
  ...button
}: { readonly text: string; readonly onDone?: (answer: Answer) => void } & ButtonProps) {
  const { say, isSaying, dialog } = useSay(onDone);
  return (
    <>
      <Button {...button} loading={isSaying} onClick={() => say(text)} />
      {dialog}
    </>
  );
}
