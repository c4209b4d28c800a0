// The private Redis of a Gridline without REDIS_URL. Of all processes on one data directory one owns and runs it, the
// others attach; when it ends for whatever reason, they settle again who runs it, on the same data and the same socket.
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { findServer } from './find.ts';
import { launch } from './launch.ts';
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
  /** Of the server running now. */
  readonly pid: number;
  readonly version: string;
  /** Whether this process runs the server. One that attached takes over when the owner is gone. */
  readonly owned: boolean;
  /** Where the server came from; "attached" if another process runs it. */
  readonly source: string;
  /** Stops the server and waits for it if this process owns it; otherwise only lets go of it. */
  stop(): Promise<void>;
}

/** One stretch of owning a server or being attached to one. */
interface Stay extends EmbeddedRedis {
  readonly ended: Promise<void>;
}

export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedRedis> {
  const place = await makePlace(options.dataDir);
  const stopping = new AbortController();
  let stay = await join(place, options, stopping.signal);
  const follow = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const since = performance.now();
      await stay.ended;
      // A server that dies at once (a full disk) would otherwise be started ten times a second.
      if (stay.owned && performance.now() - since < 1000) await pause(stopping.signal);
      stay = (await rejoin(place, options, stopping.signal)) ?? stay;
    }
  };
  const following = follow();
  return {
    get socket() {
      return stay.socket;
    },
    get pid() {
      return stay.pid;
    },
    get version() {
      return stay.version;
    },
    get owned() {
      return stay.owned;
    },
    get source() {
      return stay.source;
    },
    async stop() {
      stopping.abort();
      await stay.stop();
      await following;
    },
  };
}

async function rejoin(place: Place, options: EmbeddedOptions, stopping: AbortSignal): Promise<Stay | undefined> {
  const stopped = (): boolean => stopping.aborted;
  while (!stopped()) {
    options.onProgress?.('Redis ended, starting it again');
    try {
      return await join(place, options, stopping);
    } catch (error) {
      if (!stopped()) options.onProgress?.(error instanceof Error ? error.message : String(error));
      await pause(stopping);
    }
  }
  return undefined;
}

/** Before another attempt; cut short when we are stopping. */
async function pause(stopping: AbortSignal): Promise<void> {
  await delay(1000, undefined, { ref: false, signal: stopping }).catch(() => undefined);
}

async function join(place: Place, options: EmbeddedOptions, stopping: AbortSignal): Promise<Stay> {
  const started = performance.now();
  let told = false;
  for (;;) {
    stopping.throwIfAborted();
    const claimed = await claim(place.dir, place.socket);
    const stay = claimed.mine ? await own(claimed, place, options) : await attach(claimed.owner);
    if (stay !== undefined) return stoppedIf(stopping, stay);
    if (performance.now() - started > (options.patienceMs ?? 120_000)) throw new Error(silent(place, claimed.owner));
    if (!told) options.onProgress?.(`waiting for the Redis of process ${claimed.owner.pid}`);
    told = true;
    await delay(25);
  }
}

async function stoppedIf(stopping: AbortSignal, stay: Stay): Promise<Stay> {
  if (stopping.aborted) await stay.stop();
  return stay;
}

async function attach({ socket }: Owner): Promise<Stay | undefined> {
  const answer = await probe(socket);
  if (answer === undefined || answer.loading) return undefined;
  // An idle connection is how the kernel tells us that the server is gone.
  const line = connect(socket).unref();
  line.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    line.once('close', () => {
      resolve();
    });
  });
  const { pid, version } = answer;
  const stop = async (): Promise<void> => {
    line.destroy();
    await ended;
  };
  return { socket, pid, version, owned: false, source: 'attached', ended, stop };
}

function silent(place: Place, { pid, socket }: Owner): string {
  return `Process ${pid} owns ${place.dir}, but its Redis does not answer at ${socket}; end that process and start again.`;
}

type Ownership = Extract<Claim, { mine: true }>;

async function own({ owner, release }: Ownership, place: Place, options: EmbeddedOptions): Promise<Stay> {
  const { dir, socketDir, cacheDir } = place;
  const leave = async (): Promise<void> => {
    await rm(socketDir, { recursive: true, force: true });
    await release();
  };
  try {
    const { bin, source } = await findServer({ bin: options.bin, cacheDir, onProgress: options.onProgress });
    await makeSocketDir(socketDir);
    const appendfsync = options.appendfsync ?? 'always';
    const server = await launch({ bin, dir, socketDir, socket: owner.socket, appendfsync });
    const ended = server.exited.then(leave);
    const stop = async (): Promise<void> => {
      await server.stop();
      await ended;
    };
    return { socket: owner.socket, pid: server.pid, version: server.version, owned: true, source, ended, stop };
  } catch (error) {
    await leave();
    throw error;
  }
}
