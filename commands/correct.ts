import { z } from 'zod';
import type { Command, Outcome, Request } from '../src/command.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { concerned, valuesFor } from './reporting/concerned.ts';
import type { Correct } from './reporting/intents.ts';
import { authorOf, casesOf, toRecord } from './reporting/record.ts';
import { reportIt } from './reporting/report-it.ts';

/** `sure`: the figures were asked about, and are right. */
type Said = Correct & { readonly sure?: true };

export const correct: Command<Said> = {
  name: 'correct',
  names: ['更正', 'correct', 'gz', '订正'],
  area: 'report',
  usage: '更正 返乡3',
  usageEn: 'correct 返乡3',
  permission: 'bound',
  stale: true,
  intents: ['correct'],
  args: z.custom<Said>((v) => (v as Intent).intent === 'correct'),
  run: (request) => {
    const { fields, rest, sure } = request.args;
    if (sure === true) return confirmed(request);
    const zero = fields === 'zero';
    const told = { zero, fields: zero ? {} : fields, restZero: zero || rest === 'zero', corrected: true };
    return reportIt({ said: request.args, ...told }, request);
  },
};

/** The answer 1 to a question about figures: they stay, and are not asked about again. */
async function confirmed(request: Request<Said>): Promise<Outcome> {
  const { args, actor, unit, occasion } = request;
  const fields = args.fields === 'zero' ? {} : args.fields;
  const told = { said: args, zero: false, fields, restZero: false, corrected: true };
  const parts = concerned(await casesOf(args, request), told, occasion.at);
  const signals = parts.map(({ one }) => {
    const by = authorOf(actor, one.subject.onBehalf ? unit : one.subject.unit, request);
    const { at, id } = occasion;
    return toRecord(one, { type: 'confirmed', at, id, by, about: one.about, values: valuesFor(one, told) });
  });
  return { signals };
}
