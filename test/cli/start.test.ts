import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));
let redis: TestRedis;
let dir: string;

beforeEach(async () => {
  [redis, dir] = await Promise.all([
    startTestRedis({ appendfsync: 'always' }),
    mkdtemp(join(tmpdir(), 'gridline-test-')),
  ]);
});
afterEach(async () => {
  await Promise.all([redis.stop(), rm(dir, { recursive: true })]);
});

/** Runs `gridline start` until it ends by itself. */
async function started(env: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [BIN, 'start'], {
    cwd: dir,
    env: { PATH: process.env['PATH'], DATA_DIR: join(dir, 'data'), REDIS_URL: `unix://${redis.socket}`, ...env },
  });
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
  expect(said).toContain('EADDRINUSE');
  expect(code).toBe(1);
});

test('a form that cannot be used is named before anything is started', { timeout: 60_000 }, async () => {
  await writeFile(join(dir, 'heat.json'), '{');
  const { code, said } = await started({ PORT: '0', REDIS_URL: '', TEMPLATE_FILES: 'heat.json' });
  expect(said).toContain('heat.json');
  expect(code).toBe(1);
  expect(await readdir(join(dir, 'data'))).not.toContain('redis');
});
