// The puppet server as a child process of a test, which can be killed, frozen and started again on the same port.
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Saying, Sent, World } from './puppet-harness.ts';
import type { FromServer, ServerSettings, ToServer } from './puppet-server.ts';

export const TOKEN = 'insecure_gridline';
/** JSON lines of what the bot says, written before a sending counts as done: a kill cannot hide it. */
export const SENT = 'sent.jsonl';

export interface TestGateway {
  readonly endpoint: string;
  say(...says: Saying[]): Promise<void>;
  /** All that the bot has said, also while the server is down. */
  sent(): readonly Sent[];
  tell(message: ToServer): Promise<FromServer>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Loads the next server, so that `start` takes no time. */
  prepare(): Promise<void>;
  /** Again on the same port; resolves when it listens. */
  start(): Promise<void>;
}

export interface GatewayOptions {
  /** Of the test, which removes it. A killed server leaves its temporary files here. */
  readonly dir: string;
  /** Who and what is there; a few people and two groups when not given. */
  readonly world?: World;
}

export async function testGateway({ dir, world }: GatewayOptions): Promise<TestGateway> {
  const home = join(dir, 'gateway');
  mkdirSync(home);
  const port = await freePort();
  const settings: ServerSettings = { port, home, ...(world === undefined ? {} : { world }) };
  let child = await listening(await loaded(settings));
  let next: ChildProcess | undefined;
  const waiting: ((answer: FromServer) => void)[] = [];
  const attend = (): void => {
    child.on('message', (answer: FromServer) => waiting.shift()?.(answer)); // answers come in the order of the questions
  };
  attend();
  const tell = (message: ToServer): Promise<FromServer> =>
    new Promise((resolve, reject) => {
      if (!child.connected) reject(new Error('the gateway is down'));
      else waiting.push(resolve);
      if (child.connected) child.send(message);
    });
  return {
    endpoint: `127.0.0.1:${port}`,
    tell,
    say: async (...says) => {
      await tell({ kind: 'say', says });
    },
    sent: () => readSent(join(home, SENT)),
    signal: (signal) => child.kill(signal),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
    prepare: async () => {
      next ??= await loaded(settings);
    },
    start: async () => {
      child = await listening(next ?? (await loaded(settings)));
      next = undefined;
      waiting.length = 0;
      attend();
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

function readSent(file: string): readonly Sent[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Sent);
}

function loaded(settings: ServerSettings): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./puppet-server.ts', import.meta.url));
  return answering(fork(script, [JSON.stringify(settings)], { execArgv: ['--import', 'tsx'] }));
}

function listening(child: ChildProcess): Promise<ChildProcess> {
  const ready = answering(child);
  child.send({ kind: 'listen' } satisfies ToServer);
  return ready;
}

function answering(child: ChildProcess): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`the gateway ended with ${code ?? 'a signal'}`));
    };
    child.once('exit', ended);
    child.once('message', () => {
      child.off('exit', ended);
      resolve(child);
    });
  });
}
