// Photos that came before the words they belong to: kept some minutes for what the same person writes in the same conversation,
// then forgotten. Document id: `${conversation}|${person}`.
import { z } from 'zod';
import { byRank, type Flow } from '../src/flow.ts';

/** How long photos wait for their words, ms; the same as words wait for their photos. */
export const ALBUM_SPAN = 5 * 60_000;
/** Photos one text takes along. */
const MOST = 20;

const stamp = { at: z.number(), id: z.string() };
const photo = z.object({ ...stamp, file: z.string().max(300) });
/** `taken`: photos up to here have found their words. */
const state = z.object({ photos: z.array(photo), taken: z.number() });
export type Album = z.infer<typeof state>;

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('held'), ...photo.shape }),
  z.object({ type: z.literal('taken'), ...stamp }),
]);
export type AlbumEvent = z.infer<typeof event>;

const EMPTY: Album = { photos: [], taken: 0 };

export const album: Flow<Album, AlbumEvent> = {
  name: 'album',
  state,
  event,
  transition(before = EMPTY, event) {
    switch (event.type) {
      case 'tick':
        return { state: kept(before, event.at), messages: [] };
      case 'held':
        return { state: held(before, event), messages: [] };
      case 'taken': {
        const taken = Math.max(before.taken, event.at);
        return { state: { taken, photos: before.photos.filter(({ at }) => at > taken) }, messages: [] };
      }
    }
  },
  wakeAt: ({ photos }) => {
    const last = photos.at(-1);
    return last === undefined ? undefined : last.at + ALBUM_SPAN + 1;
  },
  isOpen: () => false,
};

function held(album: Album, { at, id, file }: z.infer<typeof photo>): Album {
  if (at <= album.taken || album.photos.some((known) => known.id === id)) return album;
  const photos = [...album.photos, { at, id, file }].sort(byRank);
  return kept({ ...album, photos: photos.slice(-MOST) }, photos.at(-1)?.at ?? at);
}

function kept(album: Album, now: number): Album {
  const photos = album.photos.filter(({ at }) => at + ALBUM_SPAN >= now);
  return photos.length === album.photos.length ? album : { ...album, photos };
}

/** What waits for words written at this instant. */
export function waitingAt(album: Album | undefined, now: number): Album['photos'] {
  return (album?.photos ?? []).filter(({ at }) => at <= now && at + ALBUM_SPAN >= now);
}
