// One batch's view of the store: every document and fact is read once, in as few round trips as possible, and the documents that
// earlier waves of the batch decided are seen by later ones. Ledgers and journals are as committed: who asks them may have to wait
// (asked.ts).
import DataLoader from 'dataloader';
import type { Figures, JournalEntry, Read } from '../command.ts';
import { dayOf } from '../calendar.ts';
import type { AnyFlow, DocRef } from '../flow.ts';
import type { Store, StoredDoc } from '../ports.ts';
import { each, mapped } from '../unhurried.ts';
import type { Engine } from './engine.ts';
import { unheard } from './hearing.ts';

/** A document as a flow decides on it. */
export interface Held {
  readonly version: number;
  readonly state: unknown;
}

interface Documents {
  readonly held: (ref: DocRef) => Promise<Held>;
  readonly heldAll: (refs: readonly DocRef[]) => Promise<readonly Held[]>;
  /** Ids of a flow without periods that this batch has decided on. */
  readonly moved: ReadonlyMap<string, ReadonlySet<string>>;
}

const ABSENT: Held = { version: 0, state: undefined };

export interface Session {
  readonly engine: Engine;
  readonly read: Read;
  held(ref: DocRef): Promise<Held>;
  /** Reads these in one go, so that asking for each of them later costs no round trip. */
  foresee(refs: readonly DocRef[]): Promise<void>;
  /** What this batch has decided on a document, to be seen by the rest of the batch. */
  keep(ref: DocRef, held: Held): void;
  /** The roster id of a ledger, undefined while it is not open. */
  ledger(id: string): Promise<string | undefined>;
}

const keyOf = (ref: DocRef): string => `${ref.flow}\u001f${ref.period ?? ''}\u001f${ref.id}`;

export function openSession(engine: Engine): Session {
  const { store } = engine;
  /** As read, or as this batch has decided meanwhile. */
  const known = new Map<string, Held>();
  const moved = new Map<string, Set<string>>();
  const docs = new DataLoader<DocRef, Held, string>(
    async (refs) => {
      const found = await store.docs(refs);
      return mapped(refs, (ref, i) => {
        const read = parsed(engine.flows.get(ref.flow), found[i]);
        const key = keyOf(ref);
        if (!(read instanceof Error) && !known.has(key)) known.set(key, read);
        return read;
      });
    },
    { cacheKeyFn: keyOf, maxBatchSize: 2000 },
  );
  const ledgers = new DataLoader<string, string | undefined>((ids) =>
    Promise.all(ids.map((id) => rosterOf(store, id))),
  );
  const held = async (ref: DocRef): Promise<Held> => known.get(keyOf(ref)) ?? docs.load(ref);
  const heldAll = async (refs: readonly DocRef[]): Promise<readonly Held[]> => {
    const found = refs.map((ref) => known.get(keyOf(ref)));
    return found.every((one) => one !== undefined) ? found : Promise.all(refs.map(held));
  };
  return {
    engine,
    read: reading(engine, { held, heldAll, moved }, (id) => ledgers.load(id)),
    held,
    async foresee(refs) {
      await docs.loadMany(refs.filter((ref) => !known.has(keyOf(ref))));
    },
    keep(ref, now) {
      known.set(keyOf(ref), now);
      if (ref.period === undefined) moved.set(ref.flow, (moved.get(ref.flow) ?? new Set()).add(ref.id));
    },
    ledger: (id) => ledgers.load(id),
  };
}

/** The roster of a ledger never changes once it is open. */
const opened = new WeakMap<Store, Map<string, string>>();
const LEDGERS_KEPT = 1_000;

async function rosterOf(store: Store, ledger: string): Promise<string | undefined> {
  const known = opened.get(store) ?? new Map<string, string>();
  opened.set(store, known);
  const roster = known.get(ledger) ?? (await store.ledger(ledger))?.roster;
  if (known.size >= LEDGERS_KEPT) known.clear();
  if (roster !== undefined) known.set(ledger, roster);
  return roster;
}

/** What Redis returned is parsed by the flow's own schema, never trusted. A spoilt document spoils only its own load. */
function parsed(flow: AnyFlow | undefined, doc: StoredDoc | undefined): Held | Error {
  if (doc === undefined || flow === undefined) return ABSENT;
  try {
    return { version: doc.version, state: flow.state.parse(JSON.parse(doc.json)) };
  } catch (error) {
    return error instanceof Error ? error : new Error('unreadable document');
  }
}

function reading(
  engine: Engine,
  { held, heldAll, moved }: Documents,
  ledger: (id: string) => Promise<string | undefined>,
): Read {
  const { store, org } = engine;
  const refOf = (flow: string, id: string, period?: string): DocRef =>
    period === undefined ? { flow, id } : { flow, period, id };
  const openOf = openIdsOf(store, moved);
  const read: Read = {
    doc: async (flow, id, period) => (await held(refOf(flow.name, id, period))).state as never,
    docs: async (flow, ids, period) =>
      (await heldAll(ids.map((id) => refOf(flow.name, id, period)))).map(({ state }) => state as never),
    open: async (flow) => {
      const { ids, here } = await openOf(flow.name);
      const states = await read.docs(flow, ids);
      const docs = ids.flatMap((id, i) => (states[i] === undefined ? [] : [{ id, state: states[i] }]));
      return here === undefined ? docs : docs.filter(({ id, state }) => !here.has(id) || flow.isOpen(state));
    },
    all: async (flow) => {
      const found = await store.all(flow.name);
      const all = await mapped(found, ({ id, doc }) => ({ id, state: flow.state.parse(JSON.parse(doc.json)) }));
      return all.sort((a, b) => byNumber(a.id, b.id));
    },
    history: (ref): Promise<readonly JournalEntry[]> => store.history(ref),
    isOpened: async (id) => (await ledger(id)) !== undefined,
    isListed: async (id, unit) => {
      const roster = await ledger(id);
      return roster === undefined || (await store.roster(roster))?.index(unit) !== undefined;
    },
    figures: (id, units): Promise<readonly Figures[]> => store.figures(id, units),
    waiting: ({ under, ...query }) => store.waiting({ ...query, under: [under] }),
    marked: (query) => store.marked(query),
    awaited: (query) => store.awaited(query),
    unheard: (since, until) => unheard({ org, held }, { since, until }),
    number: (series, message) => store.number(series, message),
    reach: (units) => reach(engine, units),
  };
  return read;
}

/** Ids of what is stored as open and of what this batch has decided on (`here`), which may be open or not. */
function openIdsOf(store: Store, moved: Documents['moved']) {
  const read = new Map<string, Promise<readonly string[]>>();
  return async (flow: string) => {
    const known = read.get(flow) ?? store.openIds(flow).then((ids) => [...ids].sort(byNumber));
    read.set(flow, known);
    const stored = await known;
    const here = moved.get(flow);
    return { ids: here === undefined ? stored : [...new Set([...stored, ...here])].sort(byNumber), here };
  };
}

async function reach({ org, pace }: Engine, units: readonly string[]) {
  const rooms = new Set<string>();
  const unreachable: string[] = [];
  await each(units, (unit) => {
    const room = org.nearestRoom(unit);
    if (room === undefined) unreachable.push(unit);
    else rooms.add(room.key);
  });
  return { rooms: rooms.size, minutes: pace(rooms.size), unreachable };
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b) || (a < b ? -1 : 1);
}

/** The calendar day now, for what depends on today's tree. */
export function today({ clock, org }: Engine): string {
  return dayOf(clock.now(), org.zone);
}
