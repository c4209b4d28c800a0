import { z } from 'zod';
import type { Command } from '../src/command.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { reportIt } from './reporting/report-it.ts';

type Report = Extract<Intent, { intent: 'report' }>;

export const report: Command<Report> = {
  name: 'report',
  names: ['日报', 'report', 'rb'],
  area: 'report',
  usage: '/日报 发热0 返乡2 居隔2',
  usageEn: '/report 发热0 返乡2 居隔2',
  permission: 'bound',
  stale: true,
  intents: ['report'],
  args: z.custom<Report>((v) => (v as Intent).intent === 'report'),
  run: (request) => {
    const { fields, rest } = request.args;
    return reportIt({ said: request.args, zero: false, fields, restZero: rest === 'zero', corrected: false }, request);
  },
};
