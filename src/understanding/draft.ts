// A message read for figures, days and units: the common ground of reports and corrections.
import { type Behalf, splitBehalf } from './behalf.ts';
import { BIT } from './bits.ts';
import { type Day, findDay } from './dates.ts';
import { readFacts } from './facts.ts';
import { isCompared, isStated, isZeroStatement } from './guards.ts';
import type { About, Intent, Mistake } from './intent.ts';
import { has, type Lexed, lexed, words } from './lexed.ts';
import { QUESTION, UNIT_SURE } from './lexicon/phrases.ts';
import type { Scene } from './scene.ts';
import { soundsZero } from './sound-zero.ts';
import type { Doubt, Fact, Facts } from './state.ts';
import { part, type Typed } from './typed.ts';

export interface Draft {
  readonly lexed: Lexed;
  readonly facts: Facts;
  readonly stated: readonly Fact[];
  readonly doubts: readonly Doubt[];
  /** Says zero outright. */
  readonly zero: boolean;
  readonly about: About;
  readonly day: Day | undefined;
  readonly behalf: Behalf | undefined;
  readonly strict: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function mistakeIntent({ code, token, label, values, form }: Mistake): Intent {
  const intent: Writable<Extract<Intent, { intent: 'error' }>> = { intent: 'error', code };
  if (token !== undefined) intent.token = token;
  if (label !== undefined) intent.label = label;
  if (values !== undefined) intent.values = values;
  if (form !== undefined) intent.form = form;
  return intent;
}

const FIRST = BIT.label | BIT.zero | BIT.soft | BIT.neg;

/** Offset of the first word that says something. */
export function firstWord(read: Lexed, from = 0): number {
  for (const { bits, s } of read.tokens) if (bits & FIRST && s >= from) return s;
  return read.text.length;
}

const BACKFILL = /补(?:报|上|发|交|填|一下|个|下|录|传|昨|前|大前|\d|$|[：:，, ])/;
const NOT_BACKFILL =
  /大家|各[村位网单组社]|没补|未补|要补|需补|得补|请|尽快补|赶紧补|快补|补了吗|补了没|怎么|谁|能补|可以补|补不|等.{0,3}补|明天补|不用补|还没|再补|补充/;

/** Nothing happened at all: a head count behind it contradicts. */
const DENIES = /^(?:没有|没|无)(?:啥|什么|任何)?(?:情况|事)$/;

const deniesAll = (read: Lexed, index: number, used: number): boolean =>
  used === 0 && DENIES.test(words(read, index, index + 1));

/** Somebody is counted: 均无异常 then speaks of them. */
const isAffected = ({ field, value }: Fact): boolean =>
  field.kind === 'people' && typeof value === 'number' && value > 0;

/** Token behind the last span before tokens[index]; -1 when one holds it. */
function usedBefore(spans: readonly { from: number; to: number }[], index: number): number {
  let last = 0;
  for (const { from, to } of spans) {
    if (index >= from && index < to) return -1;
    if (to <= index && to > last) last = to;
  }
  return last;
}

/** 均无异常 beside somebody who is counted. */
const contradicts = (read: Lexed, { facts }: Facts, { index, used }: { index: number; used: number }): boolean =>
  facts.some(isAffected) && !deniesAll(read, index, used);

const saysZero = ({ tokens }: Lexed): boolean => tokens.some(({ bits }) => bits & (BIT.zero | BIT.soft));

/** Index of the token that says zero as a statement; -1 when none does. */
function zeroAt(read: Lexed, facts: Facts, given: { strict: boolean; backfill: boolean }): number {
  if (!saysZero(read)) return -1;
  const spans = [...facts.facts, ...facts.doubts];
  const outspoken = (given.strict || given.backfill) && !QUESTION.test(read.text);
  for (let index = 0; index < read.tokens.length; index += 1) {
    if (!has(read, index, BIT.zero | BIT.soft)) continue;
    const used = usedBefore(spans, index);
    if (used < 0) continue;
    const outright = has(read, index, BIT.zero);
    if (!outright && contradicts(read, facts, { index, used })) continue;
    if (isZeroStatement(read, index, used) || (outright && outspoken)) return index;
  }
  return -1;
}

const EVENT =
  /从|自|由|来自|去过|到过|回[来到家]|返回|抵|到的|到家|来的|以来|起至?|[上下中]午|早上|晚上|凌晨|\d[点时]|:\d\d/;
/** 昨天居隔4个没变: so it is today. */
const UNMOVED = /[没不未]变(?![化])|没动/;
const NIGHT = /^[昨前][晚夜早]/;

/** 跟昨天一样, 昨天以来, 昨天居隔4个没变 */
const isMeasure = (text: string, day: Day): boolean =>
  /[跟和与同比较像如]$/.test(text.slice(0, day.s)) ||
  /^以?[来起前后]/.test(text.slice(day.e)) ||
  (UNMOVED.test(text) && day.date !== undefined && !BACKFILL.test(text));

/** 昨晚返乡2人, 7月26日从广州…, 比昨天少: when it happened, or what it is compared with, not the day the report is for. */
function isEvent({ text, tokens }: Lexed, day: Day, first: number): boolean {
  if (isMeasure(text, day)) return true;
  if (BACKFILL.test(text) && !NOT_BACKFILL.test(text)) return false;
  const between = text.slice(day.e, Math.max(first, day.e));
  if (day.date !== undefined && EVENT.test(between) && !/截[至止]/.test(text.slice(0, day.s))) return true;
  const said = tokens.find((token) => token.s >= first);
  return NIGHT.test(text.slice(day.s)) && !/^[的:补]/.test(between) && ((said?.bits ?? 0) & BIT.label) !== 0;
}

/** A day counts as the report's when it stands in front of what is reported, or alone. */
function dayFor(read: Lexed, scene: Scene, first: number): Day | undefined {
  const day = findDay(read.text.slice(0, 2000), scene.context.at, scene.context.zone);
  if (!day) return undefined;
  if (day.several) return undefined;
  if (day.s < first) return isEvent(read, day, first) ? undefined : day;
  const before = read.text[day.s - 1] ?? ' ';
  const after = read.text[day.e] ?? ' ';
  return /[\s，,。;:、(]/.test(before) && /[\s，,。;:、)的]/.test(after) ? day : undefined;
}

/** 昨天和前天零报告: of several days the one the zero stands beside is not today. */
function otherDay(read: Lexed, scene: Scene, zero: number): Day | undefined {
  const { text, tokens } = read;
  const day = findDay(text.slice(0, 2000), scene.context.at, scene.context.zone);
  if (day?.several !== true) return undefined;
  const before = text.slice(0, tokens[zero]?.s ?? 0);
  const last = [...before.matchAll(/大?前[天日]|昨[天日]|今[天日]|[本当]日|\d[月日号]/g)].at(-1)?.[0];
  if (last === undefined || /[今本当\d]/.test(last)) return undefined;
  return { mistake: 'bad_date', s: day.s, e: day.e };
}

/** Figures of other days than the report's are comparisons: 昨日12，今日120. */
function ofDay(read: Lexed, fact: { from: number; to: number }): boolean {
  let start = fact.from;
  while (start > 0 && !has(read, start - 1, BIT.sep | BIT.nl)) start -= 1;
  const text = read.text.slice(read.tokens[start]?.s ?? 0, read.tokens[fact.from]?.s ?? 0);
  const last = text.match(/昨[天日晚夜早]?|前[天日晚]|上[周月]|今|现/g)?.at(-1) ?? '';
  return !/^(?:昨[天日]?|前[天日]|上[周月])$/.test(last);
}

/** One of the characters a unit's name ends with. */
const UNIT_IN = /[村区格镇乡道屯组会口点队班校学园场库站]/;

function ownUnit(read: Lexed, first: number): string | undefined {
  if (first < 2) return undefined;
  const start = /^[【\s]/.test(read.text) ? read.text.search(/[^【\s]/) : 0;
  const head = read.text.slice(Math.max(start, 0), Math.min(first, 60));
  if (!UNIT_IN.test(head)) return undefined;
  const found =
    /^(?:报告|汇报|收到|今日|今天|各位领导|\d{1,2}月\d{1,2}[日号])?[:，, ]*([^\s，,。;:\n【】()]{2,40})/.exec(
      head,
    )?.[1];
  if (found === undefined) return undefined;
  const end = found.search(/今[日天]|日报|疫情/);
  const unit = end < 0 ? found : found.slice(0, end);
  return UNIT_SURE.test(unit) && !/^(?:我|本|咱)/.test(unit) ? unit : undefined;
}

function aboutOf(read: Lexed, behalf: Behalf | undefined, given: { day: Day | undefined; first: number }): About {
  const own = behalf ? undefined : ownUnit(read, given.first);
  const template = read.decided ? read.vocabulary.templates[read.template]?.key : undefined;
  const about: Writable<About> = {};
  if (behalf?.unit !== undefined) about.unit = behalf.unit;
  if (behalf?.behalfOf !== undefined) about.behalfOf = behalf.behalfOf;
  if (own !== undefined) about.ownUnit = own;
  if (given.day?.date !== undefined) about.date = given.day.date;
  if (template !== undefined) about.template = template;
  return about;
}

/** Without the bracket around all of it. */
function unwrapped(read: Lexed, scene: Scene): Lexed {
  const { text } = read;
  return text.startsWith('(') && text.endsWith(')')
    ? lexed(part(read.typed, 1, text.length - 1), scene.vocabulary)
    : read;
}

/** The report is for an earlier day, late: then even 昨天的零报告忘发了 says zero. */
function isBackfill(text: string, behalf: Behalf | undefined, day: Day | undefined): boolean {
  if (day?.date === undefined) return false;
  return behalf !== undefined || (BACKFILL.test(text) && !NOT_BACKFILL.test(text));
}

/** Figures and doubts that are said, of the day the report is for. */
function stated(
  body: Lexed,
  facts: Facts,
  given: { strict: boolean; several: boolean },
): Pick<Draft, 'stated' | 'doubts'> {
  const { strict, several } = given;
  return {
    stated: facts.facts.filter(
      (one) =>
        (!several || ofDay(body, one)) && (strict || (isStated(body, one) && !isCompared(body, one.from, one.to))),
    ),
    doubts: facts.doubts.filter((one) => (!several || ofDay(body, one)) && (strict || isStated(body, one, true))),
  };
}

/** Reads a message for figures. `strict`: behind a report command, where guards against chatter are off. */
export function draft(typed: Typed, scene: Scene, strict: boolean): Draft {
  const whole = lexed(typed, scene.vocabulary);
  const limit = firstWord(whole);
  const behalf = splitBehalf(typed, (from) => firstWord(whole, from));
  const body = unwrapped(behalf ? lexed(behalf.body, scene.vocabulary) : whole, scene);
  const facts = readFacts(body, strict);
  let first = firstWord(body);
  for (const { from } of facts.facts) first = Math.min(first, body.tokens[from]?.s ?? first);
  const named = dayFor(body, scene, first) ?? (behalf ? dayFor(whole, scene, limit) : undefined);
  const several = !named && /昨|前[天日]/.test(body.text) && /今|现/.test(body.text);
  const at = zeroAt(body, facts, { strict, backfill: isBackfill(typed.text, behalf, named) });
  const day = named ?? (at < 0 ? undefined : otherDay(body, scene, at));
  const said = stated(body, facts, { strict, several });
  return {
    lexed: body,
    facts,
    stated: said.stated,
    doubts: said.doubts,
    zero: at >= 0 || soundsZero(body),
    about: aboutOf(body, behalf, { day, first }),
    day,
    behalf,
    strict,
  };
}
