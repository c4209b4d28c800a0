// The whole bot in a process of its own, to be killed: node --import tsx bot-process.ts '<BotProcess as JSON>'.
// What it says is appended to a file before the sending counts as done, so that a kill cannot hide it.
import { appendFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { createBot } from '../../src/bot.ts';
import { packRoster, unpackRoster } from '../../src/org/index.ts';
import type { Transport } from '../../src/ports.ts';
import { redisStore } from '../../src/store/redis.ts';
import { templates } from '../../src/templates/index.ts';

export interface BotProcess {
  readonly socket: string;
  readonly city: string;
  readonly account: string;
  /** JSON lines of what was said: {conversation, text}. */
  readonly said: string;
  /** Its clock is so far ahead of the host's, ms. */
  readonly ahead: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as BotProcess;

function connect(): Redis {
  const client = new Redis({ path: options.socket, maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  return client;
}

function fileTransport(): Transport {
  return {
    channel: 'bench',
    account: options.account,
    maxLength: 2000,
    echoes: false,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: ({ conversation, text }) => {
      appendFileSync(options.said, `${JSON.stringify({ conversation, text })}\n`);
      return Promise.resolve();
    },
  };
}

const bot = createBot({
  store: redisStore({
    client: connect(),
    blocking: connect(),
    city: options.city,
    roster: { pack: packRoster, unpack: (_, text) => unpackRoster(text) },
  }),
  transports: [fileTransport()],
  clock: { now: () => Date.now() + options.ahead },
  templates,
  style: { locale: 'zh-CN', zone: 'Asia/Shanghai' },
  pace: { spacing: [0, 0], perDay: 1e9 },
  log: {
    info: () => undefined,
    warn: (what) => {
      console.error(what);
    },
    error: (what, error) => {
      console.error(what, error);
    },
  },
  worker: 'worker-1',
});
await bot.start();
process.send?.('ready');
