// Takes what waits, decides it in batches, commits; wakes what is due. The only writer of documents.
import type { DocRef, Signal } from '../flow.ts';
import type { CommitResult, Entry, Taken } from '../ports.ts';
import { dispatch } from './dispatch.ts';
import type { Engine } from './engine.ts';
import { gapIntake } from './gap.ts';
import { buried, decide, factsFor, type Intake, type Planned } from './plan.ts';
import { refreshOrg } from './organisation.ts';
import { openSession, type Session } from './session.ts';

/** Entries decided in one go under load. */
export const BATCH = 256;
const WAKES = 100;
const ATTEMPTS = 5;
/** An entry handed out this often has killed its worker each time: it is put aside unread. */
const POISON = 5;
const LATER = 60_000;

export interface Runner {
  /** Deals with what waits, at most `blockMs` after nothing came; returns how much there was. */
  turn(blockMs: number): Promise<number>;
}

export function createRunner(engine: Engine, consumer: string): Runner {
  return {
    async turn(blockMs) {
      const wakes = await engine.store.due(engine.clock.now(), WAKES);
      const taken = await engine.store.take(consumer, BATCH, wakes.length > 0 ? 0 : blockMs);
      if (wakes.length + taken.length > 0) await run(engine, [...wakes, ...taken]);
      return wakes.length + taken.length;
    },
  };
}

interface Wake {
  readonly ref: DocRef;
  readonly at: number;
}
type Work = Wake | Taken;

async function run(engine: Engine, work: readonly Work[]): Promise<void> {
  let open = work;
  for (let attempt = 1; open.length > 0; attempt++) {
    await refreshOrg(engine);
    const session = openSession(engine);
    const results = await commitAll(session, open);
    const moved = open.filter((_, i) => results[i] === 'conflict');
    if (moved.length > 0 && attempt === ATTEMPTS) return giveUp(engine, moved);
    open = moved;
  }
}

/** Entries stay in the inbox and come again; a wake-up waits a little. */
async function giveUp(engine: Engine, moved: readonly Work[]): Promise<void> {
  engine.log.warn('documents keep moving', { entries: moved.length });
  for (const one of moved) if ('ref' in one) await engine.store.postpone(one.ref, engine.clock.now() + LATER);
}

async function commitAll(session: Session, work: readonly Work[]): Promise<readonly CommitResult[]> {
  const { engine } = session;
  const intakes = await Promise.all(work.map((one) => intakeOf(one, session)));
  const planned: Planned[] = [];
  for (const intake of intakes) planned.push(await planOf(intake, session));
  const { results, org } = await engine.store.commit(planned.map((p) => p.commit));
  const done = planned.filter((_, i) => results[i] === 'done');
  if (org !== undefined) await refreshOrg(engine, { version: org, docs: done.flatMap((p) => p.commit.docs) });
  await engine.store.offer(following(done, engine.clock.now()));
  engine.committed(done.map((p) => p.commit));
  return results;
}

/** What must follow a commit is offered with ids of its own, so that it happens once. */
function following(done: readonly Planned[], now: number): Entry[] {
  return done.flatMap(({ follow }) =>
    follow.map((signal: Signal): Entry => ({
      kind: 'signal',
      id: `${signal.event.id}:${signal.to.period ?? ''}:${signal.to.id}`,
      at: now,
      signal,
    })),
  );
}

async function planOf(intake: Intake | { bug: unknown; intake: Intake }, session: Session): Promise<Planned> {
  if ('bug' in intake) return aside(intake.intake, session, intake.bug);
  try {
    return await decide(intake, session);
  } catch (error) {
    return aside(intake, session, error);
  }
}

async function aside(intake: Intake, session: Session, error: unknown): Promise<Planned> {
  const { engine } = session;
  const incident = engine.incident();
  engine.log.error('incident', error, { incident, cause: intake.cause });
  const tick = intake.signals.find((signal) => signal.event.type === 'tick');
  if (tick) await engine.store.postpone(tick.to, engine.clock.now() + LATER);
  return buried(intake, session, { incident, error });
}

async function intakeOf(one: Work, session: Session): Promise<Intake | { bug: unknown; intake: Intake }> {
  if ('ref' in one) return wake(one, session);
  const { entry, receipt } = one;
  const base: Intake = {
    cause: entry.id,
    at: entry.at,
    receipt,
    once: { id: entry.id, at: entry.at },
    signals: [],
    replies: [],
    entry,
  };
  if (one.deliveries > POISON) return { bug: new Error('handed out too often'), intake: base };
  try {
    return { ...base, ...(await meaning(entry, session)) };
  } catch (bug) {
    const origin = entry.kind === 'heard' ? { origin: originOf(entry) } : {};
    return { bug, intake: { ...base, ...origin } };
  }
}

function originOf({ message }: Extract<Entry, { kind: 'heard' }>) {
  const { channel, account, conversation } = message;
  return { channel, account, conversation, private: message.private };
}

async function meaning(entry: Entry, session: Session): Promise<Partial<Intake>> {
  const { engine } = session;
  switch (entry.kind) {
    case 'heard':
      return dispatch(entry.message, session);
    case 'signal':
      return { signals: [checked(engine, entry.signal)] };
    case 'cron':
      return { signals: engine.flows.get(entry.flow)?.cycle?.open(entry.slot, engine.org) ?? [] };
    case 'gap':
      return gapIntake(entry, session);
  }
}

/** A signal from outside is parsed by the flow it goes to. */
function checked(engine: Engine, signal: Signal): Signal {
  const flow = engine.flows.get(signal.to.flow);
  return flow === undefined ? signal : { to: signal.to, event: flow.event.parse(signal.event) };
}

async function wake({ ref, at }: Wake, session: Session): Promise<Intake> {
  const now = session.engine.clock.now();
  const facts = await factsFor(ref, session);
  const cause = `tick:${ref.flow}:${ref.period ?? ''}:${ref.id}:${at}`;
  return { cause, at: now, signals: [{ to: ref, event: { type: 'tick', at: now, facts } }], replies: [] };
}
