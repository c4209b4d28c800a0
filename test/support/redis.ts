// A private real Redis per test file: 20 ms to start, nothing to flush, nothing shared.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import type { Found } from '../../src/store/embedded/candidates.ts';
import { findServer } from '../../src/store/embedded/find.ts';
import { launch } from '../../src/store/embedded/launch.ts';
import { makeSocketDir, socketDirOf } from '../../src/store/embedded/place.ts';
import { signal } from '../../src/store/embedded/process.ts';

export interface TestRedis {
  /** A new connection, closed by stop(). */
  client(): Redis;
  readonly socket: string;
  readonly dir: string;
  readonly pid: number;
  /** SIGKILL: the server is gone and stays gone. */
  kill(): Promise<void>;
  /** The same data on the same socket, after kill() or instead of it. */
  restart(): Promise<void>;
  /** Ends server and clients and deletes the data. */
  stop(): Promise<void>;
}

export interface TestRedisOptions {
  /** Default everysec: a killed server loses nothing either way, and tests are faster. */
  readonly appendfsync?: 'always' | 'everysec';
}

/** One copy for all test runs in this checkout; global-setup.ts makes sure it exists before any fork asks. */
const CACHE = fileURLToPath(new URL('../../data/redis-server', import.meta.url));

let found: Promise<Found> | undefined;

export function testServer(onProgress?: (line: string) => void): Promise<Found> {
  found ??= findServer({ bin: process.env['REDIS_SERVER_BIN'], cacheDir: CACHE, onProgress });
  return found;
}

export async function startTestRedis({ appendfsync = 'everysec' }: TestRedisOptions = {}): Promise<TestRedis> {
  const { bin } = await testServer();
  const dir = await mkdtemp(join(tmpdir(), 'gridline-test-'));
  const socketDir = socketDirOf(dir);
  await makeSocketDir(socketDir);
  const socket = join(socketDir, 'test.sock');
  const start = () => launch({ bin, dir, socketDir, socket, appendfsync });
  const clients: Redis[] = [];
  let server = await start();
  return {
    client() {
      const client = new Redis({ path: socket, maxRetriesPerRequest: null, retryStrategy: () => 20 });
      client.on('error', () => undefined);
      clients.push(client);
      return client;
    },
    socket,
    dir,
    get pid() {
      return server.pid;
    },
    async kill() {
      signal(server.pid, 'SIGKILL');
      await server.exited;
    },
    async restart() {
      await server.stop();
      server = await start();
    },
    async stop() {
      for (const client of clients) client.disconnect();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
      await rm(socketDir, { recursive: true, force: true });
    },
  };
}
