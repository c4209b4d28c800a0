// Who may open or close somebody's way into the console: the rule by which leaders let people in by chat (commands/membership/leaders.ts).
import { decides } from '../../../../commands/membership/leaders.ts';
import { login } from '../../../../flows/login.ts';
import { authorOf } from '../../../../commands/membership/said.ts';
import type { Author, PersonId, UnitCode } from '../../../flow.ts';
import { UserError } from '../../../errors.ts';
import type { Person } from '../../../org/types.ts';
import { text } from '../../../texts/index.ts';
import type { Viewer } from '../../console.ts';

/** People who have a login, open or closed. */
export async function hasLogin({ read }: Pick<Viewer, 'read'>): Promise<ReadonlySet<PersonId>> {
  return new Set((await read.all(login)).map(({ state }) => state.person));
}

/** Whoever leads every unit in which the person holds a post; one who can act already is invited by the tier above only. */
export function mayInvite({ org, person: viewer }: Viewer, person: Person, logins: ReadonlySet<PersonId>): boolean {
  const isKnown = logins.has(person.id) || person.contacts.some(({ to }) => to === undefined);
  return governs({ org, viewer }, person, isKnown ? 'taken' : 'listed');
}

/** Whoever may give somebody a code or take his login away. */
export function mayGovern({ org, person: viewer }: Viewer, person: Person): boolean {
  return governs({ org, viewer }, person, 'listed');
}

function governs(
  { org, viewer }: Pick<Viewer, 'org'> & { readonly viewer: Person },
  { id, posts }: Person,
  kind: 'listed' | 'taken',
): boolean {
  if (posts.length === 0) return false;
  return decides(org, viewer, { id, kind, units: posts.map(({ unit }) => unit), posts }) !== undefined;
}

/** The viewer in the post in which he does it. */
export function authorFor({ org, person }: Viewer, unit: UnitCode): Author {
  const post = org.governs(person, 'approve_member', unit) ?? person.posts[0];
  if (post === undefined) throw new UserError(text('console.forbidden', {}));
  return authorOf(org, person, post);
}
