// Watches the link of a puppet: a probe every second, and the end when nothing has come for too long.
import type { Puppet } from './speak.ts';

export interface LinkOptions {
  readonly probeMs: number;
  readonly silentMs: number;
  /** A sign of life came. */
  readonly alive: () => void;
  /** None came for `silentMs`. Told once. */
  readonly silent: () => void;
}

/** Frames that prove that events reach us. */
const SIGNS = ['heartbeat', 'dong', 'message', 'login', 'scan', 'ready'] as const;
/** A gateway that never answers a probe is judged by its own heartbeats, which come every 15 to 60 s. */
const UNPROBED_SILENT_MS = 150_000;

export interface Link {
  readonly frames: number;
  stop(): void;
}

export function watchLink(puppet: Puppet, options: LinkOptions): Link {
  let lastSign = performance.now();
  let lastTick = lastSign;
  let answered = false;
  let frames = 0;
  const sign = (): void => {
    frames += 1;
    lastSign = performance.now();
    options.alive();
    if (frames === 1) probe(puppet); // until one is answered, silence means little
  };
  for (const event of SIGNS) puppet.on(event, sign);
  puppet.on('dong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    const now = performance.now();
    // If we ourselves were held up, the signs are still in the queue behind us.
    lastSign += Math.max(0, now - lastTick - 2 * options.probeMs);
    lastTick = now;
    const limit = answered ? options.silentMs : Math.max(options.silentMs, UNPROBED_SILENT_MS);
    if (now - lastSign > limit) {
      clearInterval(timer);
      options.silent();
    } else probe(puppet);
  }, options.probeMs);
  return {
    get frames() {
      return frames;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}

function probe(puppet: Puppet): void {
  try {
    puppet.ding('gridline');
  } catch {
    // Not connected yet, or no more: silence tells.
  }
}
