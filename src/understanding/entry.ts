// One entry of a chain: a name, and what it reports.
import { unaccounted } from './account.ts';
import { BIT } from './bits.ts';
import { unreadFigure, usedBy } from './complete.ts';
import { readFacts } from './facts.ts';
import { type Fact, type Facts, typedWords } from './state.ts';
import type { ChainEntry, Fields, Mistake } from './intent.ts';
import { has, type Lexed, lexed } from './lexed.ts';
import { clashing } from './forms.ts';
import { settle } from './settle.ts';
import { isPlainZero, plainFigures, plainName } from './plain.ts';
import type { Scene } from './scene.ts';
import { soundsZero } from './sound-zero.ts';
import { syllables } from './pinyin.ts';
import { echo, type Typed } from './typed.ts';

const ACK =
  /(?:(?:已?收到|收悉|已阅|明白|知晓|知悉|照办|好的|遵照执行|已?传达|已?转达|已?转发|已?下发|已?通知|已?告知|已?落实|已?安排|已?部署|OK|ok)(?:到位|到户|下去)?[，,、并且和 ]{0,3}){1,4}(?:了|谢谢|[!。.~ ])*$/;
const ACKED = /[\s，,:]+已?(?:收到|传达|转达|转发|阅)了?$/;
const TRIM = /^[\s:：，,、.。\-—_+/#*【】]+|[\s:：，,、.。\-—_+/#*【】]+$/g;
const NOISE = /(?:[\s:：，,]*(?:今日|今天|报告|日报|上报|汇报|本日|有|共|新增|现有|报|目前))+$/;

export interface EntryRead {
  readonly name: string;
  readonly said?: Fields | 'zero' | 'ack';
  readonly error?: Omit<Extract<ChainEntry, { error: unknown }>, 'name'>;
}

/** 东岗屯 无: nothing, said in one word behind a name. */
const NOTHING =
  /(?:^|[\s:，,])(?:今日|今天)?(?:都|也|均|还是)?(?:无|没有|没|冇|莫得|没得|木有|无情况|没情况|没人|无人|零)(?:[。!，,;、]|\s)*$/;
const SPOKEN = /(?:^|[\s:，,])(?:今日|今天)?([\u4e00-\u9fff]{3})[。!\s]*$/;

function nothingAt(text: string): number {
  const nothing = NOTHING.exec(text);
  if (nothing) return nothing.index;
  const spoken = SPOKEN.exec(text);
  return spoken?.[1] !== undefined && syllables(spoken[1]) === syllables('零报告') ? spoken.index : -1;
}

export function clean(name: string): string {
  return name.replace(TRIM, '').replace(NOISE, '').replace(TRIM, '');
}

/** Start of the first token that says something. */
function firstSaying(read: Lexed, from: number): number {
  const marks = BIT.label | BIT.zero | BIT.soft | BIT.neg | BIT.rest;
  return read.tokens.slice(from).find((token) => token.bits & marks)?.s ?? -1;
}

function zeroSaid(read: Lexed): boolean {
  return read.tokens.some((_, index) => has(read, index, BIT.zero | BIT.soft)) || soundsZero(read);
}

function nameOf(typed: Typed, cut: number): string {
  const name = clean(clean(echo(typed, 0, cut < 0 ? typed.text.length : cut)).replace(ACKED, ''));
  if (name !== '' || cut < 0) return name;
  const behind = /[ \u3000]([\u4e00-\u9fff]{2,4}|\S*(?:网格|村|社区|组))$/.exec(typed.text);
  return behind?.[1] === undefined ? '' : clean(echo(typed, behind.index, typed.text.length));
}

/** Where the name ends: at the first word that says something, or at the acknowledgement; -1 when nothing is said. */
function nameEnd(typed: Typed, read: Lexed, facts: readonly Fact[]): number {
  const saying = firstSaying(read, 0);
  const first = facts.reduce(
    (least, { from }) => Math.min(least, read.tokens[from]?.s ?? least),
    saying < 0 ? Infinity : saying,
  );
  return first === Infinity ? (ACK.exec(typed.text)?.index ?? -1) : first;
}

export function mistaken(name: string, { code, token, label }: Mistake): EntryRead {
  if (token === undefined) return { name, error: label === undefined ? { error: code } : { error: code, label } };
  return { name, error: label === undefined ? { error: code, token } : { error: code, token, label } };
}

/** 3号网格 返乡2人, 王芳零报告: the name, then a zero or labels with their figures. */
function plainEntry(typed: Typed, { vocabulary }: Scene, name?: string): EntryRead | undefined {
  const { text } = typed;
  const end = plainName(text, vocabulary);
  if (end < 0 || text.length > 200 || (end === 0 && name === undefined)) return undefined;
  const said = isPlainZero(text, end, vocabulary) ? 'zero' : plainFigures(text, end, vocabulary)?.fields;
  return said === undefined ? undefined : { name: name ?? clean(echo(typed, 0, end)), said };
}

/** Reads an entry; `name` when the list already knows it. */
export function readEntry(typed: Typed, scene: Scene, name?: string): EntryRead {
  return plainEntry(typed, scene, name) ?? fullEntry(typed, scene, name);
}

function fullEntry(typed: Typed, scene: Scene, name?: string): EntryRead {
  const read = lexed(typed, scene.vocabulary);
  const all = readFacts(read, false);
  const { facts, doubts, bare } = all;
  const called = name ?? nameOf(typed, nameEnd(typed, read, facts));
  const { fields, mistake } = settle(facts);
  const problem = doubts[0] ?? mistake;
  if (problem) return mistaken(called, problem);
  if (zeroSaid(read)) return zeroEntry(called, read, fields);
  if (facts.length > 0) return figuresEntry(called, read, { all, fields });
  if (bare.length > 0) return name === undefined ? { name: called } : { name, error: { error: 'missing_value' } };
  const nothing = nothingAt(typed.text);
  if (nothing >= 0) return { name: name ?? clean(echo(typed, 0, nothing)), said: 'zero' };
  return ACK.test(typed.text) ? { name: called, said: 'ack' } : { name: called };
}

function figuresEntry(name: string, read: Lexed, { all, fields }: { all: Facts; fields: Fields }): EntryRead {
  const label = clashing(read, all.facts)?.label;
  if (label !== undefined) return mistaken(name, { code: 'unknown_field', token: label, label });
  const odd = unreadFigure(read, all) ?? unaccounted(read, all.facts, { used: usedBy(read, all), zero: false });
  return odd
    ? mistaken(name, { code: 'ambiguous_number', token: typedWords(read, odd.from, odd.to) })
    : { name, said: fields };
}

/** A zero report keeps the work it mentions and contradicts heads above zero. */
function zeroEntry(name: string, read: Lexed, fields: Fields): EntryRead {
  const forms = read.vocabulary.templates;
  const people = forms[read.template]?.fields.filter(({ kind }) => kind === 'people') ?? [];
  const heads =
    forms.length < 2 ? people : forms.flatMap((form) => form.fields.filter(({ kind }) => kind === 'people'));
  const conflict = heads.find(({ key }) => Number(fields[key] ?? 0) > 0);
  if (conflict)
    return {
      name,
      error: { error: 'zero_conflict', label: conflict.label, token: `${conflict.label}${fields[conflict.key] ?? ''}` },
    };
  const said: Record<string, number | string> = {};
  for (const { key } of people) said[key] = 0;
  let work = false;
  for (const [key, value] of Object.entries(fields)) {
    if (people.some((field) => field.key === key)) continue;
    said[key] = value;
    work = true;
  }
  return { name, said: work ? said : 'zero' };
}

export function toEntry(read: EntryRead): ChainEntry | undefined {
  if (read.error) return { name: read.name, ...read.error };
  return read.said === undefined ? undefined : { name: read.name, fields: read.said };
}
