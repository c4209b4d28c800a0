// The console over HTTP: who may connect, how sessions live, and the addresses of every page.
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import session from '@fastify/session';
import type { FastifyInstance, FastifyPluginCallback } from 'fastify';
import { systemClock } from '../clock.ts';
import { UserError } from '../errors.ts';
import { text } from '../texts/index.ts';
import { apiOf, viewing } from './api.ts';
import { client } from './client.ts';
import type { Console } from './console.ts';
import { live } from './live.ts';
import { pages } from './pages/index.ts';
import { answerErrors } from './refusal.ts';
import { IDLE, sessionsIn } from './sessions.ts';
import { signIn } from './sign-in.ts';

const PREFIX = '/api/console';
/** Requests of one browser in a minute. */
const PER_MINUTE = 1_200;

/** Headers of every answer of this server, the sandbox's included. Offices are offline and the console speaks plain HTTP behind whatever they have. */
export async function secured(server: FastifyInstance): Promise<void> {
  const self = ["'self'"];
  await server.register(helmet, {
    enableCSPNonces: true,
    strictTransportSecurity: false,
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
}

/** A Fastify plugin with everything below /api/console, and the pages themselves. */
export function consoleRoutes(console: Console): FastifyPluginCallback {
  return (server, _, done) => {
    void server.register(api(console), { prefix: PREFIX });
    void server.register(client);
    done();
  };
}

function api(console: Console) {
  return async (server: FastifyInstance): Promise<void> => {
    const { sessions } = console.engine.store;
    await server.register(rateLimit, {
      ...{ global: true, max: PER_MINUTE, timeWindow: 60_000 },
      keyGenerator: ({ headers, ip }) => headers.cookie ?? ip,
      errorResponseBuilder: (_request, { ttl }) =>
        new UserError(text('console.tooMany', { minutes: Math.max(1, Math.ceil(ttl / 60_000)) })),
    });
    await server.register(cookie);
    await server.register(session, {
      secret: console.secret,
      cookieName: 'gridline',
      cookie: { httpOnly: true, sameSite: 'strict', secure: false, path: '/', maxAge: IDLE },
      rolling: true,
      store: sessionsIn(sessions),
    });
    await server.register(csrf, { sessionPlugin: '@fastify/session', getToken: ({ headers }) => tokenIn(headers) });
    server.setErrorHandler(answerErrors(console));
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
    live(server, console, viewing(console, now));
    const addresses = apiOf(server, console, now);
    for (const page of pages) page(addresses, console);
  };
}

function tokenIn(headers: Readonly<Record<string, unknown>>): string | undefined {
  const token = headers['x-csrf-token'];
  return typeof token === 'string' ? token : undefined;
}
