import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo, PATIENCE, question, type QuestionEvent } from '../../flows/question.ts';
import { given, replay, tick } from '../support/flow.ts';
import { noisy } from '../support/noisy.ts';
import { at } from '../support/report.ts';
import type { Intent } from '../../src/understanding/intent.ts';

const yes: Intent = { intent: 'zero_report' };
const asked = (time: string, id: string, key = '1'): QuestionEvent => ({
  ...{ type: 'asked', at: at(time), id, options: { [key]: yes } },
});
const answered = (time: string, id: string): QuestionEvent => ({ type: 'answered', at: at(time), id });

describe('a question', () => {
  it('waits ten minutes for its answer', () => {
    const { state } = given(question, asked('08:00', 'a'));
    expect(answerTo(state, '1', at('08:01'))).toEqual(yes);
    expect(answerTo(state, '2', at('08:01'))).toBeUndefined();
    expect(answerTo(state, '1', at('08:00') + PATIENCE)).toEqual(yes);
    expect(answerTo(state, '1', at('08:00') + PATIENCE + 1)).toBeUndefined();
    expect(answerTo(state, '1', at('07:59'))).toBeUndefined();
  });

  it('is answered once', () => {
    const { state } = given(question, asked('08:00', 'a'), answered('08:01', 'b'));
    expect(answerTo(state, '1', at('08:02'))).toBeUndefined();
  });

  it('gives way to the next one, also when the answer itself leads to it', () => {
    const next = given(question, asked('08:00', 'a'), asked('08:01', 'b', '2')).state;
    expect(answerTo(next, '1', at('08:02'))).toBeUndefined();
    expect(answerTo(next, '2', at('08:02'))).toEqual(yes);
    const follow = given(question, asked('08:00', 'a'), answered('08:01', 'b'), asked('08:01', 'b', '2')).state;
    expect(answerTo(follow, '2', at('08:02'))).toEqual(yes);
  });

  it('takes yes for 1 where nothing else can be chosen, and no for none of it', () => {
    const { state } = given(question, asked('08:00', 'a'));
    expect(answerTo(state, 'yes', at('08:01'))).toEqual(yes);
    expect(answerTo(state, 'no', at('08:01'))).toBe('dropped');
    const options = { '1': yes, '2': yes };
    const two = given(question, { type: 'asked', at: at('08:00'), id: 'a', options }).state;
    expect(answerTo(two, 'yes', at('08:01'))).toBeUndefined();
    const none: Intent = { intent: 'none' };
    const named = given(question, { type: 'asked', at: at('08:00'), id: 'a', options: { ...options, yes, no: none } });
    expect(answerTo(named.state, 'yes', at('08:01'))).toEqual(yes);
    expect(answerTo(named.state, 'no', at('08:01'))).toEqual(none);
    expect(answerTo(given(question, answered('08:00', 'a')).state, 'no', at('08:01'))).toBeUndefined();
  });

  it('wants no clock', () => {
    given(question, asked('08:00', 'a'))
      .when(tick(at('20:00')))
      .saysNothing()
      .wakes(undefined);
  });
});

it('ends the same in any order, however often it is heard', () => {
  const one = fc.tuple(fc.boolean(), fc.constantFrom('08:00', '08:01'), fc.constantFrom('a', 'b', 'c'));
  const history = fc
    .uniqueArray(one, { selector: (each) => each.join(), maxLength: 8 })
    .map((all) => all.map(([ask, time, id]) => (ask ? asked(time, id, id) : answered(time, id))));
  fc.assert(
    fc.property(noisy(history), ([all, shuffled]) => {
      expect(replay(question, shuffled)).toEqual(replay(question, all));
    }),
    { numRuns: 2000 },
  );
});
