import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GapHeard, hearing } from '../../flows/hearing.ts';
import { given, replay, tick } from '../support/flow.ts';
import { noisy } from '../support/noisy.ts';
import { at, LEDGER } from '../support/report.ts';

const group = (unit: string) => ({
  ...{ unit, title: '疫情防控', ledger: LEDGER, due: 'report', units: [{ code: 'g1', name: '1号网格' }] },
});
const gap = (from: string, to: string, groups: GapHeard['groups'] = []): GapHeard => ({
  ...{ type: 'gap', at: at(to), id: `gap:${from}:${to}`, from: at(from), to: at(to), groups },
});

describe('a gap in hearing', () => {
  it('is noted, and the groups that still owe something are asked once to send again', () => {
    const outcome = given(hearing).when(gap('09:00', '09:05', [group('v1'), group('v2')]));
    expect(outcome.messages).toMatchObject([
      { to: { unit: 'v1' }, text: { key: 'report.resend', params: { from: at('09:00'), to: at('09:05') } } },
      { to: { unit: 'v2' }, while: { ledger: LEDGER, due: 'report' } },
    ]);
    outcome.leaves({ gaps: [{ from: at('09:00'), to: at('09:05') }] });
    given(hearing, gap('09:00', '09:05', [group('v1')]))
      .when(gap('09:00', '09:05', [group('v1')]))
      .saysNothing();
  });

  it('asks nobody where all have reported', () => {
    given(hearing).when(gap('09:00', '09:05')).saysNothing();
  });

  it('excuses for an hour after the units were asked, and stays on record', () => {
    given(hearing).when(gap('09:00', '09:05')).wakes(at('10:05'));
    given(hearing, gap('09:00', '09:05'))
      .when(tick(at('10:04')))
      .leaves({ gaps: [{ from: at('09:00') }] })
      .wakes(at('10:05'));
    given(hearing, gap('09:00', '09:05'))
      .when(tick(at('10:05')))
      .saysNothing()
      .leaves({ gaps: [], over: [{ from: at('09:00'), to: at('09:05') }] })
      .wakes(undefined);
    given(hearing, gap('09:00', '09:05'), tick(at('10:05')))
      .when(gap('09:00', '09:05', [group('v1')]))
      .saysNothing()
      .leaves({ gaps: [] });
  });
});

it('ends the same in any order, however often it is heard', () => {
  const times = ['08:00', '08:01', '08:02', '08:03'];
  const history = fc.array(
    fc.tuple(fc.constantFrom(...times), fc.constantFrom(...times)).map(([from, to]) => gap(from, to, [group('v')])),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(noisy(history), ([all, shuffled]) => {
      expect(replay(hearing, shuffled)).toEqual(replay(hearing, all));
    }),
    { numRuns: 1000 },
  );
});
