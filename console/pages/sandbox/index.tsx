// 沙盒: the groups of the sample city as a chat client. Who speaks and where is in the address: /sandbox?as=…&room=…
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Start } from '../../../src/console/wire/sandbox.ts';
import { Answered } from '../../parts/states.tsx';
import { ask } from './api.ts';
import { Chat } from './chat.tsx';
import { ClockBar } from './clock.tsx';
import { Conversations } from './list.tsx';
import { recall, useTalks, useTold } from './stream.ts';
import './style.css';
import { Explained } from './understood.tsx';
import { BOT_CHAT, type Stage, StageContext, usePerson } from './use.ts';

export default function SandboxPage() {
  const asked = useQuery({ queryKey: ['sandbox', 'start'], queryFn: () => ask<Start>('/start'), staleTime: Infinity });
  return <Answered asked={asked}>{(start) => <Sandbox start={start} />}</Answered>;
}

function Sandbox({ start }: { readonly start: Start }) {
  const [explained, setExplained] = useState<string>();
  const { stage, room } = useStageHere(start, setExplained);
  return (
    <StageContext.Provider value={stage}>
      <div className={stage.conversation === undefined ? 'sandbox' : 'sandbox talking'}>
        <h1 className="unseen">Gridline</h1>
        <ClockBar />
        <Conversations open={room} />
        <Chat key={stage.conversation ?? ''} />
        <Explained message={explained} close={() => setExplained(undefined)} />
      </div>
    </StageContext.Provider>
  );
}

/** Who opens the page for the first time is the newcomer, in his group. */
function useStageHere(start: Start, explain: (message: string | undefined) => void) {
  const store = useTalks();
  const [search, setSearch] = useSearchParams();
  const isFirst = search.get('as') === null;
  const as = search.get('as') ?? start.person?.id;
  const room = search.get('room') ?? (isFirst ? start.room?.conversation : undefined);
  const known = usePerson(as === start.person?.id ? undefined : as);
  const speaker = as === start.person?.id ? start.person : known;
  const isPrivate = room === BOT_CHAT;
  const conversation = isPrivate ? speaker?.contact : room;
  useEffect(() => {
    if (store.get().clock === undefined) store.setTime(start.time);
  }, [store, start]);
  const isLive = useTold(store, ({ link }) => link === 'live');
  useEffect(() => {
    store.look(conversation);
    if (conversation === undefined || !isLive) return undefined;
    return recall(store, isPrivate ? { as: conversation } : { room: conversation });
  }, [store, conversation, isPrivate, isLive]);
  const stage = useMemo((): Stage => {
    const move = (to: { as?: string | undefined; room?: string | undefined }) => {
      explain(undefined);
      setSearch(Object.entries({ as, room, ...to }).filter((one): one is [string, string] => one[1] !== undefined));
    };
    const go = (to: string | undefined) => move({ room: to });
    const speakAs = (person: string, where = room) => move({ as: person, room: where });
    return { store, speaker, conversation, isPrivate, go, explain, speakAs };
  }, [store, speaker, conversation, isPrivate, as, room, setSearch, explain]);
  return { stage, room };
}
