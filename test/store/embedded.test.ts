import { access, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded, type EmbeddedRedis } from '../../src/store/embedded/index.ts';
import { signal, startOf } from '../../src/store/embedded/process.ts';
import { testServer } from '../support/redis.ts';
import { until } from '../support/until.ts';

let root: string;
let bin: string;
const opened: EmbeddedRedis[] = [];
const clients: Redis[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gridline-test-'));
  ({ bin } = await testServer());
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  for (const redis of opened.splice(0)) await redis.stop();
  await rm(root, { recursive: true, force: true });
});

async function open(dataDir = root): Promise<EmbeddedRedis> {
  const redis = await openEmbedded({ dataDir, bin, patienceMs: 3000 });
  opened.push(redis);
  return redis;
}

function client({ socket }: EmbeddedRedis): Redis {
  const made = new Redis({ path: socket, maxRetriesPerRequest: null, retryStrategy: () => 20 });
  made.on('error', () => undefined);
  clients.push(made);
  return made;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

describe('start and stop', () => {
  it('runs a durable server that evicts nothing', async () => {
    const redis = client(await open());
    expect(await redis.config('GET', 'append*')).toEqual(expect.arrayContaining(['appendonly', 'yes', 'always']));
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await redis.config('GET', 'save')).toEqual(['save', '']);
    expect(await redis.config('GET', 'port')).toEqual(['port', '0']);
  });

  it('is gone after stop, with its socket and its lock, and keeps the data', async () => {
    const first = await open();
    await client(first).set('unit', '三组');
    await first.stop();
    expect(await startOf(first.pid)).toBeUndefined();
    expect(await exists(dirname(first.socket))).toBe(false);
    expect(await readdir(join(root, 'redis'))).not.toContain('owner.lock');
    expect(await client(await open()).get('unit')).toBe('三组');
  });

  it('starts again when the server dies under it', async () => {
    const redis = await open();
    const asker = client(redis);
    await asker.set('unit', '三组');
    const killed = redis.pid;
    signal(killed, 'SIGKILL');
    expect(await asker.get('unit')).toBe('三组');
    await until('a new server', () => redis.pid !== killed);
  });

  it('does not care how long the path of the data directory is', async () => {
    const deep = join(root, '很长的目录名'.repeat(6), 'x'.repeat(120));
    const redis = await open(deep);
    expect(Buffer.byteLength(redis.socket)).toBeLessThan(104);
    expect(await client(redis).ping()).toBe('PONG');
  });

  it('says in one line why a server does not start', async () => {
    await mkdir(join(root, 'redis/appendonlydir'), { recursive: true });
    await writeFile(join(root, 'redis/appendonlydir/appendonly.aof.manifest'), 'nonsense\n');
    await expect(open()).rejects.toThrow(/^Redis ended at once: .+ \(see .+redis\.log\)$/);
    expect(await readdir(join(root, 'redis'))).not.toContain('owner.lock');
  });
});

describe('the lock', () => {
  const lock = (): string => join(root, 'redis/owner.lock');

  it('lets exactly one of several starters own it, and the others attach', async () => {
    const all = await Promise.all([open(), open(), open(), open()]);
    expect(all.filter(({ owned }) => owned)).toHaveLength(1);
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
  });

  it('leaves the server alone when one that attached stops', async () => {
    const owner = await open();
    const attached = await open();
    expect(attached).toMatchObject({ owned: false, source: 'attached', socket: owner.socket });
    await attached.stop();
    expect(await client(owner).ping()).toBe('PONG');
  });

  it.each([
    ['a file of another program', async () => writeFile(lock(), 'not ours')],
    ['an unreadable owner', async () => putOwner('{"pid":')],
    [
      'an owner that is no process',
      async () => putOwner(JSON.stringify({ pid: 4_194_303, started: 'x', socket: '/x' })),
    ],
    [
      'a pid used again by another',
      async () => putOwner(JSON.stringify({ pid: process.pid, started: 'x', socket: '/x' })),
    ],
    ['a directory inside', async () => mkdir(join(lock(), 'inside/again'), { recursive: true })],
  ])('is taken over from %s', async (_, leave) => {
    await mkdir(join(root, 'redis'));
    await leave();
    expect(await open()).toMatchObject({ owned: true });
  });

  it('is never taken from a living process, even one whose Redis is silent', async () => {
    await mkdir(join(root, 'redis'));
    const started = await startOf(process.pid);
    await putOwner(JSON.stringify({ pid: process.pid, started, socket: join(root, 'none.sock') }));
    const opening = openEmbedded({ dataDir: root, bin, patienceMs: 100 });
    await expect(opening).rejects.toThrow(`Process ${process.pid} owns`);
  });

  async function putOwner(content: string): Promise<void> {
    await mkdir(lock(), { recursive: true });
    await writeFile(join(lock(), 'abc'), content);
  }
});
