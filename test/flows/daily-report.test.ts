import { describe, it } from 'vitest';
import { dailyReport } from '../../flows/daily-report/index.ts';
import { about, at, corrected, DAY, person, reported, withdrawn } from '../support/report.ts';
import { given, tick } from '../support/flow.ts';

const figures = { values: { fever: 0, returnees: 2 } };
const tallied = (change: object) => ({ tally: [{ ledger: about.ledger, unit: 'g1', ...change }] });

describe('a report of one unit and day', () => {
  it('is confirmed with what was understood, and counted', () => {
    given(dailyReport)
      .when(reported('08:00', figures))
      .says('report.receipt', { punctuality: 'onTime', zero: false, corrected: false, repeated: false })
      .steps(tallied({ due: { report: false }, sums: { returnees: 2 }, marks: {} }));
  });

  it('may say that there is nothing to report, which is not silence', () => {
    given(dailyReport)
      .when(reported('08:00'))
      .says('report.receipt', { zero: true })
      .steps(tallied({ due: { report: false }, marks: { zero: true }, sums: {} }));
  });

  it('is late after the grace of the cut-off, and backfilled after the day', () => {
    given(dailyReport).when(reported('16:10')).says('report.receipt', { punctuality: 'onTime' });
    given(dailyReport)
      .when(reported('16:11'))
      .says('report.receipt', { punctuality: 'late' })
      .steps(tallied({ due: { report: false }, marks: { zero: true, late: true }, sums: {} }));
    given(dailyReport)
      .when(reported(at('09:00', 1)))
      .says('report.receipt', { punctuality: 'backfilled' })
      .steps(tallied({ due: { report: false }, marks: { zero: true, backfilled: true }, sums: {} }));
  });

  it('is refused when the time for backfills is over', () => {
    given(dailyReport)
      .when(reported(at('23:59', 3)))
      .says('report.receipt');
    given(dailyReport)
      .when(reported(at('00:00', 4)))
      .refuses('report.tooOld', { day: DAY, unit: about.unitName });
    given(dailyReport)
      .when(corrected(at('00:00', 4), { returnees: 1 }))
      .refuses('report.tooOld');
  });

  it('leaves alone what it does not mention, and says what it changed', () => {
    given(dailyReport, reported('08:00', { values: { fever: 1, returnees: 2 } }))
      .when(reported('09:00', { values: { returnees: 5 } }))
      .says('report.receipt', {
        repeated: false,
        at: at('09:00'),
        first: at('08:00'),
        figures: [
          { label: '发热人数', value: 1, measure: '人' },
          { label: '返乡人员', value: 5, measure: '人', was: 2 },
        ],
      })
      .steps(tallied({ due: {}, marks: {}, sums: { returnees: 3 } }));
  });

  it('of nothing denies people, and says nothing about work and words', () => {
    given(dailyReport, reported('08:00', { values: { returnees: 2, inspected: 3, note: '雨' } }))
      .when(reported('09:00'))
      .says('report.receipt', {
        zero: true,
        figures: [
          { label: '发热人数', value: 0, measure: '人' },
          { label: '返乡人员', value: 0, measure: '人', was: 2 },
          { label: '巡查次数', value: 3, measure: '次' },
          { label: '备注', value: '雨', measure: '次' },
        ],
      })
      .steps(tallied({ due: {}, marks: { zero: true }, sums: { returnees: -2 } }));
  });

  it('is a correction when it comes after the day of a report', () => {
    given(dailyReport, reported('08:00', figures))
      .when(reported(at('09:00', 1), { values: { returnees: 7 } }))
      .says('report.receipt', { corrected: true, punctuality: 'onTime', first: at('08:00'), at: at('09:00', 1) })
      .steps(tallied({ due: {}, marks: {}, sums: { returnees: 5 } }));
  });

  it('is recognised when it says the same again', () => {
    given(dailyReport, reported('08:00', figures))
      .when(reported('09:00', figures))
      .says('report.receipt', { repeated: true });
  });

  it('is no repetition when only words or decimals changed', () => {
    given(dailyReport, reported('08:00', { values: { returnees: 2, rain: 12.5 } }))
      .when(reported('09:00', { values: { returnees: 2, rain: 30.5 } }))
      .says('report.receipt', { repeated: false });
  });

  it('keeps both names when somebody else reports, and tells the unit', () => {
    given(dailyReport)
      .when(reported('08:00', { ...figures, onBehalf: true, tells: 1 }))
      .says('report.receipt', { by: '王芳' })
      .says('report.behalfTold', { by: '王芳', reports: 1 })
      .leaves({ log: [{ by: 'p1', for: '王芳' }] });
  });

  it('is answered by the chain when it was a row of one', () => {
    given(dailyReport)
      .when(reported('08:00', { ...figures, onBehalf: true, silent: true }))
      .saysNothing();
  });

  it('carries the question about a figure that looks like a slip', () => {
    const doubt = { kind: 'jump' as const, label: '返乡人员', before: 12, now: 120, meant: 12 };
    given(dailyReport)
      .when(reported('08:00', { values: { returnees: 120 }, doubt }))
      .says('report.receipt', { doubt });
  });
});

describe('a correction', () => {
  it('changes the figures it names and keeps the others', () => {
    given(dailyReport, reported('08:00', { values: { fever: 1, returnees: 2 } }))
      .when(corrected('10:00', { returnees: 3 }))
      .says('report.receipt', {
        corrected: true,
        figures: [
          { label: '发热人数', value: 1, measure: '人' },
          { label: '返乡人员', value: 3, measure: '人', was: 2 },
        ],
      })
      .steps(tallied({ due: {}, marks: {}, sums: { returnees: 1 } }));
  });

  it('ends a zero report, and a zero makes one again', () => {
    given(dailyReport, reported('08:00'))
      .when(corrected('10:00', { returnees: 3 }))
      .says('report.receipt', { zero: false })
      .steps(tallied({ marks: { zero: false }, due: {}, sums: { returnees: 3 } }));
    given(dailyReport, reported('08:00'), corrected('10:00', { returnees: 3 }))
      .when(corrected('11:00', { returnees: 0 }))
      .says('report.receipt', { zero: true })
      .steps(tallied({ marks: { zero: true }, due: {}, sums: { returnees: -3 } }));
  });

  it('that changes nothing tells nobody above', () => {
    given(dailyReport, reported('08:00', figures))
      .when(corrected('18:00', { returnees: 2 }, { submitted: [{ unit: 'v', name: '西沟村', version: 2 }] }))
      .says('report.receipt', { corrected: false, repeated: true })
      .saysOnly(1);
  });
});

describe('a withdrawal', () => {
  it('makes the unit missing again when nothing else stands', () => {
    given(dailyReport, reported('08:00', figures))
      .when(withdrawn('09:00'))
      .says('report.withdrawn', { taken: at('08:00'), now: undefined })
      .steps(tallied({ due: { report: true }, marks: {}, sums: { returnees: -2 } }));
  });

  it('restores what stood before, and the next one takes the next', () => {
    const said = [reported('08:00', figures), corrected('08:30', { returnees: 9 }), reported('08:40')] as const;
    given(dailyReport, ...said)
      .when(withdrawn('09:00'))
      .says('report.withdrawn', { taken: at('08:40') })
      .steps(tallied({ due: {}, marks: { zero: false }, sums: { returnees: 9 } }));
    given(dailyReport, ...said, withdrawn('09:00'))
      .when(withdrawn('09:01'))
      .says('report.withdrawn', { taken: at('08:30') })
      .steps(tallied({ due: {}, marks: {}, sums: { returnees: -7 } }));
  });

  it('takes what the same person said before what others said', () => {
    const boss = { by: person('张建国'), onBehalf: true };
    given(dailyReport, reported('08:00', figures), reported('08:10', { values: { fever: 1 }, ...boss }))
      .when(withdrawn('09:00'))
      .says('report.withdrawn', { taken: at('08:00') })
      .steps(tallied({ due: {}, marks: {}, sums: { returnees: -2 } }));
  });

  it('of nothing changes nothing', () => {
    given(dailyReport)
      .when(withdrawn('09:00'))
      .says('report.withdrawn', { taken: undefined })
      .steps(tallied({ due: {}, marks: {}, sums: {} }));
  });

  it('is refused when the day can no longer be changed', () => {
    given(dailyReport, reported('08:00', figures))
      .when(withdrawn(at('00:00', 4)))
      .refuses('report.tooOld');
  });

  it('does not leave the next report on time', () => {
    given(dailyReport, reported('08:00'), withdrawn('09:00'))
      .when(reported('18:00'))
      .says('report.receipt', { punctuality: 'late' });
    given(dailyReport, reported('08:00'), withdrawn('09:00'))
      .when(reported('10:00'))
      .says('report.receipt', { punctuality: 'onTime' });
  });
});

it('a clock has nothing to say about a single report', () => {
  given(dailyReport, reported('08:00'))
    .when(tick(at('20:00')))
    .saysNothing()
    .wakes(undefined);
});
