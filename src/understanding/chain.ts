// 接龙, hand-made lists, replies of several units in one message (domain.md §3, §10).
import { BIT } from './bits.ts';
import { clean, type EntryRead, readEntry } from './entry.ts';
import type { Intent } from './intent.ts';
import { inlineOf, type Items, itemsOf, type Line, linesOf } from './items.ts';
import { belowDay, type Dated, datedEntry, listOf, tailOf } from './list-day.ts';
import { isPlanned, RETOLD, SIGN_UP } from './lexicon/idle.ts';
import { CONDITION, ORDER, QUESTION } from './lexicon/phrases.ts';
import { byOrder, formatOf, positional } from './positional.ts';
import type { Scene } from './scene.ts';
import { talkOf } from './talk.ts';
import { longest } from './trie.ts';
import { part, trim, type Typed } from './typed.ts';
import type { Header } from './table.ts';
import { byUnits, mayHoldUnits } from './unit-list.ts';

const HEADER = /^[#【[ ]*(?:群?接[龙龍]|Group ?Note|Solitaire|Chain)[\]】 ]*/i;
/** Names alone under 收到请接龙 are acknowledgements; under anything else they are a sign-up list. */
function namesOnly(items: readonly Typed[], head: string): Intent | undefined {
  if (!/收到|已阅|知晓|签收/.test(head) || /[?]|报名|参加/.test(head)) return undefined;
  return { intent: 'chain', entries: items.map(({ text }) => ({ name: clean(text), fields: 'ack' as const })) };
}

/** Each entry by the form of the title, or by its own words. */
function readAll(items: readonly Typed[], format: Header | undefined, scene: Scene): Dated[] {
  const read = (item: Typed): EntryRead => readEntry(item, scene);
  return items.map((item) => (format && positional(item, format, scene)) ?? datedEntry(item, scene, read));
}

/** A list under a 接龙 header. */
function native(typed: Typed, scene: Scene): Intent {
  const { head, items } = itemsOf(typed);
  if (SIGN_UP.test(head) && !/日报|零报告/.test(head)) return { intent: 'none' };
  const format = formatOf(head, scene);
  const reads = readAll(items, format, scene);
  const said = reads.some((read) => read.said !== undefined || read.error);
  const intent = said
    ? listOf(
        reads.map((read) => ((read.said ?? read.error) ? read : blank(read, head))),
        head,
        { scene, numbered: true },
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
function handmade({ head, items }: Items, scene: Scene): Intent | undefined {
  if (items.length < 2) return undefined;
  const format = formatOf(head, scene);
  if (!format && (ORDER.test(head) || QUESTION.test(head) || /核[对实]|确认/.test(head))) return undefined;
  const reads = readAll(items, format, scene);
  const known = reads.filter((read) => (read.said ?? read.error) && isName(read.name));
  if (known.length < 2 || known.length < items.length * 0.6) return undefined;
  return listOf(
    reads.filter(({ name }) => isName(name)),
    head,
    { scene, numbered: true },
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

const NAMED = /^(?:[\u4e00-\u9fff]{2,4}|.{1,24}(?:村|社区|网格|组|镇|班|点|站|口|[\u4e00-\u9fff]{2,3}))$/;

/** 以上，请查收。 */
const CLOSING =
  /^ *(?:以上|特此|汇报完毕|报告完毕|完毕|请(?:领导)?(?:查收|审阅|知悉|审核|过目)|谢谢)(?:[^\d\n:]{0,10})$/;

/** One name and what it reports a line: 王芳 零报告⏎李强 零报告. The first line may be a title. */
function lineByLine(typed: Typed, scene: Scene): Intent | undefined {
  const lines = linesOf(typed.text).filter(({ s, e }) => e > s && !CLOSING.test(typed.text.slice(s, e)));
  const [title] = lines;
  if (!title || lines.length > 20_000 || isForm(typed.text, lines, scene)) return undefined;
  const format = formatOf(typed.text.slice(title.s, title.e), scene);
  const texts = lines.map(({ s, e }) => trim(part(typed, s, e)));
  const reads = readAll(texts, format, scene);
  const titled = reads[0]?.said === undefined && !reads[0]?.error;
  const rest = titled ? reads.slice(1) : reads;
  const head = titled ? typed.text.slice(0, title.e) : '';
  return rest.length > 1 && rest.every(isLine) && !ORDER.test(head)
    ? listOf(rest, head, { scene, numbered: true })
    : undefined;
}

/** 发热人数：0 in the second line: lines of labels, not of names. */
function isForm(text: string, lines: readonly Line[], { vocabulary: { trie } }: Scene): boolean {
  const at = lines[1]?.s ?? text.length;
  const label = longest(trie, text, at);
  return label?.word.bits === BIT.label && text[at + label.length] === ':';
}

const isLine = ({ name, said }: EntryRead): boolean =>
  said !== undefined && isName(name) && NAMED.test(name.replace(/[(（][^()（）]{1,16}[)）]$/, ''));

/** Two people at least report in the pasted talk. */
function spoken(text: string, scene: Scene): Intent | undefined {
  const reads = talkOf(text, scene);
  return reads.length > 1 ? listOf(reads, '', { scene, numbered: true }) : undefined;
}

/** 东岭村还没报, in a line of its own. */
const WAITING =
  /(?<=^|[\n，,。;] {0,3})[^\n，,。;\d各谁哪]{2,8}\d{0,3}[^\n，,。;\d各谁哪]{0,4}(?:还|尚|暂)?[没未](?:上|有)?报(?:上来)?[了呢]?(?=$|[\n，,。;!])/g;

/** 以下各村今日零报告: a title, no order. */
const ZERO_TITLE =
  /^(?:以下|下列|下面)各(?:村|网格|社区|组|单位|点|小区)[^\n:，,。]{0,8}(?:零报告|无异常|无情况|一切正常)(?=[: ])/;

/** The text without the lines of units that have not reported, when those are few. */
function withoutWaiting(text: string): string {
  if (/抓紧|赶紧|尽快|快[点报]|催/.test(text)) return text;
  const pieces = text.split(/[\n，,。;]/).filter((piece) => piece.trim() !== '').length;
  const waiting = text.match(WAITING)?.length ?? 0;
  return waiting > 0 && waiting * 3 <= pieces ? text.replace(WAITING, '') : text;
}

function isTalk(whole: string): boolean {
  const text = /[没未](?:上|有)?报/.test(whole) ? withoutWaiting(whole) : whole;
  const said = text
    .slice(0, 300)
    .replace(/各(?:村|网格|社区|组|单位|点|小区)(?:今日|今天)?(?:情况|数据|日报|报告|汇总|上报)/g, '')
    .replace(ZERO_TITLE, '');
  return (
    QUESTION.test(text) ||
    RETOLD.test(text) ||
    /请各|各村|各网格|所有人|点前|务必|通知|如果|要是|还没(?!核实|统计|联系)|(?<!: *)(?:未报|没报)/.test(said) ||
    /更正|作废|不是\d|改为|应为/.test(text.slice(0, 300))
  );
}

/** Numbered lines, units, talk or names, over several lines. */
function overLines(typed: Typed, scene: Scene): Intent | undefined {
  const { text } = typed;
  if (text.slice(0, text.indexOf('\n')).includes('接龙')) return native(typed, scene);
  const rows = byOrder(typed, scene);
  if (rows) return listOf(rows, '', { scene, numbered: true });
  const listed = handmade(itemsOf(typed), scene);
  if (listed) return listed;
  if (isTalk(text)) return spoken(text, scene);
  return byUnits(typed, scene) ?? spoken(text, scene) ?? lineByLine(typed, scene);
}

/** A list with its day below it. */
function withTail(typed: Typed, scene: Scene): Intent | undefined {
  const tail = tailOf(typed);
  const list = tail && chainOf(tail.list, scene);
  return tail && list?.intent === 'chain' ? belowDay(list, tail.head, scene) : undefined;
}

/** A chain in any of its forms, `none` for a chain that reports nothing, undefined when it is no chain. */
export function chainOf(typed: Typed, scene: Scene): Intent | undefined {
  const { text } = typed;
  const below = text.length < 6 ? undefined : withTail(typed, scene);
  if (below) return below;
  if (HEADER.test(text)) return native(typed, scene);
  if (text.length < 6) return undefined;
  return anyList(typed, scene);
}

function anyList(typed: Typed, scene: Scene): Intent | undefined {
  const { text } = typed;
  if (text.includes('\n')) return isPlanned(text) ? { intent: 'none' } : overLines(typed, scene);
  const listed =
    /1[.、)]/.test(text) && !/[合总共]计|[一总]共/.test(text) && !isTalk(text)
      ? handmade(inlineOf(typed), scene)
      : undefined;
  if (listed) return listed;
  return mayHoldUnits(text) && !isTalk(text) ? byUnits(typed, scene) : undefined;
}
