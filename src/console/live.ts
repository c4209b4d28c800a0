// Live: what has changed, once a second at most, as server-sent events. Pages ask again for what they show of it.
import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { login } from '../../flows/login.ts';
import { UserError } from '../errors.ts';
import type { Commit } from '../ports.ts';
import { text } from '../texts/index.ts';
import type { Console, Viewer } from './console.ts';
import type { Changes } from './wire/live.ts';

/** Between two events, ms. */
const EVERY = 1_000;
/** After a quiet time the first change is told so soon, with what belongs to it, ms. */
const SOON = 50;
/** A sign of life, and whether the session still stands, ms. */
const BEAT = 15_000;
const MOST_UNITS = 200;
const MAX_STREAMS = 500;
/** Of one person; then the oldest, whose line has most likely broken unnoticed, makes room. */
const MAX_OWN = 20;
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
};

interface Stream {
  readonly response: ServerResponse;
  readonly session: string;
  readonly viewer: Viewer;
  /** Throws when he who listens is signed in no longer. */
  readonly stillIn: () => Promise<unknown>;
}

export interface Live {
  readonly route: (server: FastifyInstance, viewing: (request: FastifyRequest) => Promise<Viewer>) => void;
  /** Whoever listens with a session that is over hears no more. */
  readonly end: (session: string) => void;
}

export function liveOf(console: Console): Live {
  const { store } = console.engine;
  const streams = new Set<Stream>();
  const end = telling(streams, console);
  return {
    route(server, viewing) {
      server.addHook('preClose', (done) => {
        end();
        done();
      });
      server.get('/live', async (request, reply) => {
        const viewer = await viewing(request);
        const { sessionId } = request.session;
        const own = [...streams].filter(({ viewer: { person } }) => person.id === viewer.person.id);
        if (streams.size >= MAX_STREAMS) return reply.code(503).send();
        if (own.length >= MAX_OWN) own[0]?.response.destroy();
        reply.hijack();
        reply.raw.writeHead(200, HEADERS);
        reply.raw.write('retry: 2000\n\nevent: ready\ndata: {}\n\n');
        const stillIn = async () => {
          if ((await store.sessions.get(sessionId)) === undefined) throw new UserError(text('console.signIn', {}));
          return viewing(request);
        };
        const stream = { response: reply.raw, session: sessionId, viewer, stillIn };
        streams.add(stream);
        reply.raw.on('close', () => streams.delete(stream));
      });
    },
    end(session) {
      for (const stream of streams) if (stream.session === session) stream.response.end();
    },
  };
}

/** Collects what is committed and tells every stream; returns what ends it. */
function telling(streams: ReadonlySet<Stream>, { engine, onCommitted, onAccounts }: Console): () => void {
  let moved = nothing();
  let timer: NodeJS.Timeout | undefined;
  let toldAt = -EVERY;
  const tell = () => {
    timer = undefined;
    toldAt = performance.now();
    const changes = moved;
    moved = nothing();
    for (const stream of streams) send(stream, changes);
  };
  const gather = (more: () => void) => {
    if (streams.size === 0) return;
    more();
    if (isSomething(moved)) timer ??= setTimeout(tell, Math.max(SOON, toldAt + EVERY - performance.now()));
  };
  const beatAll = () => {
    for (const stream of streams) void beat(stream, engine.log);
  };
  const ends = [
    onCommitted((commits) => {
      gather(() => {
        for (const commit of commits) note(commit, moved);
      });
      if (commits.some(({ docs }) => docs.some(({ ref }) => ref.flow === login.name))) beatAll();
    }),
    onAccounts?.(() => {
      gather(() => moved.flows.add('account'));
    }),
  ];
  const beating = setInterval(beatAll, BEAT).unref();
  return () => {
    for (const end of ends) end?.();
    clearInterval(beating);
    clearTimeout(timer);
    for (const { response } of streams) response.end();
  };
}

interface Moved {
  readonly flows: Set<string>;
  readonly ledgers: Map<string, Set<string>>;
  org: boolean;
}

const nothing = (): Moved => ({ flows: new Set(), ledgers: new Map(), org: false });
const isSomething = ({ flows, ledgers, org }: Moved): boolean => flows.size + ledgers.size > 0 || org;

function note({ docs, tallies, ledgers, units }: Commit, moved: Moved): void {
  for (const { ref, org } of docs) {
    if (ref.flow !== 'question') moved.flows.add(ref.flow);
    if (org === true) moved.org = true;
  }
  if (units !== undefined) moved.org = true;
  for (const { ledger, unit } of tallies) {
    const known = moved.ledgers.get(ledger) ?? new Set();
    if (known.size <= MOST_UNITS) known.add(unit);
    moved.ledgers.set(ledger, known);
  }
  for (const { ledger } of ledgers) moved.ledgers.set(ledger, moved.ledgers.get(ledger) ?? new Set());
}

/** One that does not read is let go: it comes back and asks for everything. */
function send({ response, viewer }: Stream, moved: Moved): void {
  if (response.writableNeedDrain) response.destroy();
  else response.write(`event: changes\ndata: ${JSON.stringify(seenBy(viewer, moved))}\n\n`);
}

/** Only units the viewer may see now are named, and no ledger in which he may see none of those that moved. */
function seenBy({ org, person: { id } }: Viewer, { flows, ledgers, org: changed }: Moved): Changes {
  const named: Record<string, readonly string[]> = {};
  const person = org.person(id);
  if (person === undefined) return { flows: [], ledgers: named, org: changed };
  for (const [ledger, units] of ledgers) {
    const isWhole = units.size === 0 || units.size > MOST_UNITS;
    const seen = isWhole ? [] : [...units].filter((unit) => org.governs(person, 'see_figures', unit) !== undefined);
    if (isWhole || seen.length > 0) named[ledger] = seen;
  }
  return { flows: [...flows], ledgers: named, org: changed };
}

async function beat({ response, stillIn }: Stream, log: Console['engine']['log']): Promise<void> {
  try {
    await stillIn();
    response.write(': \n\n');
  } catch (error) {
    if (!(error instanceof UserError))
      log.warn('a live page was let go', { reason: error instanceof Error ? error.message : 'unknown' });
    response.end();
  }
}
