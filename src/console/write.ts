// Writing is offering to the inbox, like a message: what comes of it is seen in the commit.
import { UserError } from '../errors.ts';
import type { Signal } from '../flow.ts';
import type { Commit, Entry } from '../ports.ts';
import { type Key, text } from '../texts/index.ts';
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

/** The same where nothing can be shown before it is done. */
export async function done(console: Pick<Console, 'engine' | 'onCommitted'>, entry: Entry): Promise<Commit> {
  const commit = await written(console, entry);
  if (commit === undefined) throw new UserError(text('console.pending', {}));
  return commit;
}

/** Offers a signal and refuses where its flow has refused. */
export async function applied(
  console: Console,
  signal: Signal,
  otherwise: Extract<Key, 'console.linkOver' | 'console.nameTaken' | 'console.noLogin' | 'console.formMoved'>,
): Promise<void> {
  const { id, at } = signal.event;
  const { docs } = await done(console, { kind: 'signal', id: `console:${id}`, at, signal });
  if (docs.length === 0) throw new UserError(text(otherwise, {}));
}
