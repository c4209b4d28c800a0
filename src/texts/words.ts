// Small pieces of sentences, shared by the languages: days, times, names, figures.
import { dayOf, timeOf } from '../calendar.ts';
import type { Locale } from './index.ts';

export interface Unit {
  readonly code: string;
  readonly name: string;
}

export interface Figure {
  readonly label: string;
  readonly value: number | string;
  readonly measure: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Names printed in one message; more are counted. */
const NAMES = 40;

/** 7月28日, 28 Jul. */
export function dayText(day: string, locale: Locale): string {
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  return locale === 'zh-CN' ? `${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''}`;
}

/** 16:02 in the business zone. */
export function timeText(at: number, zone: string): string {
  return timeOf(at, zone);
}

/** 7月28日16:02. */
export function momentText(at: number, style: { readonly locale: Locale; readonly zone: string }): string {
  const day = dayText(dayOf(at, style.zone), style.locale);
  return style.locale === 'zh-CN' ? `${day}${timeOf(at, style.zone)}` : `${day} ${timeOf(at, style.zone)}`;
}

/** Longest piece of somebody's own words repeated to him, characters. */
const REPEATED = 30;

/** Somebody's own words as they may be repeated: short, and nothing in them that turns the sentence around. */
export function repeated(words: string): string {
  const clean = words.slice(0, 4 * REPEATED).replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '');
  const whole = clean.length <= REPEATED && words.length <= 4 * REPEATED;
  return whole ? clean : `${clean.slice(0, REPEATED).replace(/[\p{Cs}\p{Cf}\p{M}]+$/u, '')}…`;
}

/** Names in a row; what they all begin with is said once, and a long row is cut and counted. */
export function named(
  units: readonly Unit[],
  separator: string,
  more: (n: number) => string = (n) => `…等${n}个`,
): string {
  const shared = sharedBeginning(units.map((unit) => unit.name));
  const names = units.slice(0, NAMES).map(({ name }, i) => (i === 0 ? name : name.slice(shared)));
  return units.length > NAMES ? names.join(separator) + more(units.length) : names.join(separator);
}

/** Length of what all names begin with, up to the first digit; 0 unless every name goes on behind it. */
function sharedBeginning(names: readonly string[]): number {
  const [first = '', ...others] = names;
  let length = 0;
  while (
    length < first.length &&
    !/\d/.test(first[length] ?? '') &&
    others.every((name) => name[length] === first[length])
  )
    length++;
  return names.every((name) => /\d/.test(name[length] ?? '')) ? length : 0;
}

/** 返乡人员2 居家隔离2. */
export function figureList(figures: readonly Figure[]): string {
  return figures.map((f) => `${f.label}${f.value}`).join(' ');
}

/** A sentence without parameters. */
export const fixed =
  (words: string): ((p: Record<string, never>) => string) =>
  () =>
    words;
