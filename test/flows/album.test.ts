import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { album, ALBUM_SPAN, type AlbumEvent, waitingAt } from '../../flows/album.ts';
import { given, replay, tick } from '../support/flow.ts';
import { noisy } from '../support/noisy.ts';

const held = (at: number, id = `p${at}`): AlbumEvent => ({ type: 'held', at, id, file: `${id}.jpg` });
const taken = (at: number): AlbumEvent => ({ type: 'taken', at, id: `t${at}` });
const files = (events: readonly AlbumEvent[], now: number) =>
  waitingAt(replay(album, events), now).map(({ file }) => file);

describe('photos without words yet', () => {
  it('wait five minutes for them and say nothing', () => {
    given(album, held(1000))
      .when(held(2000))
      .saysNothing()
      .wakes(2000 + ALBUM_SPAN + 1);
    expect(files([held(1000), held(2000)], 2000 + ALBUM_SPAN)).toEqual(['p2000.jpg']);
  });

  it('are forgotten when no words come', () => {
    given(album, held(1000))
      .when(tick(1000 + ALBUM_SPAN + 1))
      .leaves({ photos: [] })
      .wakes(undefined)
      .saysNothing();
    given(album, held(1000))
      .when(tick(1000))
      .wakes(1000 + ALBUM_SPAN + 1);
  });

  it('belong to one text only', () => {
    expect(files([held(1000), taken(1500), held(2000)], 3000)).toEqual(['p2000.jpg']);
    expect(files([taken(1500), held(1000)], 3000)).toEqual([]);
  });

  it('are the same in any order and with any repetition', () => {
    const one = fc.tuple(fc.boolean(), fc.nat(900_000)).map(([isPhoto, at]) => (isPhoto ? held(at) : taken(at)));
    fc.assert(
      fc.property(noisy(fc.uniqueArray(one, { maxLength: 8, selector: ({ at }) => at })), ([all, shuffled]) => {
        expect(files(shuffled, 900_000)).toEqual(files(all, 900_000));
      }),
      { numRuns: 500 },
    );
  });
});
