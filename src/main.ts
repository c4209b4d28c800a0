// Builds everything from the configuration, starts it, and stops it cleanly.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Bot, type BotOptions, createBot } from './bot.ts';
import { type MovableClock, movableClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Log } from './engine/engine.ts';
import type { Pace } from './engine/relay.ts';
import { every } from './scheduler/cron.ts';
import { type OpenStore, openStore } from './open-store.ts';
import { type SandboxServer, serveSandbox } from './sandbox-server.ts';
import type { ReportTemplate } from './templates/types.ts';
import { loadTemplates } from './templates-of.ts';
import { sandboxTransport } from './transports/sandbox/transport.ts';
import { printQr } from './transports/wechaty/qr.ts';
import { wechatyTransport } from './transports/wechaty/transport.ts';

export interface Running {
  readonly bot: Bot;
  /** Where the sandbox listens, when it does. */
  readonly address?: string;
  readonly redis: string;
  stop(): Promise<void>;
}

/** Milliseconds between messages of an account and messages a day, unless SEND_SPACING and SEND_PER_DAY say otherwise. */
const PACE: Readonly<Record<Config['CHANNEL'], Pace>> = {
  sandbox: { spacing: [0, 0], perDay: Number.MAX_SAFE_INTEGER },
  wechaty: { spacing: [3000, 5000], perDay: 2000 },
};

export async function start(config: Config, say: (line: string) => void): Promise<Running> {
  mkdirSync(config.DATA_DIR, { recursive: true });
  const log = logger(config);
  const templates = loadTemplates(config.TEMPLATE_FILES);
  const home = await openStore(config, say, log);
  try {
    return await startOn(home, { config, log, say, templates });
  } catch (error) {
    await home.close();
    throw error;
  }
}

interface Around {
  readonly config: Config;
  readonly log: Log;
  readonly say: (line: string) => void;
  readonly templates: readonly ReportTemplate[];
}

async function startOn(home: OpenStore, around: Around): Promise<Running> {
  const { config, log } = around;
  const movable = config.CHANNEL === 'sandbox' ? movableClock(systemClock, await ahead(home)) : undefined;
  const mediaDir = join(config.DATA_DIR, 'media');
  const room = movable === undefined ? undefined : sandboxTransport({ clock: movable, mediaDir });
  const transport = room ?? wechaty(config, mediaDir, log);
  const bot = createBot({ ...optionsOf(around, home), transports: [transport], ...clockOf(movable) });
  try {
    await bot.start();
    const server =
      room && movable ? await serveSandbox({ bot, transport: room, config, home, clock: movable }) : undefined;
    const stopCron = every('* * * * *', () => bot.calendar.look(), {
      zone: config.TIME_ZONE,
      onError: (error) => {
        log.error('calendar', error);
      },
    });
    return {
      bot,
      redis: home.describe,
      ...(server === undefined ? {} : { address: server.address }),
      stop: () => stopAll({ bot, home, server, stopCron }),
    };
  } catch (error) {
    await bot.stop();
    throw error;
  }
}

function optionsOf({ config, log, say, templates }: Around, home: OpenStore): Omit<BotOptions, 'transports' | 'clock'> {
  const usual = PACE[config.CHANNEL];
  return {
    store: home.store,
    templates,
    style: { locale: config.LOCALE, zone: config.TIME_ZONE },
    pace: { spacing: config.SEND_SPACING ?? usual.spacing, perDay: config.SEND_PER_DAY ?? usual.perDay },
    log,
    worker: config.WORKER,
    onState: (account, state, qr) => {
      say(`${account}: ${state}`);
      if (qr !== undefined) printQr(qr, say);
    },
  };
}

function clockOf(movable: MovableClock | undefined): Pick<BotOptions, 'clock' | 'moveTo'> {
  if (movable === undefined) return { clock: systemClock };
  return {
    clock: movable,
    moveTo: (at) => {
      movable.moveTo(at);
    },
  };
}

async function stopAll(all: {
  bot: Bot;
  home: OpenStore;
  server: SandboxServer | undefined;
  stopCron: () => void;
}): Promise<void> {
  all.stopCron();
  await all.server?.stop();
  await all.bot.stop();
  await all.home.close();
}

/** How far the sandbox's clock had been moved before the restart. */
async function ahead(home: OpenStore): Promise<number> {
  return Number((await home.store.recall('sandbox:clock')) ?? 0);
}

function wechaty(config: Config, mediaDir: string, log: Log) {
  return wechatyTransport({
    account: config.ACCOUNT,
    puppet: config.WECHATY_PUPPET ?? '',
    puppetOptions: puppetOptions(config),
    dataDir: join(config.DATA_DIR, 'accounts', config.ACCOUNT),
    mediaDir,
    log: (level, text) => {
      if (level === 'error') log.warn('ear', { text });
      else log.info('ear', { text });
    },
  });
}

function puppetOptions(config: Config): Readonly<Record<string, unknown>> {
  const plain = config.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT;
  return {
    endpoint: config.WECHATY_PUPPET_SERVICE_ENDPOINT,
    token: config.WECHATY_PUPPET_SERVICE_TOKEN,
    ...(plain ? { tls: { disable: true } } : {}),
  };
}

function logger({ DATA_DIR, LOG_LEVEL }: Config): Log {
  const out = pino(
    { level: LOG_LEVEL, base: null },
    pino.destination({ dest: join(DATA_DIR, 'gridline.log'), sync: false }),
  );
  return {
    info: (what, details) => {
      out.info(details ?? {}, what);
    },
    warn: (what, details) => {
      out.warn(details ?? {}, what);
    },
    error: (what, error, details) => {
      out.error({ ...details, err: error }, what);
    },
  };
}
