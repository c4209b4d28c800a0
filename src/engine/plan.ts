// What one entry leads to: the signals it means, and what they do to documents, ledgers and conversations.
import type { DocRef, Facts, LedgerOpening, Message, Stamped, Step, TallyChange, Tick, UnitCode } from '../flow.ts';
import type { Org, Roster } from '../org/types.ts';
import { UserError } from '../errors.ts';
import { masked } from '../mask.ts';
import type { Commit, DocWrite, Entry, LedgerWrite, TallyWrite } from '../ports.ts';
import { text, type Text } from '../texts/index.ts';
import { beginnings } from './calendar.ts';
import type { Engine } from './engine.ts';
import { type Origin, parcelsOf } from './parcels.ts';
import type { Held, Session } from './session.ts';

/** What is to happen. */
export interface Meaning {
  readonly signals: readonly { readonly to: DocRef; readonly event: Stamped | Tick }[];
  readonly replies: readonly Text[];
  /** What was asked to know it, where that matters (asked.ts). */
  readonly asked?: readonly string[] | undefined;
}

/** What is to be applied because of one entry or one due wake-up. */
export interface Intake extends Meaning {
  /** Names the cause: parcels and journal entries refer to it. */
  readonly cause: string;
  readonly at: number;
  readonly receipt?: string;
  readonly once?: { readonly id: string; readonly at: number };
  /** Where an answer goes. */
  readonly origin?: Origin | undefined;
  readonly entry?: Entry;
}

interface Draft {
  readonly docs: Map<string, { ref: DocRef; was: number; held: Held; event: Stamped | Tick }>;
  readonly messages: Message[];
  readonly tallies: TallyChange[];
  readonly opens: LedgerOpening[];
}

/** Decides an entry on the session's documents; refused events leave nothing behind but the refusal. */
export async function decide(intake: Intake, session: Session): Promise<Commit> {
  const draft: Draft = { docs: new Map(), messages: [], tallies: [], opens: [] };
  try {
    for (const signal of intake.signals) await apply(signal, { session, draft });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return commitOf(intake, session, { docs: new Map(), messages: [reply(error.text)], tallies: [], opens: [] });
  }
  draft.messages.push(...intake.replies.map(reply));
  const commit = await commitOf(intake, session, draft);
  for (const { ref, held } of draft.docs.values()) session.keep(ref, held);
  return commit;
}

function reply(said: Text): Message {
  return { to: { reply: true }, text: said, urgency: 'answer' };
}

async function apply(
  { to, event }: { to: DocRef; event: Stamped | Tick },
  { session, draft }: { session: Session; draft: Draft },
): Promise<void> {
  const flow = session.engine.flows.get(to.flow);
  if (flow === undefined) throw new Error(`no flow is called ${to.flow}`);
  const key = `${to.flow}|${to.period ?? ''}|${to.id}`;
  const here = draft.docs.get(key);
  const held = here?.held ?? (await session.held(to));
  if (event.type === 'tick' && held.state === undefined) return;
  const step = flow.transition(held.state, event);
  if (isNothing(step, held.state)) return;
  const was = here?.was ?? held.version;
  draft.docs.set(key, { ref: to, was, held: { version: was + 1, state: step.state }, event });
  draft.messages.push(...step.messages);
  draft.tallies.push(...(step.tally ?? []));
  if (step.opens) draft.opens.push(step.opens);
}

function isNothing(step: Step<unknown>, before: unknown): boolean {
  return step.state === before && step.messages.length === 0 && step.tally === undefined;
}

async function commitOf(intake: Intake, session: Session, draft: Draft): Promise<Commit> {
  const { engine } = session;
  const ledgers: LedgerWrite[] = [];
  for (const opening of draft.opens) ledgers.push(await ledgerWrite(opening, session));
  const tallies: TallyWrite[] = [];
  for (const change of draft.tallies) tallies.push(await tallyWrite(change, { session, ledgers }));
  const { parcels, unreachable } = await parcelsOf(draft.messages, {
    lost: (person) => {
      engine.log.warn('no account reaches this person', { person, cause: intake.cause });
    },
    org: engine.org,
    origin: intake.origin,
    now: engine.clock.now(),
    cause: intake.cause,
    expected: async (ledger) =>
      ledgers.find((l) => l.ledger === ledger)?.units ??
      engine.store.expected(
        ledger,
        engine.org.roots().map((u) => u.code),
      ),
  });
  const docs = Array.from(draft.docs.values(), (doc) => docWrite(doc, intake, session));
  const entries = beginnings(engine, docs);
  for (const to of unreachable) entries.push(lost(to, intake, engine));
  return { receipt: intake.receipt, once: intake.once, docs, tallies, ledgers, parcels, entries };
}

/** A document learns that nobody can be reached; an id of its own lets it happen once. */
function lost(to: DocRef, { cause }: Intake, { org, clock }: Engine): Entry {
  const id = `${cause}.lost`;
  const at = clock.now();
  const unit = { unit: to.id, name: org.label(to.id) };
  const event = { type: 'undeliverable', at, id, reason: 'no group', period: to.period, ...unit };
  return { kind: 'signal', id: `${id}:${to.period ?? ''}:${to.id}`, at, signal: { to, event } };
}

function docWrite(
  { ref, was, held, event }: { ref: DocRef; was: number; held: Held; event: Stamped | Tick },
  intake: Intake,
  { engine }: Session,
): DocWrite {
  const flow = engine.flows.get(ref.flow);
  const wakeAt = flow?.wakeAt(held.state);
  return {
    ref,
    was,
    json: JSON.stringify(held.state),
    wakeAt,
    open: flow?.isOpen(held.state) ?? false,
    org: engine.orgFlows.has(ref.flow),
    journal: journalOf(event, intake),
  };
}

function journalOf(event: Stamped | Tick, { entry }: Intake): NonNullable<DocWrite['journal']> {
  const by = 'by' in event ? (event.by as { person?: string; name?: string } | undefined) : undefined;
  const heard = entry?.kind === 'heard' ? entry.message : undefined;
  return {
    at: event.at,
    type: event.type,
    person: by?.person,
    name: by?.name,
    room: heard?.conversation,
    message: heard?.id,
    text: heard === undefined ? undefined : masked(heard.text),
  };
}

async function ledgerWrite(opening: LedgerOpening, session: Session): Promise<LedgerWrite> {
  const { store, org } = session.engine;
  const known = await session.ledger(opening.ledger);
  const roster = (known === undefined ? undefined : await store.roster(known)) ?? org.roster();
  if (known === undefined) await store.saveRoster(roster);
  // Units that joined after the roster was frozen begin with the next ledger.
  const placed = opening.units.flatMap((unit) => {
    const index = roster.index(unit);
    return index === undefined ? [] : [{ unit, index }];
  });
  return { ...opening, roster: roster.id, units: placed.map((p) => p.unit), indices: placed.map((p) => p.index) };
}

async function tallyWrite(
  change: TallyChange,
  { session, ledgers }: { session: Session; ledgers: readonly LedgerWrite[] },
): Promise<TallyWrite> {
  const { store, org } = session.engine;
  const id = ledgers.find((l) => l.ledger === change.ledger)?.roster ?? (await session.ledger(change.ledger));
  const roster = id === undefined ? undefined : await store.roster(id);
  const index = roster?.index(change.unit) ?? -1;
  const sums = sumsOf(change);
  return {
    ledger: change.ledger,
    unit: change.unit,
    index,
    marks: change.marks ?? {},
    due: change.due ?? {},
    lineage: Object.keys(sums).length === 0 ? [] : lineageOf(change.unit, { roster, index, org }),
    sums,
  };
}

/** A unit that moves during the day stays where it stood when the ledger was opened: what it gave there is corrected there. */
function lineageOf(unit: UnitCode, where: { roster: Roster | undefined; index: number; org: Org }): UnitCode[] {
  const { roster, index, org } = where;
  if (roster === undefined || index < 0) return org.path(unit).map(({ code }) => code);
  const codes: UnitCode[] = [];
  for (let at = index; at >= 0; at = roster.parent(at)) codes.push(roster.codes[at] ?? '');
  return codes;
}

/** The script would stop half-way at anything else, and the whole batch with it: such a bug stays with its own entry. */
function sumsOf({ sums = {} }: TallyChange): TallyWrite['sums'] {
  if (!Object.values(sums).every(Number.isSafeInteger)) throw new TypeError('a sum is no whole number');
  return sums;
}

/** What a tick of this document needs to know. */
export async function factsFor(ref: DocRef, session: Session): Promise<Facts> {
  const flow = session.engine.flows.get(ref.flow);
  const { state } = await session.held(ref);
  const query = state === undefined ? undefined : flow?.facts?.(state);
  if (query === undefined) return { waiting: [], expected: 0 };
  const { store, org, clock } = session.engine;
  const units = await store.waiting(query);
  const isDeaf = query.since === undefined ? undefined : await session.read.unheard(query.since, clock.now());
  const waiting = units.flatMap((code) => {
    const unit = org.unit(code);
    if (unit === undefined) return [];
    const people = org.people(code).map((person) => person.id);
    const { tier, parent } = unit;
    const superior = parent === undefined ? undefined : org.unit(parent)?.parent;
    return [{ code, name: org.label(code), tier, parent, superior, people, unheard: isDeaf?.(code) === true }];
  });
  return { waiting, expected: (await store.expected(query.ledger, query.under)).length };
}

/** A bug: the sender gets a number, the entry goes aside, nobody waits for it. */
export async function buried(
  intake: Intake,
  session: Session,
  bug: { incident: string; error: unknown },
): Promise<Commit> {
  const { incident, error } = bug;
  const commit = await commitOf(intake, session, {
    docs: new Map(),
    messages: [reply(text('bug', { incident }))],
    tallies: [],
    opens: [],
  });
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  return { ...commit, dead: { incident, reason: masked(reason), entry: JSON.stringify(kept(intake)) } };
}

/** What is put aside of an entry is looked at by people. */
function kept({ entry, cause }: Intake): unknown {
  if (entry?.kind !== 'heard') return entry ?? cause;
  return { ...entry, message: { ...entry.message, text: masked(entry.message.text) } };
}
