import { z } from 'zod';
import type { Command } from '../src/command.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { reportIt } from './reporting/report-it.ts';

type Zero = Extract<Intent, { intent: 'zero_report' }>;

export const zero: Command<Zero> = {
  name: 'zero',
  names: ['零报告', 'zero', 'lbg', '零报'],
  area: 'report',
  usage: '零报告',
  usageEn: 'zero',
  permission: 'bound',
  stale: true,
  intents: ['zero_report'],
  args: z.custom<Zero>((v) => (v as Intent).intent === 'zero_report'),
  run: (request) =>
    reportIt({ said: request.args, zero: true, fields: request.args.fields ?? {}, restZero: true }, request),
};
