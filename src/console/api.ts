// How a page asks: every address has a shape of what is asked, and is answered for a viewer, never without one.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { login } from '../../flows/login.ts';
import { openSession } from '../engine/session.ts';
import { UserError } from '../errors.ts';
import { text } from '../texts/index.ts';
import type { Action } from '../permissions.ts';
import { type Console, mustSomewhere, type Viewer, viewerOf } from './console.ts';
import { differences } from './differences.ts';
import { localeOf } from './refusal.ts';

declare module 'fastify' {
  interface Session {
    /** Name of the login, and when (ms of the real clock) it was signed in with. */
    login?: string;
    since?: number;
    /** Stamp of the password it was signed in with: after a new one the session is over. */
    stamp?: string;
  }
}

/** A session ends so long after signing in, whatever was done, ms. */
export const LONGEST = 12 * 3_600_000;

export type Answering<A> = (asked: A, viewer: Viewer, reply: FastifyReply) => unknown;

/** The addresses of one page. */
export interface Api {
  get<T extends z.ZodType>(path: string, query: T, answer: Answering<z.infer<T>>): void;
  post<T extends z.ZodType>(path: string, body: T, answer: Answering<z.infer<T>>): void;
  /** A post that may carry files; nobody who may not do it anywhere is listened to for so long. */
  upload<T extends z.ZodType>(path: string, asked: Upload<T>, answer: Answering<z.infer<T>>): void;
}

export interface Upload<T> {
  readonly body: T;
  readonly needs: Action;
}

/** 20 MB of files as base64, and some words around them. */
const UPLOAD = 28 * 1024 * 1024;

export function apiOf(server: FastifyInstance, console: Console, now: () => number): Api {
  const viewer = viewing(console, now);
  const changed = differences();
  return {
    get: (path, query, answer) => {
      server.get(path, async (request, reply) => {
        const seen = await viewer(request);
        const whole = await answer(query.parse(request.query), seen, reply);
        return changed(whole, { person: seen.person, request, reply });
      });
    },
    post: (path, body, answer) => {
      server.post(path, async (request, reply) => {
        const seen = await viewer(request);
        return answer(body.parse(request.body), seen, reply);
      });
    },
    upload: (path, { body, needs }, answer) => {
      const onRequest = async (request: FastifyRequest) => {
        mustSomewhere(await viewer(request), needs);
      };
      server.post(path, { bodyLimit: UPLOAD, onRequest }, async (request, reply) =>
        answer(body.parse(request.body), await viewer(request), reply),
      );
    },
  };
}

/** Who is signed in. Throws when nobody is. */
export function viewing(console: Console, now: () => number): (request: FastifyRequest) => Promise<Viewer> {
  return async (request) => {
    const viewer = await signedIn(console, request, now());
    if (viewer === undefined) throw new UserError(text('console.signIn', {}));
    return viewer;
  };
}

/** Nobody, and a session begun anew, when the login was closed or has a new password, its person has left, or the time is over. */
export async function signedIn(console: Console, request: FastifyRequest, at: number): Promise<Viewer | undefined> {
  const { login: name, since = 0, stamp } = request.session;
  if (name === undefined) return undefined;
  const known = await openSession(console.engine).read.doc(login, name);
  const isGood = known?.open === true && at - since <= LONGEST && known.changed.id === stamp;
  const person = isGood ? console.engine.org.person(known.person) : undefined;
  if (person !== undefined) return viewerOf(console, person, localeOf(request));
  await request.session.regenerate();
  return undefined;
}
