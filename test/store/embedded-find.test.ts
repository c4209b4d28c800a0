import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findServer } from '../../src/store/embedded/find.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gridline-test-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function fake(path: string, says: string): Promise<string> {
  const bin = join(root, path);
  await mkdir(join(bin, '..'), { recursive: true });
  await writeFile(bin, `#!/bin/sh\necho '${says}'\n`, { mode: 0o755 });
  return bin;
}

const find = (bin?: string) => findServer({ bin, path: join(root, 'bin'), cacheDir: join(root, 'cache') });

it('takes the server it is told to take', async () => {
  const bin = await fake('mine', 'Redis server v=7.2.4 sha=00000000:0 malloc=libc bits=64 build=0');
  expect(await find(bin)).toEqual({ bin, version: '7.2.4', source: 'REDIS_SERVER_BIN' });
});

it('refuses a named server that is too old, and looks for no other', async () => {
  await fake('bin/redis-server', 'Redis server v=7.0.15 sha=0');
  const bin = await fake('old', 'Redis server v=6.2.6 sha=0');
  await expect(find(bin)).rejects.toThrow(`REDIS_SERVER_BIN=${bin} is version 6.2.6; Gridline needs 7.0 or newer.`);
});

it.each([['/nowhere/redis-server'], ['/bin/sh']])('refuses %s, which is no server', async (bin) => {
  await expect(find(bin)).rejects.toThrow(
    `REDIS_SERVER_BIN=${bin} is not a redis-server or valkey-server that runs here.`,
  );
});

it('passes over a server of the system that is too old', async () => {
  await fake('bin/redis-server', 'Redis server v=6.0.16 sha=0');
  const bin = await fake('bin/valkey-server', 'Valkey server v=8.1.1 sha=0');
  expect(await find()).toEqual({ bin, version: '8.1.1', source: 'system' });
});

it('uses what was fetched earlier', async () => {
  const bin = await fake('cache/redis-server', 'Redis server v=7.0.15 sha=0');
  expect(await find()).toEqual({ bin, version: '7.0.15', source: 'cache' });
});

it('says in one line what to do when there is no server and no way to fetch one', async () => {
  await expect(find()).rejects.toThrow(/^No Redis 7\.0 or newer here.*To continue, .+, or set REDIS_URL\.$/);
});
