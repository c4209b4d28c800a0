// The child process that holds one Wechaty login: it hears, keeps on disk, hands over, and says what it is told.
// On any doubt about its link it ends, and its parent starts the next one: that is faster than any repair from inside.
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Wechaty } from 'wechaty';
import { systemClock } from '../../clock.ts';
import { SendError } from '../../errors.ts';
import type { AccountState } from '../../ports.ts';
import { openSpool, type Spool } from '../spool.ts';
import { certainHearing, type Certain } from './certain.ts';
import { within } from './deadline.ts';
import { answers, gatewayOf, type Gateway } from './gateway.ts';
import type { Hearing, Level, Sink } from './hear.ts';
import { puppetTraits } from './identity.ts';
import { watchLink, type Link } from './link.ts';
import { loadWechaty, type Loaded } from './load.ts';
import { outlet, type Outlet } from './outlet.ts';
import { wordsOfError } from './speak.ts';
import {
  BEAT_MS,
  EAR_ENV,
  EXITS,
  tempDir,
  type EarSettings,
  type Exit,
  type FromEar,
  type Kept,
  type ToEar,
} from './wire.ts';

/** How long a gateway may take for its greeting, and how long we wait between two tries. */
const GREETING_MS = 1000;
const GREETING_EVERY_MS = 250;
/** From saying to hearing, when all is well. */
const ON_THE_WAY_MS = 500;
const STOP_MS = 3000;
/** A stream that says nothing at all is given up by the puppet after 5 s; before that it was refused. */
const UNGREETED_MS = 4500;
/** Errors of the puppet after which it hears nothing any more, whatever it says of itself. */
const LINK_ERROR = /^(1 CANCELLED|4 DEADLINE_EXCEEDED|13 INTERNAL|14 UNAVAILABLE|WatchdogAgent reset)/;
const REFUSAL = /^(6 ALREADY_EXISTS|7 PERMISSION_DENIED|16 UNAUTHENTICATED)/;

interface Ear {
  readonly settings: EarSettings;
  readonly spool: Spool<Kept>;
  readonly outlet: Outlet;
  readonly certain: Certain;
  bot?: Wechaty;
  hearing?: Hearing;
  link?: Link;
  /** The link's last sign of life, ms. */
  frame?: number;
  /** Logged in, or a person has been asked to scan. */
  settled: boolean;
  online: boolean;
}

const now = (): number => systemClock.now();

function post(message: FromEar): void {
  if (process.connected) process.send?.(message);
}

function log(level: Level, text: string): void {
  post({ kind: 'log', level, text });
}

function tell(state: AccountState, detail: { readonly qr?: string; readonly reason?: string } = {}): void {
  post({ kind: 'state', state, detail: { at: now(), ...detail } });
}

function end(exit: Exit, reason: string): never {
  log(exit === 'stopped' ? 'info' : 'warn', `ear ends (${exit}): ${reason}`);
  process.exit(EXITS[exit]);
}

function open(settings: EarSettings): Ear {
  const spool = openSpool<Kept>({
    dir: join(settings.dataDir, 'spool'),
    maxBytes: settings.tuning.spoolBytes,
    onFull: (full) => {
      log(full ? 'error' : 'warn', full ? 'THE SPOOL IS FULL: messages are being lost' : 'the spool has room again');
    },
  });
  const out = outlet(spool, post);
  const certain = certainHearing(join(settings.dataDir, 'heard-until'), (from, to) =>
    out.keep({ kind: 'gap', from, to }, true),
  );
  return { settings, spool, outlet: out, certain, settled: false, online: false };
}

/** What the bot hears goes to the disk first. */
function sinkOf({ outlet: out, certain }: Ear): Sink {
  return {
    heard: (message) => {
      if (!out.keep({ kind: 'heard', message })) certain.end();
    },
    echo: (said) => {
      post({ kind: 'echo', said });
    },
    lost: (from, to) => {
      out.keep({ kind: 'gap', from: from - ON_THE_WAY_MS, to }, true);
    },
    log,
  };
}

async function greeted(gateway: Gateway): Promise<void> {
  for (let tries = 0; !(await answers(gateway, GREETING_MS)); tries += 1) {
    if (tries === 0) tell('offline', { reason: `no answer from ${gateway.url}` });
    await delay(GREETING_EVERY_MS);
  }
}

async function run(ear: Ear, loading: Promise<Loaded>): Promise<void> {
  const { settings } = ear;
  const gateway = gatewayOf(settings.puppet, settings.puppetOptions);
  const greeting = gateway ? greeted(gateway) : undefined;
  const { WechatyBuilder, hear } = await loading;
  post({ kind: 'loaded' });
  await greeting;
  const bot = WechatyBuilder.build({
    // A gateway keeps the session itself; a local puppet needs it to come back without a scan.
    ...(gateway ? {} : { name: join(settings.dataDir, 'session') }),
    puppet: settings.puppet as 'wechaty-puppet-service',
    puppetOptions: { timeoutSeconds: 240, ...settings.puppetOptions },
  });
  bot.on('error', (error) => {
    if (LINK_ERROR.test(error.message)) end('linkLost', error.message);
    if (REFUSAL.test(error.message)) end('refused', error.message);
  });
  await bot.init();
  ear.bot = bot;
  const { imageBytes, sendMs } = settings.tuning;
  ear.hearing = hear(bot, sinkOf(ear), { account: settings.account, mediaDir: settings.mediaDir, imageBytes, sendMs });
  const link = watch(ear, bot);
  const began = performance.now();
  await bot.start();
  // A gateway greets a stream it accepts. One that still holds an older stream drops ours at once, without an error.
  if (gateway && link.frames === 0 && performance.now() - began < UNGREETED_MS)
    end('refused', 'the gateway gave no event stream');
}

function watch(ear: Ear, { puppet }: Wechaty): Link {
  const { probeMs, silentMs, loginMs } = ear.settings.tuning;
  puppet.on('scan', ({ qrcode }) => {
    ear.settled = true;
    tell('scan', qrcode === undefined || qrcode === '' ? {} : { qr: qrcode });
  });
  puppet.on('login', () => {
    ear.settled = ear.online = true;
    ear.certain.begin(now());
    tell('online');
  });
  puppet.on('logout', ({ data }) => {
    ear.online = false;
    ear.certain.end();
    tell('offline', { reason: `logged out: ${data}` });
  });
  setTimeout(() => {
    if (!ear.settled) end('noLogin', `neither login nor scan within ${loginMs} ms`);
  }, loginMs);
  ear.link = watchLink(puppet, {
    probeMs,
    silentMs,
    alive: () => {
      ear.frame = now();
      if (ear.online && !ear.spool.full) ear.certain.proven(certainUntil(ear));
    },
    silent: () => {
      end('silent', `no sign of life for ${silentMs} ms`);
    },
  });
  return ear.link;
}

/** What has arrived and is not on the disk yet would be lost with us, and it was said a moment before it arrived. */
function certainUntil({ hearing }: Ear): number {
  const oldest = hearing?.oldest();
  return oldest === undefined ? now() : oldest - ON_THE_WAY_MS;
}

async function send(ear: Ear, { id, message }: Extract<ToEar, { kind: 'send' }>): Promise<void> {
  try {
    if (!ear.hearing) throw new SendError('not started', 'wait');
    await ear.hearing.send(message);
    post({ kind: 'sent', id });
  } catch (error) {
    const outcome = error instanceof SendError ? error.outcome : 'unknown';
    post({ kind: 'unsent', id, outcome, reason: wordsOfError(error) });
  }
}

async function stop(ear: Ear | undefined): Promise<never> {
  if (!ear) return end('stopped', 'before it began');
  ear.link?.stop();
  const { bot, settings } = ear;
  // Also without `stop` the puppet's session is on the disk; with it some puppets would log out.
  if (bot && !puppetTraits(settings.puppet).stopLogsOut) {
    await within(STOP_MS, bot.stop()).catch((error: unknown) => {
      log('warn', `stop: ${wordsOfError(error)}`);
    });
  }
  ear.spool.close();
  return end('stopped', 'told to');
}

function main(): void {
  process.on('SIGINT', () => undefined); // Ctrl-C goes to the parent too, which ends us in order
  process.on('uncaughtException', (error) => {
    end('crashed', error.stack ?? error.message);
  });
  process.on('unhandledRejection', (reason) => {
    log('error', `unhandled rejection: ${wordsOfError(reason)}`);
  });
  process.on('disconnect', () => process.exit(EXITS.orphaned));
  if (!process.connected) process.exit(EXITS.orphaned);
  const settings = JSON.parse(process.env[EAR_ENV] ?? '') as EarSettings;
  // Wechaty leaves files in the system's temp folder when it is killed; this one is cleared at the next start.
  process.env['TMPDIR'] = tempDir(settings);
  const loading = loadWechaty(settings.puppet, log);
  const failed = (error: unknown): void => {
    end('misconfigured', wordsOfError(error));
  };
  loading.catch(failed);
  let ear: Ear | undefined;
  process.on('SIGTERM', () => void stop(ear));
  process.on('message', (message: ToEar) => {
    if (message.kind === 'begin') {
      ear = open(settings);
      tell('starting');
      run(ear, loading).catch(failed);
    } else if (message.kind === 'stop') void stop(ear);
    else if (message.kind === 'safe') ear?.outlet.safe(message.ns);
    else if (ear) void send(ear, message);
  });
  setInterval(() => {
    post({ kind: 'beat', frame: ear?.frame });
  }, BEAT_MS);
}

main();
