import type { reportErrors as chinese } from '../zh-CN/report-errors.ts';

export const reportErrors: typeof chinese = {
  'mistake.negative_number': (p) =>
    `A count cannot be negative: “${p.token ?? ''}”. Send again, e.g. ${p.label ?? '发热'}0`,
};
