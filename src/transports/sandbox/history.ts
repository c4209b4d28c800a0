// What the rooms have heard lately: bounded, in memory only, so that a browser or terminal that comes late can catch up.
import type { Said } from './wire.ts';

/** A remembered message and its place in the order of everything said since the start. */
export interface Numbered {
  readonly seq: number;
  readonly said: Said;
}

export interface History {
  add(said: Said): Numbered;
  /** Number of the newest message of all; 0 before the first. */
  newest(): number;
  /** Messages after a number that pass, oldest first. */
  after(seq: number, passes: (said: Said) => boolean): readonly Numbered[];
  /** The last `count` messages that pass, oldest first. */
  last(count: number, passes: (said: Said) => boolean): readonly Numbered[];
  find(conversation: string, id: string): Said | undefined;
}

/** Keeps at most `perRoom` messages of a conversation and `total` of all; the rooms silent for longest are forgotten first. */
export function history(perRoom: number, total: number): History {
  const rooms = new Map<string, Numbered[]>();
  let seq = 0;
  let size = 0;

  const forgetSilent = (): void => {
    for (const [conversation, kept] of rooms) {
      if (size <= total || rooms.size === 1) return;
      rooms.delete(conversation);
      size -= kept.length;
    }
  };
  const select = (passes: (one: Numbered) => boolean): Numbered[] =>
    [...rooms.values()]
      .flat()
      .filter(passes)
      .sort((a, b) => a.seq - b.seq);

  return {
    add(said) {
      const one = { seq: ++seq, said };
      const kept = rooms.get(said.conversation) ?? [];
      kept.push(one);
      size += kept.length > perRoom ? 0 : 1;
      if (kept.length > perRoom) kept.shift();
      rooms.delete(said.conversation);
      rooms.set(said.conversation, kept);
      forgetSilent();
      return one;
    },
    newest: () => seq,
    after: (from, passes) => select((one) => one.seq > from && passes(one.said)),
    last: (count, passes) => (count === 0 ? [] : select((one) => passes(one.said)).slice(-count)),
    find: (conversation, id) => rooms.get(conversation)?.find((one) => one.said.id === id)?.said,
  };
}
