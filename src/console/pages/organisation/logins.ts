// Who may sign in here: the logins of those the viewer leads, links for new ones, and closing.
import { z } from 'zod';
import { login } from '../../../../flows/login.ts';
import { UserError } from '../../../errors.ts';
import type { Person } from '../../../org/types.ts';
import { text } from '../../../texts/index.ts';
import type { Api } from '../../api.ts';
import { type Console, mustSomewhere, type Viewer } from '../../console.ts';
import { linkFor } from '../../invite.ts';
import type { Invitable, Logins, LoginShown } from '../../wire/organisation.ts';
import { applied, done } from '../../write.ts';
import { topsOf } from './tree.ts';
import { authorFor, hasLogin, mayGovern, mayInvite } from './rights.ts';

const ROWS = 300;
const HITS = 50;

const sought = z.object({ name: z.string().trim().min(1).max(40) });
const somebody = z.strictObject({ person: z.string().max(100) });
const one = z.strictObject({ name: z.string().max(64) });

export function logins(api: Api, console: Console): void {
  api.get('/organisation/logins', z.object({}), (_, viewer) => {
    mustSomewhere(viewer, 'approve_member');
    return loginsOf(viewer);
  });
  api.get('/organisation/invitable', sought, ({ name }, viewer) => {
    mustSomewhere(viewer, 'approve_member');
    return invitable(name, viewer);
  });
  api.post('/organisation/invite', somebody, ({ person }, viewer) => invited(person, viewer, console));
  api.post('/organisation/logins/close', one, ({ name }, viewer) => closed(name, viewer, console));
}

async function loginsOf(viewer: Viewer): Promise<Logins> {
  const { org, read } = viewer;
  const known = await read.all(login);
  const people = new Set(known.map(({ state }) => state.person));
  const rows = known.flatMap(({ id, state }): LoginShown[] => {
    const person = org.person(state.person);
    const isSeen = person !== undefined && (mayGovern(viewer, person) || person.id === viewer.person.id);
    if (!isSeen) return [];
    const { open, changed } = state;
    const about = { name: id, person: person.id, personName: person.name, open, changed: changed.at };
    return [{ ...about, ...placeOf(person, viewer), governed: mayInvite(viewer, person, people) }];
  });
  return { logins: rows.slice(0, ROWS), more: Math.max(0, rows.length - ROWS) };
}

function placeOf({ posts: [post] }: Person, { org }: Viewer) {
  return { unit: post === undefined ? '' : org.label(post.unit), role: post?.role ?? '' };
}

async function invitable(name: string, viewer: Viewer): Promise<readonly Invitable[]> {
  const known = await hasLogin(viewer);
  const found = topsOf(viewer).flatMap(({ code }) => viewer.org.peopleNamed(name, code));
  return found.slice(0, HITS).map((person) => ({
    ...{ id: person.id, name: person.name, ...placeOf(person, viewer) },
    allowed: mayInvite(viewer, person, known),
  }));
}

async function invited(id: string, viewer: Viewer, console: Console): Promise<{ readonly path: string }> {
  const person = viewer.org.person(id);
  if (person === undefined || !mayInvite(viewer, person, await hasLogin(viewer)))
    throw new UserError(text('console.forbidden', {}));
  const { path, entry } = linkFor(id, console.engine.clock.now(), authorFor(viewer, person.posts[0]?.unit ?? ''));
  await done(console, entry);
  return { path };
}

/** Whoever may send a new link may take the old way in away. */
async function closed(name: string, viewer: Viewer, console: Console): Promise<object> {
  const known = await viewer.read.doc(login, name);
  const person = known === undefined ? undefined : viewer.org.person(known.person);
  if (known === undefined || person === undefined || !mayInvite(viewer, person, new Set([known.person])))
    throw new UserError(text('console.forbidden', {}));
  const { engine } = console;
  const by = authorFor(viewer, person.posts[0]?.unit ?? '');
  const event = { type: 'closed', at: engine.clock.now(), id: `close:${engine.incident()}`, by };
  await applied(console, { to: { flow: login.name, id: name }, event }, 'console.noLogin');
  return {};
}
