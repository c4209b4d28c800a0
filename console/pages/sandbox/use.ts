// What every part of the page shares: who speaks, where, and how to send.
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { MembersFound, PersonFound, PostBody, Receipt, Understood } from '../../../src/console/wire/sandbox.ts';
import { ask, tell } from './api.ts';
import { keepSpoken } from './spoken.ts';
import type { TalksStore } from './talks.ts';

/** Stands for a room in the address: the private chat with the bot. */
export const BOT_CHAT = 'bot';

export interface Stage {
  readonly store: TalksStore;
  readonly speaker: PersonFound | undefined;
  /** Room id, or the speaker's contact in the private chat; undefined in the list. */
  readonly conversation: string | undefined;
  readonly isPrivate: boolean;
  /** Opens a group by its room id, BOT_CHAT, or none. */
  readonly go: (room: string | undefined) => void;
  /** In the room that is open, or in this one. */
  readonly speakAs: (person: string, room?: string) => void;
  /** Shows what the bot made of a message. */
  readonly explain: (message: string) => void;
}

export const StageContext = createContext<Stage | undefined>(undefined);

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (stage === undefined) throw new Error('there is no sandbox here');
  return stage;
}

const HOUR = 3_600_000;

const personQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['sandbox', 'person', id],
    queryFn: () => ask<{ people: readonly PersonFound[] }>('/people', { q: id, limit: 1 }),
    select: ({ people }) => people.find((person) => person.id === id),
    enabled: id !== undefined,
    staleTime: HOUR,
  });

export function usePerson(id: string | undefined): PersonFound | undefined {
  return useQuery(personQuery(id)).data;
}

/** Those of them who are still there. */
export function usePersons(ids: readonly string[]): readonly PersonFound[] {
  return useQueries({ queries: ids.map(personQuery) }).flatMap(({ data }) => data ?? []);
}

export function useMembers(room: string | undefined): MembersFound | undefined {
  const { data } = useQuery({
    queryKey: ['sandbox', 'members', room],
    queryFn: () => ask<MembersFound>('/rooms/members', { room }),
    enabled: room !== undefined,
    staleTime: HOUR,
  });
  return data;
}

export type Saying = Pick<PostBody, 'text' | 'image' | 'chain' | 'quote' | 'mentions'>;

/** What the bot would make of it is asked before it is said: afterwards the bot has moved on. */
export async function send({ store, speaker, conversation, isPrivate }: Stage, saying: Saying): Promise<string> {
  if (speaker === undefined || conversation === undefined) throw new Error('nobody speaks here');
  const body = { as: speaker.id, ...(isPrivate ? {} : { room: conversation }), ...saying };
  const id = crypto.randomUUID();
  const understood = await tell<Understood>('/understood', body).catch(() => undefined);
  if (understood !== undefined) store.foresaw(id, understood);
  await tell<Receipt>('/messages', { ...body, id });
  keepSpoken(speaker.id);
  return id;
}
