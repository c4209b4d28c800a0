// A message read for figures, days and units: the common ground of reports and corrections.
import { behindAsOf } from './as-of.ts';
import { type Behalf, splitBehalf } from './behalf.ts';
import { BIT } from './bits.ts';
import { type Day, findDay } from './dates.ts';
import { readFacts } from './facts.ts';
import { formKnowing, formsAtZero, isOfSeveral } from './forms.ts';
import { isCompared, isStated, isZeroStatement } from './guards.ts';
import type { About, Intent, Mistake } from './intent.ts';
import { has, type Lexed, lexed, words } from './lexed.ts';
import { QUESTION, UNIT_SURE } from './lexicon/phrases.ts';
import { BACKFILL, dayFor, NOT_BACKFILL, ofDay, otherDay } from './report-day.ts';
import { numberAhead } from './numbered.ts';
import type { Scene } from './scene.ts';
import { soundsZero } from './sound-zero.ts';
import { twoDays } from './two-days.ts';
import type { Doubt, Fact, Facts } from './state.ts';
import { part, trim, type Typed, without } from './typed.ts';

export interface Draft {
  readonly lexed: Lexed;
  readonly facts: Facts;
  readonly stated: readonly Fact[];
  readonly doubts: readonly Doubt[];
  /** Says zero outright. */
  readonly zero: boolean;
  readonly about: About;
  /** Forms the zero names: 防汛零报告. */
  readonly forms: readonly number[];
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

/** One of the characters a unit's name ends with. */
const UNIT_IN = /[村区格镇乡道屯组会口点队班校学园场库站]/;

function ownUnit(read: Lexed, first: number): string | undefined {
  if (first < 2) return undefined;
  const start = /^[【\s]/.test(read.text) ? read.text.search(/[^【\s]/) : behindAsOf(read.text);
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

/** The form the zero names, else the one the figures are of. */
function templateOf(
  read: Lexed,
  { stated, forms }: { stated: readonly Fact[]; forms: readonly number[] },
): string | undefined {
  const [named] = forms.length === 1 ? forms : [];
  if (named !== undefined) return read.vocabulary.templates[named]?.key;
  return isOfSeveral(stated) ? undefined : formKnowing(stated, read, read.vocabulary);
}

function aboutOf(
  read: Lexed,
  behalf: { readonly unit?: string; readonly behalfOf?: string | undefined },
  given: { day: Day | undefined; first: number; stated: readonly Fact[]; forms: readonly number[] },
): About {
  const own = behalf.unit === undefined ? ownUnit(read, given.first) : undefined;
  const template = templateOf(read, given);
  const about: Writable<About> = {};
  if (behalf.unit !== undefined) about.unit = behalf.unit;
  if (behalf.behalfOf !== undefined) about.behalfOf = behalf.behalfOf;
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

/** The forms named beside the zero at tokens[index], or behind /零报告. */
function formsAt({ text, tokens, vocabulary }: Lexed, index: number, strict: boolean): readonly number[] {
  const zero = tokens[index];
  if (zero) return formsAtZero(text, zero, vocabulary);
  return strict ? formsAtZero(text, { s: 0, e: -1 }, vocabulary) : [];
}

const ENDS = /\([^()\n]{0,24}(?:到期|期满|解除|解隔)[^()\n已了]{0,6}\)/g;
/** 居隔3人（其中1人7月30日到期）: what becomes of some of them on a day to come changes nothing today. */
function withoutPlans(typed: Typed, { context: { at, zone } }: Scene): Typed {
  if (!/到期|期满|解[除隔]/.test(typed.text) || typed.text.length > 2000) return typed;
  const plans = [...typed.text.matchAll(ENDS)].filter(
    ([words]) => !/[已了]|今[天日]|昨/.test(words) && findDay(words, at, zone)?.mistake === 'future_date',
  );
  if (plans.length === 0) return typed;
  return trim(
    without(
      typed,
      plans.map(({ index, 0: words }) => [index, index + words.length] as const),
    ),
  );
}

/** A range that was named, else what two days in one message make of it. */
const dayOf = (named: Day | undefined, two: Day | undefined): Day | undefined =>
  two?.mistake === undefined && named?.date?.includes('..') ? named : (two ?? named);

/** Reads a message for figures. `strict`: behind a report command, where guards against chatter are off. */
export function draft(typed: Typed, scene: Scene, strict: boolean): Draft {
  const whole = lexed(withoutPlans(typed, scene), scene.vocabulary);
  const limit = firstWord(whole);
  const behalf = splitBehalf(whole.typed, (from) => firstWord(whole, from));
  const body = unwrapped(behalf ? lexed(behalf.body, scene.vocabulary) : whole, scene);
  const facts = readFacts(body, strict);
  const first = facts.facts.reduce(
    (least, { from }) => Math.min(least, body.tokens[from]?.s ?? least),
    firstWord(body),
  );
  const named = dayFor(body, scene, first) ?? (behalf ? dayFor(whole, scene, limit) : undefined);
  const several = !named && /昨|前[天日]/.test(body.text) && /今|现/.test(body.text);
  const at = zeroAt(body, facts, { strict, backfill: isBackfill(typed.text, behalf, named) });
  const all = several ? stated(body, facts, { strict, several: false }) : undefined;
  const said = stated(body, facts, { strict, several });
  const whose = behalf ?? numberAhead(body.text, first, scene.context);
  const two = twoDays(body, scene, { facts: (all ?? said).stated, zero: at });
  const day = dayOf(named, two) ?? otherDay(body, scene, at) ?? whose.day;
  const forms = formsAt(body, at, strict);
  return {
    lexed: body,
    facts,
    stated: said.stated,
    doubts: said.doubts,
    zero: at >= 0 || soundsZero(body),
    about: aboutOf(body, whose, { day, first, stated: said.stated, forms }),
    forms,
    day,
    behalf,
    strict,
  };
}
