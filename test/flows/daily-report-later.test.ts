// What moves after a roll-up went up is told above in turns.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyReport, type ReportEvent } from '../../flows/daily-report/index.ts';
import { given, replay, tick } from '../support/flow.ts';
import { at, corrected, reported, withdrawn } from '../support/report.ts';

const figures = { values: { returnees: 2 } };
const submitted = [
  { unit: 't', name: '河湾镇', version: 1 },
  { unit: 'v', name: '西沟村', version: 2 },
];
const first = reported('08:00', figures);

describe('a change after a version was submitted', () => {
  it('is told at the end of the turn to who submitted and to who received the topmost version, while that is the newest', () => {
    const history = [first, corrected('18:03', { returnees: 3 }, { submitted })] as const;
    given(dailyReport, first)
      .when(corrected('18:03', { returnees: 3 }, { submitted }))
      .saysOnly(1)
      .wakes(at('18:10'));
    const told = given(dailyReport, ...history).when(tick(at('18:10')));
    const said = { changes: [{ label: '返乡人员', value: 1, measure: '人' }], missing: false };
    told.saysOnly(3).wakes(undefined);
    expect(told.messages.map(({ to }) => to)).toEqual([{ unit: 't' }, { unit: 't', above: 1 }, { unit: 'v' }]);
    expect(told.messages[2]).toMatchObject({
      text: { key: 'report.changedAfter', params: { above: '西沟村', version: 2, ...said } },
      stands: {
        ref: { flow: 'roll-up', period: 'epidemic:2022-07-28', id: 'v' },
        has: { 'versions.length': [2] },
      },
    });
    given(dailyReport, ...history)
      .when(tick(at('18:09')))
      .saysNothing();
    given(dailyReport, ...history, tick(at('18:10')))
      .when(tick(at('18:10')))
      .saysNothing();
  });

  it('is told once with all that came of it', () => {
    const second = corrected('18:01', { returnees: 5 }, { submitted });
    const third = corrected('18:02', { returnees: 3, inspected: 4 }, { submitted });
    const told = given(dailyReport, first, second, third).when(tick(at('18:10')));
    expect(told.saysOnly(3).messages[0]?.text.params).toMatchObject({
      changes: [
        { label: '返乡人员', value: 1 },
        { label: '巡查次数', value: 4 },
      ],
    });
  });

  it('is not told when it was taken back, or changed nothing', () => {
    const there = corrected('18:01', { returnees: 5 }, { submitted });
    const back = corrected('18:02', { returnees: 2 }, { submitted });
    given(dailyReport, first, there, back)
      .when(tick(at('18:10')))
      .saysNothing();
    given(dailyReport, first).when(back).saysOnly(1).wakes(undefined);
    given(dailyReport, reported('18:01', { ...figures, submitted }), withdrawn('18:02', { submitted }))
      .when(tick(at('18:10')))
      .saysNothing();
  });

  it('says that a report was withdrawn', () => {
    const told = given(dailyReport, first, withdrawn('18:01', { submitted })).when(tick(at('18:10')));
    expect(told.saysOnly(3).messages[0]?.text.params).toMatchObject({ missing: true, changes: [{ value: -2 }] });
    const zero = given(dailyReport, reported('08:00'), withdrawn('18:01', { submitted })).when(tick(at('18:10')));
    expect(zero.saysOnly(3).messages[0]?.text.params).toMatchObject({ missing: true, changes: [] });
  });

  it('comes to the same in any order', () => {
    const history = fc
      .uniqueArray(fc.tuple(fc.nat(60), fc.nat(9), fc.boolean()), { maxLength: 8, selector: ([minute]) => minute })
      .map((all) =>
        all.map(([minute, value, back], i): ReportEvent => ({ ...move(minute, value, back), id: `m${i}` })),
      );
    const shuffled = history.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const [one, two] = [all, other].map(
          (events) => given(dailyReport, first, ...events).when(tick(at('20:00'))).messages,
        );
        expect(two).toEqual(one);
        expect(replay(dailyReport, [first, ...other])?.log).toEqual(replay(dailyReport, [first, ...all])?.log);
      }),
      { numRuns: 500 },
    );
  });
});

function move(minute: number, value: number, back: boolean): ReportEvent {
  const when = at('18:00') + minute * 60_000;
  return back ? withdrawn(when, { submitted }) : corrected(when, { returnees: value }, { submitted });
}
