// Several units in one message: A村：…；B村：…, 1号…，2号…, 1-5网格 … (domain.md §10).
import { asOfLength } from './as-of.ts';
import { BIT } from './bits.ts';
import { parseNumeral } from './numeral.ts';
import { syllables } from './pinyin.ts';
import { longest } from './trie.ts';
import { echo, part, trim, type Typed } from './typed.ts';
import { completed } from './unit-names.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface UnitPart {
  readonly names: readonly string[];
  readonly body: Typed;
  /** Stands in an enumeration: shares the zero of the next. */
  readonly joined: boolean;
}

const N = '(?:\\d{1,5}|[一二三四五六七八九十]{1,3})';
const KIND = '号?(?:微?网格|格|村民组|小组|组|社区|村|楼栋|号楼|楼|栋|小区|班|卡口|卡点|队|片区|隔离点|号点)';
const RANGE = new RegExp(`^第?(${N})(?:${KIND}|号)?[ ]*(?:-|~|—|至|到)[ ]*第?(${N})(${KIND}|号)`);
const LIST = new RegExp(`^((?:第?${N}(?:${KIND}|号)?[、,，和及 ]){1,60})第?(${N})(${KIND}|号)`);
const SINGLE = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{2,12}(?:镇|乡|街道|村|社区))?第?${N}(?:${KIND}|号|[(]\\d[)]班|年级\\d班)`,
);
const NAMED =
  /^(?!以[上下]|[上下]列|上述|来自|从|其中|由|我|本|全|各|每|该|在|到|去|有|无|没|和|与|共|另|今|昨|已|均|都|新增|累计|[一二三四五六七八九十两几多]+个|两村|前面|后面|上面|剩下|其余|其他|别的)[\u4e00-\u9fff]{1,10}?(?:社区|小区|网格|卡口|隔离点|街道|村委会|居委会|小学|中学|幼儿园|学校|村|屯|镇|乡|组|检查站|水库|林场|酒店|宾馆|公司|站|点)/;
/** Hamlets named after their land: only when something is said at once. */
const LAND =
  /^(?!以[上下]|[上下]列|上述|来自|从|其中|由|我|本|全|各|每|该|在|到|去|有|无|没|和|与|共|另|今|昨|已|均|都|新增|累计|[一二三四五六七八九十两几多]+个|两村|前面|后面|上面|剩下|其余|其他|别的)[\u4e00-\u9fff]{1,6}?(?:街|岭|沟|坪|寨|营|堡|窝棚|湾|庄|岗|洼|坡|峪|墩|铺|店|桥|冲|圩|梁)/;
const TOTAL =
  /^(?:(?:合计|总计|小计|共计|汇总)[:： ]|(?:全[省市县区镇乡村]|全街道|全社区|合计|总计|共计|一共|总共)(?=.{0,6}[\d一二三四五六七八九十两零〇]))/;
const RUN_ON = new RegExp(`^第?${N}号?(?:微?网格|格|村民组|小组|组|社区|村|小区)`);
const BEHALF =
  /^(?:我|现|由我|我来|今[天日])?(?:代替|代为上报|代为报|代报|代发|代|替|帮忙报|帮)(?:一下)?[:： ]*(?=第?[\d一二三四五六七八九十]|[\u4e00-\u9fff]{2,10}?(?:村|社区|小区|屯|镇|乡|街道|网格))/;
/** 补昨天, 7月26日 in front of the first unit or of 代. */
const DAY =
  /^(?:补[报上发填交]?[:： ]*)?(?:大?前[天日]|昨[天日晚]|\d{1,2}月\d{1,2}[日号])的?[:： ]*(?=第?[\d一二三四五六七八九十]|代|替|帮|[\u4e00-\u9fff]{1,10}?(?:村|社区|小区|屯|镇|乡|街道|网格))/;
const MANY = /^[\u4e00-\u9fff]{2,10}?(?:村|社区|小区|屯|镇|乡|街道|网格)[^\s，,。;、和及与]{0,8}[、和及与,，]/;
const EDGE = /[，,。;:\n 、]/;
const SAYS = BIT.label | BIT.zero | BIT.soft | BIT.neg | BIT.all | BIT.word;

interface Start {
  readonly s: number;
  readonly e: number;
  readonly names: readonly string[];
}

const number = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (parseNumeral(text) ?? NaN));

function expand(found: RegExpExecArray): readonly string[] | undefined {
  const from = number(found[1] ?? '');
  const to = number(found[2] ?? '');
  const kind = found[3] ?? '';
  if (!(to > from) || to - from > 200) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}${kind}`);
}

function listed(found: RegExpExecArray): readonly string[] {
  const kind = found[3] ?? '';
  const all = `${found[1] ?? ''}${found[2] ?? ''}`.split(/[、,，和及 ]/).filter((one) => one !== '');
  const bare = kind.startsWith('号') ? kind.slice(1) : kind;
  return all.map((one) => {
    if (/^第?(?:\d+|[一二三四五六七八九十]+)$/.test(one)) return `${one.replace('第', '')}${kind}`;
    return bare !== '' && /^第?\d+号$/.test(one) ? `${one}${bare}` : one;
  });
}

/** Behind a unit: a mark, something said, or the name of a person and then one of these. */
function speaksAt(text: string, at: number, given: { vocabulary: Vocabulary; near: boolean }): boolean {
  const { vocabulary } = given;
  for (let next = at; next <= Math.min(at + (given.near ? 0 : 4), text.length); next += 1) {
    if (next === text.length || /[\s:，,、。;(-]/.test(text.charAt(next))) return true;
    const found = longest(vocabulary.trie, text, next);
    if (found && found.word.bits & SAYS) return true;
    if (!/[\u4e00-\u9fff]/.test(text.charAt(next))) return next === at && /\d/.test(text.charAt(next));
  }
  return false;
}

/** 5网格翻乡1人: a label typed by sound, with its figure. */
const SOUNDED = /^([\u4e00-\u9fff]{2,6}?)[: ]?(?=[\d一二两三四五六七八九十零])/;
function soundsAt(text: string, at: number, { sounds }: Vocabulary): boolean {
  const word = SOUNDED.exec(text.slice(at, at + 8))?.[1];
  return word !== undefined && sounds.has(syllables(word));
}

/** A label or zero phrase begins inside the name: then it is no name (返乡 is no township). */
function holdsLabel(text: string, start: { s: number; e: number }, vocabulary: Vocabulary): boolean {
  for (let at = start.s; at < start.e; at += 1) {
    const found = longest(vocabulary.trie, text, at);
    if (found && found.word.bits & (BIT.label | BIT.zero) && found.length > 1) return true;
  }
  return false;
}

const isLabel = (text: string, at: number, { trie }: Vocabulary): boolean =>
  longest(trie, text, at)?.word.bits === BIT.label;

const isSpoken = (
  text: string,
  e: number,
  { vocabulary, pattern }: { vocabulary: Vocabulary; pattern: RegExp },
): boolean =>
  speaksAt(text, e, { vocabulary, near: pattern === LAND }) || (pattern === SINGLE && soundsAt(text, e, vocabulary));

function startAt(typed: Typed, s: number, vocabulary: Vocabulary): Start | undefined {
  const head = typed.text.slice(s, s + 240);
  const total = TOTAL.exec(head);
  if (total) return { s, e: s + total[0].length, names: [] };
  const found = RANGE.exec(head);
  const names = found ? expand(found) : undefined;
  if (found && names) return { s, e: s + found[0].length, names };
  const list = LIST.exec(head);
  if (list && speaksAt(head, list[0].length, { vocabulary, near: false }))
    return { s, e: s + list[0].length, names: listed(list) };
  for (const pattern of [SINGLE, NAMED, LAND]) {
    const one = pattern.exec(head);
    if (!one) continue;
    const e = s + one[0].length;
    if (isSpoken(typed.text, e, { vocabulary, pattern }) && !holdsLabel(typed.text, { s, e }, vocabulary))
      return { s, e, names: [echo(typed, s, e).trim()] };
  }
  return undefined;
}

/** 1网格返乡2人2网格…: another unit right behind a figure or a zero. */
function isRunOn(text: string, at: number): boolean {
  return /[人名例个次户告]/.test(text.charAt(at - 1)) && RUN_ON.test(text.slice(at, at + 8));
}

/** Length of the day or of the moment in front of a unit: 今天1号楼返乡1人, 截至下午四点, and of 代. */
function dayBefore(text: string, at: number): number {
  const asOf = asOfLength(text, at);
  if (asOf > 0) return asOf;
  if (/^[今本当][天日](?=第?[\d一二三四五六七八九十])/.test(text.slice(at, at + 4))) return 2;
  const day = at === 0 ? (DAY.exec(text.slice(0, 40))?.[0].length ?? 0) : 0;
  return day + behalfBefore(text.slice(at + day, at + day + 260));
}

/** 代2号、3号、4号网格: the word in front of several units reported for. */
const behalfBefore = (text: string): number => {
  if (!/^[我现由今代替帮]/.test(text)) return 0;
  const found = BEHALF.exec(text.slice(0, 40))?.[0].length ?? 0;
  return found > 0 && (LIST.test(text.slice(found)) || MANY.test(text.slice(found))) ? found : 0;
};

/** 东村和西村: another unit behind the first. */
const joinsAt = (typed: Typed, at: number, vocabulary: Vocabulary): boolean =>
  /[和及与]/.test(typed.text.charAt(at)) && startAt(typed, at + 1, vocabulary) !== undefined;

/** Starts of units at the heads of pieces. A path (西沟村3网格) is one unit. */
function startsOf(typed: Typed, vocabulary: Vocabulary): Start[] {
  const { text } = typed;
  const starts: Start[] = [];
  for (let at = 0; at < text.length;) {
    const item = /^(?:\d{1,3}[.、)](?!\d)|\(\d{1,3}\))[ ]*/.exec(text.slice(at, at + 8));
    const from = item && !LIST.test(text.slice(at, at + 240)) ? at + item[0].length : at + dayBefore(text, at);
    const start = isLabel(text, from, vocabulary) ? undefined : startAt(typed, from, vocabulary);
    if (start) starts.push(start);
    at = start && joinsAt(typed, start.e, vocabulary) ? start.e + 1 : nextPiece(text, at, { from, start });
  }
  return starts;
}

/** Where the next piece begins, seen from one that begins at `at`. */
function nextPiece(text: string, at: number, { from, start }: { from: number; start: Start | undefined }): number {
  let next = start ? start.e : from;
  while (next < text.length && !EDGE.test(text.charAt(next)) && !(start && isRunOn(text, next))) next += 1;
  return EDGE.test(text.charAt(next)) ? next + 1 : Math.max(next, at + 1);
}

/** 西沟村1号、2号网格: units of one enumeration lend each other what their names leave out. */
function inRow(parts: readonly UnitPart[]): readonly UnitPart[] {
  const row: UnitPart[] = [];
  let from = 0;
  for (const [index, { joined }] of parts.entries()) {
    if (joined && index + 1 < parts.length) continue;
    const all = parts.slice(from, index + 1);
    const names = all.length > 1 ? completed(all.flatMap((one) => one.names)) : [];
    let at = 0;
    for (const one of all)
      row.push(all.length > 1 ? { ...one, names: names.slice(at, (at += one.names.length)) } : one);
    from = index + 1;
  }
  return row;
}

/** Cuts a message at its units; undefined when fewer than two are named. */
export function splitUnits(
  typed: Typed,
  vocabulary: Vocabulary,
): { head: string; parts: readonly UnitPart[]; total: Typed | undefined } | undefined {
  const starts = startsOf(typed, vocabulary);
  const [first] = starts;
  if (typed.text.startsWith('补') && starts.every(({ names }) => names.every((name) => /^\d+号$/.test(name))))
    return undefined;
  if (!first || starts.reduce((sum, { names }) => sum + names.length, 0) < 2) return undefined;
  const parts = starts.map((start, index): UnitPart => {
    const end = starts[index + 1]?.s ?? typed.text.length;
    const body = trim(part(typed, start.e, end));
    return { names: start.names, body, joined: /^[、和及与,，。 ]*$/.test(body.text) };
  });
  const said = inRow(parts.filter(({ names, body }) => names.length > 0 && body.text !== ':'));
  const total = parts.findLast(({ names }) => names.length === 0)?.body;
  return { head: typed.text.slice(0, first.s), parts: said, total };
}
