// The WeChat channel as the engine sees it: one account, held by an ear of its own.
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '../../clock.ts';
import { SendError } from '../../errors.ts';
import type { AccountState, Clock, Listener, Transport } from '../../ports.ts';
import { delivery, type Delivery } from './delivery.ts';
import { gatewayOf } from './gateway.ts';
import type { Level } from './hear.ts';
import { puppetTraits } from './identity.ts';
import { nursery, type Nursery } from './nursery.ts';
import { sends, type Sends } from './sends.ts';
import { wordsOfError } from './speak.ts';
import { tempDir, type Exit, type FromEar, type Tuning } from './wire.ts';

export { puppetTraits, type PuppetTraits } from './identity.ts';
export { printQr } from './qr.ts';
export type { Tuning } from './wire.ts';

export interface WechatyOptions {
  readonly account: string;
  /** Package name of the puppet. */
  readonly puppet: string;
  /** Passed to the puppet; what is missing it takes from Wechaty's environment variables. */
  readonly puppetOptions?: Readonly<Record<string, unknown>>;
  /** Of this account alone. */
  readonly dataDir: string;
  readonly mediaDir: string;
  readonly tuning?: Partial<Tuning>;
  readonly log?: (level: Level, text: string) => void;
  readonly clock?: Clock;
}

export const TUNING: Tuning = {
  probeMs: 1000,
  silentMs: 6000,
  loginMs: 30_000,
  sendMs: 10_000,
  imageBytes: 10 * 1024 * 1024,
  spoolBytes: 64 * 1024 * 1024,
  restartMs: 500,
};

/** Characters of one message. */
const MAX_LENGTH = 2000;

interface Running {
  readonly ear: Nursery;
  readonly delivery: Delivery;
}

interface Account {
  readonly options: WechatyOptions;
  readonly tuning: Tuning;
  readonly clock: Clock;
  readonly log: (level: Level, text: string) => void;
  readonly sends: Sends;
  state: AccountState;
  running?: Running | undefined;
}

/** Throws when the puppet's gateway is not said. */
export function wechatyTransport(options: WechatyOptions): Transport {
  gatewayOf(options.puppet, options.puppetOptions ?? {});
  const tuning = { ...TUNING, ...options.tuning };
  const account: Account = {
    options,
    tuning,
    clock: options.clock ?? systemClock,
    log: options.log ?? (() => undefined),
    sends: sends(tuning.sendMs + 5000),
    state: 'offline',
  };
  return {
    channel: 'wechaty',
    account: options.account,
    maxLength: MAX_LENGTH,
    echoes: puppetTraits(options.puppet).echoes,
    start: (listener) => start(account, listener),
    stop: () => stop(account),
    send: (message) => {
      if (account.state !== 'online') return Promise.reject(new SendError(`account is ${account.state}`, 'wait'));
      return account.sends.add((id) => account.running?.ear.tell({ kind: 'send', id, message }) ?? false);
    },
  };
}

async function start(account: Account, listener: Listener): Promise<void> {
  const { options, tuning, log } = account;
  if (account.running) throw new Error('already started');
  const dataDir = resolve(options.dataDir);
  const home = join(dataDir, 'home');
  // The gateway client keeps names here for ever and never looks whether they still hold.
  await rm(join(home, '.wechaty'), { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await rm(tempDir({ dataDir }), { recursive: true, force: true });
  await mkdir(tempDir({ dataDir }));
  const settings = { dataDir, mediaDir: resolve(options.mediaDir), tuning, puppetOptions: options.puppetOptions ?? {} };
  const told = delivery({
    listener,
    safe: (ns) => account.running?.ear.tell({ kind: 'safe', ns }),
    refused: (error) => {
      log('warn', `heard, but not kept yet: ${wordsOfError(error)}`);
    },
  });
  const ear = nursery({
    settings: { ...settings, account: options.account, puppet: options.puppet },
    home,
    heard: (message) => {
      hearEar(account, listener, message);
    },
    gone: (exit) => {
      gone(account, listener, exit);
    },
    log,
  });
  account.running = { ear, delivery: told };
}

async function stop(account: Account): Promise<void> {
  const { running } = account;
  if (!running) return;
  account.state = 'offline';
  await running.delivery.stop();
  await running.ear.stop();
  await rm(tempDir({ dataDir: resolve(account.options.dataDir) }), { recursive: true, force: true });
  account.running = undefined;
}

function hearEar(account: Account, listener: Listener, message: FromEar): void {
  switch (message.kind) {
    case 'kept':
      account.running?.delivery.take(message.entries);
      return;
    case 'echo':
      listener.echo(message.said);
      return;
    case 'state':
      account.state = message.state;
      listener.state(message.state, message.detail);
      return;
    case 'sent':
      account.sends.sent(message.id);
      return;
    case 'unsent':
      account.sends.unsent(message.id, new SendError(message.reason, message.outcome));
      return;
    case 'log':
      account.log(message.level, message.text);
      return;
    case 'beat':
      if (message.frame !== undefined) listener.alive?.(message.frame);
      return;
    case 'loaded':
      return;
    default:
      message satisfies never;
  }
}

function gone(account: Account, listener: Listener, exit: Exit): void {
  account.state = 'offline';
  account.sends.lost(`the ear ended: ${exit}`);
  listener.state('offline', { at: account.clock.now(), reason: exit });
}
