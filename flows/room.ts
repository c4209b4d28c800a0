// A group chat and the unit it is bound to (product.md §2). Document id: the conversation key.
import { z } from 'zod';
import type { Flow, Message } from '../src/flow.ts';
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
/** History by rank; the last entry counts, and without `bound` the group is free. */
const state = z.object({ bound: z.exactOptional(z.object(binding)), history: z.array(entry) });
export type RoomState = z.infer<typeof state>;

const event = z.discriminatedUnion('type', [
  stamp.extend({ type: z.literal('bound'), ...binding, unitName: z.string(), by: author }),
  stamp.extend({ type: z.literal('unbound'), unitName: z.string(), by: author }),
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
    const known = before?.history ?? [];
    const history = enter(known, entryOf(event), { most: KEPT });
    if (before !== undefined && history === known) return { state: before, messages: [] };
    const last = history.at(-1);
    const state = { ...(last?.bound === undefined ? {} : { bound: last.bound }), history: [...history] };
    return { state, messages: last?.id === event.id ? [said(event)] : [] };
  },
  wakeAt: () => undefined,
  isOpen: (state) => state.bound !== undefined,
};

function entryOf(event: RoomEvent): z.infer<typeof entry> {
  const { at, id, by } = event;
  if (event.type === 'unbound') return { at, id, by };
  const { account, room, unit, kind, topic } = event;
  return { at, id, by, bound: { account, room, unit, kind, ...(topic === undefined ? {} : { topic }) } };
}

function said(event: RoomEvent): Message {
  const { unitName } = event;
  const answer =
    event.type === 'bound'
      ? text('room.bound', { unit: unitName, kind: event.kind })
      : text('room.unbound', { unit: unitName });
  return { to: { reply: true }, text: answer, urgency: 'answer' };
}
