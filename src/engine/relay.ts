// The paced outbox of one account: next conversation → merge → send → settled, wait, or buried (architecture.md §7).
import { addDays, dayOf, instant } from '../calendar.ts';
import { SendError } from '../errors.ts';
import type { Day } from '../flow.ts';
import type { Clock, Doubt, Mailbox, Store, Transport } from '../ports.ts';
import type { Style } from '../texts/index.ts';
import type { Log } from './engine.ts';
import { compose, type Composed } from './compose.ts';
import { counts, type Doubts, giveUp, settled, settleDoubts, tell, tracked } from './doubts.ts';

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
const BURST = 128;
/** The account cannot send now: its whole queue waits this long, ms. */
const BACK_OFF = 5_000;
/** How long an echo may settle a doubtful sending, ms. */
const ECHO_WAIT = 10_000;

interface State {
  readyAt: number;
  day: Day;
  sentToday: number;
  readonly doubts: Doubts;
}

export function createRelay(options: RelayOptions): Relay {
  const doubts: Doubts = { open: new Map(), times: new Map(), recovered: false };
  const state: State = { readyAt: 0, day: '', sentToday: 0, doubts };
  return {
    step: () => step(options, state),
    readyAt: () => state.readyAt,
    waiting: async () => (await options.store.outbox.state(options.transport.account)).waiting > 0,
    echo({ conversation, text }) {
      const open = doubts.open.get(conversation);
      // The channel puts the mentions in front.
      if (open && text.trim().endsWith(open.doubt.text.trim())) open.seen = true;
    },
  };
}

async function step(options: RelayOptions, state: State): Promise<number> {
  const { store, transport, clock } = options;
  await settleDoubts(options, state.doubts);
  const now = clock.now();
  if (now < state.readyAt || spent(options, state, now)) return 0;
  const paced = options.pace.spacing[1] > 0;
  const ready = await readyOf(options, state.doubts, { now, most: paced ? 1 : BURST });
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
    state.doubts.recovered = false;
    throw error;
  }
  const sent = ready.filter((_, i) => outcomes[i] === 'sent');
  const messages = sent.reduce((sum, { composed }) => sum + composed.parts.length, 0);
  state.sentToday += messages;
  if (paced && outcomes[0] !== 'wait') state.readyAt = clock.now() + draw(options) * Math.max(1, messages);
  return sent.length;
}

function draw({ pace, random }: RelayOptions): number {
  const [min, max] = pace.spacing;
  return min + Math.floor(random() * (max - min + 1));
}

/** The day's budget is used up: the rest waits for tomorrow, by the clock of the business zone. */
function spent({ pace, style }: RelayOptions, state: State, now: number): boolean {
  const day = dayOf(now, style.zone);
  if (day !== state.day) Object.assign(state, { day, sentToday: 0 });
  if (state.sentToday < pace.perDay) return false;
  state.readyAt = instant(addDays(day, 1), '00:00', style.zone);
  return true;
}

interface Ready {
  readonly composed: Composed;
  readonly doubt: Doubt;
  readonly box: Mailbox;
}

/** The most urgent conversations in which something is left to be said; those in which nothing is cost no turn. */
async function readyOf(
  options: RelayOptions,
  doubts: Doubts,
  { now, most }: { now: number; most: number },
): Promise<Ready[]> {
  const { store, transport } = options;
  const free = async () =>
    (await store.outbox.next(transport.account, most + doubts.open.size))
      .filter((box) => !doubts.open.has(box.conversation))
      .slice(0, most);
  for (let boxes = await free(); boxes.length > 0; boxes = await free()) {
    const composed = await Promise.all(boxes.map((box) => prepare(options, box, now)));
    const ready = composed.flatMap((one) => (one === undefined ? [] : [one]));
    if (ready.length > 0) return ready;
  }
  return [];
}

/** Drops what is no longer worth saying; undefined when nothing is left of it, and then the conversation waits no more. */
async function prepare(
  { store, transport, style }: RelayOptions,
  box: Mailbox,
  now: number,
): Promise<Ready | undefined> {
  const composed = await compose(box, { store, style, now, maxLength: transport.maxLength });
  if (composed.dropped.length > 0 || composed.raws.length === 0) {
    const done = [{ conversation: box.conversation, raws: composed.dropped }];
    await store.outbox.settle(transport.account, done, { dropped: composed.dropped.length });
  }
  if (composed.raws.length === 0) return undefined;
  const { raws, parcels, parts } = composed;
  return { composed, box, doubt: { conversation: box.conversation, text: parts.at(-1) ?? '', at: now, raws, parcels } };
}

type Outcome = 'sent' | SendError['outcome'];

/** Sends all parts; once the first has gone out, the whole is in doubt when another one does not follow. */
async function send({ transport, log }: RelayOptions, { composed, doubt }: Ready): Promise<Outcome> {
  const [first] = composed.parcels;
  const { conversation } = doubt;
  const isPrivate = first?.private ?? false;
  for (const [n, text] of composed.parts.entries()) {
    const key = `${first?.id ?? ''}${n === 0 ? '' : `/${n}`}`;
    try {
      const mentions = n === 0 ? composed.mentions : [];
      await transport.send({ conversation, private: isPrivate, key, text, mentions });
    } catch (error) {
      if (error instanceof SendError) return n === 0 ? error.outcome : 'unknown';
      // A bug of the channel: whether it went out is not known.
      log.error('sending', error, { account: transport.account });
      return 'unknown';
    }
  }
  return 'sent';
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
  for (const { conversation } of [...sent, ...buried]) state.doubts.times.delete(conversation);
  // Told first: news that is told twice counts once, news that a crash swallows never.
  await tell(
    options,
    sent.flatMap((d) => tracked(d, 'delivered')),
  );
  await store.outbox.settle(account, sent.map(settled), counts({ sent: sent.length }));
  await giveUp(options, buried);
  await store.outbox.withdraw(
    account,
    waiting.map((d) => d.conversation),
  );
  if (waiting.length > 0) {
    state.readyAt = clock.now() + BACK_OFF;
    log.warn('account cannot send', { account });
  }
  const until = clock.now() + (transport.echoes ? ECHO_WAIT : 0);
  for (const doubt of of('unknown')) state.doubts.open.set(doubt.conversation, { doubt, until, seen: false });
}
