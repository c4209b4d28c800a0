// What the server says has changed, and whether it is still heard. After a break everything shown is asked for again.
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Changes } from '../src/console/wire/live.ts';
import { address } from './api.ts';

export type Link = 'joining' | 'live' | 'lost';

/** Follows the server as long as the page is open; returns how the link stands. */
export function useLive(queries: QueryClient, isIn: boolean): Link {
  const [link, setLink] = useState<Link>('joining');
  useEffect(() => {
    if (!isIn) return undefined;
    const source = new EventSource(address('/live'));
    let wasLost = false;
    source.addEventListener('ready', () => {
      setLink('live');
      if (wasLost) void queries.invalidateQueries();
      wasLost = false;
    });
    source.addEventListener('changes', (event: MessageEvent<string>) => {
      refresh(queries, JSON.parse(event.data) as Changes);
    });
    source.addEventListener('error', () => {
      wasLost = true;
      setLink('lost');
      // A session that is over is noticed here first.
      if (source.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: ['/me'] });
    });
    return () => {
      source.close();
    };
  }, [queries, isIn]);
  return link;
}

/** What an answer depends on: names of flows, `ledgers`, `org`. */
export type Depends = readonly string[];

/** Answers on view that depend on what changed are asked again; one under way is left to end first. */
function refresh(queries: QueryClient, { flows, ledgers, org }: Changes): void {
  const moved = new Set([...flows, ...(Object.keys(ledgers).length > 0 ? ['ledgers'] : []), ...(org ? ['org'] : [])]);
  const isTouched = ({ meta }: { readonly meta?: Readonly<Record<string, unknown>> | undefined }) =>
    ((meta?.['on'] ?? []) as Depends).some((name) => moved.has(name));
  void queries.invalidateQueries({ predicate: isTouched }, { cancelRefetch: false });
}
