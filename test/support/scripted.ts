// A channel whose groups are a script: people say things, and what the bot says is kept, room by room.
import type { Heard, Listener, Outgoing, Transport } from '../../src/ports.ts';

export interface Said {
  readonly room: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

export interface Scripted extends Transport {
  readonly heard: Said[];
  say(message: Partial<Heard> & Pick<Heard, 'conversation' | 'contact' | 'text' | 'at'>): Promise<void>;
  gap(from: number, to: number): Promise<void>;
  /** The next sendings end like this; `swallow` sends but reports doubt. */
  failures: ((message: Outgoing) => Error | undefined)[];
}

export function scriptedTransport(account = 'main', maxLength = 2000): Scripted {
  let listener: Listener | undefined;
  let count = 0;
  const heard: Said[] = [];
  const failures: Scripted['failures'] = [];
  return {
    channel: 'test',
    account,
    maxLength,
    echoes: false,
    heard,
    failures,
    start: (to) => {
      listener = to;
      to.state('online', { at: 0 });
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
    send: (message) => {
      const failure = failures.shift()?.(message);
      if (failure) return Promise.reject(failure);
      heard.push({ room: message.conversation, text: message.text, mentions: message.mentions.map((m) => m.name) });
      return Promise.resolve();
    },
    async say(message) {
      await listener?.heard({
        channel: 'test',
        account,
        private: false,
        contactName: message.contact,
        id: `m${String(++count).padStart(6, '0')}`,
        mentions: [],
        ...message,
      });
    },
    gap: async (from, to) => listener?.gap(from, to),
  };
}
