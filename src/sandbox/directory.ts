// Who and what exists in the sandbox: the organisation as the directory that its routes search.
import type { Org, Person, Room } from '../org/types.ts';
import { headsOf } from '../org/chain.ts';
import { ROLES as NAMES_EN } from '../texts/en/roles.ts';
import { ROLES as NAMES } from '../texts/zh-CN/roles.ts';
import type {
  Directory,
  DirectoryMember,
  DirectoryPerson,
  DirectoryRoom,
  RoomsOf,
} from '../transports/sandbox/directory.ts';

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

function isAmong(room: DirectoryRoom, { tier, parent }: RoomsOf): boolean {
  return (tier === undefined || room.tier === tier) && (parent === undefined || room.parent === parent);
}

export function directoryOf(org: Org): Directory {
  const people = () => everybody(org).map((person) => asPerson(org, person));
  return {
    findPeople: (query, limit) =>
      ranked(people(), query, { exact: (p) => [p.id, p.contact, p.name], loose: (p) => p.name + p.place }).slice(
        0,
        limit,
      ),
    findRooms: (query, limit, among = {}) =>
      ranked(
        org
          .rooms()
          .map((room) => asRoom(org, room))
          .filter((room) => isAmong(room, among)),
        query,
        {
          exact: (r) => [r.key, r.conversation, r.unit, r.topic, r.name],
          loose: (r) => r.topic + r.place,
        },
      ).slice(0, limit),
    about: ({ conversation, private: alone }) =>
      alone ? aboutPerson(org, conversation) : aboutRoom(org, conversation),
    members: (key) => membersOf(org, key),
    newcomer: () => people().find((p) => org.person(p.id)?.posts.some((post) => post.role === 'grid_worker')),
  };
}

function aboutPerson(org: Org, contact: string): ReturnType<Directory['about']> {
  const person = org.personBy('sandbox', contact);
  return person === undefined ? {} : { topic: person.name, person: person.id };
}

function aboutRoom(org: Org, conversation: string): ReturnType<Directory['about']> {
  const room = org.room(`sandbox/${conversation}`);
  if (room === undefined) return {};
  const { topic, tier } = asRoom(org, room);
  return { topic, tier, units: org.path(room.unit).map(({ code }) => code) };
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
  const unit = org.unit(room.unit);
  return {
    key: room.key,
    conversation: room.room,
    topic: room.topic ?? org.label(room.unit),
    unit: room.unit,
    name: org.label(room.unit),
    place: org.fullLabel(room.unit),
    tier: unit?.tier ?? '',
    ...(unit?.parent === undefined ? {} : { parent: unit.parent }),
  };
}

/** The people of the unit, then those who answer for the units right below it: a grid's in their village, leaders elsewhere. */
function membersOf(org: Org, key: string): readonly DirectoryMember[] {
  const unit = org.room(key)?.unit;
  if (unit === undefined) return [];
  const below = org.children(unit).flatMap(({ code }) => headsOf(org, code).map((person) => ({ person, unit: code })));
  const own = org.people(unit).map((person) => ({ person, unit }));
  const found = new Map<string, DirectoryMember>();
  for (const { person, unit: at } of [...own, ...below]) {
    const role = person.posts.find((post) => post.unit === at)?.role;
    if (role === undefined || found.has(person.id) || org.contactOf(person.id, 'sandbox') === undefined) continue;
    const names = { role, roleName: NAMES[role], roleNameEn: NAMES_EN[role] };
    found.set(person.id, { ...asPerson(org, person), ...names, unit: at });
  }
  return [...found.values()];
}
