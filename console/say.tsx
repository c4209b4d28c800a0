// Acting: a button says a command, the dialog shows what the bot answers and lets one answer its question.
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, type ButtonProps, Modal, Space } from 'antd';
import { createContext, type ReactNode, useContext, useId, useState } from 'react';
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

interface Sentence {
  readonly text: string;
  /** Which button or form says it. */
  readonly by: string;
  readonly onDone: ((answer: Answer) => void) | undefined;
}

interface Speaking {
  say(sentence: Sentence): void;
  /** Who is speaking just now. */
  readonly by: string | undefined;
}

const SayContext = createContext<Speaking | undefined>(undefined);

/** The one dialog of the console: it stays whatever becomes of the button that opened it. */
export function SayProvider({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const saying = useMutation({
    mutationFn: ({ text }: Sentence) => post<Answer>('/say', { id: clickId(), text }),
    onSuccess: (answer, { onDone }) => onDone?.(answer),
  });
  const { mutate, variables, isPending } = saying;
  const say = (sentence: Sentence) => {
    setOpen(true);
    mutate(sentence);
  };
  const answer = (text: string) => {
    if (variables !== undefined) say({ ...variables, text });
  };
  return (
    <SayContext.Provider value={{ say, by: isPending ? variables.by : undefined }}>
      {children}
      <Said isOpen={isOpen} saying={saying} say={answer} close={() => setOpen(false)} />
    </SayContext.Provider>
  );
}

/** Says something as whoever is signed in, and shows what comes of it. */
export function useSay(onDone?: (answer: Answer) => void): {
  readonly say: (text: string) => void;
  readonly isSaying: boolean;
} {
  const speaking = useContext(SayContext);
  const by = useId();
  if (speaking === undefined) throw new Error('nothing can be said here');
  return { say: (text) => speaking.say({ text, by, onDone }), isSaying: speaking.by === by };
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
  const { say, isSaying } = useSay(onDone);
  return <Button {...button} loading={isSaying} onClick={() => say(text)} />;
}
