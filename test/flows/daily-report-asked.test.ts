// What is asked about a report, answered, confirmed and excused.
import { describe, it } from 'vitest';
import { dailyReport } from '../../flows/daily-report/index.ts';
import { about, at, corrected, person, reasoned, reported, withdrawn } from '../support/report.ts';
import { given } from '../support/flow.ts';

const figures = { values: { fever: 0, returnees: 2 } };
const tallied = (change: object) => ({ tally: [{ ledger: about.ledger, unit: 'g1', ...change }] });

describe('a question from above', () => {
  it('marks the report and tells the unit', () => {
    given(dailyReport, reported('08:00', figures))
      .when(reasoned('disputed', '10:00'))
      .says('report.disputeNoted')
      .says('report.disputed', { reason: '来源不明', by: '何静' })
      .steps(tallied({ marks: { disputed: true }, due: {}, sums: {} }));
  });

  it('ends when it is verified', () => {
    given(dailyReport, reported('08:00', figures), reasoned('disputed', '10:00'))
      .when(reasoned('verified', '11:00'))
      .says('report.verified')
      .steps(tallied({ marks: { disputed: false }, due: {}, sums: {} }));
  });
});

describe('the answer to a question', () => {
  const asked = [reported('08:00', figures), reasoned('disputed', '10:00')] as const;
  const told = { question: '来源不明' };

  it('is passed on once to those who asked, and ends nothing', () => {
    given(dailyReport, ...asked)
      .when(reasoned('answered', '10:30', '昨晚到家'))
      .says('report.answerNoted')
      .says('report.disputeAnswered', { reason: told.question, said: '昨晚到家' })
      .steps(tallied({ marks: {}, due: {}, sums: {} }));
    given(dailyReport, ...asked, reasoned('answered', '10:30', '昨晚到家'))
      .when(reasoned('answered', '10:40', '属实'))
      .saysOnly(1);
  });

  it('is the unit’s own: what others report for it answers nothing', () => {
    given(dailyReport, ...asked)
      .when(corrected('10:30', { returnees: 1 }, { onBehalf: true, by: person('张建国') }))
      .saysOnly(1)
      .says('report.receipt');
    given(dailyReport, ...asked)
      .when(corrected('10:30', { returnees: 1 }))
      .says('report.disputeAnswered', { said: undefined });
  });
});

describe('a figure that was confirmed', () => {
  it('stays, and is remembered', () => {
    const { about, by } = withdrawn('09:00');
    given(dailyReport, reported('08:00', { values: { returnees: 120 } }))
      .when({ type: 'confirmed', at: at('08:01'), id: 'yes', about, by, values: { returnees: 120 } })
      .says('report.confirmed', { figures: [{ label: '返乡人员', value: 120, measure: '人' }] })
      .steps(tallied({ marks: {}, due: {}, sums: {} }))
      .leaves({ sure: { returnees: { value: 120 } } });
  });
});

describe('an exemption', () => {
  it('ends the waiting, and a report counts all the same', () => {
    given(dailyReport)
      .when(reasoned('exempted', '07:00'))
      .saysNothing()
      .steps(tallied({ marks: { exempt: true }, due: { report: false }, sums: {} }));
    given(dailyReport, reasoned('exempted', '07:00'))
      .when(reported('08:00', figures))
      .steps(tallied({ marks: { exempt: false }, due: {}, sums: { returnees: 2 } }));
  });
});
