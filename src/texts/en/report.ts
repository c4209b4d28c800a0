import type { reportTexts as chinese } from '../zh-CN/report.ts';

export const reportTexts: typeof chinese = {};
