// The conversations: what has been said lately, then every group by tier, read only when it is opened.
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import type { RoomFound } from '../../../src/console/wire/sandbox.ts';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useTexts } from '../../settings.ts';
import { ask } from './api.ts';
import { BotRow, RoomRow } from './row.tsx';
import { useTold } from './stream.ts';
import { lately } from './talks.ts';
import { Privates, Tiers } from './tiers.tsx';
import { useMembers, useStage } from './use.ts';

const FOUND = 50;
/** More would push the tiers out of sight. */
const RECENT = 12;

export function Conversations({ open }: { readonly open: string | undefined }) {
  const t = useTexts(sandboxTexts);
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  return (
    <nav className="conversations" aria-label={t.conversations} onKeyDown={walk}>
      <Input.Search
        allowClear
        value={typed}
        placeholder={t.search}
        aria-label={t.search}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="rows">
        {query === '' ? (
          <>
            <Recent open={open} />
            <Tiers open={open} />
            <Privates />
          </>
        ) : (
          <Found query={query} open={open} />
        )}
      </div>
    </nav>
  );
}

/** Up and down go from row to row; Escape leaves the search. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at === -1 ? 0 : at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function Recent({ open }: { readonly open: string | undefined }) {
  const t = useTexts(sandboxTexts);
  const { store, isPrivate, conversation } = useStage();
  const talks = useTold(store, (told) => told.talks);
  const here = useMembers(isPrivate ? undefined : conversation)?.room;
  const groups = useMemo(() => lately(talks).filter((talk) => !talk.private), [talks]);
  const shown = groups.slice(0, RECENT);
  const isListed = shown.some((talk) => talk.conversation === conversation);
  const more = groups.slice(RECENT).filter(({ unread }) => unread > 0).length;
  return (
    <section aria-label={t.recent}>
      <h2>{t.recent}</h2>
      <BotRow isOpen={isPrivate} />
      {here !== undefined && !isListed && <RoomRow room={here} isOpen />}
      {shown.map((talk) => (
        <RoomRow
          key={talk.conversation}
          room={{ conversation: talk.conversation, topic: talk.topic ?? talk.conversation }}
          isOpen={talk.conversation === open}
        />
      ))}
      {more > 0 && <p className="hint">{t.moreRecent(more)}</p>}
    </section>
  );
}

function Found({ query, open }: { readonly query: string; readonly open: string | undefined }) {
  const t = useTexts(sandboxTexts);
  const { data } = useQuery({
    queryKey: ['sandbox', 'rooms', query],
    queryFn: () => ask<{ rooms: readonly RoomFound[] }>('/rooms', { q: query, limit: FOUND }),
  });
  if (data === undefined) return null;
  return (
    <section aria-label={t.search}>
      <h2 role="status">{data.rooms.length === 0 ? t.nothingFound : t.found(data.rooms.length)}</h2>
      {data.rooms.map((room) => (
        <RoomRow key={room.conversation} room={room} isOpen={room.conversation === open} />
      ))}
    </section>
  );
}
