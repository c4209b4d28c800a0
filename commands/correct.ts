import { z } from 'zod';
import type { Command, Request } from '../src/command.ts';
import type { Signal } from '../src/flow.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { authorOf, type Case, casesOf, toRecord } from './reporting/record.ts';
import { signalsFor, valuesFor } from './reporting/report-it.ts';

type Correct = Extract<Intent, { intent: 'correct' }>;

export const correct: Command<Correct> = {
  name: 'correct',
  names: ['更正', 'correct', 'gz', '订正'],
  area: 'report',
  usage: '更正 返乡3',
  usageEn: 'correct 返乡3',
  permission: 'bound',
  stale: true,
  intents: ['correct'],
  args: z.custom<Correct>((v) => (v as Intent).intent === 'correct'),
  async run(request) {
    const cases = await casesOf(request.args, request);
    const concerned = cases.filter((one) => concerns(one, request.args));
    return { signals: concerned.flatMap((one) => corrected(one, request)) };
  },
};

/** With several forms open a correction goes to those that have the field. */
function concerns({ template }: Case, { fields }: Correct): boolean {
  return fields === 'zero' || template.fields.some((field) => field.key in fields);
}

/** "The above is void, zero report" is a new report; anything else changes single figures. */
function corrected(one: Case, request: Request<Correct>): readonly Signal[] {
  const { fields, rest } = request.args;
  if (fields === 'zero') {
    return signalsFor(one, { told: { zero: true, fields: {}, restZero: true }, reporting: request, silent: false });
  }
  const event = {
    type: 'corrected' as const,
    at: request.occasion.at,
    id: request.occasion.id,
    by: authorOf(request.actor, one.subject.onBehalf ? request.unit : one.subject.unit, request),
    about: one.about,
    values: valuesFor(one, { zero: false, fields, restZero: rest === 'zero' }),
    onBehalf: one.subject.onBehalf,
    submitted: one.submitted,
  };
  return [...one.opens, toRecord(one, event)];
}
