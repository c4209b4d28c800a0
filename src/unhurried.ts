// Long walks beside a bot that must go on hearing: after some milliseconds whatever else waits has its turn.

/** Longest stretch without a pause, ms, and so many steps between two looks at it. */
const STRETCH = 10;
const STEPS = 64;

/** Whatever else waits has its turn. */
export const pause = (): Promise<void> =>
  new Promise((done) => {
    setImmediate(done);
  });

/** Visits every item in its order. Short lists are walked in one go. */
export async function each<T>(items: Iterable<T>, visit: (item: T, index: number) => void): Promise<void> {
  let begun = performance.now();
  let index = 0;
  for (const item of items) {
    visit(item, index);
    index += 1;
    if (index % STEPS !== 0 || performance.now() - begun < STRETCH) continue;
    await pause();
    begun = performance.now();
  }
}

export async function mapped<T, R>(items: Iterable<T>, of: (item: T, index: number) => R): Promise<R[]> {
  const all: R[] = [];
  await each(items, (item, index) => {
    all.push(of(item, index));
  });
  return all;
}

export async function sifted<T>(items: Iterable<T>, isWanted: (item: T) => boolean): Promise<T[]> {
  const all: T[] = [];
  await each(items, (item) => {
    if (isWanted(item)) all.push(item);
  });
  return all;
}
