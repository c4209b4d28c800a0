// Answers that are shared: one reading for all who ask meanwhile, and nobody is answered with what was read before he asked.
import { expect, it } from 'vitest';
import { inTurns } from '../../src/console/turns.ts';

/** Work that is done when it is told to, and reads what holds when it begins. */
function workshop() {
  const state = { value: 0, begun: 0 };
  const endings: ((fault?: Error) => void)[] = [];
  const work = () => {
    state.begun += 1;
    const { value } = state;
    return new Promise<number>((done, failed) => {
      endings.push((fault) => {
        if (fault === undefined) done(value);
        else failed(fault);
      });
    });
  };
  return { state, work, end: (fault?: Error) => endings.shift()?.(fault) };
}

it('answers all who ask while it works with the next reading, done once for them', async () => {
  const { state, work, end } = workshop();
  const shared = inTurns<number>();
  const first = shared('p', work);
  state.value = 1;
  const others = [shared('p', work), shared('p', work), shared('p', work)];
  expect(state.begun).toBe(1);
  end();
  expect(await first).toBe(0);
  const later = Promise.all(others);
  end();
  expect(await later).toEqual([1, 1, 1]);
  expect(state.begun).toBe(2);
});

it('begins anew for who asks afterwards, and at once for another subject', async () => {
  const { state, work, end } = workshop();
  const shared = inTurns<number>();
  const [first, other] = [shared('p', work), shared('c', work)];
  end();
  end();
  expect(await Promise.all([first, other])).toEqual([0, 0]);
  state.value = 2;
  const again = shared('p', work);
  end();
  expect(await again).toBe(2);
  expect(state.begun).toBe(3);
});

it('lets a failure be the answer of those it belongs to only', async () => {
  const { work, end } = workshop();
  const shared = inTurns<number>();
  const first = shared('p', work);
  const second = shared('p', work);
  end(new Error('away'));
  await expect(first).rejects.toThrow('away');
  end();
  expect(await second).toBe(0);
});
