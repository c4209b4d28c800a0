// One-time links: the first one is printed at the start, the others are asked for by whoever governs the person.
import { createHash, randomBytes } from 'node:crypto';
import { invitation } from '../../flows/invitation.ts';
import { login } from '../../flows/login.ts';
import type { Author, PersonId } from '../flow.ts';
import type { Entry, Store } from '../ports.ts';
import type { Org, Person } from '../org/types.ts';
import { LEADING_ROLES } from '../permissions.ts';

/** A link may be used so long, ms. */
export const LINK_LASTS = 24 * 3_600_000;

export interface Link {
  /** Path and secret: /welcome#… */
  readonly path: string;
  readonly entry: Entry;
}

/** A fresh link for a person; it is good once the entry has been committed. */
export function linkFor(person: PersonId, at: number, by?: Author): Link {
  const token = randomBytes(24).toString('base64url');
  const id = idOf(token);
  const until = at + LINK_LASTS;
  const event = { type: 'issued', at, id: `invite:${id}`, person, until, ...(by === undefined ? {} : { by }) };
  const signal = { to: { flow: invitation.name, id }, event };
  return { path: `/welcome#${token}`, entry: { kind: 'signal', id: event.id, at, signal } };
}

/** Id of the invitation behind the secret of a link. */
export function idOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether anybody can sign in already. */
export async function hasLogins(store: Store): Promise<boolean> {
  return (await store.openIds(login.name)).length > 0;
}

/** Who is let in first: an administrator, in the sandbox whoever may do most there. */
export function firstPerson(org: Org, sandbox: boolean): Person | undefined {
  const wanted = sandbox ? (['city_office', ...LEADING_ROLES] as const) : (['admin'] as const);
  for (const role of wanted) {
    for (const root of org.roots())
      for (const unit of org.subtree(root.code)) {
        const [found] = org.people(unit, [role]);
        if (found !== undefined) return found;
      }
  }
  return undefined;
}
