// Who I am, where I am and what was heard here: the state of one terminal client, and how it changes place.
import { randomUUID } from 'node:crypto';
import { thePerson, theRoom } from '../../transports/sandbox/resolve.ts';
import { refused } from '../../transports/sandbox/refusal.ts';
import type { PersonFound, PostBody, RoomFound, Said, Time } from '../../transports/sandbox/wire.ts';
import { oneLine, shown } from './screen.ts';
import type { Ear, Server } from './server.ts';
import type { Texts } from './texts.ts';

export interface Me {
  readonly contact: string;
  readonly name: string;
  readonly stranger: boolean;
}

export interface Place {
  readonly conversation: string;
  readonly topic: string;
  /** How the group is called on the wire; absent in the private chat. */
  readonly room?: NonNullable<PostBody['room']>;
}

export interface Session {
  readonly server: Server;
  readonly texts: Texts;
  print: (text: string) => void;
  /** Whether what I say is on the screen already. */
  readonly typed: boolean;
  /** The business zone, as the server told it. */
  zone: string;
  me: Me;
  /** Absent: the private chat with the bot. */
  group: Place | undefined;
  /** Latest messages of the place, oldest first. */
  heard: Said[];
  quoting: Said | undefined;
  /** What the numbers of the last list mean. */
  listed: { readonly people: readonly PersonFound[]; readonly rooms: readonly RoomFound[] };
  /** Ids of my own messages. */
  readonly mine: Set<string>;
  ear: Ear | undefined;
  /** Told of everything that is heard live. */
  onHeard: (fromBot: boolean) => void;
  broken: boolean;
}

const HEARD_KEPT = 100;
const EARLIER = 20;

export function placeOf({ group, me, texts }: Session): Place {
  return group ?? { conversation: me.contact, topic: texts.privately };
}

export function here(session: Session): string {
  return oneLine(placeOf(session).topic);
}

export function when(time: Time): string {
  return oneLine(`${time.day} ${time.time}`);
}

/** Listens where I am now; `repeat` prints what was said here before. */
export async function listen(session: Session, repeat: boolean): Promise<void> {
  session.ear?.close();
  session.heard = [];
  session.quoting = undefined;
  const room = session.group?.conversation;
  const wanted = { as: session.me.contact, last: EARLIER, ...(room !== undefined && { room }) };
  session.ear = await session.server.listen(wanted, {
    heard(said, earlier) {
      keep(session, said);
      if (earlier ? repeat : !(session.typed && session.mine.has(said.id))) show(session, said);
      if (!earlier) session.onHeard(said.bot);
    },
    moved(time) {
      session.print(session.texts.moved(when(time)));
    },
    lost() {
      session.broken = true;
      session.print(session.texts.lost);
    },
  });
}

function keep(session: Session, said: Said): void {
  if (said.conversation !== placeOf(session).conversation) return;
  session.heard.push(said);
  if (session.heard.length > HEARD_KEPT) session.heard.shift();
}

export function show(session: Session, said: Said): void {
  const { texts, zone } = session;
  const aside = said.private && session.group !== undefined ? texts.privateTag : '';
  const tag = aside + (said.bot ? texts.botTag : '');
  session.print(shown(said, { zone, tag, text: said.image === undefined ? said.text : texts.picture }));
}

/** Says something here; what is heard of it comes back through the ear. */
export async function say(session: Session, part: Omit<PostBody, 'as' | 'room' | 'id'>): Promise<void> {
  const { me, group, quoting } = session;
  const id = `chat-${randomUUID()}`;
  session.mine.add(id);
  const as = me.stranger ? { contact: me.contact, name: me.name } : me.contact;
  const quote = quoting !== undefined && part.text !== undefined ? { quote: quoting.id } : {};
  session.quoting = undefined;
  await session.server.post({ as, ...(group?.room !== undefined && { room: group.room }), ...quote, ...part, id });
}

/** The person called so, or the one with this number in the last list. */
export async function personCalled(session: Session, what: string): Promise<PersonFound> {
  const numbered = session.listed.people[Number(what) - 1];
  if (numbered !== undefined) return numbered;
  const found = await session.server.people(what);
  return thePerson({ findPeople: () => found }, what);
}

export async function roomCalled(session: Session, what: string): Promise<RoomFound> {
  const numbered = session.listed.rooms[Number(what) - 1];
  if (numbered !== undefined) return numbered;
  const found = await session.server.rooms(what);
  return theRoom({ findRooms: () => found }, what);
}

export function known({ contact, name }: PersonFound): Me {
  return { contact, name, stranger: false };
}

export function bound({ conversation, topic, key }: RoomFound): Place {
  return { conversation, topic, room: key };
}

/** Finds out who and where I am to begin with, and listens there. */
export async function settle(
  session: Session,
  wish: { readonly as?: string | undefined; readonly room?: string | undefined },
): Promise<void> {
  const { person, room, time } = await session.server.start();
  session.zone = time.zone;
  const me = wish.as === undefined ? person : await personCalled(session, wish.as);
  if (me === undefined) throw refused(0, { code: 'nobody', error: session.texts.nobody });
  session.me = known(me);
  const wanted = wish.room ?? (wish.as === undefined ? undefined : me.room);
  const group = wanted === undefined ? (wish.as === undefined ? room : undefined) : await roomCalled(session, wanted);
  session.group = group && bound(group);
  await listen(session, session.typed);
  session.print(session.texts.here(here(session), oneLine(session.me.name), when(time)));
}
