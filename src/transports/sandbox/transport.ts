// The sandbox channel: the groups live in this process, people speak through `post`, and everybody can listen.
import { randomBytes } from 'node:crypto';
import { SendError } from '../../errors.ts';
import type { Clock, Heard, Listener, Outgoing, Transport } from '../../ports.ts';
import { mentioning } from './forms.ts';
import { history } from './history.ts';
import type { History, Numbered } from './history.ts';
import { storePicture } from './media.ts';
import type { Picture } from './media.ts';
import type { Receipt, Said } from './wire.ts';

/** How the bot appears in the rooms. */
export const BOT = { contact: 'sandbox', name: 'Gridline' } as const;

/** What a person says. With an id, saying it again with the same id changes nothing. */
export interface Speech {
  readonly id?: string;
  readonly conversation: string;
  readonly private: boolean;
  readonly topic?: string;
  readonly contact: string;
  readonly contactName: string;
  /** Empty for a picture. */
  readonly text: string;
  readonly mentions?: readonly string[];
  readonly picture?: Picture;
}

export interface SandboxTransport extends Transport {
  /** Unlike anything an earlier start used: numbers of another start mean nothing here. */
  readonly epoch: string;
  /** Where pictures are kept. */
  readonly mediaDir: string;
  readonly history: History;
  /** A person speaks. The room hears it at once; resolves when the bot has safely kept it, else rejects: say it again with the same id. */
  post(speech: Speech): Promise<Receipt>;
  /** Calls back for everything any room hears, in order. */
  subscribe(hear: (one: Numbered) => void): () => void;
  /** A message id nobody has used. */
  newId(): string;
}

export interface SandboxOptions {
  readonly clock: Clock;
  readonly mediaDir: string;
  /** Messages remembered per conversation. */
  readonly historyPerRoom?: number;
}

const MAX_LENGTH = 2000;
const HISTORY_PER_ROOM = 200;
const HISTORY_TOTAL = 20_000;
const IDS_REMEMBERED = 20_000;

export function sandboxTransport(options: SandboxOptions): SandboxTransport {
  const { clock, mediaDir, historyPerRoom = HISTORY_PER_ROOM } = options;
  const epoch = randomBytes(6).toString('hex');
  const { show, ...audience } = audienceOf(historyPerRoom);
  let listener: Listener | undefined;
  let ids = 0;
  const newId = (): string => `${epoch}-${++ids}`;

  const stage: Stage = {
    clock,
    newId,
    show,
    listening() {
      if (listener === undefined) throw new SendError('The sandbox is not started.', 'wait');
      return listener;
    },
  };
  const speak = speaker(stage, mediaDir);

  return {
    channel: 'sandbox',
    account: BOT.contact,
    maxLength: MAX_LENGTH,
    echoes: true,
    ...audience,
    ...{ epoch, mediaDir, newId },
    start(to) {
      listener = to;
      to.state('online', { at: clock.now() });
      return Promise.resolve();
    },
    stop() {
      listener?.state('offline', { at: clock.now() });
      listener = undefined;
      return Promise.resolve();
    },
    send: sender(stage),
    post: (speech) => speak(speech.id ?? newId(), speech),
  };
}

/** Everybody who listens, and what they have heard. */
function audienceOf(historyPerRoom: number) {
  const lately = history(historyPerRoom, HISTORY_TOTAL);
  const hearers = new Set<(one: Numbered) => void>();
  return {
    history: lately,
    show: (said: Said): void => {
      const one = lately.add(said);
      for (const hear of hearers) hear(one);
    },
    subscribe(hear: (one: Numbered) => void) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

interface Stage {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly show: (said: Said) => void;
  readonly listening: () => Listener;
}

/** Lets people speak, each message id once. */
function speaker({ clock, show, listening }: Stage, mediaDir: string) {
  const shown = new Map<string, Heard>();
  const underway = new Map<string, Promise<Receipt>>();
  const kept = new Set<string>();

  const appear = async (id: string, { picture, mentions = [], ...speech }: Speech): Promise<Heard> => {
    const image = picture && (await storePicture(mediaDir, picture));
    const account = { channel: 'sandbox', account: BOT.contact };
    const heard: Heard = { ...account, ...speech, id, at: clock.now(), mentions, ...(image && { image }) };
    remember(shown, id, heard);
    show(asSaid(heard));
    return heard;
  };
  const tell = async (id: string, speech: Speech): Promise<Receipt> => {
    const to = listening();
    const heard = shown.get(id) ?? (await appear(id, speech));
    if (!kept.has(id)) await to.heard(heard);
    kept.add(id);
    if (kept.size > IDS_REMEMBERED) kept.delete(first(kept));
    return { id, at: heard.at };
  };
  return (id: string, speech: Speech): Promise<Receipt> => {
    const running = underway.get(id) ?? tell(id, speech).finally(() => underway.delete(id));
    underway.set(id, running);
    return running;
  };
}

/** Lets the bot speak. A key seen before is only echoed: the room has heard it. */
function sender({ clock, newId, show, listening }: Stage) {
  const sent = new Map<string, string>();
  return (message: Outgoing): Promise<void> => {
    try {
      const to = listening();
      if (message.text.length > MAX_LENGTH) throw new SendError('The text is too long for one message.', 'bury');
      const { conversation, key } = message;
      const names = message.mentions.map((mention) => mention.name);
      const text = mentioning(names, message.text);
      const at = clock.now();
      if (!sent.has(key)) show(asBot(message, { id: newId(), at, text }));
      remember(sent, key, conversation);
      to.echo({ conversation, text, at });
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  };
}

function asSaid({ contactName, mentions, topic, image, ...heard }: Heard): Said {
  const { id, conversation, private: alone, contact, at, text } = heard;
  const where = { conversation, private: alone, ...(topic !== undefined && { topic }) };
  const what = { text, mentions: [...mentions], ...(image !== undefined && { image }) };
  return { id, ...where, contact, name: contactName, bot: false, at, ...what };
}

function asBot(message: Outgoing, said: { readonly id: string; readonly at: number; readonly text: string }): Said {
  const { conversation, private: alone, mentions } = message;
  const by = { contact: BOT.contact, name: BOT.name, bot: true };
  return { ...said, ...by, conversation, private: alone, mentions: mentions.map((mention) => mention.contact) };
}

function remember<V>(known: Map<string, V>, key: string, value: V): void {
  known.set(key, value);
  if (known.size > IDS_REMEMBERED) known.delete(first(known.keys()));
}

function first(keys: Iterable<string>): string {
  for (const key of keys) return key;
  return '';
}
