// The limit of a finding: the phrase as typed, and the instant it means in the business zone.
import { parseNumeral } from './numeral.ts';
import { instant, isoIn, local } from './zone.ts';

const N = '(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})';
const DAY = `(?:今天|今日|今晚|今早|今|当天|当日|明天|明日|明早|明晚|明|后天|后日|大后天|本?周[一二三四五六日末天]|下周[一二三四五六日天]|星期[一二三四五六日天]|下星期[一二三四五六日天]|(?:\\d{2,4}年)?${N}月${N}[日号]?|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[./]\\d{1,2}|${N}[日号]|月底|本月底|年底|本周|本月)`;
const PART = '(?:早上|上午|中午|下午|傍晚|晚上|晚间|凌晨|晚|早)';
const CLOCK = `(?:${N}(?:点|时)(?:半|整|一刻|${N}分?)?|\\d{1,2}:\\d{2})`;
const BY = '(?:之前|以前|前|内|止|为止|底前|截止)';
const DO =
  '(?:必须|务必|需|须|要)?(?:全部|彻底)?(?:更换|到岗|上岗|归位|消杀|配齐|撤除|拆除|整改到位|整改完毕|整改完成|整改好|整改完|完成整改|限期整改|整改落实|整改|改到位|改正到位|改正|改完|改好|完成|落实到位|落实|处理完毕|处理完|处理好|处理|解决|清理完毕|清理完|清理|反馈|回复|报结果|销号|补齐|补上|补全|修复|修好|恢复|到位|上报|上墙)?';
const AT = `(?:(?:请|须|需|必须|限|限期|务必|要求|应|要)?(?:于|在)?)?`;
const DAYTIME = `${AT}(?:${DAY}[ ]?${PART}?[ ]?${CLOCK}?|${PART}[ ]?${CLOCK}?|${CLOCK})(?:下班)?${BY}?(?:前)?`;
const WITHIN = `(?:限期?|限时|于|在|请|要求)?(?:接通知后|接到通知后)?(?:${N}个半?|${N})[ ]?(?:个)?(?:半)?(?:小时|钟头|天|日|分钟|个?工作日|周|星期|h|H)(?:之内|以内|内)?`;
const NOW =
  '(?:请|须|要求|必须)?(?:立即|立刻|马上|当场|现场|即刻|即时|立行立改|即知即改|边查边改|立整立改|当即|马上就?)';
/** 放学前, 天黑之前: an event ends the limit; at what hour, where everybody knows it. */
const HOURS: Readonly<Record<string, number>> = {
  下班: 18, 放学: 18, 收工: 18, 下工: 18, 散工: 18, 晚饭: 18, 吃晚饭: 18, 天黑: 20, 日落: 20, 午饭: 12, 中饭: 12, 吃午饭: 12,
}; // prettier-ignore
const SOME_TIME =
  '饭|开饭|吃饭|早饭|开餐|开会|散会|例会|上班|上课|下课|上学|开学|开门|关门|开业|营业|打烊|收市|开工|复工|交班|交接班|换班|熄灯|睡觉|下雨|降雨';
const EVENT = `(?:${Object.keys(HOURS).join('|')}|${SOME_TIME})`;
const BARE = `(?:限期整改|尽快整改|尽快|抓紧整改|限期|${AT}(?:${DAY}[ ]?)?${PART}?${EVENT}(?:之|以)?前)`;

/** The whole of a piece is a deadline. */
export const DEADLINE = new RegExp(`^(?:${DAYTIME}|${WITHIN}|${NOW}|${BARE})${DO}$`);
/** A deadline at the end of a piece. */
export const DEADLINE_TAIL = new RegExp(
  `(?:${DAYTIME}(?<=前|内|止|截止|改|成|好|位)|${WITHIN}(?<=内)|${NOW}|${BARE})${DO}$`,
);
const ON_SPOT = /立即|立刻|马上|当场|现场|即刻|即时|立行立改|即知即改|边查边改|立整立改|当即/;

const number = (text: string): number =>
  text === '半' ? 0.5 : /^\d+$/.test(text) ? Number(text) : (parseNumeral(text) ?? NaN);
const MONTH_DAY = new RegExp(`(${N})月(${N})|(?<![\\d:])(\\d{1,2})[./](\\d{1,2})`);
const DAY_ALONE = new RegExp(`(${N})[日号]`);
const CLOCK_TIME = new RegExp(`(${N})(?:点|时)(半|一刻|(${N})分?)?|(\\d{1,2}):(\\d{2})`);
const HOUR = 3_600_000;
const DAY_MS = 24 * HOUR;

function span(phrase: string, at: number): number | undefined {
  const found = new RegExp(`(${N})[ ]?(?:个)?(半)?(小时|钟头|天|日|分钟|工作日|周|星期|h)`, 'i').exec(phrase);
  if (!found || (found[3] === '日' && !/内/.test(phrase))) return undefined;
  const amount = number(found[1] ?? '') + (found[2] ? 0.5 : 0);
  const step =
    { 小时: HOUR, 钟头: HOUR, h: HOUR, H: HOUR, 分钟: 60_000, 周: 7 * DAY_MS, 星期: 7 * DAY_MS }[found[3] ?? ''] ??
    DAY_MS;
  return Number.isNaN(amount) ? undefined : at + amount * step;
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
  [new RegExp(`今|当[天日]|${EVENT}`), 0],
];

/** A calendar day written out: 2022-07-30, 7月30日, 7.30. */
function written(phrase: string, today: Date): Date | undefined {
  const full = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(phrase);
  if (full) return new Date(Date.UTC(Number(full[1]), Number(full[2]) - 1, Number(full[3])));
  const month = MONTH_DAY.exec(phrase);
  return month ? calendar(number(month[1] ?? month[3] ?? ''), number(month[2] ?? month[4] ?? ''), today) : undefined;
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
  const day = number(found?.[1] ?? '');
  return found ? new Date(Date.UTC(year, month + (day < date ? 1 : 0), day)) : undefined;
}

function calendar(month: number, day: number, today: Date): Date {
  const guess = new Date(Date.UTC(today.getUTCFullYear(), month - 1, day));
  return today.getTime() - guess.getTime() > 180 * DAY_MS
    ? new Date(Date.UTC(today.getUTCFullYear() + 1, month - 1, day))
    : guess;
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

/** Minutes of the day named in the phrase: 18点, 下午3点半, 17:30. */
function clockOf(phrase: string): number | undefined {
  const found = CLOCK_TIME.exec(phrase.replace(/小时/g, ''));
  if (!found) {
    const hour = HOURS[HOURED.exec(phrase)?.[1] ?? ''] ?? DAY_PARTS.find(([pattern]) => pattern.test(phrase))?.[1];
    return hour === undefined ? undefined : hour * 60;
  }
  const hour = number(found[1] ?? found[4] ?? '');
  const late = /下午|傍晚|晚/.test(phrase) && hour < 12;
  return (late ? hour + 12 : hour) * 60 + minuteOf(found);
}

/** Resolves the phrase: an instant, on the spot, or neither. A day without a clock time ends at 23:59:59. */
export function resolve(phrase: string, at: number, zone: string): { due?: string; immediate?: boolean } {
  if (ON_SPOT.test(phrase)) return { immediate: true };
  const within = span(phrase, at);
  if (within !== undefined) return { due: isoIn(within, zone) };
  const today = local(at, zone);
  const minutes = clockOf(phrase);
  const named = dayOf(phrase.replace(/\d{1,2}:\d{2}/, ''), today);
  if (!named && minutes === undefined) return {};
  const day = named ?? new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()));
  const wall = new Date(day.getTime() + (minutes === undefined ? DAY_MS - 1000 : minutes * 60_000));
  return Number.isNaN(wall.getTime()) ? {} : { due: isoIn(instant(wall, zone), zone) };
}
