// 接龙, hand-made lists, replies of several units in one message (domain.md §3, §10).
import { findDay } from './dates.ts';
import { clean, type EntryRead, readEntry, toEntry } from './entry.ts';
import type { ChainEntry, Intent } from './intent.ts';
import { CONDITION, ORDER, QUESTION } from './lexicon/phrases.ts';
import type { Scene } from './scene.ts';
import { part, trim, type Typed } from './typed.ts';
import { splitUnits, type UnitPart } from './units.ts';

const HEADER = /^[#【[ ]*(?:群?接[龙龍]|Group ?Note|Solitaire|Chain)[\]】 ]*/i;
const ITEM = /^[ \t]*(?:\((\d{1,5})\)|(\d{1,5})[ ]*(?:[、)]|\.(?!\d))|(\d{1,5}):(?!\d\d))[ \t]*/;

const UNIT_MARK =
  /[村区格组屯镇乡号楼栋班点学园站库场队口街岭沟坪寨营堡棚湾庄岗洼坡峪墩铺店桥冲圩梁宾馆酒司至到、~—-]/g;

interface Line {
  readonly s: number;
  readonly e: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let s = 0; s <= text.length;) {
    const at = text.indexOf('\n', s);
    const e = at < 0 ? text.length : at;
    lines.push({ s, e });
    s = e + 1;
  }
  return lines;
}

interface Items {
  /** Text before the first item. */
  readonly head: string;
  readonly items: readonly Typed[];
}

/** Numbered lines; lines without a number belong to the item above. */
function itemsOf(typed: Typed): Items {
  const { text } = typed;
  const starts: { s: number; from: number }[] = [];
  for (const { s, e } of linesOf(text)) {
    const found = ITEM.exec(text.slice(s, Math.min(e, s + 16)));
    if (found) starts.push({ s, from: s + found[0].length });
  }
  const items = starts.map(({ from }, index) => trim(part(typed, from, starts[index + 1]?.s ?? text.length)));
  return { head: text.slice(0, starts[0]?.s ?? text.length), items: items.filter((item) => item.text !== '') };
}

function dated(head: string, scene: Scene): { date?: string } {
  const day = head === '' ? undefined : findDay(head.slice(0, 200), scene.context.at, scene.context.zone);
  return day?.date === undefined || day.several === true ? {} : { date: day.date };
}

function built(reads: readonly EntryRead[], head: string, scene: Scene): Intent | undefined {
  const entries = reads.map(toEntry).filter((entry): entry is ChainEntry => entry !== undefined && entry.name !== '');
  if (entries.length === 0) return undefined;
  if (!entries.some((entry) => 'fields' in entry) && !/日报|零报告|接龙/.test(head)) return undefined;
  return { intent: 'chain', entries, ...dated(head, scene) };
}

/** Names alone under 收到请接龙 are acknowledgements; under anything else they are a sign-up list. */
function namesOnly(items: readonly Typed[], head: string): Intent | undefined {
  if (!/收到|已阅|知晓|签收/.test(head) || /[?]|报名|参加/.test(head)) return undefined;
  return { intent: 'chain', entries: items.map(({ text }) => ({ name: clean(text), fields: 'ack' as const })) };
}

/** A list under a 接龙 header. */
function native(typed: Typed, scene: Scene): Intent {
  const { head, items } = itemsOf(typed);
  const reads = items.map((item) => readEntry(item, scene));
  const said = reads.some((read) => read.said !== undefined || read.error);
  const intent = said
    ? built(
        reads.map((read) => ((read.said ?? read.error) ? read : blank(read, head))),
        head,
        scene,
      )
    : namesOnly(items, head);
  return intent ?? { intent: 'none' };
}

/** A name without anything, among names that report: its figures are missing. */
function blank(read: EntryRead, head: string): EntryRead {
  return /收到/.test(head) && !/报/.test(head)
    ? { ...read, said: 'ack' }
    : { ...read, error: { error: 'missing_value' } };
}

/** Numbered lines without header: entries need a name each, else they are the items of one report. */
function handmade(typed: Typed, scene: Scene): Intent | undefined {
  const { head, items } = itemsOf(typed);
  if (items.length < 2 || ORDER.test(head) || QUESTION.test(head)) return undefined;
  const reads = items.map((item) => readEntry(item, scene));
  const known = reads.filter((read) => (read.said ?? read.error) && isName(read.name));
  if (known.length < 2 || known.length < items.length * 0.6) return undefined;
  return built(
    reads.filter(({ name }) => isName(name)),
    head,
    scene,
  );
}

const isName = (name: string): boolean =>
  name !== '' &&
  name.length <= 30 &&
  !/[，。;!?:]/.test(name) &&
  !ORDER.test(name) &&
  !CONDITION.test(name) &&
  !/^(?:人数|次数|合计|总计|小计|共计|总数|备注|情况|数据|户数|人员|说明|总|其他|其它|标题|日期|时间)$/.test(name) &&
  !/^(?:无|没|有|未|今|昨|其|新增|累计|第?[一二三四五六七八九十]是|\d+$)/.test(name);

/** One name and what it reports a line: 王芳 零报告⏎李强 零报告. */
function lineByLine(typed: Typed, scene: Scene): Intent | undefined {
  const lines = linesOf(typed.text).filter(({ s, e }) => e > s);
  if (lines.length < 2 || lines.length > 20_000) return undefined;
  const reads = lines.map(({ s, e }) => readEntry(trim(part(typed, s, e)), scene));
  const first = reads[0]?.said === undefined && !reads[0]?.error ? 1 : 0;
  const rest = reads.slice(first);
  const named = /^(?:[\u4e00-\u9fff]{2,4}|.{1,24}(?:村|社区|网格|组|镇|班|点|站|口|[\u4e00-\u9fff]{2,3}))$/;
  if (rest.length < 2 || !rest.every((read) => read.said !== undefined && isName(read.name) && named.test(read.name)))
    return undefined;
  const head = first === 1 ? typed.text.slice(0, lines[1]?.s) : '';
  return ORDER.test(head) ? undefined : built(rest, head, scene);
}

const ZERO_HEAD = /(?:零报告|无异常|无情况|一切正常)(?:的)?(?:有|单位|村|网格|社区)?[: ]*$/;

/** What each unit says; units that only stand in an enumeration share the zero behind them. */
function readParts(parts: readonly UnitPart[], scene: Scene): { reads: EntryRead[]; waiting: string[] } {
  const reads: EntryRead[] = [];
  let waiting: string[] = [];
  for (const { names, body, joined } of parts) {
    const read = readEntry(body, scene, names[0] ?? '');
    if (joined && read.said === undefined && !read.error) {
      waiting.push(...names);
      continue;
    }
    for (const name of read.said === 'zero' ? [...waiting, ...names] : names) reads.push({ ...read, name });
    waiting = [];
  }
  return { reads, waiting };
}

function byUnits(typed: Typed, scene: Scene): Intent | undefined {
  const split = splitUnits(typed, scene.vocabulary);
  if (!split) return undefined;
  const { reads, waiting } = readParts(split.parts, scene);
  if (reads.length === 0 && ZERO_HEAD.test(split.head.trim())) {
    const zero = waiting.map((name): EntryRead => ({ name, said: 'zero' }));
    return built(zero, '', scene);
  }
  const all = reads.length > 1 && reads.every((read) => read.said ?? read.error);
  return all && reads.some((read) => read.said !== undefined) ? built(reads, split.head, scene) : undefined;
}

/** Two marks of units at least, or a range of them. */
function mayHoldUnits(text: string): boolean {
  UNIT_MARK.lastIndex = 0;
  return UNIT_MARK.test(text) && UNIT_MARK.test(text);
}

function isTalk(text: string): boolean {
  const said = text
    .slice(0, 300)
    .replace(/各(?:村|网格|社区|组|单位|点|小区)(?:今日|今天)?(?:情况|数据|日报|报告|汇总|上报)/g, '');
  return (
    QUESTION.test(text) ||
    /请各|各村|各网格|所有人|点前|务必|通知|如果|要是|还没|未报|没报/.test(said) ||
    /更正|作废|不是\d|改为|应为/.test(text.slice(0, 300))
  );
}

/** A chain in any of its forms, `none` for a chain that reports nothing, undefined when it is no chain. */
export function chainOf(typed: Typed, scene: Scene): Intent | undefined {
  const { text } = typed;
  if (HEADER.test(text)) return native(typed, scene);
  const lines = text.includes('\n');
  if (text.length < 6 || (!lines && !mayHoldUnits(text))) return undefined;
  if (lines && text.slice(0, text.indexOf('\n')).includes('接龙')) return native(typed, scene);
  const listed = lines ? handmade(typed, scene) : undefined;
  if (listed ?? isTalk(text)) return listed;
  return byUnits(typed, scene) ?? (lines ? lineByLine(typed, scene) : undefined);
}
