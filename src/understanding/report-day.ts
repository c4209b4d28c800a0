// Which of the days a message names is the one the report is for (domain.md §10).
import { BIT } from './bits.ts';
import { type Day, findDay } from './dates.ts';
import { has, type Lexed } from './lexed.ts';
import type { Scene } from './scene.ts';

export const BACKFILL = /补(?:报|上|发|交|填|一下|个|下|录|传|昨|前|大前|\d|$|[：:，, ])/;
export const NOT_BACKFILL =
  /大家|各[村位网单组社]|没补|未补|要补|需补|得补|请|尽快补|赶紧补|快补|补了吗|补了没|怎么|谁|能补|可以补|补不|等.{0,3}补|明天补|不用补|还没|再补|补充/;

const EVENT =
  /从|自|由|来自|去过|到过|回[来到家]|返回|抵|到的|到家|来的|以来|起至?|[上下中]午|早上|晚上|凌晨|\d[点时]|:\d\d/;
/** 昨天居隔4个没变: so it is today. */
const UNMOVED = /[没不未]变(?![化])|没动/;

/** 跟昨天一样, 昨天以来, 昨天居隔4个没变 */
const isMeasure = (text: string, day: Day): boolean =>
  /[跟和与同比较像如]$/.test(text.slice(0, day.s)) ||
  /^以?[来起前后]/.test(text.slice(day.e)) ||
  (UNMOVED.test(text) && day.date !== undefined && !BACKFILL.test(text));

/** 7月26日从广州…, 比昨天少: when it happened, or what it is compared with, not the day the report is for. */
function isEvent({ text }: Lexed, day: Day, first: number): boolean {
  if (isMeasure(text, day)) return true;
  if (BACKFILL.test(text) && !NOT_BACKFILL.test(text)) return false;
  const between = text.slice(day.e, Math.max(first, day.e));
  return day.date !== undefined && EVENT.test(between) && !/截[至止]/.test(text.slice(0, day.s));
}

/** A day counts as the report's when it stands in front of what is reported, or alone. */
export function dayFor(read: Lexed, scene: Scene, first: number): Day | undefined {
  const day = findDay(read.text.slice(0, 2000), scene.context.at, scene.context.zone);
  if (!day) return undefined;
  if (day.several) return undefined;
  if (day.s < first) return isEvent(read, day, first) ? undefined : day;
  const before = read.text[day.s - 1] ?? ' ';
  const after = read.text[day.e] ?? ' ';
  if (/^的(?:数据|情况|日报|数)?[)。!\s]*$/.test(read.text.slice(day.e))) return day;
  return /[\s，,。;:、(]/.test(before) && /[\s，,。;:、)的]/.test(after) ? day : undefined;
}

/** 昨天和前天零报告: of several days the one the zero stands beside is not today. */
export function otherDay(read: Lexed, scene: Scene, zero: number): Day | undefined {
  const { text, tokens } = read;
  if (zero < 0) return undefined;
  const day = findDay(text.slice(0, 2000), scene.context.at, scene.context.zone);
  if (day?.several !== true) return undefined;
  const before = text.slice(0, tokens[zero]?.s ?? 0);
  const last = [...before.matchAll(/大?前[天日]|昨[天日]|今[天日]|[本当]日|\d[月日号]/g)].at(-1)?.[0];
  if (last === undefined || /[今本当\d]/.test(last)) return undefined;
  const token = `${text.slice(day.s, day.e)}和今天（请一天一条，分开发）`;
  return { mistake: 'bad_date', s: day.s, e: day.e, token };
}

/** Figures of other days than the report's are comparisons: 昨日12，今日120. */
export function ofDay(read: Lexed, fact: { from: number; to: number }): boolean {
  let start = fact.from;
  while (start > 0 && !has(read, start - 1, BIT.sep | BIT.nl)) start -= 1;
  const text = read.text.slice(read.tokens[start]?.s ?? 0, read.tokens[fact.from]?.s ?? 0);
  const last = text.match(/昨[天日晚夜早]?|前[天日晚]|上[周月]|今|现/g)?.at(-1) ?? '';
  return !/^(?:昨[天日]?|前[天日]|上[周月])$/.test(last);
}

/** A day that cannot be, or one figure for several. */
export function wrongDay(
  day: Day | undefined,
  values: readonly (number | string)[],
): { code: 'bad_date' | 'future_date'; token: string | undefined } | undefined {
  if (day?.mistake !== undefined) return { code: day.mistake, token: day.token };
  return isOfDays(day, values) ? { code: 'bad_date', token: day?.token } : undefined;
}

/** 前三天返乡2人: one figure is not that of each day. */
export const isOfDays = (day: Day | undefined, values: readonly (number | string)[]): boolean =>
  day?.date?.includes('..') === true && values.some((value) => value !== 0);
