// The real program with its sample city, as npm start runs it, and a real browser in front of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { readConfig } from '../../src/config.ts';
import { type Running, start } from '../../src/main.ts';
import { chromiumBin, type PageOptions, viewports } from './desk.ts';
import { testServer } from './redis.ts';

export interface Program {
  readonly running: Running;
  /** Where browsers reach it: through a line that can be cut. */
  readonly address: string;
  /** The link a newcomer opens first. */
  readonly welcome: string;
  /** What browsers have complained about: scripts, styles, security policy, failed requests. */
  readonly complaints: string[];
  /** A browser of its own, at a path; it is signed in once the link has been used in one with `signedIn`. */
  open(path: string, options?: PageOptions): Promise<Page>;
  /** Keeps the session of this page for every browser opened from now on. */
  signedIn(page: Page): Promise<void>;
  /** Cuts every connection that is open and refuses new ones until mended. */
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
}

export async function openProgram(): Promise<Program> {
  const dir = await mkdtemp(join(tmpdir(), 'gridline-program-'));
  const { bin } = await testServer();
  const config = readConfig({ DATA_DIR: dir, PORT: '0', REDIS_SERVER_BIN: bin, LOG_LEVEL: 'warn' });
  const running = await start(config, () => undefined);
  const line = await lineTo(Number(new URL(running.address).port));
  const browser = await chromium.launch({ executablePath: chromiumBin ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  const complaints: string[] = [];
  let session: Awaited<ReturnType<BrowserContext['cookies']>> = [];
  return {
    ...{ running, complaints, address: line.address, cut: line.cut, mend: line.mend },
    welcome: (running.welcome ?? '').replace(running.address, line.address),
    async open(path, { viewport = viewports.desk, locale = 'zh-CN', theme = 'light' } = {}) {
      const context = await browser.newContext({ viewport });
      await context.addCookies(session);
      await context.addInitScript(
        `localStorage.setItem('gridline.locale', '${locale}'); localStorage.setItem('gridline.theme', '${theme}')`,
      );
      const page = await context.newPage();
      complainsTo(page, complaints);
      await page.goto(new URL(path, line.address).href);
      return page;
    },
    async signedIn(page) {
      session = await page.context().cookies();
    },
    async stop() {
      await browser.close();
      line.stop();
      await running.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export function complainsTo(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}

async function lineTo(port: number) {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => near.destroy());
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => void (isCut = false),
    stop() {
      cut();
      server.close();
    },
  };
}
