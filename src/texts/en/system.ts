import type { systemTexts as chinese } from '../zh-CN/system.ts';

export const systemTexts: typeof chinese = {
  bug: (p) =>
    `Something broke (no. ${p.incident}); nothing was recorded. Please send it again later, or give the number to your administrator.`,
};
