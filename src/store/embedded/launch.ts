// One redis-server as a private child: on a unix socket, durable, and gone when its parent is gone.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { probe, type Answer } from './probe.ts';
import { serversIn, signal } from './process.ts';

export interface LaunchOptions {
  readonly bin: string;
  /** Holds AOF and log. The caller owns it: Redis does not lock it. */
  readonly dir: string;
  readonly socketDir: string;
  readonly socket: string;
  readonly appendfsync: 'always' | 'everysec';
}

export interface Server {
  readonly pid: number;
  readonly version: string;
  /** Settles when the process has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Lets Redis flush and end, and waits for it. */
  stop(): Promise<void>;
}

const ANSWER_WITHIN_MS = 5000;
/** Redis reads about 50 MB of AOF a second on a slow disk; a start that long is told apart by its LOADING answer. */
const LOADED_WITHIN_MS = 600_000;

// The wrapper holds the read end of a pipe from us. The kernel closes our end even when we are SIGKILLed, `cat` then
// ends, and Redis is asked to stop. It loops on `wait` because a trapped signal interrupts it.
const WRAPPER = `"$@" </dev/null & p=$!
trap 'kill -TERM $p 2>/dev/null' TERM INT HUP
{ cat >/dev/null; kill -TERM $p 2>/dev/null; } <&3 & w=$!
exec 3<&-
while kill -0 $p 2>/dev/null; do wait $p; r=$?; done
kill $w 2>/dev/null
exit $r`;

export async function launch(options: LaunchOptions): Promise<Server> {
  await waitForPredecessor(options.socketDir);
  // Detached: Ctrl-C must reach the application first, which still has something to write.
  const child = spawn('/bin/sh', ['-c', WRAPPER, 'sh', options.bin, ...flags(options)], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
    cwd: options.dir,
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  letGo(child);
  try {
    const { pid, version } = await firstAnswer(options, exited);
    return { pid, version, exited, stop: () => stop(child, exited) };
  } catch (error) {
    await stop(child, exited);
    throw error;
  }
}

function flags({ dir, socket, appendfsync }: LaunchOptions): string[] {
  return [
    ...['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700', '--dir', dir],
    ...['--appendonly', 'yes', '--appendfsync', appendfsync, '--save', '', '--maxmemory-policy', 'noeviction'],
    ...['--maxclients', '1000', '--daemonize', 'no', '--logfile', join(dir, 'redis.log')],
  ];
}

/** An owner that forgets to stop must still be able to end; Redis then ends with it. */
function letGo(child: ChildProcess): void {
  child.unref();
  const lifeline = child.stdio[3];
  if (lifeline instanceof Socket) lifeline.unref();
  lifeline?.on('error', () => undefined);
}

async function firstAnswer(options: LaunchOptions, exited: Promise<void>): Promise<Answer> {
  const started = performance.now();
  const ended = { yet: false };
  void exited.then(() => (ended.yet = true));
  for (;;) {
    const answer = await probe(options.socket);
    if (answer !== undefined && !answer.loading) return answer;
    if (ended.yet) throw new Error(`Redis ended at once: ${await lastWords(options)}`);
    const patience = answer === undefined ? ANSWER_WITHIN_MS : LOADED_WITHIN_MS;
    if (performance.now() - started > patience) {
      throw new Error(`Redis did not answer within ${patience / 1000} s: ${await lastWords(options)}`);
    }
    await delay(4);
  }
}

async function lastWords({ dir, bin }: LaunchOptions): Promise<string> {
  const log = join(dir, 'redis.log');
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n');
  return `${lines.at(-1) || `${bin} wrote nothing`} (see ${log})`;
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.ref();
  child.stdio[3]?.destroy();
  const patience = new AbortController();
  const late = delay(15_000, undefined, { signal: patience.signal }).then(
    () => child.pid !== undefined && signal(-child.pid, 'SIGKILL'),
    () => undefined,
  );
  await Promise.race([exited, late]);
  patience.abort();
  await exited;
}

/** A server whose owner was killed is still flushing, usually for some 50 ms; one that nobody stops is stopped. */
async function waitForPredecessor(socketDir: string): Promise<void> {
  const started = performance.now();
  const steps: { after: number; name: NodeJS.Signals }[] = [
    { after: 2000, name: 'SIGTERM' },
    { after: 12_000, name: 'SIGKILL' },
  ];
  for (;;) {
    const pids = await serversIn(socketDir);
    if (pids.length === 0) return;
    while (performance.now() - started > (steps[0]?.after ?? Infinity)) {
      const name = steps.shift()?.name ?? 'SIGTERM';
      for (const pid of pids) signal(pid, name);
    }
    if (performance.now() - started > 20_000) {
      throw new Error(`An earlier Redis (process ${pids.join(', ')}) does not stop; end it and start again.`);
    }
    await delay(10);
  }
}
