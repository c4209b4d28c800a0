// The parent's end of the spool: every entry is told until the listener has kept it, in order per conversation.
import { setTimeout as delay } from 'node:timers/promises';
import type { Listener } from '../../ports.ts';
import type { Spooled } from '../spool.ts';
import { within } from './deadline.ts';
import { lanes } from './lanes.ts';
import type { Kept } from './wire.ts';

export interface Delivery {
  take(entries: readonly Spooled<Kept>[]): void;
  /** Stops telling and waits for what is being told. */
  stop(): Promise<void>;
}

export interface DeliveryOptions {
  readonly listener: Pick<Listener, 'heard' | 'gap'>;
  /** The ear may forget these. */
  readonly safe: (ns: readonly number[]) => void;
  readonly refused: (error: unknown) => void;
}

const RETRY_MS = [100, 250, 500, 1000, 2000] as const;
/** More than an ear hands over at a time, so that a new ear's repetitions are known. */
const REMEMBERED = 10_000;
/** How long a listener may still take for what it is being told when we stop. */
const STOP_MS = 3000;

export function delivery({ listener, safe, refused }: DeliveryOptions): Delivery {
  const underWay = new Set<number>();
  const stopped = new AbortController();
  const order = lanes();
  const { acknowledge, knows } = acknowledgements(safe);
  const untilKept = async ({ n, item }: Spooled<Kept>): Promise<void> => {
    for (let tries = 0; !stopped.signal.aborted; tries += 1) {
      try {
        await (item.kind === 'heard' ? listener.heard(item.message) : listener.gap(item.from, item.to));
        underWay.delete(n);
        acknowledge(n);
        return;
      } catch (error) {
        if (tries === 0) refused(error);
        await pause(RETRY_MS[tries] ?? 3000, stopped.signal);
      }
    }
  };
  return {
    take: (entries) => {
      for (const entry of entries) {
        if (knows(entry.n)) acknowledge(entry.n);
        else if (!underWay.has(entry.n)) {
          underWay.add(entry.n);
          order.run(laneOf(entry.item), () => untilKept(entry));
        }
      }
    },
    stop: async () => {
      stopped.abort();
      await within(STOP_MS, order.idle()).catch(refused);
      await new Promise(setImmediate); // the last acknowledgements have left
    },
  };
}

/** Acknowledges in bunches, and remembers what the next ear may repeat because it did not hear us any more. */
function acknowledgements(safe: DeliveryOptions['safe']): {
  acknowledge: (n: number) => void;
  knows: (n: number) => boolean;
} {
  const finished = new Set<number>();
  let bunch: number[] = [];
  const flush = (): void => {
    safe(bunch);
    bunch = [];
  };
  return {
    knows: (n) => finished.has(n),
    acknowledge: (n) => {
      finished.add(n);
      if (finished.size > REMEMBERED) finished.delete(finished.values().next().value ?? 0);
      if (bunch.push(n) === 1) setImmediate(flush);
    },
  };
}

function laneOf(item: Kept): string {
  return item.kind === 'heard' ? `in ${item.message.conversation}` : 'gaps';
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined); // only an abort rejects, and the loop looks for it
}
