// The sandbox's event stream: everything live, and what one conversation has heard before.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { DayProgress, Said, Time } from '../../../src/console/wire/sandbox.ts';
import type { Params } from '../../api.ts';
import { addressOf } from './api.ts';
import { type Line, openTalks, type Talks, type TalksStore } from './talks.ts';

const EARLIER = 200;
/** Messages that arrive within so many ms are shown together. */
const TOGETHER = 40;
/** A connection the browser has given up is tried again after so many ms. */
const AGAIN = 3000;
/** More than any start of the program can say. */
const EPOCH = 1e9;

/** Follows the sandbox as long as the page is open. */
export function useTalks(): TalksStore {
  const [store] = useState(openTalks);
  useEffect(() => follow(store), [store]);
  return store;
}

export function useTold<T>(store: TalksStore, of: (talks: Talks) => T): T {
  return useSyncExternalStore(store.subscribe, () => of(store.get()));
}

type Ordered = (event: MessageEvent<string>) => Line;

/** Numbers of another start of the program come after those of the one before. */
function ordering(): Ordered {
  const epochs: string[] = [];
  return ({ data, lastEventId }) => {
    const [epoch = '', seq = '0'] = lastEventId.split('.');
    if (!epochs.includes(epoch)) epochs.push(epoch);
    return { order: epochs.indexOf(epoch) * EPOCH + Number(seq), said: JSON.parse(data) as Said };
  };
}

const ordered = ordering();

function follow(store: TalksStore): () => void {
  let waiting: Line[] = [];
  let flushing: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let isPast = true;
  let source: EventSource;
  const flush = () => {
    clearTimeout(flushing);
    flushing = undefined;
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) store.add(lines, isPast);
  };
  const open = () => {
    source = new EventSource(addressOf('/events', { last: EARLIER }));
    source.addEventListener('message', (event: MessageEvent<string>) => {
      waiting.push(ordered(event));
      flushing ??= setTimeout(flush, TOGETHER);
    });
    source.addEventListener('ready', () => {
      flush();
      isPast = false;
      store.set({ link: 'live' });
    });
    source.addEventListener('clock', ({ data }: MessageEvent<string>) => store.setTime(JSON.parse(data) as Time));
    source.addEventListener('day', ({ data }: MessageEvent<string>) =>
      store.set({ day: JSON.parse(data) as DayProgress }),
    );
    source.addEventListener('error', () => {
      store.set({ link: 'lost' });
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN);
    });
  };
  open();
  return () => {
    source.close();
    clearTimeout(flushing);
    clearTimeout(again);
  };
}

/** Adds what a conversation has heard before; returns what ends it early. */
export function recall(store: TalksStore, of: Params): () => void {
  const lines: Line[] = [];
  const source = new EventSource(addressOf('/events', { ...of, last: EARLIER }));
  source.addEventListener('message', (event: MessageEvent<string>) => {
    lines.push(ordered(event));
  });
  const close = () => {
    source.close();
  };
  source.addEventListener('ready', () => {
    close();
    if (lines.length > 0) store.add(lines, true);
  });
  source.addEventListener('error', close);
  return close;
}
