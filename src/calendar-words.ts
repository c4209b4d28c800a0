// Days as people write them when they look ahead: 8月31日, 8.1, 明天, 月底. Pure: today always comes in.
import { addDays, daysBetween, isDay } from './calendar.ts';
import type { Day } from './flow.ts';

const WORDS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  即日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  today: 0,
  tomorrow: 1,
};

const NUMERALS = '〇一二三四五六七八九';
const WITH_YEAR = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/;
const MONTH_DAY = /^(\d{1,2})[-./月](\d{1,2})[日号]?$/;
const MONTH_END = /^(?:(\d{1,2})月|本?月)(?:底|末)$/;
const YEAR_END = /^(?:本|今)?年(?:底|末)$/;
/** A day without a year lies at most so far back, else the next year is meant. */
const BACK = 180;

/** The day meant by a word, or undefined. */
export function dayFromWords(word: string, today: Day): Day | undefined {
  const typed = arabic(word.normalize('NFKC').trim().toLowerCase());
  const shift = WORDS[typed];
  if (shift !== undefined) return addDays(today, shift);
  const year = Number(today.slice(0, 4));
  const full = WITH_YEAR.exec(typed);
  if (full !== null) return dated(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = MONTH_DAY.exec(typed);
  if (short !== null) return coming(Number(short[1]), Number(short[2]), today);
  const month = MONTH_END.exec(typed);
  if (month !== null) return monthEnd(month[1] === undefined ? Number(today.slice(5, 7)) : Number(month[1]), today);
  return YEAR_END.test(typed) ? `${year}-12-31` : undefined;
}

function dated(year: number, month: number, day: number): Day | undefined {
  const written = [String(year), ...[month, day].map((n) => String(n).padStart(2, '0'))].join('-');
  return isDay(written) ? written : undefined;
}

function coming(month: number, day: number, today: Day): Day | undefined {
  const year = Number(today.slice(0, 4));
  const here = dated(year, month, day);
  if (here !== undefined && daysBetween(today, here) >= -BACK) return here;
  return dated(year + 1, month, day);
}

function monthEnd(month: number, today: Day): Day | undefined {
  const first = coming(month, 28, today);
  if (first === undefined) return undefined;
  let last = first;
  while (addDays(last, 1).slice(5, 7) === first.slice(5, 7)) last = addDays(last, 1);
  return last;
}

/** 八月三十一日 → 8月31日. */
function arabic(words: string): string {
  return words
    .replace(
      /([一二三])?十([一二三四五六七八九])?/g,
      (_, tens?: string, ones?: string) => digit(tens, 1) + digit(ones, 0),
    )
    .replace(/[〇一二三四五六七八九]/g, (numeral) => digit(numeral, 0));
}

function digit(numeral: string | undefined, otherwise: number): string {
  return String(numeral === undefined ? otherwise : NUMERALS.indexOf(numeral));
}
