// Signing in and out, and the one-time link with which a person chooses name and password.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invitation, isGood } from '../../flows/invitation.ts';
import { type Login, login } from '../../flows/login.ts';
import { openSession } from '../engine/session.ts';
import { UserError } from '../errors.ts';
import { isPrivate } from '../mask.ts';
import { text } from '../texts/index.ts';
import { attempts } from './attempts.ts';
import type { Console } from './console.ts';
import { idOf, LINK_LASTS } from './invite.ts';
import { me } from './me.ts';
import { hashed, isRight, SHORTEST } from './password.ts';
import { signedIn, viewing } from './api.ts';
import { applied } from './write.ts';

const NAME = /^[\p{Script=Han}a-z0-9._-]{2,32}$/u;
const entered = z.strictObject({ name: z.string().max(64), password: z.string().max(200) });
const token = z.string().min(10).max(100);
const welcomed = entered.extend({ token });

/** Small letters, as typed otherwise. */
export const loginName = (name: string): string => name.trim().normalize('NFKC').toLowerCase();

export function signIn(server: FastifyInstance, console: Console, now: () => number): void {
  const viewer = viewing(console, now);
  const tried = attempts(server, ({ body }) => loginName(entered.parse(body).name));
  const answered = async (request: FastifyRequest, reply: FastifyReply) =>
    me(console, await viewer(request), reply.generateCsrf());

  server.get('/me', async (request, reply) => {
    const seen = await signedIn(console, request, now());
    const csrf = reply.generateCsrf();
    return seen === undefined ? { csrf } : me(console, seen, csrf);
  });
  server.post('/sign-in', async (request, reply) => {
    await tried.named(request);
    const { name, password } = entered.parse(request.body);
    const id = loginName(name);
    const known = await openSession(console.engine).read.doc(login, id);
    const right = await isRight(password, known?.open === true ? known.hash : undefined);
    if (!right || known === undefined) throw new UserError(text('console.wrong', {}));
    if (console.engine.org.person(known.person) === undefined) throw new UserError(text('console.nobody', {}));
    await begin(request, { id, known, at: now() });
    return answered(request, reply);
  });
  server.post('/sign-out', async (request) => {
    await request.session.destroy();
    return {};
  });
  server.post('/welcome', async (request) => {
    await tried.from(request);
    return invited(console, z.strictObject({ token }).parse(request.body).token);
  });
  server.post('/welcome/accept', async (request, reply) => {
    await tried.from(request);
    const body = welcomed.parse(request.body);
    const id = await accept(console, body);
    const known = await openSession(console.engine).read.doc(login, id);
    if (known === undefined) throw new UserError(text('console.pending', {}));
    await begin(request, { id, known, at: now() });
    return answered(request, reply);
  });
}

/** A session of its own, with a new id: one that somebody else knew before is worth nothing. */
async function begin(
  request: FastifyRequest,
  { id, known, at }: { id: string; known: Login; at: number },
): Promise<void> {
  await request.session.regenerate();
  request.session.login = id;
  request.session.since = at;
  request.session.stamp = known.changed.id;
}

/** A link that is still good: whom it is for, and the logins he has had. */
async function linked({ engine }: Console, secret: string) {
  const { read } = openSession(engine);
  const id = idOf(secret);
  const known = await read.doc(invitation, id);
  const person = known === undefined ? undefined : engine.org.person(known.person);
  const logins = (await read.all(login)).filter(({ state }) => state.person === person?.id);
  // One given before a login was changed or closed must not undo that.
  const isOver = known === undefined || logins.some(({ state }) => state.changed.at > known.until - LINK_LASTS);
  if (person === undefined || isOver || !isGood(known, engine.clock.now()))
    throw new UserError(text('console.linkOver', {}));
  return { id, person, logins };
}

/** For whom the link is, and the name he has already. */
async function invited(console: Console, secret: string) {
  const { person, logins } = await linked(console, secret);
  const { org } = console.engine;
  const mine = logins.find(({ state }) => state.open);
  const post = person.posts[0];
  return {
    person: person.name,
    ...(post === undefined ? {} : { role: post.role, unit: org.label(post.unit) }),
    ...(mine === undefined ? {} : { name: mine.id }),
  };
}

/** Sets name and password, and ends the names he had before. */
async function accept(console: Console, asked: z.infer<typeof welcomed>): Promise<string> {
  const { engine } = console;
  const id = loginName(asked.name);
  if (!NAME.test(id) || isPrivate(id)) throw new UserError(text('console.badName', {}));
  const { password } = asked;
  if (password.length < SHORTEST || loginName(password) === id)
    throw new UserError(text('console.weak', { least: SHORTEST }));
  const { id: invite, person, logins } = await linked(console, asked.token);
  const taken = await openSession(engine).read.doc(login, id);
  if (taken !== undefined && taken.person !== person.id) throw new UserError(text('console.nameTaken', {}));
  const at = engine.clock.now();
  const used = { type: 'used', at, id: engine.incident() };
  await applied(console, { to: { flow: invitation.name, id: invite }, event: used }, 'console.linkOver');
  for (const { id: name } of logins.filter((one) => one.state.open && one.id !== id)) {
    const closed = { type: 'closed', at, id: `${invite}:${name}:${used.id}` };
    await applied(console, { to: { flow: login.name, id: name }, event: closed }, 'console.noLogin');
  }
  const set = { type: 'set', at, id: `${invite}:${used.id}`, person: person.id, hash: await hashed(password) };
  await applied(console, { to: { flow: login.name, id }, event: set }, 'console.nameTaken');
  return id;
}
