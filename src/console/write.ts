// Writing is offering to the inbox, like a message: what comes of it is seen in the commit.
import type { Commit, Entry } from '../ports.ts';
import type { Console } from './console.ts';

/** Longest wait for what was offered to be committed, ms. */
const PATIENCE = 10_000;

/** The commit an entry has led to; undefined when it takes longer than one waits for: it is kept, and will be done. */
export async function written(
  { engine, onCommitted }: Pick<Console, 'engine' | 'onCommitted'>,
  entry: Entry,
): Promise<Commit | undefined> {
  let end: () => void = () => undefined;
  const committed = new Promise<Commit | undefined>((done) => {
    const timer = setTimeout(done, PATIENCE, undefined);
    const deaf = onCommitted((commits) => {
      const mine = commits.find((commit) => commit.once?.id === entry.id);
      if (mine !== undefined) done(mine);
    });
    end = () => {
      clearTimeout(timer);
      deaf();
    };
  });
  try {
    await engine.store.offer([entry]);
    return await committed;
  } finally {
    end();
  }
}
