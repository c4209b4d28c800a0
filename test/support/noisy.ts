// What a channel makes of a history: any order, any repetition.
import fc from 'fast-check';

/** The history, and the same events shuffled with some of them repeated. */
export function noisy<T>(history: fc.Arbitrary<T[]>): fc.Arbitrary<[all: T[], shuffled: T[]]> {
  return history.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc
        .array(fc.nat(), { maxLength: 6 })
        .map((again) => [...all, ...again.flatMap((i) => all[i % Math.max(1, all.length)] ?? [])])
        .chain((more) => fc.shuffledSubarray(more, { minLength: more.length })),
    ),
  );
}
