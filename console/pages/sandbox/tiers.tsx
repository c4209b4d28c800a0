// Every group by tier. Villages stand below their town, grids below their village: no list is longer than a branch.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RoomFound } from '../../../src/console/wire/sandbox.ts';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { Loading, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { ask } from './api.ts';
import { RoomRow } from './row.tsx';

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
      <Fold key={tier} title={t.tierGroups(tiers[tier] ?? '')} className="tier-head">
        <Level path={path} open={open} />
      </Fold>
    );
  });
}

function Fold({
  title,
  className,
  children,
}: {
  readonly title: string;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="fold">
      <button type="button" data-row className={className} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span aria-hidden>{isOpen ? '▾' : '▸'}</span> {title}
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
      <Fold key={room.conversation} title={room.name} className="branch-head">
        <Level path={below} parent={room.unit} open={open} />
      </Fold>
    ),
  );
}
