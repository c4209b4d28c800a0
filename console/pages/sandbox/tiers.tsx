// Every group by tier. Villages stand below their town, grids below their village: no list is longer than a branch.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RoomFound } from '../../../src/console/wire/sandbox.ts';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { Loading, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { ask } from './api.ts';
import { ChatRow, RoomRow, Unread } from './row.tsx';
import { useTold } from './stream.ts';
import { lately, type Talk, unreadIn } from './talks.ts';
import { useStage } from './use.ts';

/** The tiers whose groups are listed, and by which tiers above they are divided. */
const LISTED: readonly (readonly string[])[] = [
  ['city'],
  ['county'],
  ['town'],
  ['town', 'village'],
  ['town', 'village', 'grid'],
];
const MOST = 100;

interface Placed {
  /** From here down to the tier wanted. */
  readonly path: readonly string[];
  readonly parent?: string;
  readonly open: string | undefined;
}

export function Tiers({ open }: { readonly open: string | undefined }) {
  const t = useTexts(sandboxTexts);
  const tiers = useTexts(TIER_NAMES);
  return LISTED.map((path) => {
    const tier = path.at(-1) ?? '';
    return (
      <Fold
        key={tier}
        title={t.tierGroups(tiers[tier] ?? '')}
        className="tier-head"
        holds={(talk) => talk.tier === tier}
      >
        <Level path={path} open={open} />
      </Fold>
    );
  });
}

/** What the bot has told people alone: a click speaks as the one it was told to. */
export function Privates() {
  const t = useTexts(sandboxTexts);
  const { store, speaker } = useStage();
  const talks = useTold(store, (told) => told.talks);
  const isOther = (talk: Talk) => talk.person !== undefined && talk.conversation !== speaker?.contact;
  const others = lately(talks).filter(isOther);
  if (others.length === 0) return null;
  return (
    <Fold title={t.privates} className="tier-head" holds={isOther}>
      {others.slice(0, MOST).map((talk) => (
        <ChatRow key={talk.conversation} talk={talk} />
      ))}
    </Fold>
  );
}

interface Folded {
  readonly title: string;
  readonly className: string;
  /** What is unread in these is summed up. */
  readonly holds: (talk: Talk) => boolean;
  readonly children: ReactNode;
}

function Fold({ title, className, holds, children }: Folded) {
  const { store } = useStage();
  const [isOpen, setOpen] = useState(false);
  const unread = useTold(store, ({ talks }) => unreadIn(talks, holds));
  return (
    <section className="fold">
      <button type="button" data-row className={className} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>
          <span aria-hidden>{isOpen ? '▾' : '▸'}</span> {title}
        </span>
        <Unread count={unread} />
      </button>
      {isOpen && children}
    </section>
  );
}

function Level({ path: [tier = '', ...below], parent, open }: Placed) {
  const { data } = useQuery({
    queryKey: ['sandbox', 'level', tier, parent],
    queryFn: () => ask<{ rooms: readonly RoomFound[] }>('/rooms', { tier, parent, limit: MOST }),
    staleTime: Infinity,
  });
  if (data === undefined) return <Loading />;
  if (data.rooms.length === 0) return <Nothing />;
  return data.rooms.map((room) =>
    below.length === 0 ? (
      <RoomRow key={room.conversation} room={room} isOpen={room.conversation === open} />
    ) : (
      <Fold
        key={room.conversation}
        title={room.name}
        className="branch-head"
        holds={(talk) => talk.tier === below.at(-1) && talk.units?.includes(room.unit) === true}
      >
        <Level path={below} parent={room.unit} open={open} />
      </Fold>
    ),
  );
}
