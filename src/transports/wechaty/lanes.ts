// Things of one key happen one after the other, those of different keys side by side.

export interface Lanes {
  /** Runs the task when all earlier tasks of the key have ended. A task must not reject. */
  run(key: string, task: () => Promise<void>): void;
  /** When everything given so far has ended. */
  idle(): Promise<void>;
}

export function lanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  return {
    run: (key, task) => {
      const before = tails.get(key);
      const tail = (before === undefined ? task() : before.then(task)).then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      tails.set(key, tail);
    },
    idle: async () => {
      await Promise.all(tails.values());
    },
  };
}
