import { isFindingWithoutIssue, isOfSeveralUnits, isOrderMark, isZeroOfSeveral, repeated } from '../words.ts';
import type { reportErrors as chinese } from '../zh-CN/report-errors.ts';

/** The part of a mistake the sentence needs. */
interface Named {
  readonly token?: string;
  readonly label?: string;
}
const token = (p: Named): string => repeated(p.token ?? p.label ?? '');
const label = (p: Named): string => repeated(p.label ?? '返乡');

export const reportErrors: typeof chinese = {
  'mistake.negative_number': (p) => `A count cannot be negative: “${token(p)}”. Send again, e.g. ${label(p)}0`,
  'mistake.not_a_number': (p) => `Not understood: “${token(p)}”. Write a number, e.g. ${label(p)}2`,
  'mistake.not_integer': (p) => `A count must be a whole number: “${token(p)}”. Send again, e.g. ${label(p)}2`,
  'mistake.ambiguous_number': (p) =>
    isZeroOfSeveral(p)
      ? `“${token(p)}” names several forms. Send each by itself, e.g. 疫情零报告; if there is nothing for any of them send: 零报告`
      : isOfSeveralUnits(p)
        ? `“${token(p)}”: as many in each unit, or all together? If in each write 各, e.g. 1号、2号网格各返乡2; otherwise one unit a line`
        : `“${token(p)}” is not certain. Check and write one number, e.g. ${label(p)}2`,
  'mistake.missing_value': (p) =>
    isFindingWithoutIssue(p)
      ? `“${token(p)}”: where, and what is wrong? Nothing was recorded. Please write: /finding 西沟村卡口 登记本空白 明天10点前`
      : `“${token(p)}” has no figure; write 0 if there is none, e.g. ${label(p)}0`,
  'mistake.empty_report': () => 'The report is empty. If there is nothing to report, send: 零报告',
  'mistake.unknown_field': ({ form = '', ...p }) =>
    `${isOrderMark(form) ? `Order ${form} did not ask for` : `The report ${form} has no`} “${token(p)}”. Nothing was taken; leave it out and send again`,
  'mistake.duplicate_field': (p) =>
    `“${label(p)}” was given as ${(p.values ?? []).slice(0, 5).map(repeated).join(' and ')}. Which one holds? Send again, e.g. ${label(p)}${repeated(p.values?.[0] ?? '')}`,
  'mistake.zero_conflict': (p) => `You wrote “zero report” and also ${token(p)}. Please check and send again`,
  'mistake.out_of_range': (p) => `“${token(p)}” is out of range. Please check and send again`,
  'mistake.bad_date': (p) => `There is no day “${token(p)}”. Check the date, e.g. 7月28日`,
  'mistake.future_date': (p) => `“${token(p)}” is still to come; report on that day`,
  'mistake.unknown_unit': (p) => `“${token(p)}” was not found, or you may not report for it`,
};
