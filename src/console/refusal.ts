// From what goes wrong to a status and a sentence.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { UserError } from '../errors.ts';
import { StoreError } from '../ports.ts';
import { type Key, type Locale, text, type Text } from '../texts/index.ts';
import { type Console, sentence } from './console.ts';

/** What the page is told of a refusal; `code` is stable, `error` is for people. */
export interface Refusal {
  readonly error: string;
  readonly code: string;
}

/** Refusals that are no mere bad input. Everything else a person is refused is 422. */
const STATUS: Readonly<Partial<Record<Key, number>>> = {
  'console.signIn': 401,
  'console.wrong': 401,
  'console.nobody': 403,
  'console.forbidden': 403,
  'console.stale': 403,
  'console.elsewhere': 403,
  'summary.beyond': 403,
  'unit.forbidden': 403,
  denied: 403,
  frozen: 403,
  'console.notFound': 404,
  'unit.unknown': 404,
  'console.tooMany': 429,
};

export function localeOf({ headers }: FastifyRequest): Locale {
  return headers['accept-language']?.startsWith('en') === true ? 'en' : 'zh-CN';
}

export function answerErrors(console: Console) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { status, said } = refused(error, console);
    if (status === 503 && request.headers.accept === 'text/event-stream') {
      breakOff(request, reply);
      return;
    }
    const body: Refusal = { code: said.key, error: sentence(console, said, localeOf(request)) };
    await reply.code(status).send(body);
  };
}

/** A page that listens comes back by itself when its line has broken, but never when it was refused. */
function breakOff(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.destroy();
}

function refused(error: unknown, { engine }: Console): { readonly status: number; readonly said: Text } {
  if (error instanceof UserError) return { status: STATUS[error.text.key] ?? 422, said: error.text };
  if (error instanceof ZodError) return { status: 400, said: text('console.invalid', { problems: problemsOf(error) }) };
  if (error instanceof StoreError) return { status: 503, said: text('console.away', {}) };
  const { statusCode = 500, code, message } = error as { statusCode?: number; code?: string; message: string };
  if (code?.startsWith('FST_CSRF') === true) return { status: 403, said: text('console.stale', {}) };
  if (statusCode < 500) return { status: statusCode, said: text('console.invalid', { problems: message }) };
  const incident = engine.incident();
  engine.log.error('incident', error, { incident, cause: 'console' });
  return { status: 500, said: text('bug', { incident }) };
}

function problemsOf({ issues }: ZodError): string {
  return issues
    .map(({ path, message }) => [path.join('.'), message].filter((part) => part !== '').join(': '))
    .join('; ');
}
