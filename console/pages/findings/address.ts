// What is looked at is in the address, so that it can be sent on and gone back to.
import { useSearchParams } from 'wouter';
import { useMe } from '../../me.ts';

export interface Address {
  readonly unit: string;
  readonly of: (name: string) => string | undefined;
  /** Whatever is changed begins at its first page. */
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void;
}

export function useAddress(): Address {
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const of = (name: string) => search.get(name) ?? undefined;
  return {
    unit: of('unit') ?? me.home.unit,
    of,
    set: (changes) => {
      const next = new URLSearchParams(search);
      const all: Readonly<Record<string, string | undefined>> = { page: undefined, ...changes };
      for (const [name, value] of Object.entries(all))
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
      setSearch(next, { replace: true });
    },
  };
}
