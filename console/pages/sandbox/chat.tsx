// The conversation that is open: who I am, what was said, and what I say.
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { Said } from '../../../src/console/wire/sandbox.ts';
import { BOT_NAME, sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useTimes } from '../../me.ts';
import { Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Bubble } from './bubble.tsx';
import { Composer } from './composer.tsx';
import { Outsider, Speaker } from './speaker.tsx';
import { useTold } from './stream.ts';
import type { Line } from './talks.ts';
import { useMembers, useStage } from './use.ts';

export function Chat() {
  const t = useTexts(sandboxTexts);
  const { conversation, go } = useStage();
  const [quoted, quote] = useState<Said>();
  if (conversation === undefined) {
    return (
      <section className="chat empty">
        <Nothing>
          {t.choose}
          <br />
          {t.chooseHint}
        </Nothing>
      </section>
    );
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return;
    if (quoted === undefined) go(undefined);
    quote(undefined);
  };
  return (
    <section className="chat" onKeyDown={leave}>
      <Head />
      <Lines quote={quote} />
      <Outsider />
      <Composer quoted={quoted} drop={() => quote(undefined)} />
    </section>
  );
}

function Head() {
  const t = useTexts(sandboxTexts);
  const { store, conversation, isPrivate, go } = useStage();
  const found = useMembers(isPrivate ? undefined : conversation);
  const topic = useTold(store, ({ talks }) => talks.get(conversation ?? '')?.topic);
  const link = useTold(store, (told) => told.link);
  return (
    <header className="chat-head">
      <Button className="back" type="text" aria-label={t.back} onClick={() => go(undefined)}>
        ‹
      </Button>
      <div className="chat-title">
        <h2>{isPrivate ? BOT_NAME : (found?.room.topic ?? topic ?? '…')}</h2>
        <small>{isPrivate ? t.withBot : found && `${found.room.place} · ${t.members(found.members.length)}`}</small>
      </div>
      <Speaker />
      {link === 'lost' && (
        <p className="chat-lost" role="alert">
          {t.lost}
        </p>
      )}
    </header>
  );
}

/** A pause after which the time is shown again, ms. */
const PAUSE = 5 * 60_000;
const NONE: readonly Line[] = [];

function Lines({ quote }: { readonly quote: (said: Said) => void }) {
  const t = useTexts(sandboxTexts);
  const { moment, time } = useTimes();
  const { store, conversation, isPrivate } = useStage();
  const lines = useTold(store, ({ talks }) => talks.get(conversation ?? '')?.lines ?? NONE);
  const members = useMembers(isPrivate ? undefined : conversation)?.members;
  const dayOf = (at: number) => moment(at).replace(time(at), '');
  const shownAt = (at: number, before: number | undefined) =>
    before !== undefined && dayOf(before) === dayOf(at) ? time(at) : moment(at);
  return (
    <div className="lines" tabIndex={0} role="group" aria-label={t.message}>
      <div role="log" aria-live="polite">
        {lines.length === 0 && <Nothing>{t.silent}</Nothing>}
        {lines.map(({ said }, i) => {
          const before = lines[i - 1]?.said.at;
          const isPause = before === undefined || said.at - before > PAUSE;
          return (
            <div key={said.id} className="line">
              {isPause && <time className="pause">{shownAt(said.at, before)}</time>}
              <Bubble said={said} member={members?.find(({ contact }) => contact === said.contact)} quote={quote} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
