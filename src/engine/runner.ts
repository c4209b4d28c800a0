// Takes what waits, decides it in batches, commits; wakes what is due. The only writer of documents.
import type { DocRef, Facts, Signal } from '../flow.ts';
import { type Commit, type Entry, StoreError } from '../ports.ts';
import { type Decided, inTime } from './asked.ts';
import { dispatch } from './dispatch.ts';
import type { Engine } from './engine.ts';
import { gapIntake } from './gap.ts';
import type { Origin } from './parcels.ts';
import { buried, decide, factsFor, type Intake, type Meaning } from './plan.ts';
import { refreshOrg } from './organisation.ts';
import { openSession, type Session } from './session.ts';
import { wavesOf, type Work } from './waves.ts';

/** Entries decided in one go under load. */
export const BATCH = 256;
const WAKES = 100;
const ATTEMPTS = 5;
/** An entry handed out this often has killed its worker each time: it is put aside unread. */
const POISON = 5;
const LATER = 60_000;
const NO_MEANING: Meaning = { signals: [], replies: [] };
/** A document that cannot be read is looked at this seldom, ms. */
const UNREADABLE = 3_600_000;

export interface Runner {
  /** Deals with what waits, at most `blockMs` after nothing came; returns how much there was. */
  turn(blockMs: number): Promise<number>;
}

export function createRunner(engine: Engine, consumer: string): Runner {
  return {
    async turn(blockMs) {
      const [wakes, waiting] = await Promise.all([
        engine.store.due(engine.clock.now(), WAKES),
        engine.store.take(consumer, BATCH, 0),
      ]);
      const idle = wakes.length + waiting.length === 0;
      const taken = idle && blockMs > 0 ? await engine.store.take(consumer, BATCH, blockMs) : waiting;
      if (wakes.length + taken.length > 0) await run(engine, [...wakes, ...taken]);
      return wakes.length + taken.length;
    },
  };
}

async function run(engine: Engine, work: readonly Work[]): Promise<void> {
  let open = work;
  for (let attempt = 1; open.length > 0; attempt++) {
    await refreshOrg(engine);
    const settled = await commitAll(openSession(engine), open);
    if (settled.size > 0) attempt = 0;
    open = open.filter((one) => !settled.has(one));
    if (open.length > 0 && attempt === ATTEMPTS) return giveUp(engine, open);
  }
}

/** Entries stay in the inbox and come again; a wake-up waits a little. */
async function giveUp(engine: Engine, moved: readonly Work[]): Promise<void> {
  engine.log.warn('documents keep moving', { entries: moved.length });
  for (const one of moved) if ('ref' in one) await engine.store.postpone(one.ref, engine.clock.now() + LATER);
}

/** Returns what is settled; the rest has to be decided again. */
async function commitAll(session: Session, work: readonly Work[]): Promise<ReadonlySet<Work>> {
  const { engine } = session;
  const decided: Decided[] = [];
  for (const wave of wavesOf(work)) {
    decided.push(...(await decideWave(session, wave)));
    if (decided.some(changesOrg)) break;
  }
  const ripe = inTime(decided, work, engine.org);
  const { results, org } = await engine.store.commit(ripe.map(({ commit }) => commit));
  const done = ripe.flatMap(({ commit }, i) => (results[i] === 'done' ? [commit] : []));
  if (org !== undefined) await refreshOrg(engine, { version: org, commits: done });
  engine.committed(done);
  return new Set(ripe.flatMap(({ one }, i) => (results[i] === 'conflict' ? [] : [one])));
}

/** What somebody says after the tree, its people or groups have changed is understood when that is known. */
async function decideWave(session: Session, wave: readonly Work[]): Promise<readonly Decided[]> {
  const intakes = await Promise.all(wave.map((one) => intakeOf(one, session)));
  await session.foresee(intakes.flatMap((one) => signalsOf(one).map((signal) => signal.to)));
  const decided: Decided[] = [];
  let changed = false;
  for (const [i, intake] of intakes.entries()) {
    const one = wave[i] as Work;
    if (changed && isSaid(one)) continue;
    const next = { one, commit: await planOf(intake, session), asked: askedOf(intake) };
    changed ||= changesOrg(next);
    decided.push(next);
  }
  return decided;
}

const isSaid = (one: Work) => 'entry' in one && one.entry.kind === 'heard';
const changesOrg = ({ commit }: Decided) => commit.docs.some((doc) => doc.org);

/** What an entry means, or that finding out was a bug. */
type Read = Intake | { readonly bug: unknown; readonly intake: Intake };

const signalsOf = (intake: Read) => ('bug' in intake ? [] : intake.signals);
const askedOf = (intake: Read) => ('bug' in intake ? [] : (intake.asked ?? []));

/** A store that is away is nobody's bug: the batch is left as it is and comes again. */
function bugIn(error: unknown): unknown {
  if (error instanceof StoreError) throw error;
  return error;
}

async function planOf(intake: Read, session: Session): Promise<Commit> {
  if ('bug' in intake) return aside(intake.intake, session, intake.bug);
  try {
    return await decide(intake, session);
  } catch (error) {
    return aside(intake, session, bugIn(error));
  }
}

async function aside(intake: Intake, session: Session, error: unknown): Promise<Commit> {
  const { engine } = session;
  const incident = engine.incident();
  engine.log.error('incident', error, { incident, cause: intake.cause });
  const tick = intake.signals.find((signal) => signal.event.type === 'tick');
  if (tick) await engine.store.postpone(tick.to, await nextTry(tick.to, session));
  return buried(intake, session, { incident, error });
}

/** A wake-up that fails is tried again after a minute, then each time after as long as it is overdue. */
async function nextTry(ref: DocRef, session: Session): Promise<number> {
  const { flows, clock } = session.engine;
  const now = clock.now();
  try {
    const due = flows.get(ref.flow)?.wakeAt((await session.held(ref)).state);
    return now + Math.max(LATER, now - (due ?? now));
  } catch (error) {
    bugIn(error);
    return now + UNREADABLE;
  }
}

async function intakeOf(one: Work, session: Session): Promise<Read> {
  if ('ref' in one) return wake(one, session);
  const { entry, receipt } = one;
  const { id, at } = entry;
  const intakeOf = ({ signals, replies, asked }: Meaning): Intake => {
    return { cause: id, at, receipt, once: { id, at }, signals, replies, asked, origin: originOf(entry), entry };
  };
  if (one.deliveries > POISON) return { bug: new Error('handed out too often'), intake: intakeOf(NO_MEANING) };
  try {
    return intakeOf(await meaning(entry, session));
  } catch (error) {
    return { bug: bugIn(error), intake: intakeOf(NO_MEANING) };
  }
}

/** Where an answer goes. */
function originOf(entry: Entry): Origin | undefined {
  if (entry.kind !== 'heard') return undefined;
  const { channel, account, conversation, private: isPrivate } = entry.message;
  return { channel, account, conversation, private: isPrivate };
}

async function meaning(entry: Entry, session: Session): Promise<Meaning> {
  const { engine } = session;
  switch (entry.kind) {
    case 'heard':
      return dispatch(entry.message, session);
    case 'signal':
      return { signals: [checked(engine, entry.signal)], replies: [] };
    case 'cron':
      return { signals: engine.flows.get(entry.flow)?.cycle?.open(entry.slot, engine.org) ?? [], replies: [] };
    case 'gap':
      return gapIntake(entry, session);
  }
}

/** A signal from outside is parsed by the flow it goes to. */
function checked(engine: Engine, signal: Signal): Signal {
  const flow = engine.flows.get(signal.to.flow);
  return flow === undefined ? signal : { to: signal.to, event: flow.event.parse(signal.event) };
}

/** A document that cannot be read must not keep the others from being woken. */
async function wake({ ref, at }: Extract<Work, { ref: DocRef }>, session: Session): Promise<Read> {
  const now = session.engine.clock.now();
  const cause = `tick:${ref.flow}:${ref.period ?? ''}:${ref.id}:${at}`;
  const intakeWith = (facts: Facts): Intake => ({
    cause,
    at: now,
    replies: [],
    signals: [{ to: ref, event: { type: 'tick', at: now, facts } }],
  });
  try {
    return intakeWith(await factsFor(ref, session));
  } catch (error) {
    return { bug: bugIn(error), intake: intakeWith({ waiting: [], expected: 0 }) };
  }
}
