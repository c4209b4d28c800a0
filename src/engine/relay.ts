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
  /** As Redis has it: another process of this day may have sent as well. */
  sentToday: number;
  /** A long answer under way, and its next part: nothing comes between. */
  under: { readonly one: Ready; readonly part: number } | undefined;
  readonly doubts: Doubts;
}

export function createRelay(options: RelayOptions): Relay {
  const doubts: Doubts = { open: new Map(), times: new Map(), recovered: false };
  const state: State = { readyAt: 0, day: '', sentToday: 0, under: undefined, doubts };
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
  const { clock, pace } = options;
  await settleDoubts(options, state.doubts);
  const now = clock.now();
  if (now < state.readyAt) return 0;
  const ready = state.under ? [state.under.one] : await begin(options, state, now);
  if (ready.length === 0) return 0;
  const paced = pace.spacing[1] > 0;
  const part = state.under?.part ?? 0;
  const outcomes = await Promise.all(ready.map((one) => send(options, one, { part, paced })));
  if (paced && outcomes[0] !== 'wait') state.readyAt = clock.now() + draw(options);
  const [first] = ready;
  state.under = first !== undefined && outcomes[0] === 'more' ? { one: first, part: part + 1 } : undefined;
  if (state.under) return 1;
  try {
    await note(options, state, { ready, outcomes });
  } catch (error) {
    // Sent, but not noted: what Redis still holds as begun is in doubt, or it would go out again.
    state.doubts.recovered = false;
    throw error;
  }
  return outcomes.filter((outcome) => outcome === 'sent').length;
}

/** What is sent next; it counts towards the day before it goes out, so that a crash cannot hide it. */
async function begin(options: RelayOptions, state: State, now: number): Promise<readonly Ready[]> {
  const { store, transport, pace } = options;
  const left = await leftOf(options, state, now);
  if (left <= 0) return [];
  const most = pace.spacing[1] > 0 ? 1 : Math.min(BURST, left);
  const ready = await readyOf(options, state.doubts, { now, most });
  if (ready.length === 0) return [];
  const begun = ready.map(({ doubt }) => doubt);
  const [sentToday] = await Promise.all([
    store.outbox.spend(transport.account, state.day, partsOf(ready)),
    store.outbox.sending(transport.account, begun),
  ]);
  state.sentToday = sentToday;
  return ready;
}

const partsOf = (ready: readonly Ready[]) => ready.reduce((sum, { composed }) => sum + composed.parts.length, 0);

function draw({ pace, random }: RelayOptions): number {
  const [min, max] = pace.spacing;
  return min + Math.floor(random() * (max - min + 1));
}

/** What the day's budget still allows; once it is used up the rest waits for tomorrow, by the clock of the business zone. */
async function leftOf({ store, transport, pace, style }: RelayOptions, state: State, now: number): Promise<number> {
  const day = dayOf(now, style.zone);
  if (day !== state.day) {
    state.sentToday = await store.outbox.spend(transport.account, day, 0);
    state.day = day;
  }
  if (state.sentToday >= pace.perDay) state.readyAt = instant(addDays(day, 1), '00:00', style.zone);
  return pace.perDay - state.sentToday;
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

type Outcome = 'sent' | 'more' | SendError['outcome'];

/** Sends all parts, or with a pace one of them; once the first has gone out, the whole is in doubt when another one does not follow. */
async function send(
  options: RelayOptions,
  { composed }: Ready,
  { part, paced }: { part: number; paced: boolean },
): Promise<Outcome> {
  const end = paced ? part + 1 : composed.parts.length;
  for (let n = part; n < end; n++) {
    const outcome = await sendPart(options, composed, n);
    if (outcome !== 'sent') return n === 0 ? outcome : 'unknown';
  }
  return end < composed.parts.length ? 'more' : 'sent';
}

async function sendPart({ transport, log }: RelayOptions, composed: Composed, n: number): Promise<Outcome> {
  const [first] = composed.parcels;
  if (first === undefined) return 'sent';
  const { id, conversation, private: isPrivate } = first;
  const key = n === 0 ? id : `${id}/${n}`;
  try {
    const mentions = n === 0 ? composed.mentions : [];
    await transport.send({ conversation, private: isPrivate, key, text: composed.parts[n] ?? '', mentions });
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
  const unsent = ready.filter((_, i) => outcomes[i] === 'wait' || outcomes[i] === 'bury');
  if (unsent.length > 0) state.sentToday = await store.outbox.spend(account, state.day, -partsOf(unsent));
  const until = clock.now() + (transport.echoes ? ECHO_WAIT : 0);
  for (const doubt of of('unknown')) state.doubts.open.set(doubt.conversation, { doubt, until, seen: false });
}
