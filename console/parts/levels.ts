// A tree that is read a level at a time: what lies below each unit that is open, asked for when it is opened.
import { useAskEach } from '../ask.ts';

interface Asking {
  readonly path: string;
  /** What the address calls the unit whose children are asked for. */
  readonly by: string;
  readonly open: readonly string[];
}

export function useLevels<T>({ path, by, open }: Asking): ReadonlyMap<string, T> {
  const answers = useAskEach<T>(
    path,
    open.map((unit) => ({ [by]: unit })),
    ['org'],
  );
  return new Map(open.flatMap((unit, i) => (answers[i] === undefined ? [] : [[unit, answers[i]] as const])));
}
