import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));
let redis: TestRedis;
let dir: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  [redis, dir] = await Promise.all([
    startTestRedis({ appendfsync: 'always' }),
    mkdtemp(join(tmpdir(), 'gridline-test-')),
  ]);
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await Promise.all([redis.stop(), rm(dir, { recursive: true })]);
});

function starting(env: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [BIN, 'start'], {
    cwd: dir,
    env: { PATH: process.env['PATH'], DATA_DIR: join(dir, 'data'), REDIS_URL: `unix://${redis.socket}`, ...env },
  });
  children.push(child);
  return child;
}

async function isUp(child: ChildProcessWithoutNullStreams): Promise<void> {
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('网页 console:')) resolve();
    });
  });
}

/** Runs `gridline start` until it ends by itself. */
async function started(env: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> {
  const child = starting(env);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

test('a port that is taken ends the start, and nothing runs on', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, said } = await started({ PORT: String(port) });
  other.close();
  expect(said).toContain(`PORT=${port}`);
  expect(said).not.toContain('EADDRINUSE');
  expect(code).toBe(1);
});

test('a form that cannot be used is named before anything is started', { timeout: 60_000 }, async () => {
  await writeFile(join(dir, 'heat.json'), '{');
  const { code, said } = await started({ PORT: '0', REDIS_URL: '', TEMPLATE_FILES: 'heat.json' });
  expect(said).toContain('heat.json');
  expect(code).toBe(1);
  expect(await readdir(join(dir, 'data'))).not.toContain('redis');
});

test(
  'a data directory that is a file is named, and so is a log that cannot be written',
  { timeout: 60_000 },
  async () => {
    await writeFile(join(dir, 'file'), '');
    const file = await started({ DATA_DIR: join(dir, 'file') });
    await mkdir(join(dir, 'data', 'gridline.log'), { recursive: true });
    const log = await started({});
    for (const { code, said } of [file, log]) {
      expect(said).toMatch(/^DATA_DIR=.*\n$/);
      expect(code).toBe(1);
    }
  },
);

test('a puppet that is not installed is named with the command that installs it', { timeout: 60_000 }, async () => {
  const { code, said } = await started({ CHANNEL: 'wechaty', WECHATY_PUPPET: 'wechaty-puppet-nowhere' });
  expect(said).toContain('npm i wechaty-puppet-nowhere');
  expect(code).toBe(1);
});

test('one bot at a time speaks from a data directory; the next start after it may', { timeout: 60_000 }, async () => {
  const first = starting({ PORT: '0' });
  await isUp(first);
  const second = await started({ PORT: '0' });
  expect(second.said).toContain(String(first.pid));
  expect(second.code).toBe(1);
  first.kill('SIGKILL');
  await once(first, 'close');
  const third = starting({ PORT: '0' });
  await isUp(third);
  third.kill('SIGTERM');
  expect(await once(third, 'close')).toEqual([0, null]);
});
