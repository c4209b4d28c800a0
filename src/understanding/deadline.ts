// The limit of a finding: the phrase as typed, and the instant it means in the business zone.
import {
  CLOCK_TIME,
  DAY_ALONE,
  EVENT,
  FULL_DAY,
  HOURS,
  LIMITS,
  MONTH_DAY,
  ON_SPOT,
  SPAN_OF,
} from './deadline-words.ts';
import { limitInChinese } from './english.ts';
import { parseNumeral } from './numeral.ts';
import { instant, isoIn, local } from './zone.ts';

export { DEADLINE, DEADLINE_TAIL } from './deadline-words.ts';

/** What a phrase means: an instant, on the spot, neither, or a time that does not exist (2月30日, 25点, 9999天). */
export interface Resolved {
  readonly due?: string;
  readonly immediate?: boolean;
  readonly impossible?: boolean;
}

const IMPOSSIBLE: Resolved = { impossible: true };
const number = (text: string): number =>
  text === '半' ? 0.5 : /^[\d.]+$/.test(text) ? Number(text) : (parseNumeral(text) ?? NaN);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_MS = 24 * HOUR;
/** No limit is longer. */
const LONGEST = 731 * DAY_MS;
const STEPS: Readonly<Record<string, number>> = {
  小时: HOUR, 钟头: HOUR, h: HOUR, 分钟: MINUTE, 天: DAY_MS, 日: DAY_MS, 周: 7 * DAY_MS, 星期: 7 * DAY_MS, 月: 30 * DAY_MS,
}; // prettier-ignore

/** 3日内 and 限3日 are three days, 3日前 is the third. */
const SPANNING = /内|^限[期时]?(?!.*前)/;

/** 2小时内, 限期3日, 3个工作日内: the instant so long after `at`. */
function span(phrase: string, at: number, zone: string): number | undefined {
  const found = SPAN_OF.exec(phrase);
  if (!found) return undefined;
  const [, typed = '', piece, half, unit = ''] = found;
  if ((unit === '日' && !SPANNING.test(phrase)) || (unit === '月' && piece === undefined)) return undefined;
  const amount = number(typed) + (half === undefined ? 0 : 0.5);
  if (unit === '工作日') return workingDays(at, amount, zone);
  return at + amount * (STEPS[unit.toLowerCase()] ?? DAY_MS);
}

/** The same clock time so many days later that are no Saturday or Sunday. */
function workingDays(at: number, amount: number, zone: string): number {
  if (!(amount <= LONGEST / DAY_MS)) return NaN;
  let then = at;
  for (let left = Math.ceil(amount); left > 0;) {
    then += DAY_MS;
    const weekday = local(then, zone).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return then;
}

const WEEK = '一二三四五六日';

function weekday(phrase: string, today: Date): number | undefined {
  const found = /(下)?(?:周|星期)([一二三四五六日天末])/.exec(phrase);
  if (!found) return undefined;
  const wanted = WEEK.indexOf((found[2] ?? '').replace(/[天末]/, '日'));
  const current = (today.getUTCDay() + 6) % 7;
  return wanted - current + (found[1] ? 7 : 0);
}

const NAMED_DAYS: readonly (readonly [RegExp, number])[] = [
  [/大后/, 3],
  [/后[天日]/, 2],
  [/明/, 1],
  [/昨/, -1],
  [/前天/, -2],
  [new RegExp(`今|当[天日]|${EVENT}`), 0],
];

/** A day of the calendar; NaN inside when there is none such. */
function calendarDay(year: number, month: number, day: number): Date {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : new Date(NaN);
}

/** A calendar day written out: 2022-07-30, 7月30日, 7.30. */
function written(phrase: string, today: Date): Date | undefined {
  const full = FULL_DAY.exec(phrase);
  if (full) {
    const year = Number(full[1]);
    return calendarDay(year < 100 ? 2000 + year : year, Number(full[2]), Number(full[3]));
  }
  const found = MONTH_DAY.exec(phrase);
  if (!found) return undefined;
  const [month, day] = [number(found[2] ?? found[4] ?? ''), number(found[3] ?? found[5] ?? '')];
  return found[1] === undefined ? coming(month, day, today) : calendarDay(today.getUTCFullYear() + 1, month, day);
}

/** A day without a year lies at most half a year back, else the next year is meant. */
function coming(month: number, day: number, today: Date): Date {
  const guess = calendarDay(today.getUTCFullYear(), month, day);
  return today.getTime() - guess.getTime() > 180 * DAY_MS ? calendarDay(today.getUTCFullYear() + 1, month, day) : guess;
}

/** Days from today, or a calendar day; undefined when no day is named. */
function dayOf(phrase: string, today: Date): Date | undefined {
  const [year, month, date] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const exact = written(phrase, today);
  if (exact) return exact;
  const shift = weekday(phrase, today) ?? NAMED_DAYS.find(([pattern]) => pattern.test(phrase))?.[1];
  if (shift !== undefined) return new Date(Date.UTC(year, month, date + shift));
  if (phrase.includes('月底')) return new Date(Date.UTC(year, month + 1, 0));
  const found = DAY_ALONE.exec(phrase);
  if (!found) return undefined;
  const day = number(found[1] ?? '');
  if (day >= date) return calendarDay(year, month + 1, day);
  return calendarDay(month === 11 ? year + 1 : year, month === 11 ? 1 : month + 2, day);
}

const HOURED = new RegExp(`(${Object.keys(HOURS).join('|')})(?:之|以)?前`);
const DAY_PARTS: readonly (readonly [RegExp, number])[] = [
  [/中午|上午/, 12],
  [/下午/, 18],
];

function minuteOf(found: RegExpExecArray): number {
  if (found[2] === '半') return 30;
  return found[2] === '一刻' ? 15 : number(found[3] ?? found[5] ?? '0');
}

/** The hour of the day that is meant: 今晚12点 is midnight, 中午1点 is 13. */
function hourOf(phrase: string, hour: number): number {
  if (/中午/.test(phrase)) return hour < 4 ? hour + 12 : hour;
  if (/凌晨/.test(phrase)) return hour === 12 ? 0 : hour;
  if (/(?<!傍)晚/.test(phrase) && (hour < 5 || hour === 12)) return hour === 12 ? 24 : hour + 24;
  return /下午|傍晚|晚/.test(phrase) && hour < 12 ? hour + 12 : hour;
}

/** Minutes of the day named in the phrase: 18点, 下午3点半, 17:30; NaN for an hour no clock shows. */
function clockOf(phrase: string): number | undefined {
  const found = CLOCK_TIME.exec(phrase.replace(/小时/g, ''));
  if (!found) {
    const hour = HOURS[HOURED.exec(phrase)?.[1] ?? ''] ?? DAY_PARTS.find(([pattern]) => pattern.test(phrase))?.[1];
    return hour === undefined ? undefined : hour * 60;
  }
  const hour = number(found[1] ?? found[4] ?? '');
  const minute = minuteOf(found);
  return hour * 60 + minute <= 24 * 60 && minute < 60 ? hourOf(phrase, hour) * 60 + minute : NaN;
}

function instantOf(phrase: string, at: number, zone: string): number | undefined {
  const within = span(phrase, at, zone);
  if (within !== undefined) return within > at ? within : NaN;
  const today = local(at, zone);
  const minutes = clockOf(phrase);
  const named = dayOf(phrase.replace(/\d{1,2}:\d{2}/, ''), today);
  if (!named && minutes === undefined) return undefined;
  const day = named ?? new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()));
  const wall = day.getTime() + (minutes === undefined ? DAY_MS - 1000 : minutes * MINUTE);
  return Number.isNaN(wall) ? NaN : instant(new Date(wall), zone);
}

/** Resolves the phrase. A day without a clock time ends at 23:59:59, a time without a day is one of today. */
export function resolve(typed: string, at: number, zone: string): Resolved {
  const phrase = limitInChinese(typed);
  if (ON_SPOT.test(phrase)) return { immediate: true };
  const then = instantOf(phrase, at, zone);
  if (then === undefined) return {};
  const due = phrase !== typed && then <= at && /(?<!下)周/.test(phrase) ? then + 7 * DAY_MS : then;
  return due - at <= LONGEST ? { due: isoIn(due, zone) } : IMPOSSIBLE;
}

/** Where a limit stands in a text that is ready for parsing. */
export interface Limit {
  readonly start: number;
  readonly end: number;
  /** The time itself, without 限 or 整改. */
  readonly phrase: string;
}

/** The limit in an answer: a time marked as one; `alone`: also one that nothing marks, at the very end. */
export function limitOf(text: string, alone: boolean): Limit | undefined {
  for (const found of text.matchAll(LIMITS)) {
    const { mark, when = '' } = found.groups ?? {};
    const end = found.index + found[0].length;
    const last = alone && /^[\s，,。!;；]*$/.test(text.slice(end));
    if (mark === undefined && !last && !/(?:[前内止]|^限.*)$/.test(when)) continue;
    const span = mark !== undefined && /^限|期/.test(mark) ? `限${when}` : when;
    return { start: found.index, end, phrase: span };
  }
  return undefined;
}
