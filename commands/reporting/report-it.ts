// A report in one message: for each form and day it speaks of one event, and a question where a figure looks like a slip.
import type { Outcome } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Signal } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import type { Fields } from '../../src/understanding/intent.ts';
import {
  type Case,
  casesOf,
  type Doubt,
  doubtOf,
  meantInstead,
  type Reporting,
  type Said,
  submittedAbove,
  toRecord,
  authorOf,
} from './record.ts';

export interface Told extends Said {
  readonly zero: boolean;
  readonly fields: Fields;
  /** All people counts that were not mentioned are 0. */
  readonly restZero: boolean;
}

export async function reportIt(told: Told, reporting: Reporting): Promise<Outcome> {
  const cases = concerned(await casesOf(told, reporting), told);
  const doubts = await Promise.all(cases.map((one) => doubtOf(told.zero ? {} : told.fields, one, reporting)));
  const signals = await Promise.all(cases.map((one, i) => signalsFor(one, { told, reporting, doubt: doubts[i] })));
  const at = doubts.findIndex((doubt) => doubt !== undefined);
  const doubt = doubts[at];
  const asked = cases[at];
  if (doubt === undefined || asked === undefined) return { signals: signals.flat() };
  return { signals: signals.flat(), ask: { '2': meantInstead(doubt, { ...told, day: asked.day }) } };
}

/** Figures report the forms that have them, and no other: a form is never reported by figures of something else. */
export function concerned(cases: readonly Case[], told: Pick<Told, 'zero' | 'fields'>): readonly Case[] {
  if (told.zero) return cases;
  const found = cases.filter(({ template }) => template.fields.some(({ key }) => key in told.fields));
  if (found.length > 0) return found;
  throw new UserError(text('mistake.empty_report', {}));
}

interface Telling {
  readonly told: Told;
  readonly reporting: Reporting;
  readonly doubt?: Doubt | undefined;
  readonly silent?: boolean;
}

export async function signalsFor(
  one: Case,
  { told, reporting, doubt, silent = false }: Telling,
): Promise<readonly Signal[]> {
  const { occasion, actor, unit } = reporting;
  const event = {
    type: 'reported' as const,
    at: occasion.at,
    id: occasion.id,
    by: authorOf(actor, one.subject.onBehalf ? unit : one.subject.unit, reporting),
    about: one.about,
    zero: told.zero,
    values: valuesFor(one, told),
    onBehalf: one.subject.onBehalf,
    silent,
    ...(doubt === undefined ? {} : { doubt }),
    submitted: [...(await submittedAbove(one, reporting))],
  };
  return [...one.opens, toRecord(one, event)];
}

/** What was stated for this form; a zero report, and "the rest is 0", state a 0 for every people count. */
export function valuesFor(
  { template }: Pick<Case, 'template'>,
  told: Pick<Told, 'zero' | 'fields' | 'restZero'>,
): Record<string, number | string> {
  const keys = new Set(template.fields.map((field) => field.key));
  const stated = Object.entries(told.fields).filter(([key]) => keys.has(key));
  const zeros = template.fields
    .filter((field) => field.kind === 'people' && (told.zero || told.restZero))
    .map((field) => [field.key, 0] as const);
  return Object.fromEntries([...zeros, ...stated]);
}
