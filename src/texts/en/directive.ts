import type { directiveTexts as chinese } from '../zh-CN/directive.ts';

export const directiveTexts: typeof chinese = {};
