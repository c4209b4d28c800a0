// A group chat and the unit it is bound to (product.md §2). Document id: the conversation key.
import { z } from 'zod';
import { byRank, type Flow, type Message, type Step } from '../src/flow.ts';
import { enter } from '../src/org/registers.ts';
import { author, roomKind, stamp } from '../src/org/schemas.ts';
import { text } from '../src/texts/index.ts';

const binding = {
  /** Channel account and the channel's id of the group. */
  account: z.string(),
  room: z.string(),
  unit: z.string(),
  kind: roomKind,
  topic: z.exactOptional(z.string()),
};

const entry = stamp.extend({ by: author, bound: z.exactOptional(z.object(binding)) });
/** Where a group is, and by which name it went when somebody spoke there. */
const noticed = stamp.extend({ account: z.string(), room: z.string(), topic: z.string() });
/** History by rank; the last entry counts, and without `bound` the group is free. `noticed`: its newest name while it was. */
const state = z.object({
  bound: z.exactOptional(z.object(binding)),
  history: z.array(entry),
  noticed: z.exactOptional(noticed),
});
export type RoomState = z.infer<typeof state>;

const event = z.discriminatedUnion('type', [
  stamp.extend({ type: z.literal('bound'), ...binding, unitName: z.string(), by: author }),
  stamp.extend({ type: z.literal('unbound'), unitName: z.string(), by: author }),
  noticed.extend({ type: z.literal('noticed') }),
]);
export type RoomEvent = z.infer<typeof event>;

const KEPT = 50;

export const room: Flow<RoomState, RoomEvent> = {
  name: 'room',
  state,
  event,
  transition(before, event) {
    if (event.type === 'tick') {
      if (before === undefined) throw new Error('A tick for a group that does not exist');
      return { state: before, messages: [] };
    }
    if (event.type === 'noticed') return { state: notice(before, event), messages: [] };
    return enterBinding(before, event);
  },
  wakeAt: () => undefined,
  /** Somebody has yet to say whose group it is. */
  isOpen: (state) => state.bound === undefined,
};

type Binding = Extract<RoomEvent, { type: 'bound' | 'unbound' }>;
type Noticed = z.infer<typeof noticed>;

function enterBinding(before: RoomState | undefined, event: Binding): Step<RoomState> {
  const known = before?.history ?? [];
  const history = enter(known, entryOf(event), { most: KEPT });
  if (before !== undefined && history === known) return { state: before, messages: [] };
  const last = history.at(-1);
  const state = {
    ...(last?.bound === undefined ? {} : { bound: last.bound }),
    history: [...history],
    ...(before?.noticed === undefined ? {} : { noticed: before.noticed }),
  };
  return { state, messages: last?.id === event.id ? [said(event)] : [] };
}

function notice(before: RoomState | undefined, { at, id, account, room, topic }: Noticed): RoomState {
  const known = before?.noticed;
  if (before !== undefined && known !== undefined && byRank({ at, id }, known) <= 0) return before;
  return { history: [], ...before, noticed: { at, id, account, room, topic } };
}

export interface FreeGroup {
  readonly account: string;
  readonly room: string;
  readonly topic: string;
  /** When it was heard or freed, ms. */
  readonly at: number;
  /** The unit it belonged to before. */
  readonly was?: string;
}

/** A group without a unit, as far as it is known; undefined when it has one or nothing is known. */
export function freeGroup(state: RoomState | undefined): FreeGroup | undefined {
  if (state === undefined || state.bound !== undefined) return undefined;
  const { history, noticed: heard } = state;
  const last = history.findLast((one) => one.bound !== undefined);
  if (last?.bound === undefined) return heard;
  const { account, room, topic = '', unit: was } = last.bound;
  const freed = history.at(-1)?.at ?? last.at;
  const isNewer = heard !== undefined && heard.at >= last.at;
  return isNewer
    ? { account: heard.account, room: heard.room, topic: heard.topic, at: heard.at, was }
    : { account, room, topic, at: freed, was };
}

function entryOf(event: Binding): z.infer<typeof entry> {
  const { at, id, by } = event;
  if (event.type === 'unbound') return { at, id, by };
  const { account, room, unit, kind, topic } = event;
  return { at, id, by, bound: { account, room, unit, kind, ...(topic === undefined ? {} : { topic }) } };
}

function said(event: Binding): Message {
  const { unitName } = event;
  const answer =
    event.type === 'bound'
      ? text('room.bound', { unit: unitName, kind: event.kind })
      : text('room.unbound', { unit: unitName });
  return { to: { reply: true }, text: answer, urgency: 'answer' };
}
