// An image belongs to what its sender wrote here in the last five minutes: the finding, or its repair. Otherwise it is chatter.
import { z } from 'zod';
import { finding, PHOTO_SPAN, type Finding } from '../flows/finding.ts';
import type { Command, Request } from '../src/command.ts';
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
    const newest = open
      .map(({ state }) => ({ state, wrote: lastWritten(state, request) }))
      .filter((each) => each.wrote !== undefined && at - each.wrote.at <= PHOTO_SPAN)
      .sort((a, b) => (b.wrote?.at ?? 0) - (a.wrote?.at ?? 0) || b.state.number - a.state.number)[0];
    const post = request.actor.posts.find((each) => each.unit === newest?.wrote?.by.unit);
    if (newest === undefined || post === undefined) return { signals: [] };
    return signal({ type: 'photographed', ...stampOf(request, newest.state.number, post), file: image });
  },
};

const WITH_PHOTO = ['recorded', 'started', 'fixed', 'reviewed', 'looked_back'];

/** What this person last wrote about it in this conversation, no later than the image. */
function lastWritten(state: Finding, { actor, occasion }: Request<Photo>) {
  return [state.origin, ...state.log].findLast(
    (entry) =>
      WITH_PHOTO.includes(entry.type) &&
      !('void' in entry && entry.void === true) &&
      entry.by.person === actor.id &&
      entry.conversation === occasion.conversation &&
      entry.at <= occasion.at,
  );
}
