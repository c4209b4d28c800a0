import { z } from 'zod';
import type { Command } from '../src/command.ts';
import type { Intent } from '../src/understanding/intent.ts';
import type { Zero } from './reporting/intents.ts';
import { reportIt } from './reporting/report-it.ts';

/** `sure`: asked whether the people reported before are to be 0, he said yes. */
type Said = Zero & { readonly sure?: true };

export const zero: Command<Said> = {
  name: 'zero',
  names: ['零报告', 'zero', 'lbg', '零报'],
  area: 'report',
  usage: '零报告',
  usageEn: 'zero',
  permission: 'bound',
  stale: true,
  intents: ['zero_report'],
  args: z.custom<Said>((v) => (v as Intent).intent === 'zero_report'),
  run: (request) => {
    const { fields = {}, sure = false, ...said } = request.args;
    return reportIt({ said, zero: true, fields, restZero: true, corrected: sure }, request);
  },
};
