// What I say: text with @, a picture, a quote, a chain, or one of the messages to try.
import { Alert, Button, Mentions } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Said } from '../../../src/console/wire/sandbox.ts';
import { BOT_NAME, EVERYBODY, sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useLocale, useTexts } from '../../settings.ts';
import { reasonOf } from './api.ts';
import { ChainForm } from './chain-form.tsx';
import { partsOf } from './said.ts';
import { type Saying, send, useMembers, useStage } from './use.ts';

/** What WeChat puts behind a name. */
const BEHIND = '\u2005';

export function Composer({ quoted, drop }: { readonly quoted: Said | undefined; readonly drop: () => void }) {
  const t = useTexts(sandboxTexts);
  const { error, say } = useSaying();
  const [text, setText] = useState('');
  const [isChaining, setChaining] = useState(false);
  const { options, calledIn } = useCalls();
  const submit = () => {
    if (text.trim() === '') return;
    setText('');
    drop();
    const mentions = calledIn(text);
    const more = { ...(mentions.length === 0 ? {} : { mentions }), ...(quoted && { quote: quoted.id }) };
    void say({ text: text.trim(), ...more }).then((isSent) => isSent || setText(text));
  };
  const press = (event: KeyboardEvent) => {
    if (event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <footer className="composer">
      {error !== undefined && <Alert type="error" title={t.notSent(error)} />}
      <Chips say={(words) => void say({ text: words })} />
      {quoted !== undefined && <Quoted said={quoted} drop={drop} />}
      <div className="composer-line">
        <Mentions
          value={text}
          onChange={setText}
          onPressEnter={press}
          options={options}
          split={BEHIND}
          validateSearch={(typed) => !/\s/.test(typed)}
          placement="top"
          rows={1}
          maxLength={10_000}
          placeholder={t.placeholder}
          aria-label={t.message}
        />
        <Picture say={say} />
        <Button onClick={() => setChaining(true)}>{t.chain}</Button>
        <Button type="primary" onClick={submit}>
          {t.send}
        </Button>
      </div>
      {isChaining && <ChainForm say={say} close={() => setChaining(false)} />}
    </footer>
  );
}

export type Say = (saying: Saying) => Promise<boolean>;

/** Sends one after another, as they were typed; resolves to whether it was kept. */
function useSaying(): { readonly error: string | undefined; readonly say: Say } {
  const stage = useStage();
  const [error, setError] = useState<string>();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const say: Say = (saying) => {
    const sent = last.current.then(async () => {
      try {
        await send(stage, saying);
        setError(undefined);
        return true;
      } catch (failed) {
        setError(reasonOf(failed));
        return false;
      }
    });
    last.current = sent;
    return sent;
  };
  return { error, say };
}

/** Whom one can call here, and which of them a text calls. */
function useCalls() {
  const isEnglish = useLocale() === 'en';
  const { conversation, isPrivate } = useStage();
  const members = useMembers(isPrivate ? undefined : conversation)?.members ?? [];
  const called = new Map<string, string>([
    [BOT_NAME, BOT_NAME],
    [EVERYBODY, EVERYBODY],
    ...members.map(({ id, name }) => [name, id] as const),
  ]);
  const options = [
    { value: BOT_NAME, label: BOT_NAME, key: BOT_NAME },
    ...(isPrivate ? [] : [{ value: EVERYBODY, label: EVERYBODY, key: EVERYBODY }]),
    ...members.map(({ id, name, roleName, roleNameEn }) => ({
      ...{ value: name, key: id, label: `${name} · ${isEnglish ? roleNameEn : roleName}` },
    })),
  ];
  const calledIn = (text: string) => [...called].filter(([name]) => text.includes(`@${name}`)).map(([, id]) => id);
  return { options, calledIn };
}

function Chips({ say }: { readonly say: (words: string) => void }) {
  const t = useTexts(sandboxTexts);
  return (
    <p className="chips">
      <span>{t.hint}</span>
      {t.chips.map(({ say: words, shown }) => (
        <button type="button" key={words} onClick={() => say(words)}>
          {shown}
        </button>
      ))}
    </p>
  );
}

function Quoted({ said, drop }: { readonly said: Said; readonly drop: () => void }) {
  const t = useTexts(sandboxTexts);
  return (
    <p className="quoting">
      <span>
        {t.quoting(said.name)} {said.image === undefined ? partsOf(said.text).text : `[${t.picture}]`}
      </span>
      <Button size="small" type="text" aria-label={t.dropQuote} onClick={drop}>
        ×
      </Button>
    </p>
  );
}

const LARGEST = 5 * 1024 * 1024;

function Picture({ say }: { readonly say: Say }) {
  const t = useTexts(sandboxTexts);
  const input = useRef<HTMLInputElement>(null);
  const [isLarge, setLarge] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setLarge(file.size > LARGEST);
    if (file.size <= LARGEST) await say({ image: await encoded(file) });
  };
  return (
    <>
      <Button onClick={() => input.current?.click()} {...(isLarge ? { danger: true, title: t.tooLarge } : {})}>
        {isLarge ? t.tooLarge : t.picture}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={t.picture}
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
    </>
  );
}

function encoded(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => failed(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
