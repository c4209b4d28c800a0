// Who and what exists in the sandbox: the organisation as the directory that its routes search.
import type { Org, Person, Room } from '../org/types.ts';
import type { Directory, DirectoryPerson, DirectoryRoom } from '../transports/sandbox/directory.ts';

const contains = (text: string, words: readonly string[]) => words.every((word) => text.includes(word));

/** Exact matches first, then those that contain every word. */
function ranked<T>(
  all: readonly T[],
  query: string,
  of: { exact(one: T): readonly string[]; loose(one: T): string },
): T[] {
  const words = query
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...all];
  const exact = all.filter((one) => of.exact(one).includes(query.trim()));
  const loose = all.filter((one) => !exact.includes(one) && contains(of.loose(one), words));
  return [...exact, ...loose];
}

export function directoryOf(org: Org): Directory {
  const people = () => everybody(org).map((person) => asPerson(org, person));
  return {
    findPeople: (query, limit) =>
      ranked(people(), query, { exact: (p) => [p.id, p.contact, p.name], loose: (p) => p.name + p.place }).slice(
        0,
        limit,
      ),
    findRooms: (query, limit) =>
      ranked(
        org.rooms().map((room) => asRoom(org, room)),
        query,
        {
          exact: (r) => [r.key, r.conversation, r.unit, r.topic, r.name],
          loose: (r) => r.topic + r.place,
        },
      ).slice(0, limit),
    newcomer: () => people().find((p) => org.person(p.id)?.posts.some((post) => post.role === 'grid_worker')),
  };
}

function everybody(org: Org): Person[] {
  const found = new Map<string, Person>();
  for (const root of org.roots()) {
    for (const unit of org.subtree(root.code)) for (const person of org.people(unit)) found.set(person.id, person);
  }
  return [...found.values()].filter((person) => org.contactOf(person.id, 'sandbox') !== undefined);
}

/** People of grids are at home in their village's group, where they report. */
function asPerson(org: Org, person: Person): DirectoryPerson {
  const unit = org.unit(person.posts[0]?.unit ?? '');
  const home = unit?.tier === 'grid' ? unit.parent : unit?.code;
  const room = home === undefined ? undefined : org.nearestRoom(home);
  return {
    id: person.id,
    contact: org.contactOf(person.id, 'sandbox') ?? person.id,
    name: person.name,
    place: person.posts.map((post) => org.fullLabel(post.unit)).join(' '),
    ...(room === undefined ? {} : { room: room.key }),
  };
}

function asRoom(org: Org, room: Room): DirectoryRoom {
  return {
    key: room.key,
    conversation: room.room,
    topic: room.topic ?? org.label(room.unit),
    unit: room.unit,
    name: org.label(room.unit),
    place: org.fullLabel(room.unit),
  };
}
