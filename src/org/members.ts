// People and rooms, indexed for the questions a message asks. Changed one document at a time.
import type { PersonId, UnitCode } from '../flow.ts';
import type { Role } from '../permissions.ts';
import type { Contact, Person, Room } from './types.ts';

const NO_PEOPLE: readonly Person[] = [];

export interface People {
  person(id: PersonId): Person | undefined;
  all(): Iterable<Person>;
  by(channel: string, contact: string): Person | undefined;
  of(unit: UnitCode, roles?: readonly Role[]): readonly Person[];
  named(name: string): readonly Person[];
  put(person: Person): void;
  remove(id: PersonId): void;
}

export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** The identity of a person on a channel that is not closed; ids may change, the newest counts. */
export function currentContact(person: Person, channel: string): Contact | undefined {
  return person.contacts
    .filter((contact) => contact.channel === channel && contact.to === undefined)
    .toSorted((a, b) => b.from - a.from)[0];
}

export function peopleOf(): People {
  const byId = new Map<PersonId, Person>();
  const byUnit = grouped<Person>();
  const byName = grouped<Person>();
  const byContact = grouped<Person>();
  const keys = (person: Person) => ({
    units: new Set(person.posts.map((post) => post.unit)),
    contacts: new Set(person.contacts.filter((c) => c.to === undefined).map((c) => contactKey(c.channel, c.contact))),
  });
  const remove = (id: PersonId): void => {
    const person = byId.get(id);
    if (person === undefined) return;
    byId.delete(id);
    for (const unit of keys(person).units) byUnit.drop(unit, person);
    for (const contact of keys(person).contacts) byContact.drop(contact, person);
    byName.drop(nameKey(person.name), person);
  };
  return {
    person: (id) => byId.get(id),
    all: () => byId.values(),
    by: (channel, contact) => newestOwner(byContact.get(contactKey(channel, contact)), channel, contact),
    of: (unit, roles) => inUnit(byUnit.get(unit), unit, roles),
    named: (name) => byName.get(nameKey(name)),
    put: (person) => {
      remove(person.id);
      byId.set(person.id, person);
      for (const unit of keys(person).units) byUnit.add(unit, person);
      for (const contact of keys(person).contacts) byContact.add(contact, person);
      byName.add(nameKey(person.name), person);
    },
    remove,
  };
}

function contactKey(channel: string, contact: string): string {
  return `${channel}\n${contact}`;
}

/** An identity that two people claim belongs to the one who was bound last. */
function newestOwner(people: readonly Person[], channel: string, contact: string): Person | undefined {
  const since = (person: Person) =>
    Math.max(...person.contacts.filter((c) => c.channel === channel && c.contact === contact).map((c) => c.from));
  if (people.length < 2) return people[0];
  return people.toSorted((a, b) => since(b) - since(a) || (a.id < b.id ? -1 : 1))[0];
}

/** Principals first, then by id. */
function inUnit(people: readonly Person[], unit: UnitCode, roles?: readonly Role[]): readonly Person[] {
  if (people.length === 0) return NO_PEOPLE;
  const rank = (person: Person): number => {
    const posts = person.posts.filter((p) => p.unit === unit && (roles === undefined || roles.includes(p.role)));
    return posts.length === 0 ? -1 : posts.some((post) => post.post === 'principal') ? 0 : 1;
  };
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((ranked) => ranked.rank >= 0)
    .sort((a, b) => a.rank - b.rank || (a.person.id < b.person.id ? -1 : 1))
    .map((ranked) => ranked.person);
}

export interface Rooms {
  room(key: string): Room | undefined;
  /** The command group of the unit; of several the one with the first key. */
  of(unit: UnitCode): Room | undefined;
  all(): readonly Room[];
  put(room: Room): void;
  remove(key: string): void;
}

export function roomsOf(): Rooms {
  const byKey = new Map<string, Room>();
  const byUnit = grouped<Room>();
  let list: readonly Room[] | undefined;
  const remove = (key: string): void => {
    const room = byKey.get(key);
    if (room === undefined) return;
    list = undefined;
    byKey.delete(key);
    byUnit.drop(room.unit, room);
  };
  return {
    room: (key) => byKey.get(key),
    of: (unit) => {
      let first: Room | undefined;
      for (const room of byUnit.get(unit))
        if (room.kind === 'command' && (first === undefined || room.key < first.key)) first = room;
      return first;
    },
    all: () => (list ??= [...byKey.values()]),
    put: (room) => {
      remove(room.key);
      list = undefined;
      byKey.set(room.key, room);
      byUnit.add(room.unit, room);
    },
    remove,
  };
}

/** Values under a key that may have several. */
function grouped<T>() {
  const groups = new Map<string, T[]>();
  return {
    get: (key: string): readonly T[] => groups.get(key) ?? [],
    add: (key: string, value: T): void => {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [value]);
      else group.push(value);
    },
    drop: (key: string, value: T): void => {
      const rest = (groups.get(key) ?? []).filter((other) => other !== value);
      if (rest.length === 0) groups.delete(key);
      else groups.set(key, rest);
    },
  };
}
