// Reading: a query per address, asked again when what it depends on has changed.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, type Params } from './api.ts';
import type { Depends } from './live.ts';
import { useLocale } from './settings.ts';

export function useAsk<T>(
  path: string,
  params: Params = {},
  { on = [], enabled = true }: { on?: Depends; enabled?: boolean } = {},
) {
  const locale = useLocale();
  return useQuery({
    queryKey: [path, params, locale],
    queryFn: ({ signal }) => get<T>(path, params, signal),
    meta: { on },
    enabled,
    placeholderData: keepPreviousData,
  });
}
