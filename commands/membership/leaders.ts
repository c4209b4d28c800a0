// Who may let a person in: the nearest unit above with somebody bound who manages every post concerned.
import type { Occasion } from '../../src/command.ts';
import type { PersonId, UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';

export interface Approvers {
  readonly unit: UnitCode;
  readonly people: readonly PersonId[];
}

/** Approvers of a person with posts in these units, never himself; undefined when nobody can. */
export function approversOf(org: Org, units: readonly UnitCode[], self: PersonId): Approvers | undefined {
  const [home] = units;
  if (home === undefined) return undefined;
  for (const { code } of org.path(home).toReversed()) {
    const people = org.people(code).filter((person) => {
      if (person.id === self || !person.contacts.some((contact) => contact.to === undefined)) return false;
      return units.every((unit) => org.governs(person, 'manage_membership', unit) !== undefined);
    });
    if (people.length > 0) return { unit: code, people: people.map((person) => person.id) };
  }
  return undefined;
}

/** Whether the unit's messages are heard in the group of the occasion. */
export function isHeardHere(org: Org, unit: UnitCode, occasion: Occasion): boolean {
  return occasion.room !== undefined && org.nearestRoom(unit)?.key === occasion.room.key;
}
