import type { Mistake } from '../../understanding/intent.ts';

/** One sentence per error code of domain.md §11: what was not understood, and what to type. */
export const reportErrors = {
  'mistake.negative_number': (p: Omit<Mistake, 'code'>) =>
    `人数不能是负数：“${p.token ?? ''}”。请重发，例：${p.label ?? '发热'}0`,
};
