// What the server says has changed, and whether it is still heard. After a break everything shown is asked for again.
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Changes } from '../src/console/wire/live.ts';
import { address } from './api.ts';

export type Link = 'joining' | 'live' | 'lost';

/** Until it is tried again after something in between has refused it, ms. */
const REFUSED = 3_000;

/** Follows the server as long as the page is open; returns how the link stands. */
export function useLive(queries: QueryClient, isIn: boolean): Link {
  const [link, setLink] = useState<Link>('joining');
  useEffect(() => {
    if (!isIn) return undefined;
    let source: EventSource;
    let again: ReturnType<typeof setTimeout>;
    let wasLost = false;
    const open = () => {
      source = new EventSource(address('/live'));
      source.addEventListener('ready', () => {
        setLink('live');
        if (wasLost) void queries.invalidateQueries();
        wasLost = false;
      });
      source.addEventListener('changes', (event: MessageEvent<string>) => {
        void refresh(queries, JSON.parse(event.data) as Changes);
      });
      source.addEventListener('error', () => {
        wasLost = true;
        setLink('lost');
        if (source.readyState !== EventSource.CLOSED) return;
        // A browser comes back by itself after a broken line, not after a refusal. A session that is over is noticed here first.
        void queries.invalidateQueries({ queryKey: ['/me'] });
        again = setTimeout(open, REFUSED);
      });
    };
    open();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [queries, isIn]);
  return link;
}

/** What an answer depends on: names of flows, `ledgers`, `org`. */
export type Depends = readonly string[];

/** Answers on view that depend on what changed are asked again; one under way is left to end, and asked again then: it may not know yet. */
async function refresh(queries: QueryClient, { flows, ledgers, org }: Changes): Promise<void> {
  const moved = new Set([...flows, ...(Object.keys(ledgers).length > 0 ? ['ledgers'] : []), ...(org ? ['org'] : [])]);
  const isTouched = ({ meta }: { readonly meta?: Readonly<Record<string, unknown>> | undefined }) =>
    ((meta?.['on'] ?? []) as Depends).some((name) => moved.has(name));
  const underway = new Set(queries.getQueryCache().findAll({ predicate: isTouched, fetchStatus: 'fetching' }));
  await queries.invalidateQueries({ predicate: isTouched }, { cancelRefetch: false });
  if (underway.size > 0)
    await queries.invalidateQueries({ predicate: (query) => underway.has(query) }, { cancelRefetch: false });
}
