// The reading side of a command, in memory: documents kept by flow, period and id; ledgers answer as they are told to.
import type { Figures, JournalEntry, Occasion, Outcome, Read, Request } from '../../src/command.ts';
import type { DocRef, Flow, Signal, Stamped, Tick, UnitCode } from '../../src/flow.ts';
import type { LiveOrg, OrgData } from '../../src/org/index.ts';
import { createOrg } from '../../src/org/index.ts';

export interface MemoryRead extends Read {
  /** Applies signals to the documents of a flow, as the runner would; refusals are thrown. */
  apply<S, E extends Stamped>(flow: Flow<S, E>, signals: readonly Signal[]): void;
  tick<S, E extends Stamped>(flow: Flow<S, E>, ref: Omit<DocRef, 'flow'>, tick: Tick): void;
  /** What the ledgers answer, for commands that ask them. */
  readonly ledgers: Map<string, { readonly figures?: readonly Figures[]; readonly waiting?: readonly UnitCode[] }>;
  readonly journal: Map<string, readonly JournalEntry[]>;
}

const keyOf = (ref: DocRef): string => JSON.stringify([ref.flow, ref.period ?? '', ref.id]);

export function memoryRead(): MemoryRead {
  const docs = new Map<string, { readonly ref: DocRef; readonly state: unknown }>();
  const numbers = new Map<string, number>();
  const lasts = new Map<string, number>();
  const ledgers: MemoryRead['ledgers'] = new Map();
  const journal: MemoryRead['journal'] = new Map();

  const load = <S, E extends Stamped>(flow: Flow<S, E>, ref: DocRef): S | undefined => {
    const found = docs.get(keyOf(ref));
    return found && flow.state.parse(found.state);
  };
  const save = (ref: DocRef, state: unknown): void => {
    docs.set(keyOf(ref), { ref, state: JSON.parse(JSON.stringify(state)) as unknown });
  };
  const list = <S, E extends Stamped>(flow: Flow<S, E>) =>
    [...docs.values()]
      .filter((doc) => doc.ref.flow === flow.name && doc.ref.period === undefined)
      .map((doc) => ({ id: doc.ref.id, state: flow.state.parse(doc.state) }))
      .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  const step = <S, E extends Stamped>(flow: Flow<S, E>, ref: DocRef, event: E | Tick): void => {
    save(ref, flow.transition(load(flow, ref), event).state);
  };

  return {
    ledgers,
    journal,
    apply: (flow, signals) => {
      for (const { to, event } of signals) step(flow, to, flow.event.parse(JSON.parse(JSON.stringify(event))));
    },
    tick: (flow, ref, event) => {
      step(flow, { flow: flow.name, ...ref }, event);
    },
    doc: (flow, id, period) =>
      Promise.resolve(load(flow, { flow: flow.name, id, ...(period !== undefined && { period }) })),
    docs: (flow, ids, period) =>
      Promise.resolve(ids.map((id) => load(flow, { flow: flow.name, id, ...(period !== undefined && { period }) }))),
    open: (flow) => Promise.resolve(list(flow).filter((doc) => flow.isOpen(doc.state))),
    all: (flow) => Promise.resolve(list(flow)),
    history: (ref) => Promise.resolve(journal.get(keyOf(ref)) ?? []),
    isOpened: (ledger) => Promise.resolve(ledgers.has(ledger)),
    isListed: (ledger) => Promise.resolve(ledgers.has(ledger)),
    figures: (ledger, units) =>
      Promise.resolve((ledgers.get(ledger)?.figures ?? []).filter((figures) => units.includes(figures.unit))),
    waiting: ({ ledger, limit }) => Promise.resolve((ledgers.get(ledger)?.waiting ?? []).slice(0, limit)),
    awaited: ({ ledger, units }) =>
      Promise.resolve((ledgers.get(ledger)?.waiting ?? []).filter((unit) => units.includes(unit))),
    marked: () => Promise.resolve([]),
    unheard: () => Promise.resolve(undefined),
    number: (series, message) => {
      const key = JSON.stringify([series, message]);
      const known = numbers.get(key);
      if (known !== undefined) return Promise.resolve(known);
      const next = (lasts.get(series) ?? 0) + 1;
      lasts.set(series, next);
      numbers.set(key, next);
      return Promise.resolve(next);
    },
    reach: (units) => Promise.resolve({ rooms: units.length, minutes: 1, unreachable: [] }),
  };
}

/** A small county: two towns with a village of the same name, grids, and somebody for every role. */
export const SMALL_COUNTY: OrgData = {
  zone: 'Asia/Shanghai',
  units: [
    { code: 'city', name: '四平市', aliases: [], tier: 'city' },
    { code: 'county', name: '双辽市', aliases: [], tier: 'county', parent: 'city' },
    { code: 'hw', name: '河湾镇', aliases: [], tier: 'town', parent: 'county' },
    { code: 'dg', name: '东岗镇', aliases: [], tier: 'town', parent: 'county' },
    { code: 'xg', name: '西沟村村委会', aliases: ['西沟'], tier: 'village', parent: 'hw' },
    { code: 'dgc', name: '东沟村村委会', aliases: [], tier: 'village', parent: 'hw' },
    { code: 'lj1', name: '刘家村委会', aliases: [], tier: 'village', parent: 'hw' },
    { code: 'lj2', name: '刘家村委会', aliases: [], tier: 'village', parent: 'dg' },
    { code: 'xg3', name: '3号网格', aliases: [], tier: 'grid', parent: 'xg' },
  ],
  people: [
    { id: 'insp', name: '周检', posts: [{ unit: 'county', role: 'inspector', post: 'principal' }], contacts: [] },
    { id: 'cty', name: '郑办', posts: [{ unit: 'county', role: 'county_office', post: 'principal' }], contacts: [] },
    { id: 'town', name: '钱镇', posts: [{ unit: 'hw', role: 'town_office', post: 'principal' }], contacts: [] },
    { id: 'vil', name: '王村长', posts: [{ unit: 'xg', role: 'grid_leader', post: 'principal' }], contacts: [] },
    { id: 'vil2', name: '李副', posts: [{ unit: 'xg', role: 'grid_leader', post: 'backup' }], contacts: [] },
    { id: 'vild', name: '赵村', posts: [{ unit: 'dgc', role: 'grid_leader', post: 'principal' }], contacts: [] },
    { id: 'grid', name: '孙网格', posts: [{ unit: 'xg3', role: 'grid_worker', post: 'principal' }], contacts: [] },
  ],
  rooms: ['county', 'hw', 'xg', 'dgc', 'xg3'].map((unit) => ({
    key: `a/${unit}`,
    account: 'a',
    room: unit,
    unit,
    kind: 'command' as const,
  })),
};

export function smallCounty(): LiveOrg {
  return createOrg(SMALL_COUNTY);
}

/** A message in the group of a unit, or in private without one. */
export function occasionOf(
  org: LiveOrg,
  part: Partial<Occasion> & { at: number; id: string },
  unit?: UnitCode,
): Occasion {
  const room = unit === undefined ? undefined : org.roomOf(unit);
  return {
    text: '',
    conversation: room?.key ?? 'private',
    account: 'a',
    channel: 'sandbox',
    contact: 'contact',
    contactName: 'nickname',
    mentions: [],
    ...(room && { room }),
    ...part,
  };
}

export type { Outcome, Request };
