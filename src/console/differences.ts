// Differences: who asks again with the tag of the answer he has is sent what has changed since, or that nothing has (RFC 3229).
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { create } from 'jsondiffpatch';
import { LRUCache } from 'lru-cache';
import type { Person } from '../org/types.ts';
import { DIFFERENCES } from './wire/differences.ts';

/** Answers that are remembered, in characters of JSON; whoever has one that is forgotten is sent the whole. */
const REMEMBERED = 32 * 1024 * 1024;

const NOT_MODIFIED = 304;
const IM_USED = 226;

const differ = create({ objectHash: rowName, omitRemovedValues: true });

/** What makes a row the same row in two answers. */
function rowName(row: object, at?: number): string {
  const { unit, id, key, code, number } = row as Readonly<Record<string, string | number | undefined>>;
  return String(unit ?? id ?? key ?? code ?? number ?? `at ${at}`);
}

interface Asked {
  readonly person: Person;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Makes of an answer what is sent: itself to whoever does not ask for differences. An answer is known again only to whom it was given. */
export function differences(): (answer: unknown, asked: Asked) => unknown {
  const remembered = new LRUCache<string, string>({ maxSize: REMEMBERED, sizeCalculation: ({ length }) => length });
  return (answer, { person, request, reply }) => {
    const { 'a-im': manner, 'if-none-match': had } = request.headers;
    // What has a type of its own already is a file.
    if (manner !== DIFFERENCES || reply.sent || reply.hasHeader('content-type')) return answer;
    const whole = JSON.stringify(answer);
    const tag = `"${createHash('sha256').update(whole).digest('base64url')}"`;
    const nameOf = (known: string) => `${person.id} ${request.url} ${known}`;
    const before = had === undefined ? undefined : remembered.get(nameOf(had));
    remembered.set(nameOf(tag), whole);
    void reply.header('etag', tag);
    if (before === whole) return reply.code(NOT_MODIFIED).send();
    void reply.type('application/json; charset=utf-8');
    const changed = before === undefined ? whole : JSON.stringify(differ.diff(JSON.parse(before), JSON.parse(whole)));
    if (changed.length >= whole.length) return whole;
    return reply.code(IM_USED).header('im', DIFFERENCES).send(changed);
  };
}
