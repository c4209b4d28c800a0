// Who may let a person in: the nearest unit above with somebody bound who leads every unit concerned.
import type { Occasion } from '../../src/command.ts';
import type { PersonId, UnitCode } from '../../src/flow.ts';
import type { Org, Person, Post } from '../../src/org/types.ts';
import { mayGive, reachesAsFar } from '../../src/permissions.ts';
import type { Matter } from './matter.ts';

export interface Approvers {
  readonly unit: UnitCode;
  readonly people: readonly PersonId[];
}

/** Those who may decide the matter, never who it is about; undefined when nobody can. */
export function approversOf(org: Org, matter: Matter): Approvers | undefined {
  const [home] = matter.units;
  if (home === undefined) return undefined;
  for (const { code } of org.path(home).toReversed()) {
    const people = org.people(code).filter((person) => {
      return person.contacts.some((contact) => contact.to === undefined) && decides(org, person, matter);
    });
    if (people.length > 0) return { unit: code, people: people.map((person) => person.id) };
  }
  return undefined;
}

/** The post in which he may decide; an account is taken from somebody by the tier above only, and none gives rights that reach further than his own. */
export function decides(org: Org, person: Person, { id, kind, units, posts: wanted }: Matter): Post | undefined {
  if (person.id === id) return undefined;
  const roles = person.posts.map(({ role }) => role);
  if (!wanted.every(({ role }) => reachesAsFar(roles, role))) return undefined;
  const from = (unit: UnitCode) => (kind === 'taken' ? org.unit(unit)?.parent : undefined) ?? unit;
  const posts = units.map((unit) => org.governs(person, 'approve_member', from(unit)));
  return posts.includes(undefined) ? undefined : posts[0];
}

/** The post in which he may give this post. */
export function gives(org: Org, person: Person, { unit, role }: Pick<Post, 'unit' | 'role'>): Post | undefined {
  const tier = org.unit(unit)?.tier;
  if (tier === undefined) return undefined;
  return person.posts.find((post) => {
    const governs = org.governs({ ...person, posts: [post] }, 'approve_member', unit) !== undefined;
    return governs && mayGive(post.role, role, tier);
  });
}

/** Whether the unit's messages are heard in the group of the occasion. */
export function isHeardHere(org: Org, unit: UnitCode, occasion: Occasion): boolean {
  return occasion.room !== undefined && org.nearestRoom(unit)?.key === occasion.room.key;
}
