// The console of a small city, as people use it: real Redis, real server, real sign-in, and a real browser where there is one.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Bot } from '../../src/bot.ts';
import type { Console } from '../../src/console/console.ts';
import { linkFor } from '../../src/console/invite.ts';
import { consoleRoutes, secured } from '../../src/console/server.ts';
import { consoleTransport } from '../../src/console/transport.ts';
import { openTown, type Town, type TownOptions } from './town.ts';

/** What was answered to a request. */
export interface Answered<T = unknown> {
  readonly status: number;
  readonly body: T;
}

/** Somebody who is signed in. */
export interface Client {
  readonly cookie: string;
  get<T = unknown>(path: string, query?: Readonly<Record<string, string>>): Promise<Answered<T>>;
  post<T = unknown>(path: string, body?: object): Promise<Answered<T>>;
  /** Says a command as a button does; returns the answers. */
  say(text: string): Promise<readonly string[]>;
}

export interface PageOptions {
  readonly locale?: 'zh-CN' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface Desk {
  readonly town: Town;
  readonly server: FastifyInstance;
  readonly address: string;
  /** Where pictures lie that people have sent. */
  readonly mediaDir: string;
  /** Signs somebody in, through a one-time link the first time. */
  as(person: string): Promise<Client>;
  /** A browser in which somebody is signed in, at a path. Ends with the desk. */
  page(person: string, path: string, options?: PageOptions): Promise<Page>;
  /** What browsers have complained about: scripts, styles, failed requests. */
  readonly complaints: string[];
  /** Cuts every connection that is open, live ones too; browsers come back by themselves. */
  cut(): void;
  stop(): Promise<void>;
}

export const PASSWORD = 'a long enough password';
/** The name somebody signs in with. */
export const loginOf = (person: string): string => `p-${Buffer.from(person).toString('hex').slice(0, 24)}`;
const PHONE = { width: 390, height: 844 };
export const viewports = { phone: PHONE, desk: { width: 1440, height: 900 } } as const;

const PLACES = [
  process.env['CHROMIUM_BIN'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
/** Path of the system's Chromium. Browser tests say why they are skipped where there is none. */
export const chromiumBin = PLACES.find((path): path is string => path !== undefined && existsSync(path));
export const noBrowser = chromiumBin === undefined;
if (noBrowser)
  process.stderr.write(
    'No Chromium found: browser tests are skipped. Install the package chromium, or set CHROMIUM_BIN.\n',
  );

export interface DeskOptions extends TownOptions, Partial<Pick<Console, 'accounts' | 'onAccounts'>> {}

export async function openDesk({ accounts = () => [], onAccounts, ...options }: DeskOptions = {}): Promise<Desk> {
  const town = await openTown({ ...options, answers: consoleTransport });
  const mediaDir = await mkdtemp(join(tmpdir(), 'gridline-media-'));
  const { server, address } = await consoleOf(town.bot, { mediaDir, accounts, onAccounts });
  town.bot.drive.start();
  const clients = new Map<string, Promise<Client>>();
  const as = (person: string) => {
    const known = clients.get(person) ?? signedIn(server, town, person);
    clients.set(person, known);
    return known;
  };
  const browsing = browserOf({ address, as });
  return {
    ...{ town, server, address, mediaDir, as, complaints: browsing.complaints, page: browsing.page },
    cut() {
      server.server.closeAllConnections();
    },
    async stop() {
      await browsing.stop();
      await server.close();
      await town.bot.drive.stop();
      await town.stop();
      await rm(mediaDir, { recursive: true });
    },
  };
}

/** The console of a bot, on a port that is free. */
export async function consoleOf(
  bot: Bot,
  more: Partial<Console> = {},
): Promise<{ readonly server: FastifyInstance; readonly address: string }> {
  const server = await secured();
  await server.register(
    consoleRoutes({
      ...{ engine: bot.engine, onCommitted: (hear) => bot.onCommitted(hear), sandbox: false, accounts: () => [] },
      ...{ secret: 'a secret of 32 characters or more!', mediaDir: '', ...more },
    }),
  );
  return { server, address: await server.listen({ host: '127.0.0.1', port: 0 }) };
}

async function signedIn(server: FastifyInstance, town: Town, person: string): Promise<Client> {
  const { path, entry } = linkFor(person, town.now());
  await town.store.offer([entry]);
  await town.bot.drive.settle();
  const first = await asking(server);
  const token = path.slice(path.indexOf('#') + 1);
  const name = loginOf(person);
  const answer = await first.post<{ csrf: string }>('/welcome/accept', { token, name, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`${person} cannot sign in: ${JSON.stringify(answer.body)}`);
  return first.signedIn(answer.body.csrf);
}

/** Somebody who is not signed in, with a session and its token. */
export async function asking(server: FastifyInstance) {
  let cookie = '';
  let csrf = '';
  const ask = async <T>(method: 'GET' | 'POST', url: string, body?: object): Promise<Answered<T>> => {
    const answer = await server.inject({
      ...{ method, url: `/api/console${url}`, headers: { cookie, 'x-csrf-token': csrf } },
      ...(body === undefined ? {} : { payload: body }),
    });
    const fresh = answer.cookies.find(({ name }) => name === 'gridline');
    if (fresh !== undefined) cookie = `gridline=${fresh.value}`;
    const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json');
    return { status: answer.statusCode, body: (isJson ? answer.json() : answer.body) as T };
  };
  const get = <T>(path: string, query: Readonly<Record<string, string>> = {}) =>
    ask<T>('GET', Object.keys(query).length === 0 ? path : `${path}?${new URLSearchParams(query).toString()}`);
  const post = <T>(path: string, body: object = {}) => ask<T>('POST', path, body);
  csrf = (await get<{ csrf: string }>('/me')).body.csrf;
  let said = 0;
  const signedIn = (token: string): Client => {
    csrf = token;
    return {
      get cookie() {
        return cookie;
      },
      ...{ get, post },
      async say(text) {
        const answer = await post<{ replies: string[]; error?: string }>('/say', {
          id: `click-${++said}-${csrf.slice(0, 8).replace(/[^\w-]/g, '')}`,
          text,
        });
        return answer.status === 200 ? answer.body.replies : [answer.body.error ?? String(answer.status)];
      },
    };
  };
  return { get, post, signedIn };
}

function browserOf({ address, as }: Pick<Desk, 'address' | 'as'>) {
  const complaints: string[] = [];
  let browser: Promise<Browser> | undefined;
  const contexts: BrowserContext[] = [];
  const page = async (person: string, path: string, options: PageOptions = {}): Promise<Page> => {
    browser ??= chromium.launch({ executablePath: chromiumBin ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    const context = await (await browser).newContext({ viewport: options.viewport ?? viewports.desk });
    contexts.push(context);
    const [name = '', value = ''] = (await as(person)).cookie.split('=');
    await context.addCookies([{ name, value: value, url: address }]);
    const { locale = 'zh-CN', theme = 'light' } = options;
    await context.addInitScript(
      `localStorage.setItem('gridline.locale', '${locale}'); localStorage.setItem('gridline.theme', '${theme}')`,
    );
    const opened = await context.newPage();
    opened.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    opened.on('pageerror', (error) => complaints.push(error.message));
    await opened.goto(address + path);
    return opened;
  };
  const stop = async () => {
    for (const context of contexts) await context.close();
    await (await browser)?.close();
  };
  return { complaints, page, stop };
}
