import { expect, it } from 'vitest';
import { wavesOf, type Work } from '../../src/engine/waves.ts';
import type { Heard } from '../../src/ports.ts';
import { entryOf } from '../support/store.ts';

const heard = (id: string, conversation: string): Work => {
  const message: Heard = {
    ...{ channel: 'test', account: 'main', conversation, private: false, contact: 'c', contactName: 'c', id, at: 0 },
    ...{ text: '', mentions: [] },
  };
  return { receipt: id, deliveries: 1, entry: { kind: 'heard', id, at: 0, message } };
};
const signal = (id: string): Work => ({ receipt: id, deliveries: 1, entry: entryOf(id) });
const wake: Work = { ref: { flow: 'f', id: 'x' }, at: 0 };

it('reads what was said in one conversation one after another, everything else together', () => {
  const [a1, b1, a2, a3, b2, s] = [
    ...[heard('1', 'a'), heard('2', 'b'), heard('3', 'a'), heard('4', 'a'), heard('5', 'b')],
    signal('6'),
  ];
  expect(wavesOf([wake, a1, b1, a2, a3, b2, s] as Work[])).toEqual([[wake, a1, b1, s], [a2, b2], [a3]]);
});

it('leaves repetitions for later, whoever repeats them', () => {
  const again = heard('1', 'a');
  expect(wavesOf([heard('1', 'a'), again, signal('6'), signal('6'), wake, wake])).toEqual([
    [heard('1', 'a'), signal('6'), wake, wake],
  ]);
});
