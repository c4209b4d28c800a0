// Which day a list is for: the day of its title, or the one all its entries name. An entry of another day is asked for by itself (domain.md §10, §11).
import { findDay, type Day } from './dates.ts';
import { draft, mistakeIntent } from './draft.ts';
import { clean, mistaken, type EntryRead, toEntry } from './entry.ts';
import type { ChainEntry, Intent } from './intent.ts';
import type { Scene } from './scene.ts';
import { part, trim, type Typed } from './typed.ts';
import { local } from './zone.ts';

const NAMES_DAY =
  /昨|[大]?前[天日晚]|[这前去过].{0,2}[天日]|[明后][天日]|\d月\d|[一二三四五六七八九十]月[一二三四五六七八九十]|\d日|补.{0,4}\d|\d[号日][-—~至到、]|\d[./-]\d|补.*(?:周|星期|礼拜)[一二三四五六日天]/;
const EACH = '（请一天一条，分开发）';

/** What a title says of its day beside a report; 7月29日前, 8月1日起 name no day of a report. */
const TITLE = /日报|报告|汇总|情况|统计|数据|疫情|接龙|补/;
const LIMIT = /^(?:之?前|起|以[前后来]|止|截|开始)/;

export interface Dated extends EntryRead {
  readonly day?: Day | undefined;
}

/** An entry with the day it is of, when it names one; the day is no part of a name. */
export function datedEntry(typed: Typed, scene: Scene, read: (entry: Typed) => EntryRead): Dated {
  if (!NAMES_DAY.test(typed.text)) return read(typed);
  const own = draft(typed, scene, false);
  const { day } = own;
  if (!day) return read(typed);
  const words = own.lexed.text.slice(day.s, day.e);
  const said = read(typed);
  return { ...said, name: withoutDay(said.name, words), day: { ...day, token: day.token ?? words } };
}

/** 李四 补昨天: the day is no part of the name. */
function withoutDay(name: string, words: string): string {
  const at = name.indexOf(words);
  if (at < 0) return name;
  return clean(name.slice(0, at).replace(/补[报上发填]?[:： ]*$/, '')) || clean(name.slice(at + words.length));
}

/** The day in the title of a list. */
function titled(head: string, { context: { at, zone } }: Scene): Day | undefined {
  const day = head === '' ? undefined : findDay(head.slice(0, 200), at, zone);
  if (!day || day.several === true) return undefined;
  if (day.mistake === undefined) return day;
  const meant = TITLE.test(head) && /\d/.test(head.slice(day.s, day.e)) && !LIMIT.test(head.slice(day.e));
  return meant ? { ...day, token: head.slice(day.s, day.e) } : undefined;
}

/** The day as YYYY-MM-DD, or the range of them. */
export function keyOf({ date, mistake }: Pick<Day, 'date' | 'mistake'>, today: Date): string {
  const iso = (days: number): string => new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  if (mistake !== undefined) return mistake;
  return (date ?? '-0')
    .split('..')
    .map((one) => (one.startsWith('-') ? iso(-Number(one)) : one.length > 5 ? one : `${today.getUTCFullYear()}-${one}`))
    .join('..');
}

const saysFigures = ({ said }: EntryRead): boolean =>
  typeof said === 'object' && Object.values(said).some((value) => value !== 0);

const badDay = (day: Day | undefined, together = false): Intent =>
  mistakeIntent({ code: day?.mistake ?? 'bad_date', token: (day?.token ?? '') + (together ? EACH : '') });

/** Whether figures are given for several days at once. */
const isOfRange = (reads: readonly Dated[], key: string): boolean => key.includes('..') && reads.some(saysFigures);

const speaks = ({ said, error }: Dated): boolean => error !== undefined || (said !== undefined && said !== 'ack');

/** The day that every entry names. */
function common(reads: readonly Dated[], key: (day: Day | undefined) => string): Day | undefined {
  const first = reads.find(({ day }) => day !== undefined)?.day;
  return first && reads.every(({ day }) => day && key(day) === key(first)) ? first : undefined;
}

/** The day of all entries, the entries that are of another day as errors, or the one error. */
function onDay(
  reads: readonly Dated[],
  head: Day | undefined,
  { scene, numbered }: { scene: Scene; numbered: boolean },
): { day: Day | undefined; reads: readonly Dated[] } | Intent {
  const today = local(scene.context.at, scene.context.zone);
  const key = (day: Day | undefined): string => keyOf(day ?? {}, today);
  if (head?.mistake !== undefined) return badDay(head);
  const speaking = reads.filter(speaks);
  const first = common(speaking, key);
  if (first && (first.mistake !== undefined || key(head ?? first) !== key(first))) return badDay(first);
  const day = first ?? head;
  if (isOfRange(speaking, key(day))) return badDay(day, true);
  const isOdd = (one: Dated): boolean => one.day !== undefined && key(one.day) !== key(day);
  const odd = speaking.find(isOdd);
  if (!odd) return { day, reads };
  if (!numbered) return badDay(odd.day, odd.day?.mistake === undefined);
  return { day, reads: reads.map((one) => (isOdd(one) ? strayed(one) : one)) };
}

const strayed = ({ name, day, said, error }: Dated): Dated =>
  (error ?? said === 'ack')
    ? { name, ...(said === undefined ? {} : { said }), ...(error === undefined ? {} : { error }) }
    : mistaken(name, { code: day?.mistake ?? 'bad_date', token: (day?.token ?? '') + EACH });

/** The entries of a list under its title. `numbered`: of people who each write their own line. */
export function listOf(
  reads: readonly Dated[],
  head: string,
  given: { scene: Scene; numbered: boolean },
): Intent | undefined {
  const known = reads.filter((read) => read.name !== '' && (read.said ?? read.error) !== undefined);
  if (known.length === 0) return undefined;
  const plain = known.some(({ said, error }) => said !== undefined && !error) || /日报|零报告|接龙/.test(head);
  if (!plain) return undefined;
  const dated = onDay(known, titled(head, given.scene), given);
  if ('intent' in dated) return dated;
  const entries = dated.reads.map(toEntry).filter((entry): entry is ChainEntry => entry !== undefined);
  const date = dated.day?.date;
  return date === undefined ? { intent: 'chain', entries } : { intent: 'chain', entries, date };
}

const DAY = '(?:大?前[天日]|昨[天日晚]|今[天日]|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}[./]\\d{1,2}|\\d{1,2}[日号])';
const TAIL = new RegExp(
  `(?<=^|[\\s，,。;!])[(【]?(?:以上|上述|上面|这些|这|都)(?:的|都|均|全|数据|情况|数字|内容|各[村组]|报告|全部)*(?:是|为|系|属)(?:${DAY}(?:的|数据|情况|日报|数字|零报告|补报的?)*)[)】]?[。!\\s]*$`,
);

/** 以上是昨天的: the day of the list, said below it. */
export function tailOf(typed: Typed): { list: Typed; head: string } | undefined {
  if (!/是|为|系|属/.test(typed.text.slice(-30))) return undefined;
  const found = TAIL.exec(typed.text.slice(-40));
  const at = found ? Math.max(0, typed.text.length - 40) + found.index : 0;
  return at > 0 ? { list: trim(part(typed, 0, at)), head: typed.text.slice(at) } : undefined;
}

/** A list with the day said below it. */
export function belowDay(list: Extract<Intent, { intent: 'chain' }>, tail: string, scene: Scene): Intent {
  const day = findDay(tail, scene.context.at, scene.context.zone);
  if (!day || (day.date === undefined && day.mistake === undefined)) return list;
  const stated = day.date !== undefined && (list.date === undefined || list.date === day.date);
  return stated && !day.date.includes('..')
    ? { ...list, date: day.date }
    : badDay({ ...day, token: tail.slice(day.s, day.e) }, true);
}
