// Zero reports and reports with figures, by command or in plain words.
import { BIT } from './bits.ts';
import { splitBehalf, type Behalf } from './behalf.ts';
import { type Day, findDay } from './dates.ts';
import { type Doubt, type Fact, type Facts, readFacts } from './facts.ts';
import { isAsked, isCompared, isFromAbove, isStated, isZeroStatement } from './guards.ts';
import type { About, Fields, Intent, Mistake } from './intent.ts';
import { has, type Lexed, lexed } from './lexed.ts';
import { CONDITION, OTHERS, PLAN, QUESTION, UNIT_SURE } from './lexicon/phrases.ts';
import type { Scene } from './scene.ts';
import { soundsZero } from './sound-zero.ts';
import { foreignPiece } from './strict.ts';
import { echo, part, type Typed } from './typed.ts';

/** A message read for figures, days and units; the common ground of reports and corrections. */
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

const none: Intent = { intent: 'none' };

export function mistakeIntent({ code, token, label, values, form }: Mistake): Intent {
  return {
    intent: 'error',
    code,
    ...(token === undefined ? {} : { token }),
    ...(label === undefined ? {} : { label }),
    ...(values === undefined ? {} : { values }),
    ...(form === undefined ? {} : { form }),
  };
}

const FIRST = BIT.label | BIT.zero | BIT.soft | BIT.neg;

function firstWord(read: Lexed): number {
  return read.tokens.find((token) => token.bits & FIRST)?.s ?? read.text.length;
}

const BACKFILL = /补(?:报|上|发|交|填|一下|个|下|录|传|昨|前|大前|\d|$|[：:，, ])/;
const NOT_BACKFILL =
  /没补|未补|要补|需补|得补|请|尽快补|赶紧补|快补|补了吗|补了没|怎么|谁|能补|可以补|补不|等.{0,3}补|明天补|不用补|还没|再补|补充/;

/** Index of the token that says zero as a statement; -1 when none does. */
function zeroAt(read: Lexed, facts: Facts, given: { strict: boolean; backfill: boolean }): number {
  const spans = [...facts.facts, ...facts.doubts];
  for (let index = 0; index < read.tokens.length; index += 1) {
    if (!has(read, index, BIT.zero | BIT.soft) || spans.some(({ from, to }) => index >= from && index < to)) continue;
    const used = spans.reduce((last, { to }) => (to <= index && to > last ? to : last), 0);
    if (isZeroStatement(read, index, used)) return index;
    if (given.strict && !QUESTION.test(read.text) && has(read, index, BIT.zero)) return index;
    if (given.backfill && has(read, index, BIT.zero) && !QUESTION.test(read.text)) return index;
  }
  return -1;
}

/** A day counts as the report's when it stands in front of what is reported, or alone. */
function dayFor(read: Lexed, scene: Scene, first: number): Day | undefined {
  const day = findDay(read.text.slice(0, 2000), scene.context.at, scene.context.zone);
  if (!day) return undefined;
  if (day.several) return undefined;
  const between = read.text.slice(day.e, Math.max(first, day.e));
  if (day.s < first)
    return /从|自|由|来自|去过|到过|以来|起至?/.test(between) || /^以?[来起前后]/.test(read.text.slice(day.e))
      ? undefined
      : day;
  const before = read.text[day.s - 1] ?? ' ';
  const after = read.text[day.e] ?? ' ';
  return /[\s，,。;:、(]/.test(before) && /[\s，,。;:、)的]/.test(after) ? day : undefined;
}

/** Figures of other days than the report's are comparisons: 昨日12，今日120. */
function ofDay(read: Lexed, fact: { from: number; to: number }): boolean {
  let start = fact.from;
  while (start > 0 && !has(read, start - 1, BIT.sep | BIT.nl)) start -= 1;
  const text = read.text.slice(read.tokens[start]?.s ?? 0, read.tokens[fact.from]?.s ?? 0);
  return !/昨|前天|前日|上周|上月/.test(text);
}

function ownUnit(read: Lexed, first: number): string | undefined {
  const head = read.text.slice(0, Math.min(first, 60)).replace(/^[【\s]+/, '');
  const found =
    /^(?:报告|汇报|收到|今日|今天|各位领导|\d{1,2}月\d{1,2}[日号])?[:，, ]*([^\s，,。;:\n【】()]{2,40})/.exec(
      head,
    )?.[1];
  const unit = found?.replace(/(?:今日|今天|日报|疫情).*$/, '');
  return unit !== undefined && UNIT_SURE.test(unit) && !/^(?:我|本|咱)/.test(unit) ? unit : undefined;
}

function aboutOf(read: Lexed, behalf: Behalf | undefined, given: { day: Day | undefined; first: number }): About {
  const own = behalf ? undefined : ownUnit(read, given.first);
  const template = read.decided ? read.vocabulary.templates[read.template]?.key : undefined;
  return {
    ...(behalf?.unit === undefined ? {} : { unit: behalf.unit }),
    ...(behalf?.behalfOf === undefined ? {} : { behalfOf: behalf.behalfOf }),
    ...(own === undefined ? {} : { ownUnit: own }),
    ...(given.day?.date === undefined ? {} : { date: given.day.date }),
    ...(template === undefined ? {} : { template }),
  };
}

/** Reads a message for figures. `strict`: behind a report command, where guards against chatter are off. */
export function draft(typed: Typed, scene: Scene, strict: boolean): Draft {
  const whole = lexed(typed, scene.vocabulary);
  const limit = firstWord(whole);
  const behalf = splitBehalf(typed, limit);
  const read = behalf ? lexed(behalf.body, scene.vocabulary) : whole;
  const body = /^\(.*\)$/s.test(read.text) ? lexed(part(read.typed, 1, read.text.length - 1), scene.vocabulary) : read;
  const facts = readFacts(body, strict);
  const first = Math.min(firstWord(body), ...facts.facts.map(({ from }) => body.tokens[from]?.s ?? Infinity));
  const day = dayFor(body, scene, first) ?? (behalf ? dayFor(whole, scene, limit) : undefined);
  const several = !day && /昨|前天|前日/.test(body.text) && /今|现/.test(body.text);
  const backfill =
    day?.date !== undefined && (behalf !== undefined || (BACKFILL.test(typed.text) && !NOT_BACKFILL.test(typed.text)));
  const keep = (fact: { from: number; to: number }): boolean =>
    (strict || isStated(body, fact.from, fact.to)) && (!several || ofDay(body, fact));
  const about = aboutOf(body, behalf, { day, first });
  const stated = facts.facts.filter((fact) => keep(fact) && (strict || !isCompared(body, fact.from, fact.to)));
  const doubts = facts.doubts.filter((one) => (strict ? !several || ofDay(body, one) : keep(one)));
  return {
    lexed: body,
    facts,
    stated,
    doubts,
    zero: zeroAt(body, facts, { strict, backfill }) >= 0 || soundsZero(body),
    about,
    day,
    behalf,
    strict,
  };
}

/** One value per field; two different ones are a doubt, unless one is marked as the field's own reading. */
export function settle(facts: readonly Fact[]): { fields: Fields; mistake?: Mistake } {
  const fields: Record<string, number | string> = {};
  const by = new Map<string, Fact[]>();
  for (const fact of facts) {
    const same = by.get(fact.field.key);
    if (same) same.push(fact);
    else by.set(fact.field.key, [fact]);
  }
  for (const [key, all] of by) {
    const own = all.filter(({ mark, field }) => mark === field.reading);
    const of = own.length > 0 && own.length < all.length ? own : all;
    const values = [...new Set(of.map(({ value }) => value))];
    const [value] = values;
    if (values.length > 1)
      return { fields, mistake: { code: 'duplicate_field', label: of[0]?.label ?? key, values: values.map(String) } };
    if (value !== undefined) fields[key] = value;
  }
  return { fields };
}

const isForm = (own: Draft): boolean => own.doubts.filter(({ code }) => code === 'missing_value').length > 1;

/** The first doubt worth an answer. Without a command a label needs a clear value position. */
function doubtOf(own: Draft): Doubt | undefined {
  const company = own.stated.length > 0 || own.strict || isForm(own);
  return own.doubts.find((one) => one.sure || company);
}

function dayMistake(own: Draft): Mistake | undefined {
  if (own.day?.mistake === undefined) return undefined;
  return { code: own.day.mistake, token: echo(own.lexed.typed, own.day.s, own.day.e) };
}

function people(own: Draft): Fact | undefined {
  return own.stated.find(({ field, value }) => field.kind === 'people' && typeof value === 'number' && value > 0);
}

function zeroIntent(own: Draft): Intent {
  const conflict = people(own);
  if (conflict)
    return mistakeIntent({ code: 'zero_conflict', token: `${conflict.label}${conflict.value}`, label: conflict.label });
  const { fields, mistake } = settle(own.stated.filter(({ field }) => field.kind !== 'people'));
  if (mistake) return mistakeIntent(mistake);
  return entries(own) ?? { intent: 'zero_report', ...(Object.keys(fields).length > 0 ? { fields } : {}), ...own.about };
}

/** 代3号、4号网格报零报告: the same for each of them. */
function entries(own: Draft): Intent | undefined {
  if (!own.behalf?.units) return undefined;
  const { fields } = settle(own.stated);
  return {
    intent: 'chain',
    entries: own.behalf.units.map((name) => ({ name, fields: own.zero ? ('zero' as const) : fields })),
  };
}

function formOf(own: Draft): string {
  return own.lexed.vocabulary.templates[own.lexed.template]?.title ?? '';
}

function reportIntent(own: Draft): Intent {
  const { fields, mistake } = settle(own.stated);
  if (mistake) return mistakeIntent(mistake);
  const unknown = foreignPiece(own);
  if (unknown !== undefined)
    return mistakeIntent({ code: 'unknown_field', token: unknown, label: unknown, form: formOf(own) });
  const bare = own.facts.bare[0];
  if (own.strict && bare !== undefined) {
    const token = own.lexed.tokens[bare];
    const label = token ? echo(own.lexed.typed, token.s, token.e) : '';
    return mistakeIntent({ code: 'missing_value', token: label, label });
  }
  return (
    entries(own) ?? { intent: 'report', fields, ...(own.facts.rest ? { rest: 'zero' as const } : {}), ...own.about }
  );
}

/** Behind a report command, but nothing was said that can be kept. */
function nothing(own: Draft): Intent {
  const unknown = foreignPiece(own);
  if (unknown !== undefined)
    return mistakeIntent({ code: 'unknown_field', token: unknown, label: unknown, form: formOf(own) });
  const index = own.facts.bare[0] ?? own.facts.passed[0];
  const token = index === undefined ? undefined : own.lexed.tokens[index];
  if (!token) return mistakeIntent({ code: 'empty_report' });
  const label = echo(own.lexed.typed, token.s, token.e);
  return mistakeIntent({ code: 'missing_value', token: label, label });
}

const wordsOnly = (own: Draft): boolean =>
  own.stated.every(({ value }) => typeof value === 'string') && own.stated.length < 2;

/** Zero report, report, or an error about one; `none` when the message is something else. */
export function reportFrom(own: Draft, scene: Scene): Intent {
  const { text } = own.lexed;
  if (!own.strict && (isAsked(text) || isFromAbove(text))) return none;
  if (!own.strict && own.lexed.tokens.filter((_, index) => has(own.lexed, index, BIT.zero)).length > 2) return none;
  const doubted = doubtOf(own);
  const said = own.zero || own.stated.length > 0;
  if (
    !own.strict &&
    own.day?.mistake === 'future_date' &&
    /提前报|先报/.test(text) &&
    firstWord(own.lexed) < text.length
  )
    return dayIntent(own) ?? none;
  if (!said && !doubted) return own.strict ? (dayIntent(own) ?? nothing(own)) : none;
  if (!own.strict && scene.everybody && own.stated.length === 0) return none;
  const wrongDay = dayIntent(own);
  if (wrongDay) return wrongDay;
  if (doubted) return mistakeIntent({ ...doubted, form: formOf(own) });
  if (own.zero) return zeroIntent(own);
  if (!own.strict && (wordsOnly(own) || onlyCondition(text))) return none;
  return reportIntent(own);
}

function dayIntent(own: Draft): Intent | undefined {
  const mistake = dayMistake(own);
  return mistake ? mistakeIntent(mistake) : undefined;
}

/** The whole of it stands under a condition, a plan, or is about others, said in an earlier clause. */
function onlyCondition(text: string): boolean {
  const head = text.slice(0, 40).split(/[，,。;\n]/)[0] ?? '';
  return CONDITION.test(head) || (PLAN.test(head) && /返|回|到|来/.test(head)) || OTHERS.test(head);
}
