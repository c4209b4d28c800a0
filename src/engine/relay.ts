// The paced outbox of one account: next conversation → merge → send → settled, wait, or buried (architecture.md §7).
import { SendError } from '../errors.ts';
import type { Clock, Counts, Doubt, Entry, Mailbox, Parcel, Store, Transport } from '../ports.ts';
import type { Style } from '../texts/index.ts';
import type { Log } from './engine.ts';
import { compose, type Composed } from './compose.ts';

export interface Pace {
  /** Between two messages of the account, ms; the actual wait is drawn between the two. */
  readonly spacing: readonly [min: number, max: number];
  /** Messages a day; what is left waits for tomorrow. */
  readonly perDay: number;
}

export interface RelayOptions {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly style: Style;
  readonly log: Log;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
}

export interface Relay {
  /** Sends what may be sent now; returns how many messages went out. */
  step(): Promise<number>;
  /** When the next message may go out, ms. */
  readyAt(): number;
  /** Whether anything waits to be sent. */
  waiting(): Promise<boolean>;
  /** Our own message as the channel repeated it. */
  echo(said: { readonly conversation: string; readonly text: string }): void;
}

/** Conversations served at once when no spacing is asked for. */
const BURST = 32;
/** The account cannot send now: its whole queue waits this long, ms. */
const BACK_OFF = 5_000;
/** How long an echo may settle a doubtful sending, ms. */
const ECHO_WAIT = 10_000;
const DAY = 86_400_000;

interface State {
  readyAt: number;
  recovered: boolean;
  day: number;
  sentToday: number;
  /** Conversations in doubt: until when an echo is waited for. */
  readonly doubts: Map<string, { readonly doubt: Doubt; readonly until: number; seen: boolean }>;
}

export function createRelay(options: RelayOptions): Relay {
  const state: State = { readyAt: 0, recovered: false, day: 0, sentToday: 0, doubts: new Map() };
  return {
    step: () => step(options, state),
    readyAt: () => state.readyAt,
    waiting: async () => (await options.store.outbox.state(options.transport.account)).waiting > 0,
    echo({ conversation, text }) {
      const open = state.doubts.get(conversation);
      // The channel puts the mentions in front.
      if (open && text.trim().endsWith(open.doubt.text.trim())) open.seen = true;
    },
  };
}

async function step(options: RelayOptions, state: State): Promise<number> {
  const { store, transport, clock } = options;
  await settleDoubts(options, state);
  const now = clock.now();
  if (now < state.readyAt || spent(options, state, now)) return 0;
  const paced = options.pace.spacing[1] > 0;
  const boxes = await store.outbox.next(transport.account, (paced ? 1 : BURST) + state.doubts.size);
  const free = boxes.filter((box) => !state.doubts.has(box.conversation)).slice(0, paced ? 1 : BURST);
  const composed = await Promise.all(free.map((box) => prepare(options, box, now)));
  const ready = composed.flatMap((one) => (one === undefined ? [] : [one]));
  if (ready.length === 0) return 0;
  await store.outbox.sending(
    transport.account,
    ready.map(({ doubt }) => doubt),
  );
  const outcomes = await Promise.all(ready.map((one) => send(options, one)));
  try {
    await note(options, state, { ready, outcomes });
  } catch (error) {
    // Sent, but not noted: what Redis still holds as begun is in doubt, or it would go out again.
    state.recovered = false;
    throw error;
  }
  const sent = outcomes.filter((outcome) => outcome === 'sent').length;
  state.sentToday += sent;
  if (paced && outcomes[0] !== 'wait') state.readyAt = clock.now() + draw(options);
  return sent;
}

function draw({ pace, random }: RelayOptions): number {
  const [min, max] = pace.spacing;
  return min + Math.floor(random() * (max - min + 1));
}

/** The day's budget is used up: the rest waits for tomorrow. */
function spent({ pace }: RelayOptions, state: State, now: number): boolean {
  const day = Math.floor(now / DAY);
  if (day !== state.day) Object.assign(state, { day, sentToday: 0 });
  if (state.sentToday < pace.perDay) return false;
  state.readyAt = (day + 1) * DAY;
  return true;
}

interface Ready {
  readonly composed: Composed;
  readonly doubt: Doubt;
  readonly box: Mailbox;
}

/** Drops what is no longer worth saying; undefined when nothing is left of it. */
async function prepare(
  { store, transport, style }: RelayOptions,
  box: Mailbox,
  now: number,
): Promise<Ready | undefined> {
  const composed = await compose(box, { store, style, now, maxLength: transport.maxLength });
  if (composed.dropped.length > 0) {
    const done = [{ conversation: box.conversation, raws: composed.dropped }];
    await store.outbox.settle(transport.account, done, { dropped: composed.dropped.length });
  }
  if (composed.raws.length === 0) return undefined;
  const { raws, parcels, text } = composed;
  return { composed, box, doubt: { conversation: box.conversation, text, at: now, raws, parcels } };
}

type Outcome = 'sent' | SendError['outcome'];

async function send({ transport, log }: RelayOptions, { composed, doubt }: Ready): Promise<Outcome> {
  const [first] = composed.parcels;
  try {
    const { conversation, text } = doubt;
    await transport.send({
      key: first?.id ?? '',
      conversation,
      private: first?.private ?? false,
      text,
      mentions: composed.mentions,
    });
    return 'sent';
  } catch (error) {
    if (error instanceof SendError) return error.outcome;
    // A bug of the channel: whether it went out is not known.
    log.error('sending', error, { account: transport.account });
    return 'unknown';
  }
}

async function note(
  options: RelayOptions,
  state: State,
  { ready, outcomes }: { ready: readonly Ready[]; outcomes: readonly Outcome[] },
) {
  const { store, transport, clock, log } = options;
  const { account } = transport;
  const of = (outcome: Outcome) => ready.filter((_, i) => outcomes[i] === outcome).map(({ doubt }) => doubt);
  const sent = of('sent');
  const buried = of('bury');
  const waiting = of('wait');
  // Told first: news that is told twice counts once, news that a crash swallows never.
  await tell(options, [
    ...sent.flatMap((d) => tracked(d, 'delivered')),
    ...buried.flatMap((d) => tracked(d, 'undeliverable')),
  ]);
  const dead = buried.flatMap((d) => d.parcels);
  await store.outbox.bury(account, 'unreachable', dead);
  await store.outbox.settle(
    account,
    [...sent, ...buried].map(settled),
    counts({ sent: sent.length, buried: buried.length }),
  );
  await store.outbox.withdraw(
    account,
    waiting.map((d) => d.conversation),
  );
  if (waiting.length > 0) {
    state.readyAt = clock.now() + BACK_OFF;
    log.warn('account cannot send', { account });
  }
  const until = clock.now() + (transport.echoes ? ECHO_WAIT : 0);
  for (const doubt of of('unknown')) state.doubts.set(doubt.conversation, { doubt, until, seen: false });
}

function settled({ conversation, raws }: Doubt) {
  return { conversation, raws };
}

function counts(of: Counts): Counts {
  return Object.fromEntries(Object.entries(of).filter(([, n]) => n > 0));
}

function tracked(doubt: Doubt, type: 'delivered' | 'undeliverable') {
  return doubt.parcels.flatMap((parcel) => (parcel.track ?? []).map((to) => ({ to, type, parcel })));
}

/** Deliveries go the way of everything: through the inbox. */
async function tell(
  { store, clock }: RelayOptions,
  news: readonly ReturnType<typeof tracked>[number][],
): Promise<void> {
  const now = clock.now();
  const entries = news.map(({ to, type, parcel }): Entry => {
    const id = `${type}:${parcel.id}:${to.id}`;
    const event = {
      type,
      at: now,
      id,
      period: to.period,
      unit: to.id,
      ...(type === 'undeliverable' ? { reason: 'group cannot be reached' } : {}),
    };
    return { kind: 'signal', id, at: now, signal: { to, event } };
  });
  await store.offer(entries);
}

/** An echo settles a doubt; without one an order is repeated (it carries its number), anything else is not, and counted. */
async function settleDoubts(options: RelayOptions, state: State): Promise<void> {
  const { store, transport, clock } = options;
  const { account } = transport;
  if (!state.recovered) {
    for (const doubt of await store.outbox.doubts(account)) {
      state.doubts.set(doubt.conversation, { doubt, until: clock.now(), seen: false });
    }
    state.recovered = true;
  }
  const now = clock.now();
  for (const [conversation, { doubt, until, seen }] of state.doubts) {
    if (!seen && now < until) continue;
    state.doubts.delete(conversation);
    const orders = doubt.parcels.some((parcel: Parcel) => parcel.track !== undefined);
    if (seen) {
      await store.outbox.settle(account, [settled(doubt)], { sent: 1 });
      await tell(options, tracked(doubt, 'delivered'));
    } else if (orders) {
      await store.outbox.withdraw(account, [conversation]);
      await store.outbox.settle(account, [], { repeated: 1 });
    } else {
      await store.outbox.settle(account, [settled(doubt)], { doubtful: 1 });
    }
  }
}
