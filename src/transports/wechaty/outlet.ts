// Hands the spool over to the parent: oldest first, in bunches, no more at a time than it can hold.
import type { Spool } from '../spool.ts';
import type { FromEar, Kept } from './wire.ts';

export interface Outlet {
  /** Keeps an entry and passes it on. False when the spool has no room. */
  keep(item: Kept, vital?: boolean): boolean;
  /** The parent has put these where they are safe. */
  safe(ns: readonly number[]): void;
}

/** Entries handed over and not acknowledged. */
const WINDOW = 1000;

export function outlet(spool: Spool<Kept>, post: (message: FromEar) => void): Outlet {
  let underWay = 0;
  let last = 0;
  let planned = false;
  const pump = (): void => {
    planned = false;
    if (underWay >= WINDOW) return;
    const entries = [];
    for (const entry of spool.waiting()) {
      if (underWay + entries.length >= WINDOW) break;
      if (entry.n > last) entries.push(entry);
    }
    const newest = entries.at(-1);
    if (!newest) return;
    last = newest.n;
    underWay += entries.length;
    post({ kind: 'kept', entries: entries.map(({ n, item }) => ({ n, item })) });
  };
  const plan = (): void => {
    if (planned) return;
    planned = true;
    setImmediate(pump);
  };
  plan();
  return {
    keep: (item, vital) => {
      if (spool.append(item, vital) === undefined) return false;
      plan();
      return true;
    },
    safe: (ns) => {
      underWay -= ns.length;
      spool.done(ns);
      plan();
    },
  };
}
