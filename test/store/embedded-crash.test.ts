// Owners that are killed with SIGKILL: their server must go, and what it acknowledged must stay.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openEmbedded } from '../../src/store/embedded/index.ts';
import { startOf } from '../../src/store/embedded/process.ts';
import { testServer } from '../support/redis.ts';
import { until } from '../support/until.ts';

const SCRIPT = fileURLToPath(new URL('../support/embedded-child.ts', import.meta.url));
const opened = z.object({
  owned: z.boolean(),
  pid: z.number(),
  socket: z.string(),
  before: z.number(),
  tookMs: z.number(),
});
const fact = z.object({ opened: opened.optional(), count: z.number().optional() });

interface Starter {
  /** What it found when its Redis was open. */
  opened(): Promise<z.infer<typeof opened>>;
  /** The last write that was acknowledged to it. */
  acknowledged(): number;
  kill(): Promise<void>;
}

let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gridline-test-'));
});

afterEach(async () => {
  await Promise.all(children.splice(0).map(end));
  // Waits for the last server to go, and removes what it left in system temp.
  const { bin } = await testServer();
  await (await openEmbedded({ dataDir, bin })).stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function end(child: ChildProcess): Promise<void> {
  const running = child.exitCode === null && child.signalCode === null;
  if (running) {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }
}

async function start(): Promise<Starter> {
  const { bin } = await testServer();
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, dataDir, bin], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const facts = (): z.infer<typeof fact>[] =>
    output
      .slice(0, output.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean)
      .map((line) => fact.parse(JSON.parse(line)));
  return {
    opened: () => until('a starter has opened', () => facts()[0]?.opened, 20_000),
    acknowledged: () => facts().at(-1)?.count ?? 0,
    kill: () => end(child),
  };
}

it('takes its server along', async () => {
  const owner = await start();
  const { pid } = await owner.opened();
  await owner.kill();
  await until('its server is gone', async () => (await startOf(pid)) === undefined, 2000);
});

it('is taken over by a process that had attached, whose clients carry on', async () => {
  const { bin } = await testServer();
  const owner = await start();
  const { pid } = await owner.opened();
  const attached = await openEmbedded({ dataDir, bin });
  const client = new Redis({ path: attached.socket, maxRetriesPerRequest: null, retryStrategy: () => 20 });
  client.on('error', () => undefined);
  try {
    expect(attached).toMatchObject({ owned: false, pid });
    await until('some writes', () => owner.acknowledged() > 100);
    await owner.kill();
    await until('it owns', () => attached.owned, 5000);
    expect(Number(await client.get('count'))).toBeGreaterThanOrEqual(owner.acknowledged());
  } finally {
    client.disconnect();
    await attached.stop();
  }
});

it('hands over, round after round, to exactly one of two starters, which finds every acknowledged write', async () => {
  let promised = 0;
  for (let round = 0; round < 5; round += 1) {
    const starters = await Promise.all([start(), start()]);
    const states = await Promise.all(starters.map((starter) => starter.opened()));
    expect(states.map(({ owned }) => owned).sort()).toEqual([false, true]);
    expect(new Set(states.map(({ pid }) => pid)).size).toBe(1);
    const owner = starters[states.findIndex(({ owned }) => owned)];
    if (owner === undefined) throw new Error('no owner');
    const found = states.find(({ owned }) => owned)?.before ?? 0;
    expect(found).toBeGreaterThanOrEqual(promised);
    await until('some writes', () => owner.acknowledged() > found + 100);
    await owner.kill();
    promised = owner.acknowledged();
    await Promise.all(starters.map((starter) => starter.kill()));
  }
}, 60_000);
