// How often somebody may try to get in before he has to wait.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '../errors.ts';
import { text } from '../texts/index.ts';

/** Attempts are forgotten after so long, ms. */
const WHILE = 15 * 60_000;
/** From one address, where a whole office may stand behind a proxy; of one name from there; of one name from anywhere. */
const FROM_ADDRESS = 200;
const OF_NAME_THERE = 5;
const OF_NAME = 20;

type Limit = ReturnType<FastifyInstance['createRateLimit']>;

export function attempts(server: FastifyInstance, nameIn: (request: FastifyRequest) => string) {
  const limit = (max: number, by: object = {}): Limit => server.createRateLimit({ max, timeWindow: WHILE, ...by });
  const fromAddress = limit(FROM_ADDRESS);
  const ofNameThere = limit(OF_NAME_THERE, { keyGenerator: (one: FastifyRequest) => `${one.ip} ${nameIn(one)}` });
  const ofName = limit(OF_NAME, { keyGenerator: nameIn });
  return {
    /** Throws when there were too many from there. */
    from: (request: FastifyRequest) => count(request, [fromAddress]),
    /** The same, and for the name. Whoever is stopped no longer counts for the others who have that name to give. */
    named: (request: FastifyRequest) => count(request, [fromAddress, ofNameThere, ofName]),
  };
}

async function count(request: FastifyRequest, limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) {
    const found = await limit(request);
    if (!found.isAllowed && found.isExceeded) throw tooMany(found.ttl);
  }
}

/** `ttl`: how long there is to wait, ms. */
export function tooMany(ttl: number): UserError {
  return new UserError(text('console.tooMany', { minutes: Math.max(1, Math.ceil(ttl / 60_000)) }));
}
