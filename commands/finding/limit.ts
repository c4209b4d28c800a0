// The limit named in an answer: 到明天18点, 2小时内, 7月29日17时前. Instants of the business zone, ms.
import { addDays, dayOf, instant, timeOf } from '../../src/calendar.ts';
import {
  AFTERNOON,
  DAY_SHIFT,
  LIMIT_ALONE,
  LIMIT_BEHIND,
  LIMIT_MARKED,
  SMALL_NUMBERS,
  SPAN_MINUTES,
} from '../../src/templates/findings.ts';

const MINUTE = 60_000;
/** A day without a clock time ends with office hours. */
const END_OF_DAY = '18:00';
const HALF_HOURS = 30;

export interface Limited {
  /** The instant, ms; it may be past. */
  readonly due: number;
  /** The text without the limit. */
  readonly rest: string;
}

interface Moment {
  readonly at: number;
  readonly zone: string;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** A limit with a word that marks it as one; `alone` also takes a time at the very end. */
export function limitIn(text: string, moment: Moment, alone = false): Limited | undefined {
  for (const pattern of alone ? [LIMIT_MARKED, LIMIT_BEHIND, LIMIT_ALONE] : [LIMIT_MARKED, LIMIT_BEHIND]) {
    for (const found of text.matchAll(new RegExp(pattern, 'gu'))) {
      const due = dueOf(found.groups ?? {}, moment);
      if (due === undefined) continue;
      const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
      return { due, rest: rest.replace(/^[\s，,、：:；;。]+|[\s，,、：:；;。]+$/g, '') };
    }
  }
  return undefined;
}

function dueOf(groups: Groups, { at, zone }: Moment): number | undefined {
  if (groups.span !== undefined) return at + spanMinutes(groups.span, groups.spanUnit ?? '') * MINUTE;
  const day = dayIn(groups, { at, zone });
  if (day === undefined && groups.hour === undefined) return undefined;
  const time = timeIn(groups) ?? END_OF_DAY;
  const on = day ?? dayOf(at, zone);
  if (time < '00:00' || time > '23:59') return undefined;
  return instant(day === undefined && time <= timeOf(at, zone) ? addDays(on, 1) : on, time, zone);
}

function spanMinutes(span: string, unit: string): number {
  const each = SPAN_MINUTES[unit.at(-1) ?? ''] ?? 1;
  return (SMALL_NUMBERS[span] ?? Number(span)) * each;
}

function dayIn({ word, year, month, date }: Groups, { at, zone }: Moment): string | undefined {
  const today = dayOf(at, zone);
  if (word !== undefined) return addDays(today, DAY_SHIFT[word] ?? 0);
  if (month === undefined || date === undefined || Number(month) > 12 || Number(date) > 31) return undefined;
  const named = `${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return `${year ?? today.slice(0, 4)}-${named}`;
}

function timeIn({ word, part, hour, minute, minutes, half }: Groups): string | undefined {
  if (hour === undefined) return undefined;
  const late = AFTERNOON.test(part ?? '') || AFTERNOON.test(word ?? '');
  const hours = Number(hour) < 12 && late ? Number(hour) + 12 : Number(hour);
  const past = half === undefined ? Number(minute ?? minutes ?? 0) : HALF_HOURS;
  return `${String(hours).padStart(2, '0')}:${String(past).padStart(2, '0')}`;
}
