// One-time codes for those who have not joined: made when they are to be printed, shown once, kept as hashes.
import { z } from 'zod';
import { hasUnusedCode, person as flow } from '../../../../flows/person.ts';
import { freshCode } from '../../../cli/import/codes.ts';
import { UserError } from '../../../errors.ts';
import { personNumber } from '../../../org/join-code.ts';
import type { Person, Post } from '../../../org/types.ts';
import { text } from '../../../texts/index.ts';
import { each } from '../../../unhurried.ts';
import type { Api } from '../../api.ts';
import { type Console, must, type Viewer } from '../../console.ts';
import type { Slip, UnjoinedOf } from '../../wire/organisation.ts';
import { done } from '../../write.ts';
import { authorFor, mayGovern } from './rights.ts';

/** Slips made at once, and people listed. */
const MOST = 200;

const about = z.object({ unit: z.string().max(64), below: z.enum(['true', 'false']).default('false') });
const chosen = z.strictObject({ unit: z.string().max(64), people: z.array(z.string().max(100)).min(1).max(MOST) });

export function codes(api: Api, console: Console): void {
  api.get('/organisation/codes', about, ({ unit, below }, viewer) => {
    must(viewer, 'approve_member', unit);
    return unjoinedOf(unit, below === 'true', viewer);
  });
  api.post('/organisation/codes', chosen, async ({ unit, people }, viewer) => {
    must(viewer, 'approve_member', unit);
    const found = new Map((await unjoined(unit, true, viewer)).map((one) => [one.person.id, one]));
    const wanted = [...new Set(people)].map((id) => found.get(id));
    if (wanted.some((one) => one === undefined || !mayHave(one.person, viewer)))
      throw new UserError(text('console.forbidden', {}));
    return Promise.all(wanted.flatMap((one) => (one === undefined ? [] : [slipFor(one, viewer, console)])));
  });
}

interface Waiting {
  readonly person: Person;
  /** In the unit asked about or below it. */
  readonly post: Post;
}

async function unjoined(unit: string, below: boolean, { org }: Viewer): Promise<readonly Waiting[]> {
  const found = new Map<string, Waiting>();
  await each(below ? org.subtree(unit) : [unit], (code) => {
    for (const person of org.people(code)) {
      const post = person.posts.find((one) => one.unit === code);
      const isBound = person.contacts.some(({ to }) => to === undefined);
      if (!isBound && post !== undefined && !found.has(person.id)) found.set(person.id, { person, post });
    }
  });
  return [...found.values()];
}

/** A code stands for all posts of its person, so whoever gives it leads all of them. */
function mayHave(person: Person, viewer: Viewer): boolean {
  return personNumber(person.id) !== undefined && mayGovern(viewer, person);
}

async function unjoinedOf(unit: string, below: boolean, viewer: Viewer): Promise<UnjoinedOf> {
  const { org, read } = viewer;
  const all = await unjoined(unit, below, viewer);
  const listed = all.slice(0, MOST);
  const states = await read.docs(
    flow,
    listed.map(({ person }) => person.id),
  );
  const people = listed.map(({ person, post }, i) => ({
    ...{ id: person.id, name: person.name, unit: org.label(post.unit), role: post.role },
    state: !mayHave(person, viewer)
      ? ('denied' as const)
      : hasUnusedCode(states[i])
        ? ('unused' as const)
        : ('none' as const),
  }));
  return { unit, name: org.label(unit), people, count: all.length };
}

/** The new code is good, and the one before is not, once the flow has taken it. */
async function slipFor({ person, post }: Waiting, viewer: Viewer, console: Console): Promise<Slip> {
  const { engine } = console;
  const at = engine.clock.now();
  const { code, event } = await freshCode(personNumber(person.id) ?? 0, at);
  const id = `invite:${engine.incident()}`;
  const signal = { to: { flow: flow.name, id: person.id }, event: { ...event, id, by: authorFor(viewer, post.unit) } };
  await done(console, { kind: 'signal', id: `console:${id}`, at, signal });
  return { name: person.name, unit: viewer.org.fullLabel(post.unit), role: post.role, code };
}
