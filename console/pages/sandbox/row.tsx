// One conversation in the list: name, last line and time, how much is unread.
import { useTexts } from '../../settings.ts';
import { BOT_NAME, sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useTimes } from '../../me.ts';
import { partsOf } from './said.ts';
import { useTold } from './stream.ts';
import type { Talk } from './talks.ts';
import { BOT_CHAT, useStage } from './use.ts';

export function RoomRow({
  room,
  isOpen,
}: {
  readonly room: { readonly conversation: string; readonly topic: string; readonly place?: string };
  readonly isOpen: boolean;
}) {
  const { store, go } = useStage();
  const talk = useTold(store, ({ talks }) => talks.get(room.conversation));
  return (
    <Row
      title={room.topic}
      mark={room.topic.slice(0, 1)}
      talk={talk}
      isOpen={isOpen}
      {...(room.place === undefined ? {} : { place: room.place })}
      open={() => go(room.conversation)}
    />
  );
}

export function BotRow({ isOpen }: { readonly isOpen: boolean }) {
  const t = useTexts(sandboxTexts);
  const { store, speaker, go } = useStage();
  const talk = useTold(store, ({ talks }) => talks.get(speaker?.contact ?? ''));
  return <Row title={BOT_NAME} mark="G" talk={talk} isOpen={isOpen} place={t.withBot} open={() => go(BOT_CHAT)} />;
}

/** The private chat of somebody else. */
export function ChatRow({ talk }: { readonly talk: Talk }) {
  const t = useTexts(sandboxTexts);
  const { isPrivate, conversation, speakAs } = useStage();
  const { topic = '', person = '' } = talk;
  return (
    <Row
      title={t.aloneWith(topic)}
      mark={topic.slice(0, 1)}
      talk={talk}
      isOpen={isPrivate && talk.conversation === conversation}
      open={() => speakAs(person, BOT_CHAT)}
    />
  );
}

interface Shown {
  readonly title: string;
  readonly mark: string;
  readonly talk: Talk | undefined;
  readonly isOpen: boolean;
  readonly place?: string;
  readonly open: () => void;
}

function Row({ title, mark, talk, isOpen, place = '', open }: Shown) {
  const t = useTexts(sandboxTexts);
  const { time } = useTimes();
  const last = talk?.lines.at(-1)?.said;
  return (
    <button type="button" data-row className="row" aria-current={isOpen ? 'true' : undefined} onClick={open}>
      <i className={mark === 'G' ? 'face bot' : 'face'} aria-hidden>
        {mark}
      </i>
      <span className="row-title">{title}</span>
      {last !== undefined && <time>{time(last.at)}</time>}
      <span className="row-last">{last === undefined ? place : `${last.name}: ${gist(last, t.picture)}`}</span>
      <Unread count={talk?.unread ?? 0} />
    </button>
  );
}

export function Unread({ count }: { readonly count: number }) {
  const t = useTexts(sandboxTexts);
  if (count === 0) return null;
  return (
    <b className="unread" aria-label={t.unread(count)}>
      {count > 99 ? '99+' : count}
    </b>
  );
}

const GIST = 60;

function gist(
  { text, image }: { readonly text: string; readonly image?: string | undefined },
  picture: string,
): string {
  return image === undefined ? partsOf(text).text.replace(/\s+/g, ' ').slice(0, GIST) : `[${picture}]`;
}
