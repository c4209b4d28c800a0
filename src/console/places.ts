// Where something was said or is to be said: a group, a private chat or the console, and whose business that is.
import type { UnitCode } from '../flow.ts';
import { CONSOLE, type Org, type Room } from '../org/types.ts';
import type { Action } from '../permissions.ts';
import type { Viewer } from './console.ts';
import type { PlaceShown } from './wire/place.ts';

export interface Place {
  readonly shown: PlaceShown;
  /** Units whose group it is, or whose people speak there. */
  readonly units: readonly UnitCode[];
}

export interface Where {
  readonly conversation: string;
  /** The channel and account it was on, where they are known. */
  readonly channel?: string | undefined;
  readonly account?: string | undefined;
}

/** Finds places by the channel's id of the conversation. Made once for many questions. */
export function placing(org: Org): (where: Where) => Place {
  const rooms = new Map<string, Room[]>();
  for (const room of org.rooms()) {
    const known = rooms.get(room.room);
    if (known === undefined) rooms.set(room.room, [room]);
    else known.push(room);
  }
  return ({ conversation, channel = CONSOLE, account }) => {
    const room = rooms.get(conversation)?.find((one) => account === undefined || one.account === account);
    if (room !== undefined)
      return { shown: { kind: 'group', name: room.topic ?? org.label(room.unit) }, units: [room.unit] };
    const person = org.personBy(channel, conversation);
    const kind = channel === CONSOLE && person !== undefined ? 'console' : 'other';
    return { shown: { kind, name: person?.name }, units: person?.posts.map(({ unit }) => unit) ?? [] };
  };
}

/** Whether one of these units is governed by the viewer. */
export function governsOne({ org, person }: Viewer, action: Action, units: readonly UnitCode[]): boolean {
  return units.some((unit) => org.governs(person, action, unit) !== undefined);
}
