// A city on a real Redis and a bot in a process of its own: started, killed, started again, and the books gone over at the end.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  type City,
  cityOf,
  dayOfReports,
  heardEntry,
  morning,
  randomOf,
  type Report,
  settle,
} from '../../bench/city.ts';
import { checkDay } from '../../bench/check.ts';
import { CITY, storeOn } from '../../bench/home.ts';
import { checkup } from '../../src/cli/doctor.ts';
import type { Entry, Store } from '../../src/ports.ts';
import { redisAudit } from '../../src/store/audit.ts';
import { templates } from '../../src/templates/index.ts';
import type { BotProcess } from '../support/bot-process.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

const SCRIPT = fileURLToPath(new URL('../support/bot-process.ts', import.meta.url));
export const ACCOUNT = 'main';
export const REPORTS = 2_000;

export interface Crew {
  readonly redis: TestRedis;
  readonly store: Store;
  readonly city: City;
  readonly random: () => number;
  /** Starts the bot and waits until it works. */
  start(): Promise<void>;
  /** SIGKILL: nothing is finished. */
  kill(): Promise<void>;
  /** What every group has heard, a line of a merged message counting as one. */
  said(): readonly { readonly conversation: string; readonly text: string }[];
  offer(entries: readonly Entry[]): Promise<void>;
  /** Entries nobody has dealt with. */
  backlog(): Promise<number>;
  /** Until inbox and outbox are empty. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export async function openCrew(seed: number): Promise<Crew> {
  const redis = await startTestRedis({ appendfsync: 'always' });
  const store = storeOn(redis);
  const city = cityOf(REPORTS);
  await settle(store, city);
  const file = join(redis.dir, 'said.jsonl');
  const options: BotProcess = {
    socket: redis.socket,
    city: CITY,
    account: ACCOUNT,
    said: file,
    ahead: morning(0) - Date.now(),
  };
  let child: ChildProcess | undefined;
  const kill = async () => {
    const dying = child;
    child = undefined;
    if (dying === undefined || dying.exitCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill('SIGKILL');
    await gone;
  };
  const audit = redisAudit(redis.client(), CITY);
  return {
    redis,
    store,
    city,
    random: randomOf(seed),
    async start() {
      const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
      const started = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(options)], {
        stdio: [...stdio],
      });
      child = started;
      await new Promise((resolve, reject) => {
        started.once('message', resolve);
        started.once('exit', () => {
          reject(new Error('the bot ended before it worked'));
        });
      });
    },
    kill,
    said: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as { conversation: string; text: string })
        : [],
    offer: (entries) => insist(() => store.offer(entries)),
    backlog: async () => (await audit.backlog()).waiting,
    quiet: async () => {
      await until(
        'everything dealt with',
        async () => (await audit.backlog()).waiting === 0 && (await store.outbox.state(ACCOUNT)).waiting === 0,
        60_000,
      );
    },
    async stop() {
      await kill();
      await redis.stop();
    },
  };
}

/** As a channel's spool does: what Redis did not take is offered again. */
async function insist(offer: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await offer();
      return;
    } catch {
      await delay(50);
    }
  }
}

export function entriesOf(city: City): { readonly reports: readonly Report[]; readonly entries: readonly Entry[] } {
  const reports = dayOfReports(city, 0);
  return { reports, entries: reports.map((report) => heardEntry(report, 0)) };
}

/** Nothing lost, nothing counted twice: every record and total as said, and no difference in doctor's recount. */
export async function goOver({ redis, store, city }: Crew): Promise<readonly string[]> {
  const aside = await redis.client().xrange(`{${CITY}}:dead`, '-', '+');
  if (aside.length > 0) throw new Error(`put aside: ${JSON.stringify(aside.slice(0, 3))}`);
  await checkDay(store, city, 0);
  const lines: string[] = [];
  const audit = redisAudit(redis.client(), CITY);
  const clock = { now: () => Date.now() };
  await checkup({ store, audit, clock, templates, zone: 'Asia/Shanghai', write: (line) => void lines.push(line) });
  return lines.filter((line) => line.startsWith('✗'));
}

/** How often each group heard its confirmation. */
export function confirmations(crew: Crew): ReadonlyMap<string, number> {
  const heard = new Map<string, number>();
  for (const { conversation, text } of crew.said()) {
    const times = text.split('\n').filter((line) => line.startsWith('✓')).length;
    heard.set(conversation, (heard.get(conversation) ?? 0) + times);
  }
  return heard;
}
