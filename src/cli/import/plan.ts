// What files would change, and the writing of it: the same for the command line and the console.
import { person, type PersonEvent, type PersonState } from '../../../flows/person.ts';
import type { Org, Unit } from '../../org/types.ts';
import { type DocWrite, NOTHING, type Store } from '../../ports.ts';
import { mapped } from '../../unhurried.ts';
import { type Invitation, invite } from './codes.ts';
import type { Problem } from './columns.ts';
import { type PeoplePlan, planPeople } from './people.ts';
import { type Table, tableOf } from './table.ts';
import { planUnits, type UnitPlan } from './units.ts';

export interface Changed {
  readonly units: readonly Unit[];
  readonly people: PeoplePlan;
}

export type Planned<P> = { readonly plan: P } | { readonly problems: readonly Problem[] };

export async function unitsPlanned(bytes: Buffer | undefined, existing: readonly Unit[]): Promise<Planned<UnitPlan>> {
  if (bytes === undefined) return { plan: nothingNew(existing) };
  const table = await tableOf(bytes);
  return 'rows' in table ? planUnits(table.rows, existing) : unreadable(table);
}

function unreadable({ unreadable: { line, cause } }: Extract<Table, { unreadable: unknown }>) {
  return { problems: [{ line, column: '', reason: 'unreadable' as const, value: cause }] };
}

function nothingNew(existing: readonly Unit[]): UnitPlan {
  const counts = { new: 0, changed: 0, moved: 0, closed: 0, unchanged: existing.length };
  const tiers = { province: 0, city: 0, county: 0, town: 0, village: 0, grid: 0 };
  return { units: [], all: existing, counts, tiers };
}

const NOBODY: PeoplePlan = { people: [], counts: { new: 0, changed: 0, unchanged: 0 }, posts: {} };

/** The tree as it will be, and whatever else people are judged by. */
export interface Around {
  readonly org: Org;
  readonly store: Store;
  /** Channel of contacts without a `channel:` in front. */
  readonly channel: string;
  /** ms */
  readonly at: number;
}

export async function peoplePlanned(bytes: Buffer | undefined, around: Around): Promise<Planned<PeoplePlan>> {
  if (bytes === undefined) return { plan: NOBODY };
  const table = await tableOf(bytes);
  if (!('rows' in table)) return unreadable(table);
  const { org, store, channel, at } = around;
  const existing = await mapped(await store.all(person.name), ({ id, doc }) => ({
    id,
    state: person.state.parse(JSON.parse(doc.json)),
  }));
  return planPeople(table.rows, { org, existing, channel, at });
}

export interface Prepared {
  readonly units: readonly Unit[];
  readonly docs: readonly DocWrite[];
  /** Codes that nobody knows but whoever is given them now. */
  readonly invitations: readonly Invitation[];
}

/** All that is to be written; `journal` is what the journal says of each person. */
export async function prepared(
  { units, people }: Changed,
  { store, at, journal }: { readonly store: Store; readonly at: number; readonly journal?: DocWrite['journal'] },
): Promise<Prepared> {
  const invitations = await invite(people.people, at);
  const docs = await docsOf(people, invitations, store);
  return { units, docs: journal === undefined ? docs : docs.map((doc) => ({ ...doc, journal })), invitations };
}

/** One commit for tree and people. False when somebody has changed one of them meanwhile. */
export async function committed({ units, docs }: Prepared, store: Store): Promise<boolean> {
  if (units.length + docs.length === 0) return true;
  const { results } = await store.commit([{ ...NOTHING, docs, ...(units.length > 0 ? { units } : {}) }]);
  return results[0] === 'done';
}

async function docsOf(
  plan: PeoplePlan,
  invitations: readonly Invitation[],
  store: Store,
): Promise<readonly DocWrite[]> {
  const invited = new Map(invitations.map((one) => [one.plan.id, one.event]));
  const changed = plan.people.filter((one) => one.events.length > 0 || invited.has(one.id));
  const refs = changed.map(({ id }) => ({ flow: person.name, id }));
  const stored = await store.docs(refs);
  const writes = await mapped(changed, ({ id, events }, i): DocWrite[] => {
    const known = stored[i];
    const before = known === undefined ? undefined : person.state.parse(JSON.parse(known.json));
    const invitation = invited.get(id);
    const state = stateAfter(before, invitation === undefined ? events : [...events, invitation]);
    if (state === undefined) return [];
    const wakeAt = person.wakeAt(state);
    const write = { ref: { flow: person.name, id }, was: known?.version ?? 0, json: JSON.stringify(state) };
    return [{ ...write, org: true, open: person.isOpen(state), ...(wakeAt === undefined ? {} : { wakeAt }) }];
  });
  return writes.flat();
}

/** The state after the events of the plan and whatever else happened, as the flow decides it. */
function stateAfter(before: PersonState | undefined, events: readonly PersonEvent[]): PersonState | undefined {
  let state = before;
  for (const event of events) state = person.transition(state, event).state;
  return state;
}
