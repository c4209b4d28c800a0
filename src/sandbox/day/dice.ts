// Chance that repeats: the same seed always throws the same.

export interface Dice {
  /** A whole number from 0 up to, not including, n. */
  upTo(n: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** Mulberry32: 32 bits of state are plenty for one day of one town. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const upTo = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n);
  };
  return {
    upTo,
    pick: (list) => list[upTo(list.length)] ?? list[0],
    shuffled(list) {
      const left = [...list];
      return list.flatMap(() => left.splice(upTo(left.length), 1));
    },
  };
}
