// A tree that is read a level at a time: what lies below each unit that is open, as far as it has been answered.

export function levelsOf<T>(open: readonly string[], answers: readonly (T | undefined)[]): ReadonlyMap<string, T> {
  return new Map(open.flatMap((unit, i) => (answers[i] === undefined ? [] : [[unit, answers[i]] as const])));
}
