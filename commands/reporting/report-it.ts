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
  toRecord,
  authorOf,
} from './record.ts';

export interface Told {
  /** About whom, which day and which form. */
  readonly said: Said;
  readonly zero: boolean;
  readonly fields: Fields;
  /** All people counts that were not mentioned are 0. */
  readonly restZero: boolean;
}

export async function reportIt(told: Told, reporting: Reporting): Promise<Outcome> {
  const signals: Signal[] = [];
  let ask: Outcome['ask'];
  const cases = concerned(await casesOf(told.said, reporting), told);
  const doubts = await Promise.all(cases.map((one) => doubtOf(told.zero ? {} : told.fields, one, reporting)));
  for (const [i, one] of cases.entries()) {
    const doubt = doubts[i];
    signals.push(...signalsFor(one, { told, reporting, doubt, silent: false }));
    if (doubt !== undefined) ask ??= { '2': meantInstead(doubt, told.said, one.day) };
  }
  return { signals, ask };
}

export type Stated = Omit<Told, 'said'>;

/** Figures report the forms that have them, and no other: a form is never reported by figures of something else. */
export function concerned(cases: readonly Case[], told: Pick<Told, 'zero' | 'fields'>): readonly Case[] {
  if (told.zero) return cases;
  const found = cases.filter(({ template }) => template.fields.some(({ key }) => key in told.fields));
  if (found.length > 0) return found;
  throw new UserError(text('mistake.empty_report', {}));
}

interface Telling {
  readonly told: Stated;
  readonly reporting: Reporting;
  readonly doubt?: Doubt | undefined;
  readonly silent: boolean;
}

export function signalsFor(one: Case, { told, reporting, doubt, silent }: Telling): readonly Signal[] {
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
    doubt,
    submitted: one.submitted,
  };
  return one.opens.length === 0 ? [toRecord(one, event)] : [...one.opens, toRecord(one, event)];
}

/** What was stated for this form; a zero report, and "the rest is 0", state a 0 for every people count. */
export function valuesFor({ template }: Pick<Case, 'template'>, told: Stated): Record<string, number | string> {
  const values: Record<string, number | string> = {};
  const zeros = told.zero || told.restZero;
  for (const { key, kind } of template.fields) {
    const value = told.fields[key] ?? (zeros && kind === 'people' ? 0 : undefined);
    if (value !== undefined) values[key] = value;
  }
  return values;
}
