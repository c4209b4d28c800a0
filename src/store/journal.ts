// Pages of a journal on Redis. It lies in one hash by document and version, so a page is what remains of a walk through all of it.
import type { Cluster, Redis } from 'ioredis';
import type { JournalEntry } from '../command.ts';
import type { DocRef } from '../flow.ts';
import type { JournalQuery, Store } from '../ports.ts';
import type { Keys } from './keys.ts';

/** Entries read in one go: Redis answers others in between, and never more than these are held besides the page. */
const STEP = 1000;

type Place = Pick<DocRef, 'flow' | 'period'>;
type Field = readonly [field: string, json: string];

export function redisJournal(client: Redis | Cluster, keys: Keys): Pick<Store, 'journal'> {
  return {
    async journal(of, wanted) {
      // By field, because a walk may meet the same one twice while the hash grows.
      let page = new Map<string, JournalEntry>();
      let more = false;
      const unreadable = new Set<string>();
      for await (const fields of walk(client, keys.journal(of))) {
        for (const [field, json] of fields) {
          const entry = read(of, field, json);
          if (entry === undefined) unreadable.add(field);
          else if (matches(entry, wanted)) page.set(field, entry);
        }
        more ||= page.size > wanted.limit;
        page = new Map([...page].sort(([, a], [, b]) => newestFirst(a, b)).slice(0, wanted.limit));
      }
      return { entries: [...page.values()], more, unreadable: unreadable.size };
    },
  };
}

async function* walk(client: Redis | Cluster, key: string): AsyncGenerator<readonly Field[]> {
  let cursor = '0';
  do {
    const [next, flat] = await client.hscan(key, cursor, 'COUNT', STEP);
    yield Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? '', flat[2 * i + 1] ?? ''] as const);
    cursor = next;
  } while (cursor !== '0');
}

const FIELD = /^(?<id>.*)#(?<version>[1-9]\d*)$/s;
const TEXTS = ['person', 'name', 'room', 'message', 'text'];

/** Undefined when it is not what commits write: one such entry must not cost the whole page. */
function read(of: Place, field: string, json: string): JournalEntry | undefined {
  const place = FIELD.exec(field)?.groups;
  const written = parsed(json) as Readonly<Record<string, unknown>> | null | undefined;
  if (place === undefined || typeof written?.['at'] !== 'number') return undefined;
  const areTexts = TEXTS.every((name) => written[name] === undefined || typeof written[name] === 'string');
  if (typeof written['type'] !== 'string' || !areTexts) return undefined;
  const entry = written as unknown as Omit<JournalEntry, 'ref' | 'version'>;
  return { ...entry, ref: { ...of, id: place['id'] ?? '' }, version: Number(place['version']) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function matches(entry: JournalEntry, wanted: JournalQuery): boolean {
  const { person, message, from = -Infinity, to = Infinity, keep } = wanted;
  return (
    (person === undefined || entry.person === person) &&
    (message === undefined || entry.message === message) &&
    entry.at >= from &&
    entry.at <= to &&
    (keep === undefined || keep(entry))
  );
}

function newestFirst(a: JournalEntry, b: JournalEntry): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.ref.id !== b.ref.id) return a.ref.id < b.ref.id ? 1 : -1;
  return b.version - a.version;
}
