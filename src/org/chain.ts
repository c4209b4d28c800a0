// The chain of command around a unit: who answers for it, and whose orders bind somebody in it.
import type { UnitCode } from '../flow.ts';
import { LEADING_ROLES, REPORTING_ROLES, type Role } from '../permissions.ts';
import type { Org, Person } from './types.ts';

/** Who answers for a unit: those who lead it, else those who report for it; inspectors and liaison cadres do neither. */
export function headsOf(org: Org, unit: UnitCode): readonly Person[] {
  const leaders = org.people(unit, LEADING_ROLES);
  return leaders.length > 0 ? leaders : org.people(unit, REPORTING_ROLES);
}

/** People of one unit whose orders bind somebody below or beside them. */
export interface Commanding {
  readonly unit: UnitCode;
  readonly people: readonly { readonly name: string; readonly role: Role }[];
}

/** Whose orders bind the person in the unit, nearest first. Who leads the unit hears there from its commander only. */
export function commandingOf(org: Org, person: Person, unit: UnitCode): readonly Commanding[] {
  const own = person.posts.filter((post) => post.unit === unit).map((post) => post.role);
  const leads = LEADING_ROLES.some((role) => own.includes(role));
  const binds = (role: Role) => !leads || (role === 'commander' && !own.includes('commander'));
  const lines = org.path(unit).map(({ code }): Commanding => {
    const people = org.people(code).flatMap((one) => {
      const post = one.id === person.id ? undefined : org.governs(one, 'issue_directive', unit);
      if (post?.unit !== code || (code === unit && !binds(post.role))) return [];
      return [{ name: one.name, role: post.role }];
    });
    return { unit: code, people };
  });
  return lines.filter((line) => line.people.length > 0).toReversed();
}
