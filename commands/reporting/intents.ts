// What an answer to a question of ours means: an intent as if he had typed it, marked as an answer.
import type { Day } from '../../src/flow.ts';
import type { Fields, Intent } from '../../src/understanding/intent.ts';
import type { Case, Said } from './record.ts';

export type Correct = Extract<Intent, { intent: 'correct' }>;
export type Zero = Extract<Intent, { intent: 'zero_report' }>;
/** `sure`: the figures were asked about, and are right. */
export type Confirming = (Correct | Zero) & { readonly sure: true };

/** Whom and which day the question was about, whatever the day of the answer. */
function aboutOf({ unit, ownUnit, template }: Said, date: Day) {
  return {
    date,
    ...(unit === undefined ? {} : { unit }),
    ...(ownUnit === undefined ? {} : { ownUnit }),
    ...(template === undefined ? {} : { template }),
  };
}

export function confirmingZero({ said, fields }: { said: Said; fields: Fields }, day: Day): Confirming {
  const stated = Object.keys(fields).length === 0 ? {} : { fields };
  return { intent: 'zero_report', sure: true, ...stated, ...aboutOf(said, said.date ?? day) };
}

export function confirming(fields: Fields, said: Said, one: Case): Confirming {
  return { intent: 'correct', sure: true, fields, ...aboutOf({ ...said, template: one.template.key }, one.day) };
}

export function meantInstead(fields: Fields, said: Said, one: Case): Correct {
  return { intent: 'correct', fields, ...aboutOf({ ...said, template: one.template.key }, one.day) };
}
