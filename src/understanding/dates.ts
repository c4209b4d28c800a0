// Which day a report is for (domain.md §10): day words, calendar days, ranges; later than today is an error.
import { parseNumeral } from './numeral.ts';
import { isRecent, isUnitNumber, withoutLate } from './numbered.ts';
import { daysBefore, UNUSUAL, unusualIn, weekdayIn } from './weekday.ts';
import { local } from './zone.ts';

export interface Day {
  /** As in About.date; undefined for today. */
  readonly date?: string;
  readonly mistake?: 'bad_date' | 'future_date';
  /** [start, end) in the text. */
  readonly s: number;
  readonly e: number;
  /** Several different days: then no single one is meant. */
  readonly several?: boolean;
  /** What the error about it says, when that is not what was typed. */
  readonly token?: string;
}

const N = '(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})';
const CALENDAR = `(?:(\\d{4}|\\d{2})年)?(${N})月(?:份)?(${N})[日号]?|(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})`;
const SHORT =
  '(\\d{1,2})[./-](\\d{1,2})(?![\\d.]|[%度℃米毫]|人|次|[号个]?(?:网格|组|村|号|楼|栋|单元|层|点|时|区|社区|队|班))';
const WORDS: Readonly<Record<string, number>> = {
  大前天: -3, 大前日: -3, 前天: -2, 前日: -2, 前晚: -2, 昨天: -1, 昨日: -1, 昨晚: -1, 昨夜: -1, 昨儿: -1, 前儿: -2, 昨早: -1, 昨: -1,
  今天: 0, 今日: 0, 今晚: 0, 今早: 0, 本日: 0, 当日: 0, 今儿: 0, 今晨: 0, 明天: 1, 明日: 1, 明早: 1, 明晚: 1, 后天: 2, 大后天: 3,
}; // prettier-ignore
const WORD = Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** 补报:7.26, 日期:7.26: what may stand before the colon of a day; behind any other colon it is a figure. */
const HEADED = '(?<=(?:补[报上发交录填]?|补报一下|日期|时间|日报):[ ]?)';
const ALL = new RegExp(`(${WORD})|${CALENDAR}|(?:(?<![\\d.:、-])|(?<=\\d[./]\\d{1,2}、)|${HEADED})${SHORT}`, 'g');
/** 和昨天一样, 同前天昨天: a comparison names no day. */
const LIKENED = new RegExp(
  `[和跟与同像如比较](?:(?:${WORD}|[前这][几一二两三四五六七八九十\\d]天)[和、,，]?)+的?(?:情况|数据)?(?:一样|一个样|相同|一致|同样|相似|类似|差不多|持平)`,
  'g',
);
const blank = (words: string): string => ' '.repeat(words.length);
const DAYS_ONLY =
  /(?<!\d)(\d{1,2})(?:日(?=[\u4e00-\u9fff]{2,6}\d)|[日号](?=的|日报|零报告|疫情|补|数据|报|漏|忘|没|[，, :]|$))/;
/** 补报26号返乡2 */
const BACKFILLED = /补(?:[报上发交]|一下|个)*(\d{1,2})[日号](?!楼|网格|栋|组|院|村|社区|小区|单元|门)/;
const DAY_LIST =
  /(?<!\d)(\d{1,2})[日号]?((?:[ ]*[、和到至~—-]+[ ]*\d{1,2}[日号]?)*)[ ]*([、和到至~—-]+)[ ]*(\d{1,2})[日号](?!网格|楼|栋|组|院|门|线|路|车)/;
const HINT = /这|近|\d{4}|[周期拜月昨前明后年日今大当本]|过去|\d[./-]\d|\d号/;

interface Calendar {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const number = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (parseNumeral(text) ?? 0));

function calendarOf(found: RegExpMatchArray): Calendar {
  const year = found[2] ?? found[5];
  return {
    year: year === undefined ? undefined : number(year) + (year.length === 2 ? 2000 : 0),
    month: number(found[3] ?? found[6] ?? found[8] ?? ''),
    day: number(found[4] ?? found[7] ?? found[9] ?? ''),
  };
}

/** Days since the epoch, or undefined for a day that does not exist. A day far ahead without a year was last year's. */
function dayNumber({ year, month, day }: Calendar, today: Date): { days: number; lastYear: boolean } | undefined {
  const at = (in_: number): Date => new Date(Date.UTC(in_, month - 1, day));
  const guess = at(year ?? today.getUTCFullYear());
  if (guess.getUTCMonth() !== month - 1 || guess.getUTCDate() !== day) return undefined;
  const lastYear = year === undefined && guess.getTime() - today.getTime() > 180 * 86_400_000;
  return { days: Math.floor((lastYear ? at(today.getUTCFullYear() - 1) : guess).getTime() / 86_400_000), lastYear };
}

type One =
  | { days: number; date: string | undefined; s: number; e: number }
  | { mistake: 'bad_date' | 'future_date'; s: number; e: number };

function one(found: RegExpMatchArray, today: Date): One {
  const s = found.index ?? 0;
  const span = { s, e: s + found[0].length };
  const current = Math.floor(today.getTime() / 86_400_000);
  const word = found[1];
  if (word !== undefined) {
    const shift = WORDS[word] ?? 0;
    return shift > 0
      ? { mistake: 'future_date', ...span }
      : { days: current + shift, date: shift === 0 ? undefined : String(shift), ...span };
  }
  const calendar = calendarOf(found);
  const known = dayNumber(calendar, today);
  if (!known) return { mistake: 'bad_date', ...span };
  if (known.days > current) return { mistake: 'future_date', ...span };
  const year = calendar.year ?? (known.lastYear ? today.getUTCFullYear() - 1 : undefined);
  const monthDay = `${pad(calendar.month)}-${pad(calendar.day)}`;
  return { days: known.days, date: year === undefined ? monthDay : `${year}-${monthDay}`, ...span };
}

/** 8.1-8.3, 8月1日至3日: from the first to the second. */
function isRange(between: string): boolean {
  return /^\s*(?:-|—|~|至|到)+\s*$/.test(between);
}

/** 前天昨天都…, 昨天、今天都…: days in a row that share what is said; the last of them. */
function rowOf(text: string, found: readonly One[]): Extract<One, { days: number }> | undefined {
  let last: Extract<One, { days: number }> | undefined;
  for (const day of found) {
    if ('mistake' in day) return undefined;
    if (last && (Math.abs(day.days - last.days) !== 1 || !/^[、，,和及 ]*$/.test(text.slice(last.e, day.s))))
      return undefined;
    last = day;
  }
  return found.length > 1 && last && /^[这两三天 ]*(?:都|均|全|零报告|无异常|没有?情况)/.test(text.slice(last.e))
    ? last
    : undefined;
}

function tailOfRange(text: string, first: One, today: Date): { day: number; e: number } | 'gap' | undefined {
  const found = /^\s*(?:-|—|~|至|到|、|和)+\s*(\d{1,2})[日号]/.exec(text.slice(first.e, first.e + 12));
  if (!found || 'mistake' in first) return undefined;
  const start = new Date(first.days * 86_400_000);
  const day = Math.floor(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), Number(found[1])) / 86_400_000);
  if (/[、和]/.test(found[0]) && day !== first.days + 1) return 'gap';
  return day > Math.floor(today.getTime() / 86_400_000) ? undefined : { day, e: first.e + found[0].length };
}

const iso = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

const SHORT_RANGE = /(?<![\d.])(\d{1,2})[./](\d{1,2})[ ]*(?:-|—|~|至|到)+[ ]*(\d{1,2})[./](\d{1,2})(?![\d.])/;

/** 8.1-8.3 */
function shortRange(text: string, today: Date): Day | undefined {
  const found = SHORT_RANGE.exec(text);
  if (!found) return undefined;
  const span = { s: found.index, e: found.index + found[0].length };
  const ends = [1, 3].map((at) => ({ year: undefined, month: Number(found[at]), day: Number(found[at + 1]) }));
  const known = ends.map((end) => dayNumber(end, today));
  if (known.some((day) => day === undefined)) return { mistake: 'bad_date', ...span };
  if (known.some((day) => (day?.days ?? 0) > Math.floor(today.getTime() / 86_400_000)))
    return { mistake: 'future_date', ...span };
  return { date: ends.map(({ month, day }) => `${pad(month)}-${pad(day)}`).join('..'), ...span };
}

/** Two days that belong together, as a range. */
function together(text: string, found: readonly One[], today: Date): Day | undefined {
  const [first, second] = found;
  if (!first || 'mistake' in first) return undefined;
  const start = first.date ?? iso(first.days);
  const range = tailOfRange(text, first, today);
  if (range === 'gap') return { mistake: 'bad_date', s: first.s, e: first.e };
  if (range) return { date: `${start}..${iso(range.day).slice(5)}`, s: first.s, e: range.e };
  if (!second || 'mistake' in second) return undefined;
  const last = isRange(text.slice(first.e, second.s)) ? second : rowOf(text, found);
  if (!last) return undefined;
  const days = [start, last.date ?? iso(last.days)];
  return { date: (last.days < first.days ? days.reverse() : days).join('..'), s: first.s, e: last.e };
}

const TO_WORD = new RegExp(`(?<![\\d月])(\\d{1,2})[日号](?:-|—|~|至|到)+(${WORD})`);

/** 26号到昨天 */
function toWord(text: string, today: Date): Day | undefined {
  const found = TO_WORD.exec(text);
  const from = found && dayOfMonth(`补${found[1] ?? ''}号`, today);
  if (!found || from?.date === undefined) return undefined;
  const days = Math.floor(today.getTime() / 86_400_000) + (WORDS[found[2] ?? ''] ?? 0);
  const span = { s: found.index, e: found.index + found[0].length };
  return days > today.getTime() / 86_400_000
    ? { mistake: 'future_date', ...span }
    : { date: `${from.date}..${iso(days).slice(5)}`, ...span };
}

/** All days named in the text. */
export function daysNamed(text: string, at: number, zone: string): readonly { days: number; s: number; e: number }[] {
  const today = local(at, zone);
  return [...text.matchAll(ALL)]
    .slice(0, 8)
    .flatMap((match) => one(match, today))
    .filter((day): day is Extract<One, { days: number }> => !('mistake' in day));
}

/** 8.1-8.3, 26号到昨天, 前三天 */
const rangeIn = (text: string, today: Date): Day | undefined =>
  (/\d[./]\d/.test(text) ? shortRange(text, today) : undefined) ??
  (/[日号][-—~至到]/.test(text) ? toWord(text, today) : undefined) ??
  (UNUSUAL.test(text) ? (unusualIn(text) ?? daysBefore(text)) : undefined);

/** The day named in the text (usually its head), if any. */
export function findDay(said: string, at: number, zone: string): Day | undefined {
  if (!HINT.test(said)) return undefined;
  const text = withoutLate(said.replace(LIKENED, blank));
  const today = local(at, zone);
  const ranged = rangeIn(text, today);
  if (ranged) return ranged;
  const found = [...text.matchAll(ALL)].slice(0, 8).map((match) => one(match, today));
  const [first] = found;
  if (!first) return daysOfMonth(text, today) ?? dayOfMonth(text, today) ?? weekdayIn(text, today);
  return 'mistake' in first ? first : (together(text, found, today) ?? firstOf(text, first, found));
}

/** The first day named; up to which of several, when it is not said from when on: 周一到昨天. */
function firstOf(text: string, { s, e, date, days }: Extract<One, { days: number }>, found: readonly One[]): Day {
  if (date === undefined) return { s, e, ...(isSeveral(found, days) ? { several: true } : {}) };
  if (/(?<!截)[到至]$/.test(text.slice(0, s))) return { mistake: 'bad_date', s, e };
  return { s, e, date, ...(isSeveral(found, days) ? { several: true } : {}) };
}

const isSeveral = (found: readonly One[], days: number): boolean =>
  found.some((each) => 'mistake' in each || each.days !== days);

/** 26号返乡1，27号返乡2: what looks like house numbers are the last days. */
export function areDays(parts: readonly { names: readonly string[] }[], now: { at: number; zone: string }): boolean {
  const days = parts.flatMap(({ names }) => names).map((name) => Number(/^(\d{1,2})[号日]$/.exec(name)?.[1]));
  const inRow = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
  return inRow && isRecent(days.at(-1) ?? 0, local(now.at, now.zone));
}

/** 25号到27号, 25、26、27号: days of this month in a row. */
function daysOfMonth(text: string, today: Date): Day | undefined {
  const found = DAY_LIST.exec(text);
  const recent = found !== null && (text.includes('补') || isRecent(Number(found[4]), today));
  return recent ? daysIn(found, today) : undefined;
}

function daysIn(found: RegExpExecArray, today: Date): Day | undefined {
  const [, from = '', between = '', mark = '', to = ''] = found;
  const ends = [from, to].map((day) => dayOfMonth(`补${day}号`, today));
  if (ends.some((end) => end?.date === undefined)) return undefined;
  const count = (between.match(/\d+/g)?.length ?? 0) + 2;
  const listed = /[、和]/.test(mark) && Number(to) - Number(from) !== count - 1;
  const span = { s: found.index, e: found.index + found[0].length };
  return listed ? { mistake: 'bad_date', ...span } : { date: ends.map((end) => end?.date).join('..'), ...span };
}

/** 补26日的: a day of this month, or of the last one when it is still to come. */
function dayOfMonth(text: string, today: Date): Day | undefined {
  const found = BACKFILLED.exec(text) ?? DAYS_ONLY.exec(text);
  if (!found || isUnitNumber(found, text, today)) return undefined;
  const day = Number(found[1]);
  const span = { s: found.index, e: found.index + found[0].length };
  if (day < 1 || day > 31) return found[0].endsWith('日') ? { mistake: 'bad_date', ...span } : undefined;
  const date = new Date(
    Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - (day > today.getUTCDate() ? 1 : 0), day),
  );
  if (date.getUTCDate() !== day) return { mistake: 'bad_date', ...span };
  const sameYear = date.getUTCFullYear() === today.getUTCFullYear();
  return { date: sameYear ? date.toISOString().slice(5, 10) : date.toISOString().slice(0, 10), ...span };
}
