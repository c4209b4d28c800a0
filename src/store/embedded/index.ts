// The private Redis of a Gridline without REDIS_URL: one process owns it and keeps it running, others attach to it.
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findServer } from './find.ts';
import { launch, waitForPredecessor, type LaunchOptions, type Server } from './launch.ts';
import { claim, type Claim, type Owner } from './lock.ts';
import { makePlace, makeSocketDir, type Place } from './place.ts';
import { probe } from './probe.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** REDIS_SERVER_BIN: use this server and look for no other. */
  readonly bin?: string | undefined;
  /** Default always: an acknowledged write is on disk. */
  readonly appendfsync?: 'always' | 'everysec' | undefined;
  /** How long to wait for the owner's Redis before giving up; it may be fetching a server or reading much data. */
  readonly patienceMs?: number | undefined;
  readonly onProgress?: ((line: string) => void) | undefined;
}

export interface EmbeddedRedis {
  readonly socket: string;
  /** Of the server running now: an owner starts it again when it dies. */
  readonly pid: number;
  readonly version: string;
  readonly owned: boolean;
  /** Where the server came from; "attached" if another process runs it. */
  readonly source: string;
  /** Stops the server and waits for it; does nothing if another process owns it. */
  stop(): Promise<void>;
}

type Ownership = Extract<Claim, { mine: true }>;

export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedRedis> {
  const place = await makePlace(options.dataDir);
  const started = performance.now();
  let told = false;
  for (;;) {
    const claimed = await claim(place.dir, place.socketDir);
    if (claimed.mine) return own(claimed, place, options);
    const attached = await attach(claimed.owner);
    if (attached !== undefined) return attached;
    if (performance.now() - started > (options.patienceMs ?? 120_000)) throw new Error(silent(place, claimed.owner));
    if (!told) options.onProgress?.(`waiting for the Redis of process ${claimed.owner.pid}`);
    told = true;
    await delay(25);
  }
}

async function attach(owner: Owner): Promise<EmbeddedRedis | undefined> {
  const answer = await probe(owner.socket);
  if (answer === undefined || answer.loading) return undefined;
  const { pid, version } = answer;
  return { socket: owner.socket, pid, version, owned: false, source: 'attached', stop: () => Promise.resolve() };
}

function silent(place: Place, { pid, socket }: Owner): string {
  return `Process ${pid} owns ${place.dir}, but its Redis does not answer at ${socket}; end that process and start again.`;
}

async function own(ownership: Ownership, place: Place, options: EmbeddedOptions): Promise<EmbeddedRedis> {
  const { dir, socketDir, cacheDir } = place;
  const leave = async (): Promise<void> => {
    await rm(socketDir, { recursive: true, force: true });
    await ownership.release();
  };
  try {
    const { bin, source } = await findServer({ ...options, cacheDir });
    await waitForPredecessor(socketDir);
    await makeSocketDir(socketDir);
    await sweep(ownership.owner.socket, socketDir);
    const appendfsync = options.appendfsync ?? 'always';
    const launching: LaunchOptions = { bin, dir, socketDir, socket: ownership.owner.socket, appendfsync };
    const server = await keepRunning(launching, options);
    return {
      socket: launching.socket,
      get pid() {
        return server.now().pid;
      },
      version: server.now().version,
      owned: true,
      source,
      stop: () => server.stop().then(leave),
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** Sockets of owners that were killed. */
async function sweep(socket: string, socketDir: string): Promise<void> {
  const others = (await readdir(socketDir)).filter((name) => name !== basename(socket));
  for (const name of others) await rm(join(socketDir, name), { force: true });
}

interface Kept {
  now(): Server;
  stop(): Promise<void>;
}

/** A server that died by itself (out of memory, a stray kill) is started again, on the same data and socket. */
async function keepRunning(launching: LaunchOptions, { onProgress }: EmbeddedOptions): Promise<Kept> {
  let server = await launch(launching);
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.exited;
      if (isStopping()) return;
      onProgress?.('Redis ended unexpectedly, starting it again');
      try {
        server = await launch(launching);
        if (isStopping()) await server.stop();
      } catch (error) {
        onProgress?.(error instanceof Error ? error.message : String(error));
        await delay(1000, undefined, { ref: false });
      }
    }
  };
  const watching = watch();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await server.stop();
    await watching;
  };
  return { now: () => server, stop };
}
