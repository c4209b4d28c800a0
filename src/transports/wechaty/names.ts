// Names of people and rooms: loaded once, remembered, and never waited for long. A message matters more than a name.

export interface Names {
  /** At once when known, else a promise of it: it never rejects and is settled after `waitMs` at the latest. */
  get(id: string): string | undefined | Promise<string | undefined>;
  set(id: string, name: string): void;
  forget(id: string): void;
}

export interface NameOptions {
  readonly load: (id: string) => Promise<string | undefined>;
  readonly waitMs: number;
  /** Names remembered; the oldest goes first. */
  readonly max: number;
}

export function names(options: NameOptions): Names {
  const known = new Map<string, string>();
  /** Loads under way. Whoever asks while one is slow waits for its first deadline only. */
  const loading = new Map<string, Promise<string | undefined>>();
  const set = (id: string, name: string): void => {
    if (known.size >= options.max) known.delete(known.keys().next().value ?? '');
    known.set(id, name);
  };
  const load = (id: string): Promise<string | undefined> => {
    const answer = options.load(id).then(
      (name) => {
        loading.delete(id);
        if (name !== undefined && name !== '') set(id, name);
        return name;
      },
      () => {
        loading.delete(id); // unknown for now; the next message asks again
        return undefined;
      },
    );
    const bounded = firstOf(answer, options.waitMs);
    loading.set(id, bounded);
    return bounded;
  };
  return {
    get: (id) => known.get(id) ?? loading.get(id) ?? load(id),
    set,
    forget: (id) => {
      known.delete(id);
    },
  };
}

function firstOf(answer: Promise<string | undefined>, waitMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(undefined);
    }, waitMs);
    void answer.then((name) => {
      clearTimeout(timer);
      resolve(name);
    });
  });
}
