// Listens to a started Wechaty bot on the level of its puppet, and speaks through it. Also usable in process.
import type { Wechaty } from 'wechaty';
import { types } from 'wechaty-puppet';
import type { payloads } from 'wechaty-puppet';
import { systemClock } from '../../clock.ts';
import type { Clock, Heard, Listener, Outgoing } from '../../ports.ts';
import { within } from './deadline.ts';
import { lanes, type Lanes } from './lanes.ts';
import { keepImage } from './media.ts';
import { names, type Names } from './names.ts';
import { inOrder } from './order.ts';
import { readPayload, type Read } from './payload.ts';
import { speak, withoutMentions, wordsOfError, type Puppet } from './speak.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Where it all goes. Nothing that is thrown here reaches the puppet. */
export interface Sink {
  /** The next message of the same conversation waits for the promise. */
  heard(message: Heard): void | Promise<void>;
  echo(said: Parameters<Listener['echo']>[0]): void;
  /** A message was announced, but what it said could not be fetched (ms). */
  lost(from: number, to: number): void;
  log(level: Level, text: string): void;
}

export interface HearOptions {
  readonly channel?: string;
  readonly account: string;
  /** Where images go. */
  readonly mediaDir: string;
  readonly imageBytes?: number;
  readonly sendMs?: number;
  readonly clock?: Clock;
}

export interface Hearing {
  /** Throws SendError. */
  send(message: Outgoing): Promise<void>;
  /** When the oldest message arrived (ms) that is announced and not handed over yet. */
  oldest(): number | undefined;
  stop(): void;
}

export const IMAGE_BYTES = 10 * 1024 * 1024;
export const SEND_MS = 10_000;
const PAYLOAD_MS = 15_000;
const PAYLOAD_PATIENCE_MS = 2000;
const PAYLOADS_AT_ONCE = 64;
const IMAGE_MS = 20_000;
const NAME_WAIT_MS = 500;
const NAMES_KEPT = 50_000;
const IDS_REMEMBERED = 20_000;
/** Wechaty's own handling of these loads the room and every member of it, one call each, before anybody sees the event. */
const TAKEN_OVER = ['message', 'room-join', 'room-leave', 'room-topic'] as const;

interface Work {
  readonly puppet: Puppet;
  readonly sink: Sink;
  readonly options: Required<HearOptions>;
  readonly contacts: Names;
  readonly topics: Names;
  readonly lanes: Lanes;
  /** Arrival (ms) of each message that is under way, oldest first. */
  readonly underWay: Map<string, number>;
}

export function hear(bot: Wechaty, sink: Sink, given: HearOptions): Hearing {
  const defaults = { channel: 'wechaty', imageBytes: IMAGE_BYTES, sendMs: SEND_MS, clock: systemClock };
  const work = workOn(bot.puppet, sink, { ...defaults, ...given });
  const { puppet, underWay, options } = work;
  const order = inOrder<payloads.Message>({
    deliver: (payload) => {
      take(work, payload);
    },
    failed: (error) => {
      sink.log('error', `a message could not be fetched: ${wordsOfError(error)}`);
    },
    patienceMs: PAYLOAD_PATIENCE_MS,
    limit: PAYLOADS_AT_ONCE,
  });
  const isNew = remembering(IDS_REMEMBERED);
  const onMessage = ({ messageId }: payloads.EventMessage): void => {
    if (!isNew(messageId)) return;
    underWay.set(messageId, options.clock.now());
    order.push(() => fetch(work, messageId));
  };
  const forgetNames = namesStayFresh(work);
  for (const event of TAKEN_OVER) puppet.removeAllListeners(event);
  puppet.on('message', onMessage);
  puppet.on('dirty', forgetNames.dirty);
  puppet.on('room-topic', forgetNames.topic);
  const onError = errorListener(sink);
  bot.on('error', onError);
  return {
    send: (message) => speak(puppet, message, options.sendMs),
    oldest: () => underWay.values().next().value,
    stop: () => {
      puppet.off('message', onMessage);
      puppet.off('dirty', forgetNames.dirty);
      puppet.off('room-topic', forgetNames.topic);
      order.stop();
    },
  };
}

/** Always there, also after the end: an error without a listener kills the process. */
export function errorListener(sink: Pick<Sink, 'log'>): (error: unknown) => void {
  return (error) => {
    const words = wordsOfError(error);
    if (!isNoise(words)) sink.log('warn', words);
  };
}

/** Wechaty looks rooms up as contacts and says so at every join; it reads frames of calls that are over. */
export function isNoise(words: string): boolean {
  return /no (payload|room|contact|inviter|remover|changer) found for id|must logout first|TLS: disabled/.test(words);
}

function workOn(puppet: Puppet, sink: Sink, options: Required<HearOptions>): Work {
  const contacts = names({
    load: async (id) => (await puppet.contactPayload(id)).name,
    waitMs: NAME_WAIT_MS,
    max: NAMES_KEPT,
  });
  const topics = names({
    load: async (id) => (await puppet.roomPayload(id)).topic,
    waitMs: NAME_WAIT_MS,
    max: NAMES_KEPT,
  });
  return { puppet, sink, options, contacts, topics, lanes: lanes(), underWay: new Map() };
}

async function fetch(work: Work, id: string): Promise<payloads.Message> {
  const arrived = work.underWay.get(id) ?? work.options.clock.now();
  try {
    // A second try, because a gateway may announce a message before it can tell it.
    return await within(PAYLOAD_MS, work.puppet.messagePayload(id)).catch(() =>
      within(PAYLOAD_MS, work.puppet.messagePayload(id)),
    );
  } catch (error) {
    work.underWay.delete(id);
    work.sink.lost(arrived, work.options.clock.now());
    throw error;
  }
}

function take(work: Work, payload: payloads.Message): void {
  const { puppet, sink, underWay } = work;
  const self = puppet.isLoggedIn ? puppet.currentUserId : undefined;
  const read = readPayload(payload, { self, now: work.options.clock.now() });
  if (!read) {
    underWay.delete(payload.id);
    return;
  }
  work.lanes.run(read.conversation, async () => {
    try {
      if (read.self) sink.echo({ conversation: read.conversation, text: withoutMentions(read.text), at: read.at });
      else await sink.heard(await dressed(work, read));
    } catch (error) {
      sink.log('error', `a message could not be handed over: ${wordsOfError(error)}`);
    } finally {
      underWay.delete(payload.id);
    }
  });
}

/** With names and image. What cannot be had in time is left out: the message counts. */
async function dressed(work: Work, read: Read): Promise<Heard> {
  const { channel, account } = work.options;
  const { conversation, talker, id, at, text, mentions } = read;
  const name = work.contacts.get(talker);
  const topic = read.private ? undefined : work.topics.get(conversation);
  const image = read.isImage ? await savedImage(work, read) : undefined;
  const contactName = (typeof name === 'object' ? await name : name) ?? talker;
  const title = typeof topic === 'object' ? await topic : topic;
  return {
    channel,
    account,
    conversation,
    private: read.private,
    contact: talker,
    contactName,
    topic: title,
    id,
    at,
    text,
    mentions,
    image,
  };
}

async function savedImage({ puppet, options, sink }: Work, { id }: Read): Promise<string | undefined> {
  const limits = { dir: options.mediaDir, maxBytes: options.imageBytes, deadlineMs: IMAGE_MS };
  try {
    return await keepImage(() => puppet.messageFile(id), `${options.account}\n${id}`, limits);
  } catch (error) {
    sink.log('warn', `an image could not be kept: ${wordsOfError(error)}`);
    return undefined;
  }
}

function namesStayFresh({ contacts, topics }: Work): {
  dirty: (event: payloads.EventDirty) => void;
  topic: (event: payloads.EventRoomTopic) => void;
} {
  return {
    dirty: ({ payloadType, payloadId }) => {
      if (payloadType === types.Dirty.Contact) contacts.forget(payloadId);
      if (payloadType === types.Dirty.Room) topics.forget(payloadId);
    },
    topic: ({ roomId, newTopic }) => {
      topics.set(roomId, newTopic);
    },
  };
}

/** Tells whether a value is new, among the last `max`. */
function remembering(max: number): (value: string) => boolean {
  const seen = new Set<string>();
  return (value) => {
    if (seen.has(value)) return false;
    if (seen.size >= max) seen.delete(seen.values().next().value ?? '');
    seen.add(value);
    return true;
  };
}
