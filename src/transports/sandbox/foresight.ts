// What the bot would make of a message, asked before it is said.
import type { FastifyInstance } from 'fastify';
import { parsed } from './parsed.ts';
import type { SandboxRoutes } from './routes.ts';
import { speechOf } from './speech.ts';
import { type PostBody, postBody } from './wire.ts';
import { understoodQuery } from './wire-understood.ts';

/** A message that nobody has sent. */
export interface Unsaid {
  readonly channel: string;
  readonly conversation: string;
  readonly contact: string;
  readonly text: string;
  /** ms */
  readonly at: number;
  /** There is one; it has no name as nobody has kept it. */
  readonly image?: string;
}

export function foresight(api: FastifyInstance, options: SandboxRoutes, bodyLimit: number): void {
  const { understood, transport, directory, clock } = options;
  if (understood === undefined) return;
  const foreseen = (body: PostBody) => {
    const { conversation, contact, text, picture } = speechOf(body, directory, transport.history);
    const said = { channel: transport.channel, conversation, contact, text, at: clock.now() };
    return understood({ ...said, ...(picture && { image: '' }) });
  };
  api.get('/understood', (request) => foreseen(parsed(understoodQuery, request.query)));
  api.post('/understood', { bodyLimit }, (request) => foreseen(parsed(postBody, request.body)));
}
