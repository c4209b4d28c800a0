// Reading: a query per address, asked again when what it depends on has changed.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, type Params } from './api.ts';
import type { Depends } from './live.ts';
import { useLocale } from './settings.ts';

interface Asking {
  /** What the answer depends on. */
  readonly on?: Depends;
  readonly enabled?: boolean;
  /** Asked again this often as long as it is on view, ms. */
  readonly every?: number | false;
}

export function useAsk<T>(path: string, params: Params = {}, { on = [], enabled = true, every = false }: Asking = {}) {
  const locale = useLocale();
  return useQuery({
    queryKey: [path, params, locale],
    queryFn: ({ signal }) => get<T>(path, params, signal),
    meta: { on },
    enabled,
    refetchInterval: every,
    placeholderData: keepPreviousData,
  });
}
