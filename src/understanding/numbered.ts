// 2号 返乡1: a number without 网格 in front of what is reported is a unit's, or a day of the month (domain.md §10).
import { parseNumeral } from './numeral.ts';
import type { Day } from './dates.ts';
import { type Typed, typedOf } from './typed.ts';
import { local } from './zone.ts';

const DAY_MS = 86_400_000;
/** Longer ago nobody means a day by its number alone. */
const RECENT = 7;
/** Up to here units are numbered as often as days. */
const UNITS = 9;

const HEAD = /^(?:(?:[今本当昨前][天日]|昨晚)的?[，, ]?)?(第?(\d{1,3}|[一二三四五六七八九十]{1,3})号)(的?)/;
/** Between the number and the first word that says something. */
const NOTHING = /^[\s:：，,、]*(?:今[天日]|现|上报|汇报|报告?|日报|情况|数据|有|共|新增|[\s:：，,、])*$/;

/** Days ago, when the number is that of one of the last days; of this month or the one before. */
function daysAgo(number: number, today: Date): number | undefined {
  for (let ago = 0; ago <= RECENT; ago += 1)
    if (new Date(today.getTime() - ago * DAY_MS).getUTCDate() === number) return ago;
  return undefined;
}

/** 26号零报告 on the 28th: larger than units are numbered, and one of the last days. */
function isDayNumber(number: number, today: Date): boolean {
  return number > UNITS && daysAgo(number, today) !== undefined;
}

/** The number of today or of yesterday; the first of a month are numbers of units as well. */
export const isRecent = (day: number, today: Date): boolean =>
  day > 9 && (day === today.getUTCDate() || day === today.getUTCDate() - 1);

/** 2号零报告: without 补 or 的 the number is a day's only when it can hardly be a unit's. */
export function isUnitNumber([said, number]: RegExpExecArray, text: string, today: Date): boolean {
  if (!said.endsWith('号') || text.includes('补')) return false;
  if (!/\d号的?(?:日报|零报告|数据|疫情)/.test(text)) return true;
  return !/\d号的/.test(text) && !isDayNumber(Number(number), today);
}

/** 昨天没报今天补, 今天补昨天的: when it is handed in, not the day it is for. */
const LATE =
  /(?<=(?:昨|前)[天日晚][^。;\n]{0,12})今[天日](?=[来才现一再就我并起]{0,3}补)|今[天日](?=补[报上交发填]?(?:大?前|昨))/g;
export const withoutLate = (text: string): string => (text.includes('补') ? text.replace(LATE, '  ') : text);

interface Numbered {
  readonly unit?: string;
  readonly behalfOf?: undefined;
  readonly day?: Day;
}

const numberOf = (typed: string): number => (/\d/.test(typed) ? Number(typed) : (parseNumeral(typed) ?? 0));

/** Of one of the last days the number may be a day's; 2号的 is one. */
function meant([all, unit = '', typed = '', of]: RegExpExecArray, today: Date): Numbered {
  const number = numberOf(typed);
  const [s, e] = [all.indexOf(unit), all.length];
  const ago = daysAgo(number, today);
  if (ago === 0 && number > UNITS) return {};
  if (!of && !ago) return { unit };
  return ago && (of || number > UNITS)
    ? { day: { date: String(-ago), s, e } }
    : { day: { mistake: 'bad_date', s, e, token: `${unit}（请写${typed}号网格，或几月${typed}日）` } };
}

/** Whose number it is: a unit's, a day's, or not said. `first`: where what is reported begins. */
export function numberAhead(
  text: string,
  first: number,
  now: { readonly at: number; readonly zone: string },
): Numbered {
  const head = text.slice(0, 16);
  const found = head.includes('号') ? HEAD.exec(head) : null;
  if (!found || !NOTHING.test(text.slice(found[0].length, first))) return {};
  return meant(found, local(now.at, now.zone));
}

/** /补报 周二 返乡2: the last such day, as a day of the calendar; today's name may mean a week ago and stays. */
export function weekdayWritten(typed: Typed, now: { readonly at: number; readonly zone: string }): Typed {
  const found = /^(?:周|星期|礼拜)([一二三四五六日天])(?![到至、和—~-])的?/.exec(typed.text);
  if (!found) return typed;
  const today = local(now.at, now.zone);
  const back = (today.getUTCDay() - '日一二三四五六'.indexOf((found[1] ?? '').replace('天', '日')) + 7) % 7;
  if (back === 0) return typed;
  const day = new Date(today.getTime() - back * DAY_MS).toISOString().slice(0, 10);
  const text = `${day} ${typed.text.slice(found[0].length).trimStart()}`;
  return typedOf(text, text, undefined);
}
