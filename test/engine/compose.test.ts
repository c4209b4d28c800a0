import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/engine/compose.ts';
import type { Parcel, Store } from '../../src/ports.ts';
import type { Style } from '../../src/texts/index.ts';
import { parcelOf } from '../support/store.ts';

const style: Style = { locale: 'zh-CN', zone: 'Asia/Shanghai' };

/** Nobody is waited for but these. */
function made(parcels: readonly Parcel[], { maxLength = 2000, now = 0, awaited = [] as readonly string[] } = {}) {
  const store = {
    awaited: ({ units }: { units: readonly string[] }) => Promise.resolve(units.filter((one) => awaited.includes(one))),
  } as Partial<Store> as Store;
  const waiting = parcels.map((parcel) => ({ parcel, raw: parcel.id }));
  return compose({ conversation: 'room', waiting }, { store, style, now, maxLength });
}
/** A text that is rendered as it stands. */
const said = (id: string, reason: string): Parcel =>
  parcelOf(id, { text: { key: 'report.notActive', params: { unit: reason } } });
const reminder = (units: readonly string[], people: Parcel['mentions']): Parcel =>
  parcelOf('r', {
    text: {
      key: 'report.missingLeader',
      params: { title: '', day: '2022-07-28', units: units.map((code) => ({ code, name: code })) },
    },
    while: { ledger: 'L', due: 'report' },
    mentions: people,
  });

describe('composing a message', () => {
  it('says what is still true of a reminder, and mentions only those it is still about', async () => {
    const people = [
      { contact: 'a', name: '甲', for: 'g1' },
      { contact: 'b', name: '乙', for: 'g2' },
      { contact: 'c', name: '丙' },
    ];
    const one = await made([reminder(['g1', 'g2'], people)], { awaited: ['g2'] });
    expect(one.parts).toEqual([expect.stringContaining('仍未报1个：g2，')]);
    expect(one.mentions).toEqual([
      { contact: 'b', name: '乙' },
      { contact: 'c', name: '丙' },
    ]);
    expect(await made([reminder(['g1', 'g2'], people)])).toMatchObject({ parcels: [], dropped: ['r'] });
  });

  it('says the same thing once', async () => {
    const one = await made([said('1', '甲'), said('2', '甲')]);
    expect(one.parts[0]?.match(/甲/g)).toHaveLength(1);
    expect(one.raws).toEqual(['1', '2']);
  });

  it('says that there is more when ten messages do not hold it', async () => {
    const { parts } = await made([said('1', '西沟村，'.repeat(400))], { maxLength: 100 });
    expect(parts).toHaveLength(10);
    expect(parts.at(-1)).toMatch(/，…$/);
    expect(parts.slice(0, -1).join('')).not.toContain('…');
    expect((await made([said('1', '西沟村，'.repeat(200))], { maxLength: 100 })).parts.join('')).not.toContain('…');
  });

  it('never exceeds the length, never halves a character, and loses nothing up to ten messages', async () => {
    const piece = fc.constantFrom('西沟村', '😀', '，', '。', '\n', 'abc ', '👨‍👩‍👧');
    const short = fc.array(piece, { maxLength: 60 });
    const long = fc.array(piece, { minLength: 300, maxLength: 900 });
    const texts = fc.array(
      fc.oneof({ weight: 4, arbitrary: short }, { weight: 1, arbitrary: long }).map((all) => all.join('')),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 60, max: 200 }), async (all, maxLength) => {
        const parcels = all.map((text, i) => said(String(i), text));
        const one = await made(parcels, { maxLength });
        for (const part of one.parts) {
          expect(part.length).toBeLessThanOrEqual(maxLength);
          expect(part).not.toMatch(/\p{Surrogate}/u);
        }
        expect(one.parts.length).toBeLessThanOrEqual(10);
        const bare = (text: string) => text.replace(/\s/g, '');
        const whole = bare(one.parts.join(''));
        const missing = one.parcels.filter(({ text }) => !whole.includes(bare(text.params['unit' as never])));
        // What is left out is not left out silently.
        if (missing.length > 0) expect([one.parts.length, one.parts.at(-1)?.at(-1)]).toEqual([10, '…']);
        if (one.parts.length < 10) expect(missing).toEqual([]);
        expect(one.raws.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
