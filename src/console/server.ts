// The console over HTTP: who may connect, how sessions live, and the addresses of every page.
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import session from '@fastify/session';
import fastify, { type FastifyInstance, type FastifyPluginCallback, type FastifyRequest } from 'fastify';
import { systemClock } from '../clock.ts';
import { UserError } from '../errors.ts';
import { text } from '../texts/index.ts';
import { apiOf, viewing } from './api.ts';
import { tooMany } from './attempts.ts';
import { client } from './client.ts';
import type { Console } from './console.ts';
import { liveOf } from './live.ts';
import { isForeign } from './origin.ts';
import { pages } from './pages/index.ts';
import { answerErrors } from './refusal.ts';
import { IDLE, sessionsIn } from './sessions.ts';
import { signIn } from './sign-in.ts';

const PREFIX = '/api/console';
/** Questions and acts in a minute, of one login or of everybody at one address who is not signed in. */
const PER_MINUTE = { GET: 1_200, POST: 240 } as const;

/** Longest body, bytes, and longest time for all of it, ms. */
const LIMITS = { bodyLimit: 256 * 1024, requestTimeout: 120_000 };

/** A server with the limits of every question and the headers of every answer, the sandbox's included. Offices are offline and the console speaks plain HTTP behind whatever they have. */
export async function secured(): Promise<FastifyInstance> {
  const server = fastify({ forceCloseConnections: true, ...LIMITS });
  const self = ["'self'"];
  await server.register(helmet, {
    enableCSPNonces: true,
    strictTransportSecurity: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...{ defaultSrc: self, scriptSrc: self, styleSrc: self, connectSrc: self, fontSrc: self },
        imgSrc: [...self, 'data:', 'blob:'],
        ...{ objectSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], formAction: self },
      },
    },
  });
  return server;
}

/** A Fastify plugin with everything below /api/console, and the pages themselves. */
export function consoleRoutes(console: Console): FastifyPluginCallback {
  return (server, _, done) => {
    server.setErrorHandler(answerErrors(console));
    server.addHook('onRequest', (request, _reply, next) => {
      next(isForeign(request) ? new UserError(text('console.elsewhere', {})) : undefined);
    });
    void server.register(api(console), { prefix: PREFIX });
    void server.register(client);
    done();
  };
}

function api(console: Console) {
  return async (server: FastifyInstance): Promise<void> => {
    const live = liveOf(console);
    await server.register(rateLimit, {
      max: (request) => PER_MINUTE[methodOf(request)],
      timeWindow: 60_000,
      keyGenerator: (request) => `${methodOf(request)} ${request.session.login ?? request.ip}`,
      errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
    });
    await server.register(cookie);
    await server.register(session, {
      secret: console.secret,
      cookieName: 'gridline',
      cookie: { httpOnly: true, sameSite: 'strict', secure: false, path: '/', maxAge: IDLE },
      ...{ rolling: true, saveUninitialized: false },
      store: sessionsIn(console.engine.store.sessions, live.end),
    });
    await server.register(csrf, { sessionPlugin: '@fastify/session', getToken: ({ headers }) => tokenIn(headers) });
    server.addHook('onRequest', (request, reply, next) => {
      void reply.header('cache-control', 'no-store');
      if (request.method === 'GET') next();
      else server.csrfProtection(request, reply, next);
    });
    server.setNotFoundHandler(() => {
      throw new UserError(text('console.notFound', {}));
    });
    const now = () => systemClock.now();
    signIn(server, console, now);
    live.route(server, viewing(console, now));
    const addresses = apiOf(server, console, now);
    for (const page of pages) page(addresses, console);
  };
}

const methodOf = ({ method }: FastifyRequest): keyof typeof PER_MINUTE => (method === 'GET' ? 'GET' : 'POST');

function tokenIn(headers: Readonly<Record<string, unknown>>): string | undefined {
  const token = headers['x-csrf-token'];
  return typeof token === 'string' ? token : undefined;
}
