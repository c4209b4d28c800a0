// Many ask the same at once: it is worked out for all of them together, but never with what was read before somebody asked.

interface Turn<T> {
  readonly now: Promise<T>;
  next?: Promise<T>;
}

/** Whoever asks while an answer is being worked out waits for the next one, which is the same for all who wait. */
export function inTurns<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, Turn<T>>();
  const begin = (key: string, work: () => Promise<T>): Promise<T> => {
    const turn: Turn<T> = { now: work() };
    turns.set(key, turn);
    const end = () => {
      if (turn.next === undefined) turns.delete(key);
    };
    turn.now.then(end, end);
    return turn.now;
  };
  return (key, work) => {
    const turn = turns.get(key);
    if (turn === undefined) return begin(key, work);
    const again = () => begin(key, work);
    turn.next ??= turn.now.then(again, again);
    return turn.next;
  };
}
