// Which of the forms and days a message is about, and what it states for each.
import { figuresOf, isReported, type Lost, upTo } from '../../flows/daily-report/index.ts';
import type { Fields } from '../../src/understanding/intent.ts';
import type { Case, Said } from './record.ts';

export interface Stated {
  readonly zero: boolean;
  readonly fields: Fields;
  readonly restZero: boolean;
}

/** One form and day, and whether the message is a zero report of it. */
export interface Part {
  readonly one: Case;
  readonly zero: boolean;
}

type Telling = Stated & { readonly said: Said; readonly corrected: boolean };

/**
 * Figures report the forms that have them, and no other. A zero report that names no form counts for those still missing;
 * with a correction it counts for those with people.
 */
export function concerned(cases: readonly Case[], told: Telling, at: number): readonly Part[] {
  const with_ = cases.filter((one) => hasField(one, told.fields));
  if (!told.zero) return with_.map((one) => ({ one, zero: false }));
  if (cases.length === 1) return cases.map((one) => ({ one, zero: true }));
  if (told.corrected) return corrected(cases, told, at).map((one) => ({ one, zero: true }));
  const missing = cases.filter(({ state }) => !isReported(upTo(state, at)));
  if (missing.length === 0) return cases.map((one) => ({ one, zero: true }));
  const others = with_.filter((one) => !missing.includes(one));
  return [...missing.map((one) => ({ one, zero: true })), ...others.map((one) => ({ one, zero: false }))];
}

function corrected(cases: readonly Case[], { said }: Telling, at: number): readonly Case[] {
  const peopled = cases.filter((one) => countsPeople(one, at));
  if (said.template !== undefined || peopled.length === 0) return cases;
  return peopled;
}

function hasField({ template }: Case, fields: Fields): boolean {
  return template.fields.some(({ key }) => key in fields);
}

/** A zero report of a day for which people have been counted. */
export function isDenied({ one, zero }: Part, at: number): boolean {
  return zero && countsPeople(one, at);
}

/** Days that a zero report of several days leaves as they are, because people were reported: it is said. */
export function leftAlone(cases: readonly Case[], parts: readonly Part[], at: number): readonly Lost[] {
  const kept = new Set(parts.map(({ one }) => one.day));
  const left = cases.filter((one) => !kept.has(one.day) && countsPeople(one, at));
  return [...new Set(left.map(({ day }) => day))].map((day) => ({ label: day, title: '', why: 'counted' }));
}

function countsPeople({ state, about }: Case, at: number): boolean {
  if (state === undefined) return false;
  const now = figuresOf(upTo(state, at));
  return about.fields.some(({ key, people }) => people && Number(now[key] ?? 0) > 0);
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
