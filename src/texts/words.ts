// Small pieces of sentences, shared by the languages: days, times, names, figures.
import { dayOf, timeOf } from '../calendar.ts';
import type { Locale } from './index.ts';

export interface Unit {
  readonly code: string;
  readonly name: string;
}

type Named = Pick<Unit, 'name'>;

export interface Figure {
  readonly label: string;
  readonly value: number | string;
  readonly measure: string;
  /** What it was before it was changed just now. */
  readonly was?: number | undefined;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Names printed in one message; more are counted. */
const NAMES = 40;
/** Up to here names are said rather than counted. */
const SHORT = 20;

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

interface Printed {
  readonly locale: Locale;
  readonly zone: string;
}

/** 7月28日16:02; with its year when that is another one than that of `from`. */
export function momentText(at: number, style: Printed, from = at): string {
  const [day, time] = [dayOf(at, style.zone), timeOf(at, style.zone)];
  const year = day.slice(0, 4);
  const other = year !== dayOf(from, style.zone).slice(0, 4);
  const shown = dayText(day, style.locale);
  return style.locale === 'zh-CN'
    ? `${other ? `${year}年` : ''}${shown}${time}`
    : `${shown}${other ? ` ${year}` : ''} ${time}`;
}

/** 20:30, with its day when that is another one than that of `from`. */
export function limitText(at: number, style: Printed, from: number): string {
  return dayOf(at, style.zone) === dayOf(from, style.zone) ? timeOf(at, style.zone) : momentText(at, style, from);
}

/** Longest piece of somebody's own words repeated to him, characters. */
const REPEATED = 30;

/** Somebody's own words as they may be repeated: short, and nothing in them that turns the sentence around. */
export function repeated(words: string): string {
  const clean = words.slice(0, 4 * REPEATED).replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '');
  const whole = clean.length <= REPEATED && words.length <= 4 * REPEATED;
  return whole ? clean : `${clean.slice(0, REPEATED).replace(/[\p{Cs}\p{Cf}\p{M}]+$/u, '')}…`;
}

/** Names in a row; what neighbours begin with is said once, and a long row is cut and counted. */
export function named(
  units: readonly Named[],
  separator: string,
  more: (n: number) => string = (n) => `…等${n}个`,
): string {
  const names = inRanges(units.slice(0, NAMES)).join(separator);
  return units.length > NAMES ? names + more(units.length) : names;
}

/** 西沟村1号网格, 2号网格, 东沟村1号网格. */
export function inRow(units: readonly Named[]): readonly string[] {
  return units.map(({ name }, i) => {
    const place = placeOf(name);
    return i > 0 && place !== '' && placeOf(units[i - 1]?.name ?? '') === place ? name.slice(place.length) : name;
  });
}

/** From so many neighbours of a kind on their numbers are said together, and so many in a row as from-to. */
const ALIKE = 3;

/** 西沟村1-3、5号网格: of three and more neighbours that differ in their number alone only the numbers are listed. */
export function inRanges(units: readonly Named[]): readonly string[] {
  const groups: { kind: string; names: string[]; numbers: number[] }[] = [];
  for (const { name } of units) {
    const [, place = '', digits = '', rest = ''] = /^(\D*)([1-9]\d{0,3})(\D*)$/.exec(name) ?? [];
    const kind = digits === '' ? name : `${place}\n${rest}`;
    const last = groups.at(-1);
    if (last?.kind === kind) last.names.push(name);
    else groups.push({ kind, names: [name], numbers: [] });
    groups.at(-1)?.numbers.push(Number(digits));
  }
  return inRow(
    groups.flatMap(({ kind, names, numbers }) => {
      const together = names.length < ALIKE || !kind.includes('\n') ? names : [kind.replace('\n', runsOf(numbers))];
      return together.map((name) => ({ name }));
    }),
  );
}

/** 1-3、5. */
function runsOf(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length < ALIKE ? run.join('、') : `${run[0]}-${run.at(-1)}`)).join('、');
}

/** Short lists by name; longer ones by place, each with its count. */
export function namedOrCounted(
  units: readonly Named[],
  say: { readonly separator: string; readonly count: (place: string, n: number) => string; readonly hint: string },
): string {
  const places = new Map<string, number>();
  for (const { name } of units) places.set(placeOf(name), (places.get(placeOf(name)) ?? 0) + 1);
  if (units.length <= SHORT || places.has('')) return named(units, say.separator);
  const counts = [...places].sort(([, a], [, b]) => b - a);
  const shown = counts.slice(0, NAMES).map(([place, n]) => say.count(place, n));
  return shown.join(say.separator) + (counts.length > NAMES ? '…' : '') + say.hint;
}

/** What stands before the first digit: 西沟村 of 西沟村3号网格; empty where there is none. */
function placeOf(name: string): string {
  const digit = name.search(/\d/);
  return digit > 0 ? name.slice(0, digit) : '';
}

/** 16:02, with its date when that is not the day spoken of: 7月29日16:02. */
export function clockText(at: number, day: string, style: Printed): string {
  return dayOf(at, style.zone) === day ? timeText(at, style.zone) : momentText(at, style);
}

/** How an order is called in every language; it is found again by it when it is quoted. */
export const orderMark = (number: number): string => `令${number}`;

/** Whether a form is that of an order, rather than a report of the day. */
export const isOrderMark = (form: string): boolean => /^令\d+$/.test(form);

/** 疫情、防汛零报告: no figure in it is uncertain, but which forms it is of. */
export const isZeroOfSeveral = (p: { readonly token?: string; readonly label?: string }): boolean =>
  p.label === undefined && /[零0]报/.test(p.token ?? '') && !/[1-9一二两三四五六七八九十几]/.test(p.token ?? '');

/** 1号、2号网格返乡2人: of each, or of both together? */
export const isOfSeveralUnits = (p: { readonly token?: string; readonly label?: string }): boolean =>
  p.label === undefined && /[号村格区组镇]、.*(?:[号村区组镇]|网格)/u.test(p.token ?? '');

/** /督查 消毒记录没有填: the parser misses what is wrong, or where. */
export const isFindingWithoutIssue = (p: { readonly token?: string; readonly label?: string }): boolean =>
  p.label === '问题' && p.token !== undefined && p.token !== p.label;

/** 返乡人员2 居家隔离2; changed just now: 返乡人员1→2. */
export function figureList(figures: readonly Figure[]): string {
  return figures.map((f) => `${f.label}${f.was === undefined ? '' : `${f.was}→`}${f.value}`).join(' ');
}

/** A sentence without parameters. */
export const fixed =
  (words: string): ((p: Record<string, never>) => string) =>
  () =>
    words;
