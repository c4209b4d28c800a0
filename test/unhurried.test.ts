import { expect, it } from 'vitest';
import { each, mapped, sifted } from '../src/unhurried.ts';

/** So long that nothing could wait for all of it, ms. */
const LONG = 60;

function dally(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it('lets others have their turn in a long walk, and keeps the order', async () => {
  const met: (number | string)[] = [];
  const other = new Promise<void>((done) => {
    setImmediate(() => {
      met.push('other');
      done();
    });
  });
  const items = Array.from({ length: 512 }, (_, i) => i);
  await each(items, (item) => {
    met.push(item);
    dally(LONG / 512);
  });
  await other;
  expect(met.filter((one) => one !== 'other')).toEqual(items);
  expect(met.indexOf('other')).toBeLessThan(met.length - 1);
});

it('maps and sifts like the list itself', async () => {
  const items = Array.from({ length: 300 }, (_, i) => i);
  expect(await mapped(items, (item, i) => item + i)).toEqual(items.map((item) => item * 2));
  expect(await sifted(items, (item) => item % 3 === 0)).toEqual(items.filter((item) => item % 3 === 0));
});

it('passes on what goes wrong', async () => {
  const visit = () => {
    throw new Error('wrong');
  };
  await expect(each([1], visit)).rejects.toThrow('wrong');
});
