import type { membershipTexts as chinese } from '../zh-CN/membership.ts';

export const membershipTexts: typeof chinese = {};
