import type { findingTexts as chinese } from '../zh-CN/finding.ts';

export const findingTexts: typeof chinese = {};
