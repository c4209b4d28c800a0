// today, yesterday, tomorrow, Monday: days in English, as their Chinese words (domain.md §10).
import { type Typed, typedOf } from './typed.ts';

const DAYS: Readonly<Record<string, string>> = {
  today: '今天', yesterday: '昨天', tomorrow: '明天', monday: '周一', tuesday: '周二', wednesday: '周三', thursday: '周四',
  friday: '周五', saturday: '周六', sunday: '周日',
}; // prettier-ignore
const LATIN = /[a-z]{4}|by|\d ?[ap]m/i;
const DAY = new RegExp(`(next ?)?(?<![a-z])(${Object.keys(DAYS).join('|')})(?![a-z])`, 'gi');
const ZERO = /(?<![a-z])zero(?: report)?(?![a-z])/gi;
const ONLY_ZERO = /^[^a-z]{0,20}zero(?: report)?[^a-z]{0,20}$/i;
const HALF_DAY = /(\d{1,2})(:\d\d)? ?([ap])\.?m\.?(?![a-z])/gi;
const BY = /^(?:by|before|until|till) ?(?=[今明下周\d])/i;

const inChinese = (text: string): string =>
  text.replace(
    DAY,
    (_, next: string | undefined, day: string) => (next ? '下' : '') + (DAYS[day.toLowerCase()] ?? day),
  );

const retyped = (typed: Typed, text: string): Typed => (text === typed.text ? typed : typedOf(text, text, undefined));

/** The body of a report command: zero is 零报告 there. */
export function bodyInChinese(typed: Typed): Typed {
  if (typed.text.length > 2000 || !LATIN.test(typed.text)) return typed;
  return retyped(typed, inChinese(typed.text).replace(ZERO, '零报告'));
}

/** A message: zero is 零报告 only beside a day. */
export function daysInChinese(typed: Typed): Typed {
  if (typed.text.length > 2000 || !LATIN.test(typed.text)) return typed;
  const text = inChinese(typed.text);
  return retyped(typed, text !== typed.text && ONLY_ZERO.test(text) ? text.replace(ZERO, '零报告') : text);
}

/** 5pm is 17:00. */
function clock([, hour, minutes, half = '']: readonly (string | undefined)[]): string {
  const hours = (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${hours}${minutes ?? ':00'}`;
}

/** by tomorrow 10:00, by Friday: the limit of a finding in Chinese words. */
export function limitInChinese(phrase: string): string {
  if (!LATIN.test(phrase)) return phrase;
  const said = phrase.trim().replace(/^(by|before|until|till)(?=\S)/i, '$1 ');
  const text = inChinese(said)
    .replace(/(?<![a-z])noon(?![a-z])/i, '12:00')
    .replace(HALF_DAY, (...found: string[]) => clock(found));
  return BY.test(text) ? `${text.replace(BY, '')}前` : text;
}
