import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rollUp, type RollUpState, type Submitted } from '../../flows/roll-up.ts';
import { given, replay, tick } from '../support/flow.ts';
import { noisy } from '../support/noisy.ts';
import { at, DAY } from '../support/report.ts';

const by = { person: 'p', name: '赵敏', unit: 't', unitName: '河湾镇' };
const figures = { expected: 12, missing: 1, zero: 8, late: 1, sums: { returnees: 6 } };
const totals = [{ label: '返乡人员', value: 6, measure: '人' }];
const of = { unit: 't', unitName: '河湾镇', title: '疫情防控', day: DAY };

const submitted = (time: string | number, id: string, part: Partial<Submitted> = {}): Submitted => ({
  ...{ type: 'submitted', at: typeof time === 'number' ? time : at(time), id, by, ...of, parent: 'c', figures, totals },
  ...part,
});

it('freezes a version and sends it up', () => {
  const outcome = given(rollUp).when(submitted('17:00', 'a'));
  outcome
    .says('report.submitted', { version: 1, at: at('17:00'), by: '赵敏' })
    .says('report.submittedUp', { version: 1, expected: 12, missing: 1, zero: 8, late: 1, totals })
    .leaves({ versions: [{ figures }] });
  expect(outcome.messages[1]?.to).toEqual({ unit: 'c' });
});

it('counts versions, and keeps what was frozen', () => {
  given(rollUp, submitted('17:00', 'a'))
    .when(submitted('18:00', 'b', { figures: { ...figures, missing: 0 } }))
    .says('report.submitted', { version: 2 })
    .leaves({ versions: [{ figures: { missing: 1 } }, { figures: { missing: 0 } }] });
});

it('at the top tells only who submitted', () => {
  const top = submitted('17:00', 'a');
  delete top.parent;
  given(rollUp).when(top).saysOnly(1).says('report.submitted');
});

it('hears the same message once', () => {
  given(rollUp, submitted('17:00', 'a')).when(submitted('17:00', 'a')).saysNothing();
  given(rollUp, submitted('17:00', 'a'))
    .when(tick(at('18:00')))
    .saysNothing()
    .wakes(undefined);
});

it('versions stand in order of time, whatever the order of arrival', () => {
  const history = fc
    .uniqueArray(fc.nat(50), { maxLength: 8 })
    .map((ids) => ids.map((id) => submitted(at('17:00') + (id % 5), `m${String(id).padStart(2, '0')}`)));
  fc.assert(
    fc.property(noisy(history), ([all, shuffled]) => {
      const state: RollUpState | undefined = replay(rollUp, shuffled);
      expect(state).toEqual(replay(rollUp, all));
    }),
    { numRuns: 1000 },
  );
});
