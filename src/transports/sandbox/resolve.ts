// From what a request calls a person or a room to the one that is meant; several equally good ones are never guessed at.
import type { Directory, DirectoryPerson, DirectoryRoom } from './directory.ts';
import { refusal } from './refusal.ts';

const CANDIDATES = 20;

/** Throws a refusal that lists the candidates when the name could mean several. */
export function thePerson(directory: Pick<Directory, 'findPeople'>, query: string): DirectoryPerson {
  const found = best(directory.findPeople(query, CANDIDATES), [
    (one) => one.id === query || one.contact === query,
    (one) => one.name === query,
  ]);
  const [only] = found;
  if (only === undefined) throw refusal('unknown_person', `Nobody here is called "${query}".`);
  if (found.length === 1) return only;
  throw refusal('ambiguous_person', `"${query}" could be several people: use one of these ids.`, {
    people: [...found],
  });
}

export function theRoom(directory: Pick<Directory, 'findRooms'>, query: string): DirectoryRoom {
  const found = best(directory.findRooms(query, CANDIDATES), [
    (one) => one.key === query || one.conversation === query,
    (one) => one.unit === query,
    (one) => one.topic === query || one.name === query,
  ]);
  const [only] = found;
  if (only === undefined) throw refusal('unknown_room', `There is no group called "${query}".`);
  if (found.length === 1) return only;
  throw refusal('ambiguous_room', `"${query}" could be several groups: use one of these keys.`, { rooms: [...found] });
}

/** Those that meet the first test anybody meets; all when nobody meets any. */
function best<T>(found: readonly T[], tests: readonly ((one: T) => boolean)[]): readonly T[] {
  for (const test of tests) {
    const some = found.filter(test);
    if (some.length > 0) return some;
  }
  return found;
}
