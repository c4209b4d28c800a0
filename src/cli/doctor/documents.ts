// Documents as they stand. One that cannot be read is named and left out; the rest is checked all the same.
import { faultsOf } from '../../unreadable.ts';

/** Adds to `problems` what it cannot read. */
export function reader(problems: string[]) {
  return <S>(ref: { readonly name: string; readonly id: string }, read: () => S): readonly S[] => {
    try {
      return [read()];
    } catch (error) {
      problems.push(`document ${ref.name} ${ref.id} cannot be read: ${faultsOf(error).join('; ')}`);
      return [];
    }
  };
}

export type Reader = ReturnType<typeof reader>;
