// Every address a server answers: of all servers built from the moment it is asked.
import { subscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';

/** Filled as servers are built: "GET /api/console/me". What Fastify adds by itself for HEAD is left out. */
export function routesOfServers(): ReadonlySet<string> {
  const routes = new Set<string>();
  subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`);
    });
  });
  return routes;
}
