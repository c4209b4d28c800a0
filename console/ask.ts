// Reading: a query per address, asked again when what it depends on has changed.
import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { address, getAgain, type Kept, type Params } from './api.ts';
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
  const queryKey: Key = [path, params, useLocale()];
  return useQuery({ ...queryOf<T>(queryKey, on), enabled, refetchInterval: every, placeholderData: keepPreviousData });
}

/** The same of several at once: an answer for each, undefined as long as it is under way. */
export function useAskEach<T>(path: string, each: readonly Params[], on: Depends) {
  const locale = useLocale();
  const queries = each.map((params) => queryOf<T>([path, params, locale], on));
  return useQueries({ queries }).map(({ data }) => data);
}

type Key = readonly [path: string, params: Params, locale: string];

/** An answer stays with its tag as long as it is on view: asked again, only what has changed is sent. */
function queryOf<T>(queryKey: Key, on: Depends) {
  const [path, params] = queryKey;
  return queryOptions({
    queryKey,
    queryFn: ({ signal, client }) => getAgain<T>(address(path, params), client.getQueryData<Kept<T>>(queryKey), signal),
    select: ({ body }) => body,
    meta: { on },
  });
}
