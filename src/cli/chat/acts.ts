// What each meta command does.
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { MAX_IMAGE } from '../../transports/sandbox/media.ts';
import { refusal } from '../../transports/sandbox/refusal.ts';
import type { PersonFound, RoomFound } from '../../transports/sandbox/wire.ts';
import { chainOf, quoteOf } from './line.ts';
import type { Act } from './line.ts';
import { oneLine } from './screen.ts';
import { bound, here, known, listen, personCalled, roomCalled, say, when } from './session.ts';
import type { Session } from './session.ts';

/** said: something may be heard because of it. wrong: it was not understood. */
export type Outcome = 'done' | 'said' | 'wrong' | 'quit';

type Doing = (session: Session, what: string) => Promise<Outcome> | Outcome;

const ACTS: Readonly<Record<Act['do'], Doing>> = {
  nothing: () => 'done',
  quit: () => 'quit',
  say: speak,
  wrong: (session, word) => {
    session.print(session.texts.wrong(oneLine(word)));
    return 'wrong';
  },
  help: (session) => {
    session.print(session.texts.help);
    return 'done';
  },
  as: async (session, what) => {
    if (what !== '') session.me = known(await personCalled(session, what));
    return arrive(session, false);
  },
  stranger: (session, name) => {
    if (name === '') return ACTS.wrong(session, 'stranger');
    session.me = { contact: `stranger-${randomUUID().slice(0, 8)}`, name, stranger: true };
    return arrive(session, false);
  },
  room: async (session, what) => {
    if (what !== '') session.group = bound(await roomCalled(session, what));
    return arrive(session, what !== '');
  },
  group: (session, topic) => {
    if (topic === '') return ACTS.wrong(session, 'group');
    const conversation = `group-${randomUUID().slice(0, 8)}`;
    session.group = { conversation, topic, room: { room: conversation, topic } };
    return arrive(session, false);
  },
  private: (session) => {
    session.group = undefined;
    return arrive(session, true);
  },
  quote,
  chain: async (session, what) => {
    const chain = chainOf(what);
    if (chain === undefined) return ACTS.wrong(session, 'chain');
    await say(session, { chain });
    return 'said';
  },
  image,
  time: async (session, to) => {
    const moved = to !== '';
    const time = moved ? await session.server.travel(to) : await session.server.time();
    if (!moved) session.print(session.texts.now(when(time)));
    return moved ? 'said' : 'done';
  },
  people: async (session, what) => listPeople(session, await session.server.people(what)),
  rooms: async (session, what) => listRooms(session, await session.server.rooms(what)),
};

/** Rejects with a refusal when the server refuses. */
export async function perform(session: Session, act: Act): Promise<Outcome> {
  return ACTS[act.do](session, act.what);
}

async function speak(session: Session, text: string): Promise<Outcome> {
  await say(session, { text });
  return 'said';
}

async function arrive(session: Session, repeat: boolean): Promise<Outcome> {
  await listen(session, repeat && session.typed);
  const time = await session.server.time();
  session.print(session.texts.here(here(session), oneLine(session.me.name), when(time)));
  return 'done';
}

async function quote(session: Session, what: string): Promise<Outcome> {
  const asked = quoteOf(what);
  if (asked === undefined) return ACTS.wrong(session, 'quote');
  const found = session.heard.at(-asked.back);
  if (found === undefined) {
    session.print(session.texts.noMessage);
    return 'wrong';
  }
  session.quoting = found;
  if (asked.text !== '') return speak(session, asked.text);
  session.print(session.texts.quoting(`${oneLine(found.name)}：${oneLine(found.text)}`));
  return 'done';
}

async function image(session: Session, file: string): Promise<Outcome> {
  const info = await stat(file).catch(() => undefined);
  if (info?.isFile() !== true) {
    session.print(session.texts.noFile(oneLine(file)));
    return 'wrong';
  }
  if (info.size > MAX_IMAGE) throw refusal('too_large', 'The picture is too large.');
  await say(session, { image: await readFile(file, 'base64') });
  return 'said';
}

export function listPeople(session: Session, people: readonly PersonFound[]): Outcome {
  const { texts } = session;
  session.listed = { people, rooms: [] };
  const lines = people.map(({ name, place }) => `${name}  ${place}`);
  return list(session, lines, texts.choose(texts.choosePerson));
}

export function listRooms(session: Session, rooms: readonly RoomFound[]): Outcome {
  const { texts } = session;
  session.listed = { people: [], rooms };
  const lines = rooms.map(({ topic, place }) => `${topic}  ${place}`);
  return list(session, lines, texts.choose(texts.chooseRoom));
}

function list({ print, texts }: Session, lines: readonly string[], hint: string): Outcome {
  for (const [i, line] of lines.entries()) print(`${String(i + 1).padStart(3)}. ${oneLine(line)}`);
  print(lines.length === 0 ? texts.nothing : hint);
  return 'done';
}
