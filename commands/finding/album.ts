// Photos that came before the words: held for whoever sent them, and taken along by what he writes about a finding.
import { album, type AlbumEvent, waitingAt } from '../../flows/album.ts';
import type { FindingEvent } from '../../flows/finding.ts';
import type { Outcome, Request } from '../../src/command.ts';
import type { Signal } from '../../src/flow.ts';
import { signal } from './numbered.ts';

function toAlbum({ occasion, actor }: Request<unknown>, event: AlbumEvent): Signal {
  return { to: { flow: album.name, id: albumOf({ occasion, actor }) }, event };
}

function albumOf({ occasion, actor }: Pick<Request<unknown>, 'occasion' | 'actor'>): string {
  return `${occasion.conversation}|${actor.id}`;
}

export function hold(request: Request<unknown>, file: string): Outcome {
  const { at, id } = request.occasion;
  return { signals: [toAlbum(request, { type: 'held', at, id, file })] };
}

export interface Taken {
  /** For the event they belong to. */
  readonly photos?: { at: number; file: string }[];
  /** So that nothing else takes them. */
  readonly signals: readonly Signal[];
}

export async function takeHeld(request: Request<unknown>): Promise<Taken> {
  const { occasion, read } = request;
  const waiting = waitingAt(await read.doc(album, albumOf(request)), occasion.at);
  if (waiting.length === 0) return { signals: [] };
  const photos = waiting.map(({ at, file }) => ({ at, file }));
  return { photos, signals: [toAlbum(request, { type: 'taken', at: occasion.at, id: occasion.id })] };
}

/** The events of one message, each with the photos that waited for it. */
export async function withHeld(request: Request<unknown>, ...events: readonly FindingEvent[]): Promise<Outcome> {
  const { photos, signals } = await takeHeld(request);
  const { signals: own } = signal(
    ...events.map((event) => ({ ...event, ...(photos === undefined ? {} : { photos }) })),
  );
  return { signals: [...own, ...signals] };
}
