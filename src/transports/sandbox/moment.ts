// The ways to say where the clock should go: an ISO instant, a clock time, tomorrow at eight, or a step forward.
import { addDays, dayOf, instant, isDay, timeOf } from '../../calendar.ts';
import type { Time } from './wire.ts';

const STEP = /^\+(?=\d)(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s)?$/i;
const TIME = /^(今天|明天|后天|today|tomorrow)?\s*(\d{1,2})[:：](\d{2})$/i;
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const DAYS_ON: Readonly<Record<string, number>> = { 今天: 0, today: 0, 明天: 1, tomorrow: 1, 后天: 2 };

/** Furthest one step may go, ms. */
export const MAX_STEP = 366 * 86_400_000;

/** The instant meant, ms, seen from `now` in the business zone; undefined when it cannot be read. May lie in the past. */
export function moment(text: string, now: number, zone: string): number | undefined {
  return step(text, now) ?? clockTime(text, now, zone) ?? local(text, zone) ?? zoned(text);
}

function step(text: string, now: number): number | undefined {
  const found = STEP.exec(text);
  if (found === null) return undefined;
  const [days, hours, minutes, seconds] = found.slice(1).map((digits) => Number(digits || 0));
  return now + ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

/** A bare time is the next such time; the minute that is running counts as reached already. */
function clockTime(text: string, now: number, zone: string): number | undefined {
  const [, word, hours = '', minutes = ''] = TIME.exec(text) ?? [];
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  if (!isTime(time)) return undefined;
  const today = dayOf(now, zone);
  const days = word === undefined ? (time < timeOf(now, zone) ? 1 : 0) : (DAYS_ON[word.toLowerCase()] ?? 0);
  if (days === 0 && time === timeOf(now, zone)) return now;
  return instant(addDays(today, days), time, zone);
}

function local(text: string, zone: string): number | undefined {
  const [, day = '', hours = '00', minutes = '00', seconds = '00'] = LOCAL.exec(text) ?? [];
  const time = `${hours}:${minutes}`;
  if (!isDay(day) || !isTime(time) || Number(seconds) > 59) return undefined;
  return instant(day, time, zone) + Number(seconds) * 1000;
}

function zoned(text: string): number | undefined {
  const at = ZONED.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

function isTime(time: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time);
}

/** An instant as the wire tells it. */
export function timeAt(at: number, zone: string): Time {
  return { at, day: dayOf(at, zone), time: timeOf(at, zone), zone };
}
