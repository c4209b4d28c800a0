// Under load portions of the inbox are decided side by side: while one is being written (the disk has to answer), the next is
// thought about. Only what is said in different conversations. Who asks, or changes the organisation, waits until all before him is
// through; what is said elsewhere at the same moment does not wait for him.
import type { Taken } from '../ports.ts';
import { createGate } from './gate.ts';
import { placeOf, type Work } from './waves.ts';

/** Entries of one portion, and portions under way at a time. */
const PORTION = 32;
const LANES = 4;

export interface Ways {
  /** Decides what can be decided beside others; returns the rest. */
  readonly beside: (portion: readonly Work[]) => Promise<readonly Work[]>;
  /** Decides everything; nobody else is at work. */
  readonly alone: (work: readonly Work[]) => Promise<void>;
}

export interface SideBySide {
  /** Sees to all of it in its order; some of it may still be under way afterwards. */
  deal(work: readonly Work[]): Promise<void>;
  /** Waits for what is under way; returns how many portions that was. Throws what one of them failed with. */
  finish(): Promise<number>;
  /** Without what is under way: it is handed out again until it is acknowledged. */
  unknown(taken: readonly Taken[]): readonly Taken[];
}

export function sideBySide({ beside, alone }: Ways): SideBySide {
  const gate = createGate();
  /** Portions under way with their receipts and conversations. */
  const underWay = new Map<Promise<void>, ReadonlySet<string>>();
  const failures: unknown[] = [];
  const isHeld = (mark: string): boolean => {
    for (const marks of underWay.values()) if (marks.has(mark)) return true;
    return false;
  };
  const start = (portion: readonly Taken[]): void => {
    const complete = async () => {
      const rest = await gate.pass(() => beside(portion));
      if (rest.length > 0) await gate.alone(() => alone(rest));
    };
    const running = complete()
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(running));
    underWay.set(running, new Set(portion.flatMap((one) => [one.receipt, placeOf(one) ?? ''])));
  };
  const finish = async (): Promise<number> => {
    const portions = underWay.size;
    await Promise.all(underWay.keys());
    if (failures.length > 0) throw failures.splice(0)[0];
    return portions;
  };
  return {
    finish,
    unknown: (taken) => taken.filter(({ receipt }) => !isHeld(receipt)),
    async deal(work) {
      if (failures.length > 0) await finish();
      const isRush = work.length > PORTION || underWay.size > 0;
      for (let i = 0; i < work.length; i += PORTION) {
        const portion = work.slice(i, i + PORTION);
        while (underWay.size >= LANES) await Promise.race(underWay.keys());
        if (isRush && areSaid(portion) && !portion.some((one) => isHeld(placeOf(one) ?? ''))) start(portion);
        else {
          await finish();
          await alone(portion);
        }
      }
    },
  };
}

function areSaid(portion: readonly Work[]): portion is readonly Taken[] {
  return portion.every((one) => placeOf(one) !== undefined);
}
