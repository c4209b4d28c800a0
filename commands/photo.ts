// An image belongs to what its sender wrote here in the last five minutes: the finding, or its repair. Else it waits as long for the
// words that may follow; without them it was chatter and is forgotten.
import { z } from 'zod';
import { finding, PHOTO_SPAN, type Finding, type FindingEvent } from '../flows/finding.ts';
import type { Logged, Recorded } from '../flows/finding/model.ts';
import type { Command, Request } from '../src/command.ts';
import { hold } from './finding/album.ts';
import { signal, stampOf } from './finding/numbered.ts';

type Photo = Record<string, never>;

export const photo: Command<Photo> = {
  name: 'photo',
  names: [],
  area: 'finding',
  usage: '',
  usageEn: '',
  permission: 'bound',
  stale: true,
  args: z.unknown().transform((): Photo => ({})),
  async run(request) {
    const { image, at } = request.occasion;
    if (image === undefined) return { signals: [] };
    const open = await request.read.open(finding);
    const written = open.flatMap(({ state }) => wordsFor(state, request).map((wrote) => ({ state, wrote })));
    const [nearest] = written.sort(
      (a, b) => distance(a.wrote.at, at) - distance(b.wrote.at, at) || b.state.number - a.state.number,
    );
    if (nearest === undefined) return hold(request, image);
    // One message may have been about several findings: the photo shows them all.
    const shown = written.filter(({ wrote }) => wrote.id === nearest.wrote.id);
    return signal(...shown.flatMap((each) => photographed(request, each, image)));
  },
};

interface Written {
  readonly state: Finding;
  readonly wrote: Recorded | Logged;
}

function photographed(request: Request<Photo>, { state, wrote }: Written, file: string): FindingEvent[] {
  const { actor, occasion } = request;
  const post = actor.posts.find((each) => each.unit === wrote.by.unit);
  if (post === undefined) return [];
  // Delivered behind the words it preceded, it counts as sent right after them.
  const stamp = { ...stampOf(request, state.number, post), at: Math.max(occasion.at, wrote.at + 1) };
  return [{ type: 'photographed', ...stamp, file }];
}

const WITH_PHOTO = ['recorded', 'started', 'fixed', 'reviewed', 'looked_back'];

/** Words before the image come first, the nearest of them; then those that overtook it. */
function distance(wrote: number, at: number): number {
  return wrote <= at ? at - wrote : PHOTO_SPAN + wrote - at;
}

/** What this person last wrote about it in this conversation before the image, and what he wrote first after it. */
function wordsFor(state: Finding, { actor, occasion }: Request<Photo>) {
  const mine = [state.origin, ...state.log].filter(
    (entry) =>
      WITH_PHOTO.includes(entry.type) &&
      !('void' in entry && entry.void === true) &&
      entry.by.person === actor.id &&
      entry.conversation === occasion.conversation &&
      Math.abs(entry.at - occasion.at) <= PHOTO_SPAN,
  );
  const before = mine.findLast((entry) => entry.at <= occasion.at) ?? mine[0];
  return before === undefined ? [] : [before];
}
