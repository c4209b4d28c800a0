// Corrections: 更正, 改为, 是3不是2, 1→2, 上一条作废 (domain.md §10).
import { unitsAtHead } from './behalf.ts';
import { BIT } from './bits.ts';
import { readFacts } from './facts.ts';
import { type Fact, type Facts, typedWords } from './state.ts';
import { isStated } from './guards.ts';
import type { Intent } from './intent.ts';
import { fieldOf, has, type Lexed, words } from './lexed.ts';
import { COMPOUND } from './lexicon/change.ts';
import { EARLIER, FAULTLESS, HEAD, NEW, OLD, SIGN, TALK } from './lexicon/correction.ts';
import { QUESTION } from './lexicon/phrases.ts';
import { draft, type Draft, mistakeIntent } from './draft.ts';
import { aboutFields, clash } from './mixed.ts';
import { wrongDay } from './report-day.ts';
import { settle } from './settle.ts';
import type { Scene } from './scene.ts';
import { part, trim, type Typed } from './typed.ts';
import { measured } from './walk.ts';

interface Heard {
  readonly value: number;
  readonly role: 'old' | 'new' | 'plain';
  readonly near: boolean;
}

/** Figures behind the label at tokens[index], up to the next label, each with its part in the correction. */
function figures(read: Lexed, index: number): Heard[] {
  const heard: Heard[] = [];
  const front = frontOf(read, index);
  let last = index + 1;
  for (let at = index + 1; at < read.tokens.length && !has(read, at, BIT.label | BIT.nl | BIT.rest); at += 1) {
    if (has(read, at, BIT.neg) && /是|为|更正|改/.test(words(read, last, at)))
      heard.push({ value: 0, role: 'new', near: true });
    if (!has(read, at, BIT.num) || has(read, at + 1, BIT.not) || !counts(read, index, at)) continue;
    const said = roleOf(lastClause(words(read, last, at)));
    const role = said === 'plain' && last === index + 1 ? front : said;
    heard.push({ value: valueAt(read, at), role, near: at - index <= 3 });
    last = at + 1;
  }
  return heard;
}

const valueAt = (read: Lexed, at: number): number => read.tokens[at]?.v ?? NaN;

/** Behind the last mark, unless nothing stands there. */
function lastClause(before: string): string {
  const cut = before.split(/[，,。;]/).at(-1) ?? before;
  return /^[\s，,]*$/.test(cut) ? before : cut;
}

/** 应该是返乡3人: the words in front of the label say which value follows. */
const FRESH = /(?:应该?[是为]?|更正为|改[为成]|实际[上是为]*|其?实是|正确的?[是为]?|而是|[，,。; ]是)$/;
const frontOf = (read: Lexed, index: number): Heard['role'] =>
  FRESH.test(words(read, Math.max(0, index - 5), index)) ? 'new' : 'plain';

/** 有一户重复统计: households are no figures of a head count. */
function counts(read: Lexed, index: number, at: number): boolean {
  const field = fieldOf(read, read.tokens[index]);
  const figure = field && measured(read, field, at);
  return figure !== undefined && (!Number.isNaN(figure.value) || Number.isNaN(read.tokens[at]?.v ?? NaN));
}

function roleOf(said: string): Heard['role'] {
  const old = said.search(OLD);
  const fresh = said.replace(/不是|原来是|原来|原先是|本来是|本来/g, '').search(NEW);
  if (old >= 0 && !/更正为|改为|改成|应为|应该是|应是|而是|实际|正确|→|现/.test(said.slice(old))) return 'old';
  return fresh >= 0 ? 'new' : 'plain';
}

/** The value that holds from now on; undefined when it is not certain which. */
function corrected(heard: readonly Heard[]): number | undefined {
  const fresh = [...new Set(heard.filter(({ role }) => role === 'new').map(({ value }) => value))];
  if (fresh.length > 1) return undefined;
  const [value] = fresh;
  if (value !== undefined) return Number.isNaN(value) ? undefined : value;
  const plain = heard.filter(({ role, near }) => role === 'plain' && near);
  const [first] = plain;
  return first && !Number.isNaN(first.value) ? first.value : undefined;
}

/** A label whose figures name an old and a new value: 返乡1人更正为2人. */
function isExchange(heard: readonly Heard[]): boolean {
  return heard.length > 1 && heard.some(({ role }) => role !== 'plain');
}

interface Corrected {
  readonly fields: Record<string, number | string>;
  readonly problem?: Intent;
  /** Some label names an old and a new value. */
  readonly exchanged?: boolean;
}

/** 返乡5人有误，应该是居隔5人: what holds for the first instead is not said. */
const FAULTY = /^(?:的|是|这个|那个)?(?:数|数字|数据)?(?:有误|错了|不对|[写报填打]错)/;
const takenBack = ({ label, value }: Fact): Intent =>
  mistakeIntent({ code: 'ambiguous_number', token: `${label}${value}`, label });

/** 密接专线改为12345: no count of contacts. */
const isCompound = ({ text, tokens }: Lexed, index: number): boolean => COMPOUND.test(text.slice(tokens[index]?.e));
/** 返乡2人改3人坐车: they do something else, and no figure is changed. */
const DOES = /改[^，,。;\n]{0,3}\d+[人名个位](?:坐|乘|骑|开|走|打车|拼|住|睡|吃|去|一[组队桌车间]|值|上班|抬|搬|干|玩)/;
const goesOn = ({ text, tokens }: Lexed, index: number): boolean => DOES.test(text.slice(tokens[index]?.e));
/** Labels with an exchange take their new value; the others what readFacts found. */
function collect(own: Draft, facts: Facts): Corrected {
  const { lexed: read } = own;
  const fields: Record<string, number | string> = {};
  const exchanged = new Set<string>();
  for (let index = 0; index < read.tokens.length; index += 1) {
    const field = fieldOf(read, read.tokens[index]);
    if (!field || field.kind === 'text' || field.kind === 'enum' || isCompound(read, index)) continue;
    const heard = figures(read, index);
    if (!isExchange(heard) && !heard.some(({ role }) => role === 'new')) continue;
    const value = goesOn(read, index) ? undefined : corrected(heard);
    if (value === undefined)
      return {
        fields,
        problem: mistakeIntent({
          code: 'ambiguous_number',
          token: typedWords(read, index, read.tokens.length),
          label: field.label,
        }),
      };
    fields[field.key] = value;
    exchanged.add(field.key);
  }
  return withOthers(read, facts, { fields, exchanged });
}

/** The figures that no exchange names, beside those that one does. */
function withOthers(
  read: Lexed,
  facts: Facts,
  { fields, exchanged }: { fields: Record<string, number | string>; exchanged: ReadonlySet<string> },
): Corrected {
  const others = facts.facts.filter(({ field }) => !exchanged.has(field.key));
  const wrong = others.find((fact) => FAULTY.test(read.text.slice(read.tokens[fact.to - 1]?.e)));
  if (wrong && (exchanged.size > 0 || others.length > 1)) return { fields, problem: takenBack(wrong) };
  const settled = settle(others);
  if (settled.mistake) return { fields, problem: mistakeIntent(settled.mistake) };
  const open = facts.doubts.find(({ sure, field: { key } }) => sure && !exchanged.has(key) && !(key in settled.fields));
  if (open) return { fields, problem: mistakeIntent(open) };
  return { fields: { ...settled.fields, ...fields }, exchanged: exchanged.size > 0 };
}

function isTalk(text: string, strict: boolean): boolean {
  if (strict) return false;
  if (TALK.test(text) || /\?$|吗$|么$/.test(text)) return true;
  return QUESTION.test(text) && !HEAD.test(text);
}

/** Explicit range checks of readFacts hold for exchanged values as well. */
function bounds(own: Draft, fields: Record<string, number | string>): Intent | undefined {
  for (const token of own.lexed.tokens) {
    const field = fieldOf(own.lexed, token);
    const value = field && fields[field.key];
    if (!field || typeof value !== 'number') continue;
    if (!Number.isInteger(value) && field.decimal !== true)
      return mistakeIntent({ code: 'not_integer', token: `${field.label}${value}`, label: field.label });
    if (value > (field.max ?? 99_999))
      return mistakeIntent({ code: 'out_of_range', token: `${field.label}${value}`, label: field.label });
  }
  return undefined;
}

/** A problem with the figures is worth an answer when the message means to correct, or states figures. */
const asked = (own: Draft, command: boolean, problem: Intent): Intent | undefined =>
  command || own.stated.length > 0 ? problem : undefined;

function corrects(own: Draft, command: boolean): Intent | undefined {
  const { fields, problem, exchanged } = collect(own, readFacts(own.lexed, command));
  const any = Object.keys(fields).length > 0;
  if (any && !command) {
    if (!(spoken(own) && (exchanged || SIGN.test(own.lexed.text)))) return undefined;
    if (withdraws(own, exchanged === true)) return unclear(own);
  }
  if (problem) return asked(own, command, problem);
  return ofOne(own, any ? withFigures(own, fields) : withoutFigures(own, command));
}

const unclear = ({ lexed: { text } }: Draft): Intent =>
  mistakeIntent({ code: 'ambiguous_number', token: text.slice(0, 40) });

/** 更正1号、2号网格返乡为3: only one unit at a time. */
function ofOne({ behalf, lexed: { text } }: Draft, said: Intent | undefined): Intent | undefined {
  const units = said && (behalf?.units?.join('、') ?? unitsAtHead(text));
  return units === undefined ? said : mistakeIntent({ code: 'unknown_unit', token: `${units}（更正请一个一条）` });
}

/** 返乡2人，报错了: the word behind the figures takes these very figures back. */
function withdraws({ lexed: { text, tokens }, facts: { facts } }: Draft, exchanged: boolean): boolean {
  const last = exchanged ? tokens.findLast(({ bits }) => bits & BIT.num) : tokens[(facts.at(-1)?.to ?? 0) - 1];
  const end = last?.e ?? 0;
  return text.search(SIGN) >= end && !EARLIER.test(text);
}

const signs = (text: string): boolean =>
  SIGN.test(text) && (!/[没无未不]/.test(text) || SIGN.test(text.replace(FAULTLESS, '')));

/** A correction, an error about one, or undefined when the message is none. */
export function correctionOf(typed: Typed, scene: Scene, strict: boolean): Intent | undefined {
  if (!strict && (!(signs(typed.text) || typed.text.includes('不是')) || isTalk(typed.text, strict))) return undefined;
  const head = HEAD.exec(typed.text);
  const body = head ? trim(part(typed, head[0].length, typed.text.length)) : typed;
  if (body.text === '') return strict ? mistakeIntent({ code: 'empty_report' }) : undefined;
  return replaced(body, scene) ?? corrects(draft(body, scene, strict), strict || head !== null);
}

/** 撤回刚才的返乡1人，今天零报告: the first is taken back; only a zero says all of what holds instead. */
const TAKEN_BACK =
  /^(?:请|把|现)?(?:撤[回销]|取消|作废|删[除掉])(?:了|掉)?(?:我?(?:刚[才刚]?|之前|前面|上面|上一?条|今天)[^，,。;\n\d]{0,4})?的?([^，,。;\n]{2,16})[，,。;\n]+/;

function replaced(body: Typed, scene: Scene): Intent | undefined {
  const found = TAKEN_BACK.exec(body.text);
  if (!found || !/\d|[一二两三四五六七八九十俩]/.test(found[1] ?? '')) return undefined;
  const own = draft(trim(part(body, found[0].length, body.text.length)), scene, false);
  if (draft(trim(part(body, 0, found[0].length)), scene, true).facts.facts.length === 0) return undefined;
  if (own.zero && own.stated.length === 0 && own.doubts.length === 0) return withoutFigures(own, false);
  return mistakeIntent({ code: 'ambiguous_number', token: body.text.slice(0, 40) });
}

/** 把返乡改为1 */
const EXCHANGE = /^[把将][^，,。;\n]{1,20}(?:改|更正|订正|修改)[为成]/;

/** At least one of the figures is stated rather than asked or ordered. */
function spoken(own: Draft): boolean {
  if (EXCHANGE.test(own.lexed.text)) return true;
  return own.lexed.tokens.some(
    (_, index) => has(own.lexed, index, BIT.label) && isStated(own.lexed, { from: index, to: index + 1 }),
  );
}

function withFigures(own: Draft, fields: Record<string, number | string>): Intent {
  const values = Object.values(fields);
  const wrong = wrongDay(own.day, values);
  if (wrong) return mistakeIntent({ ...wrong, token: wrong.token ?? own.lexed.text.slice(own.day?.s, own.day?.e) });
  if (own.zero && values.every((value) => value === 0)) return { intent: 'correct', fields: 'zero', ...own.about };
  const rest = own.facts.rest ? { rest: 'zero' as const } : {};
  return clash(own) ?? bounds(own, fields) ?? { intent: 'correct', fields, ...rest, ...aboutFields(own, fields) };
}

/** No figures: a zero report in place of the earlier one, a doubt, or nothing. */
function withoutFigures(own: Draft, command: boolean): Intent | undefined {
  if (own.zero) return { intent: 'correct', fields: 'zero', ...own.about };
  const doubt = own.doubts[0];
  if (command && doubt) return mistakeIntent(doubt);
  return own.strict ? mistakeIntent({ code: 'empty_report' }) : undefined;
}
