// Limits as they are typed: 30分钟, 半小时内, 20:30前, 明早7点前.
import { addDays, dayOf, instant, isDay } from '../../src/calendar.ts';
import {
  AFTERNOON,
  DAYS_AHEAD,
  DURATION,
  MINUTES_OF,
  MOMENT,
  MORNING,
  NOON,
} from '../../src/understanding/lexicon/directive.ts';
import { parseNumeral } from '../../src/understanding/numeral.ts';

/** A date so long gone, in days, is that of next year: 1月2日 said in December. */
const HALF_A_YEAR = 183;

export interface Now {
  /** ms. */
  readonly at: number;
  readonly zone: string;
}

/** Something read at the head of a text, and how many characters it took. */
export interface Taken<T> {
  readonly value: T;
  readonly length: number;
}

const numeral = (word: string | undefined): number | undefined =>
  word === undefined ? undefined : /^\d+$/.test(word) ? Number(word) : parseNumeral(word);

/** Minutes at the head of a text. */
export function takeDuration(text: string): Taken<number> | undefined {
  const found = DURATION.exec(text);
  if (found === null) return undefined;
  const [all, number, half, unit = ''] = found;
  const count = number === '半' ? 0.5 : numeral(number);
  const minutes = MINUTES_OF[unit.toLowerCase()];
  if (count === undefined || minutes === undefined) return undefined;
  const value = Math.round((count + (half === undefined ? 0 : 0.5)) * minutes);
  return value > 0 ? { value, length: all.length } : undefined;
}

/** An instant (ms) at the head of a text; one that has passed is returned as it is, for the caller to refuse. */
export function takeMoment(text: string, now: Now): Taken<number> | undefined {
  const found = MOMENT.exec(text);
  if (found === null) return undefined;
  const [all, dayWord = '', period = '', hours] = found;
  const hour = numeral(hours);
  const minute = minuteOf(found);
  const day = dayMeant(dayWord, now);
  if (hour === undefined || hour > 24 || minute > 59 || day === undefined) return undefined;
  const clock = found[4] !== undefined && dayWord === '';
  return { value: nearest({ day, hour, minute, said: dayWord + period, clock }, now), length: all.length };
}

interface Said {
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
  readonly said: string;
  /** By the 24-hour clock, without a day: 7:00. */
  readonly clock: boolean;
}

/** 8点 said at four in the afternoon is 20:00, unless it says morning; 7:00 is never 19:00, it is that of tomorrow. */
function nearest({ day, hour, minute, said, clock }: Said, now: Now): number {
  const at = onDay(day, { hour: by24(hour, said), minute }, now.zone);
  if (clock && at <= now.at && hour < 12 && !AFTERNOON.test(said))
    return onDay(addDays(day, 1), { hour: by24(hour, said), minute }, now.zone);
  if (at > now.at || hour >= 12 || MORNING.test(said)) return at;
  const evening = onDay(day, { hour: hour + 12, minute }, now.zone);
  return evening > now.at ? evening : at;
}

function minuteOf([, , , , colon, minutes, half, quarter]: readonly (string | undefined)[]): number {
  if (half !== undefined) return 30;
  return quarter === undefined ? Number(colon ?? minutes ?? 0) : 15;
}

function onDay(day: string, { hour, minute }: { hour: number; minute: number }, zone: string): number {
  const two = (value: number) => String(value).padStart(2, '0');
  const on = addDays(day, Math.floor(hour / 24));
  return instant(on, `${two(hour % 24)}:${two(minute)}`, zone);
}

/** 晚8点 is 20, 中午1点 13, 晚12点 24. */
function by24(hour: number, said: string): number {
  if (AFTERNOON.test(said)) return hour <= 12 ? hour + 12 : hour;
  if (NOON.test(said) && hour < 6) return hour + 12;
  return hour;
}

function dayMeant(word: string, { at, zone }: Now): string | undefined {
  const today = dayOf(at, zone);
  if (word === '') return today;
  const ahead = DAYS_AHEAD[word.charAt(0)];
  if (ahead !== undefined) return addDays(today, ahead);
  const numbers = word.split(/[月日号]/).filter((part) => part !== '');
  const [first, second] = numbers.map(numeral);
  const month = second === undefined ? Number(today.slice(5, 7)) : first;
  const date = second ?? first;
  if (month === undefined || date === undefined) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  const inYear = (year: number) => `${year}-${two(month)}-${two(date)}`;
  const year = Number(today.slice(0, 4));
  const day = addDays(today, -HALF_A_YEAR) > inYear(year) ? inYear(year + 1) : inYear(year);
  return isDay(day) ? day : undefined;
}
