import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openRedis, type RedisHome, type RedisSource } from '../../src/store/connect.ts';
import { startTestRedis, testServer, type TestRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

let server: TestRedis;
let dataDir: string;
const homes: RedisHome[] = [];

beforeAll(async () => {
  server = await startTestRedis();
  dataDir = await mkdtemp(join(tmpdir(), 'gridline-test-'));
});

afterEach(async () => {
  for (const home of homes.splice(0)) await home.close();
});

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(source: Partial<RedisSource>): Promise<RedisHome> {
  const home = await openRedis({ url: `unix://${server.socket}`, dataDir, ...source });
  homes.push(home);
  return home;
}

/** Runs with the test server configured otherwise, and puts it back. */
async function configured(
  name: string,
  values: { now: string; then: string },
  run: () => Promise<void>,
): Promise<void> {
  const admin = server.client();
  await admin.config('SET', name, values.now);
  try {
    await run();
  } finally {
    await admin.config('SET', name, values.then);
    // Switching the AOF on writes it in the background; until then a killed server would forget.
    await until('the AOF is whole', async () => /aof_rewrite_in_progress:0/.test(await admin.info('persistence')));
  }
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

it('opens the private server when there is no REDIS_URL', async () => {
  const { bin } = await testServer();
  const home = await open({ url: undefined, bin });
  expect(await home.client('test').set('unit', '三组')).toBe('OK');
  expect(home.describe).toContain(dataDir);
  await home.close();
});

it('connects by unix socket, in the database it is told', async () => {
  const home = await open({ url: `unix://${server.socket}?db=3` });
  await home.client('writer').set('here', '3');
  const admin = server.client();
  await admin.select(3);
  expect(await admin.get('here')).toBe('3');
  expect(await admin.client('LIST')).toContain('name=gridline:writer');
});

it('connects by TCP on this machine', async () => {
  const port = await freePort();
  await configured('port', { now: String(port), then: '0' }, async () => {
    const home = await open({ url: `redis://127.0.0.1:${port}` });
    expect(await home.client('test').ping()).toBe('PONG');
    expect(home.describe).toMatch(new RegExp(`^Redis \\d+\\.\\d+\\.\\d+ at redis://127\\.0\\.0\\.1:${port}$`));
    await home.close();
  });
});

it('never shows the password', async () => {
  const port = await freePort();
  const failing = open({ url: `redis://user:geheim@127.0.0.1:${port}/0` });
  await expect(failing).rejects.toThrow(`Redis at redis://127.0.0.1:${port}/0 cannot be used: connect ECONNREFUSED`);
  await expect(open({ url: 'redis://user:geheim@' })).rejects.not.toThrow('geheim');
});

it.each(['redis://10.0.0.5', 'sentinel://127.0.0.1,10.0.0.5/main', 'cluster://10.0.0.5:7000', 'redis://redis.example'])(
  'refuses %s: in the clear, without password',
  async (url) => {
    await expect(open({ url })).rejects.toThrow(/^REDIS_URL reaches .* without password or TLS/);
  },
);

it.each([
  ['maxmemory-policy', { now: 'allkeys-lru', then: 'noeviction' }, 'maxmemory-policy allkeys-lru'],
  ['appendonly', { now: 'no', then: 'yes' }, 'appendonly off'],
])('refuses a server with another %s, unless told to', async (name, values, complaint) => {
  await configured(name, values, async () => {
    await expect(open({})).rejects.toThrow(complaint);
    const home = await open({ unsafe: true });
    expect(await home.client('test').ping()).toBe('PONG');
    await home.close();
  });
});

it('refuses a server that is too old', async () => {
  const info = 'redis_version:6.2.6\r\nloading:0\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\n';
  const old = createServer((socket) => {
    socket.on('data', (data) => {
      const asked = String(data).match(/^\*/gm)?.length ?? 0;
      for (let n = 0; n < asked; n += 1) socket.write(`$${info.length}\r\n${info}\r\n`);
    });
  });
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
  const url = `redis://127.0.0.1:${(old.address() as AddressInfo).port}`;
  await expect(open({ url })).rejects.toThrow('is version 6.2.6; Gridline needs 7.0 or newer.');
  await new Promise((resolve) => old.close(resolve));
});

it.each([
  'localhost:6379',
  'http://localhost',
  'redis://a,b',
  'redis://h/x',
  'sentinel://h',
  'cluster://h/0',
  'unix://',
  'redis://h?x=1',
])('explains the forms when it is given %s', async (url) => {
  await expect(open({ url })).rejects.toThrow(/^REDIS_URL must be one of redis:\/\/.*\.$/);
});

it('keeps commands waiting while the server is away, and reports each failure to the listener', async () => {
  const errors: string[] = [];
  const home = await open({ onError: (_, client) => errors.push(client) });
  const client = home.client('waiting');
  await client.set('n', '1');
  await server.kill();
  await until('the client noticed', () => errors.length > 0);
  const answer = client.get('n');
  await server.restart();
  expect(await answer).toBe('1');
  expect(new Set(errors)).toEqual(new Set(['waiting']));
});

it('cuts blocking reads when it closes', async () => {
  const home = await open({});
  const blocked = home.client('blocked', { blocking: true }).blpop('nothing', 0);
  const refused = expect(blocked).rejects.toThrow('Connection is closed');
  await until('it blocks', async () => (await server.client().info('clients')).includes('blocked_clients:1'));
  await home.close();
  await refused;
});
