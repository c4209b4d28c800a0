// The puppet server as a child process of a test, which can be killed, frozen and started again on the same port.
import { fork, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Saying, Sent } from './puppet-harness.ts';
import type { FromServer, ToServer } from './puppet-server.ts';

export const TOKEN = 'insecure_gridline';

export interface TestGateway {
  readonly endpoint: string;
  say(...says: Saying[]): Promise<void>;
  sent(): Promise<readonly Sent[]>;
  tell(message: ToServer): Promise<FromServer>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Again on the same port; resolves when it listens. */
  start(): Promise<void>;
}

export async function testGateway(...args: string[]): Promise<TestGateway> {
  const port = await freePort();
  let child = await launched(port, args);
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
    sent: async () => {
      const answer = await tell({ kind: 'sent' });
      return answer.kind === 'sent' ? answer.sent : [];
    },
    signal: (signal) => child.kill(signal),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
    start: async () => {
      child = await launched(port, args);
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

function launched(port: number, args: readonly string[]): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./puppet-server.ts', import.meta.url));
  const child = fork(script, [String(port), ...args], { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('message', () => {
      resolve(child);
    });
    child.once('exit', (code) => {
      reject(new Error(`the gateway ended with ${code ?? 'a signal'}`));
    });
  });
}
