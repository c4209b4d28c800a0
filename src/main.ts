// Builds everything from the configuration, starts it, and stops it cleanly.
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Bot, type BotOptions, createBot } from './bot.ts';
import { type MovableClock, movableClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { type Accounts, watchAccounts } from './console/accounts.ts';
import { consoleTransport } from './console/transport.ts';
import { makeDataDir, notWritable, takeAccount } from './data-dir.ts';
import type { Log } from './engine/engine.ts';
import type { Pace } from './engine/relay.ts';
import { every } from './scheduler/cron.ts';
import { type OpenStore, openStore } from './open-store.ts';
import type { ReportTemplate } from './templates/types.ts';
import { loadTemplates } from './templates-of.ts';
import { sandboxTransport } from './transports/sandbox/transport.ts';
import { printQr } from './transports/wechaty/qr.ts';
import { wechatyTransport } from './transports/wechaty/transport.ts';
import { serve, type WebServer } from './web-server.ts';

export interface Running {
  readonly bot: Bot;
  /** Where console and sandbox listen. */
  readonly address: string;
  /** Where whoever comes first chooses name and password. */
  readonly welcome?: string;
  readonly redis: string;
  stop(): Promise<void>;
}

/** Milliseconds between messages of an account and messages a day, unless SEND_SPACING and SEND_PER_DAY say otherwise. */
const PACE: Readonly<Record<Config['CHANNEL'], Pace>> = {
  sandbox: { spacing: [0, 0], perDay: Number.MAX_SAFE_INTEGER },
  wechaty: { spacing: [3000, 5000], perDay: 2000 },
};

export async function start(config: Config, say: (line: string) => void): Promise<Running> {
  makeDataDir(config.DATA_DIR);
  const log = logger(config, say);
  const templates = loadTemplates(config.TEMPLATE_FILES);
  if (config.CHANNEL === 'wechaty') findPuppet(config.WECHATY_PUPPET ?? '');
  const leave = await takeAccount(config.DATA_DIR, config.CHANNEL === 'wechaty' ? config.ACCOUNT : 'sandbox');
  let home: OpenStore | undefined;
  const close = async () => {
    await home?.close();
    await leave();
  };
  try {
    home = await openStore(config, say, log);
    return await startOn({ ...home, close }, { config, log, say, templates });
  } catch (error) {
    await close();
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
  const accounts = watchAccounts({ channel: config.CHANNEL, pace: paceOf(config), clock: movable ?? systemClock });
  const options = optionsOf({ ...around, accounts }, home);
  const bot = createBot({ ...options, transports: [transport], answers: consoleTransport, ...clockOf(movable) });
  try {
    await bot.start();
    const sandbox = room && movable ? { transport: room, clock: movable } : undefined;
    const server = await serve({
      ...{ bot, config, home, mediaDir, accounts },
      ...(sandbox === undefined ? {} : { sandbox }),
    });
    const stopCron = every('* * * * *', () => bot.calendar.look(), {
      zone: config.TIME_ZONE,
      onError: (error) => {
        log.error('calendar', error);
      },
    });
    return {
      bot,
      redis: home.describe,
      address: server.address,
      ...(server.welcome === undefined ? {} : { welcome: server.welcome }),
      stop: () => stopAll({ bot, home, server, stopCron }),
    };
  } catch (error) {
    await bot.stop();
    throw error;
  }
}

interface Watched extends Around {
  readonly accounts: Accounts;
}

function optionsOf(
  { config, log, say, templates, accounts }: Watched,
  home: OpenStore,
): Omit<BotOptions, 'transports' | 'clock'> {
  return {
    store: home.store,
    templates,
    style: { locale: config.LOCALE, zone: config.TIME_ZONE },
    pace: paceOf(config),
    log,
    worker: config.WORKER,
    onSign: accounts.onSign,
    onSent: accounts.onSent,
    onState: (account, state, detail) => {
      accounts.onState(account, state, detail);
      const { reason, qr } = detail;
      const why = reason === undefined ? '' : ` (${reason}) · ${join(config.DATA_DIR, 'gridline.log')}`;
      say(`${account}: ${state}${why}`);
      if (qr !== undefined) printQr(qr, say);
    },
  };
}

function paceOf({ CHANNEL, SEND_SPACING, SEND_PER_DAY }: Config): Pace {
  const usual = PACE[CHANNEL];
  return { spacing: SEND_SPACING ?? usual.spacing, perDay: SEND_PER_DAY ?? usual.perDay };
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

async function stopAll(all: { bot: Bot; home: OpenStore; server: WebServer; stopCron: () => void }): Promise<void> {
  all.stopCron();
  await all.server.stop();
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

/** Here rather than in the child that speaks through it, which would be started again and again. */
function findPuppet(name: string): void {
  try {
    import.meta.resolve(name);
  } catch (error) {
    throw new Error(`WECHATY_PUPPET=${name} 没有安装，请运行 / is not installed, run:  npm i ${name}`, {
      cause: error,
    });
  }
}

function puppetOptions(config: Config): Readonly<Record<string, unknown>> {
  const plain = config.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT;
  return {
    endpoint: config.WECHATY_PUPPET_SERVICE_ENDPOINT,
    token: config.WECHATY_PUPPET_SERVICE_TOKEN,
    ...(plain ? { tls: { disable: true } } : {}),
  };
}

function openLog(dir: string): number {
  try {
    return openSync(join(dir, 'gridline.log'), 'a');
  } catch (error) {
    throw notWritable(dir, error);
  }
}

function logger({ DATA_DIR, LOG_LEVEL }: Config, say: (line: string) => void): Log {
  const file = pino.destination({ fd: openLog(DATA_DIR), sync: false });
  // Without a listener a full disk would end the process.
  file.once('error', (error) => {
    say(notWritable(DATA_DIR, error).message);
    file.on('error', () => undefined);
  });
  const out = pino({ level: LOG_LEVEL, base: null }, file);
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
