import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSpool, type Spool } from '../../src/transports/spool.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const open = (options: Partial<Parameters<typeof openSpool>[0]> = {}): Spool<string> =>
  openSpool<string>({ dir, maxBytes: 1_000_000, ...options });
const items = (spool: Spool<string>): string[] => Array.from(spool.waiting(), ({ item }) => item);
const files = (): string[] => readdirSync(dir).sort();
const bytes = (): number => files().reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
const newest = (): string => join(dir, files().at(-1) ?? '');

describe('a spool', () => {
  it('gives back what was not acknowledged, in order, after a crash', () => {
    const before = open();
    const numbers = ['一', '二', '三', '四'].map((item) => before.append(item));
    before.done([numbers[1] ?? 0]);
    const after = open(); // the first one was never closed
    expect(items(after)).toEqual(['一', '三', '四']);
    expect(after.append('五')).toBeGreaterThan(numbers[3] ?? 0);
    expect(items(after)).toEqual(['一', '三', '四', '五']);
  });

  it('never uses a number twice, even when everything was acknowledged and forgotten', () => {
    let last = 0;
    for (let start = 0; start < 5; start += 1) {
      const spool = open();
      const n = spool.append(`start ${start}`) ?? 0;
      expect(n).toBeGreaterThan(last);
      spool.done([n]);
      spool.close();
      last = n;
    }
    expect(files().length).toBeLessThan(4);
  });

  it('reads past a torn last line and goes on after it', () => {
    const before = open();
    before.append('whole');
    appendFileSync(newest(), '{"n":2,"item":"to');
    const after = open();
    expect(items(after)).toEqual(['whole']);
    after.append('next');
    expect(items(open())).toEqual(['whole', 'next']);
  });

  it('forgets whole segments as they are acknowledged', () => {
    const spool = open({ segmentBytes: 200 });
    const numbers = Array.from({ length: 100 }, (_, i) => spool.append(`message ${i}`) ?? 0);
    const most = files().length;
    spool.done(numbers.slice(0, 90));
    expect(files().length).toBeLessThan(most / 2);
    expect(items(open())).toEqual(Array.from({ length: 10 }, (_, i) => `message ${i + 90}`));
  });

  it('says loudly when it is full, keeps what is vital, and says when there is room again', () => {
    const told: boolean[] = [];
    const spool = open({ maxBytes: 5000, segmentBytes: 500, onFull: (full) => told.push(full) });
    const numbers: number[] = [];
    for (let n = spool.append('x'.repeat(80)); n !== undefined; n = spool.append('x'.repeat(80))) numbers.push(n);
    expect(told).toEqual([true]);
    expect(spool.full).toBe(true);
    expect(bytes()).toBeLessThanOrEqual(5200);
    expect(spool.append('a gap', true)).toBeDefined();
    spool.done(numbers.slice(0, 20));
    expect(told).toEqual([true, false]);
    expect(spool.append('again')).toBeDefined();
    expect(items(open({ maxBytes: 5000 }))).toHaveLength(numbers.length - 20 + 2);
  });

  it('is not filled by one old entry that nobody takes', () => {
    const spool = open({ maxBytes: 10_000, segmentBytes: 1000 });
    spool.append('stuck');
    for (let i = 0; i < 2000; i += 1) {
      const n = spool.append(`passing ${i}`);
      expect(n).toBeDefined();
      spool.done([n ?? 0]);
    }
    expect(bytes()).toBeLessThan(12_000);
    expect(items(open())).toEqual(['stuck']);
  });
});
