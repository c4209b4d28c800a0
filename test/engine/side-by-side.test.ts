import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../src/engine/side-by-side.ts';
import type { Taken } from '../../src/ports.ts';
import { entryOf } from '../support/store.ts';

const said = (n: number, conversation: string = `room ${n}`): Taken => {
  const place = { channel: 'test', account: 'main', conversation, private: false, contact: 'c', contactName: 'c' };
  const message = { ...place, id: `m${n}`, at: n, text: '', mentions: [] };
  return { receipt: `r${n}`, deliveries: 1, entry: { kind: 'heard', id: `m${n}`, at: n, message } };
};
const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => said(from + i));

/** Portions that end when they are told to; what happens is written down. */
function workshop(rests: (portion: readonly Taken[]) => readonly Taken[] = () => []) {
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const name = (work: readonly unknown[]) => (work as Taken[]).map(({ receipt }) => receipt).join();
  const side = sideBySide({
    beside: async (portion) => {
      log.push(`begins ${portion.length}`);
      await new Promise<void>((end) => ends.push(end));
      log.push(`ends ${portion.length}`);
      return rests(portion as Taken[]);
    },
    alone: (work) => Promise.resolve(void log.push(work.length > 3 ? `alone ${work.length}` : `alone ${name(work)}`)),
  });
  return { log, side, end: () => ends.splice(0).forEach((end) => end()) };
}

describe('what waits', () => {
  it('is decided alone while it is little and nobody is at work', async () => {
    const { log, side } = workshop();
    await side.deal([said(1), said(2)]);
    expect(log).toEqual(['alone r1,r2']);
    expect(await side.finish()).toBe(0);
  });

  it('is decided in portions side by side when it is much, and is known until it is through', async () => {
    const { log, side, end } = workshop();
    await side.deal(many(0, 70));
    await side.deal([said(100)]);
    expect(log).toEqual(['begins 32', 'begins 32', 'begins 6', 'begins 1']);
    expect(side.unknown([said(5), said(100), said(101)])).toEqual([said(101)]);
    end();
    expect(await side.finish()).toBe(4);
    expect(side.unknown([said(5)])).toEqual([said(5)]);
  });

  it('never is in more than four portions', async () => {
    const { log, side, end } = workshop();
    const dealt = side.deal(many(0, 200));
    await Promise.resolve();
    expect(log).toHaveLength(4);
    end();
    await expect.poll(() => log.filter((line) => line.startsWith('begins'))).toHaveLength(7);
    end();
    await dealt;
    await side.finish();
  });

  it('follows what was said before it in the same conversation', async () => {
    const { log, side, end } = workshop();
    await side.deal(many(0, 40));
    const dealt = side.deal([said(100, 'room 5')]);
    end();
    await dealt;
    expect(log.at(-1)).toBe('alone r100');
  });

  it('is decided alone, after all that came before, where it is a wake-up or a signal', async () => {
    const { log, side, end } = workshop();
    await side.deal(many(0, 40));
    const dealt = side.deal([{ receipt: 's', deliveries: 1, entry: entryOf('s') }]);
    end();
    await dealt;
    expect(log.slice(2)).toEqual(['ends 32', 'ends 8', 'alone s']);
  });
});

describe('a portion', () => {
  it('leaves what has to wait until the others are through, and lets nobody begin meanwhile', async () => {
    const { log, side, end } = workshop((portion) => portion.filter(({ receipt }) => receipt === 'r3'));
    await side.deal(many(0, 64));
    end();
    await side.finish();
    expect(log).toEqual(['begins 32', 'begins 32', 'ends 32', 'ends 32', 'alone r3']);
  });

  it('that fails is told of by the next turn, and is handed out again', async () => {
    const side = sideBySide({ beside: () => Promise.reject(new Error('away')), alone: () => Promise.resolve() });
    await side.deal(many(0, 40));
    await expect(side.finish()).rejects.toThrow('away');
    expect(await side.finish()).toBe(0);
    expect(side.unknown(many(0, 40))).toHaveLength(40);
  });
});
