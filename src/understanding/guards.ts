// Is it said as a report, or only talked about (domain.md §11: chatter is never answered)?
import { BIT } from './bits.ts';
import { fieldOf, has, type Lexed, words } from './lexed.ts';
import { ADVICE, ELSEWHERE, NEXT_DOOR, RUN_OF_DAYS, STREAK, STRONG, WIDER, ZERO_FIRST } from './lexicon/above.ts';
import {
  COMPARED,
  CONDITION,
  FREQUENCY,
  LEISURE,
  NEWS,
  NOT_ONE,
  ORDER,
  OTHERS,
  PLAN,
  PRIVATE,
  QUESTION,
  SERVICE,
  TAG,
  UNIT_END,
  ZERO_TALK,
} from './lexicon/phrases.ts';

const EDGE = BIT.sep | BIT.nl;
const ASKS = /\?|吗|几个|多少|有没有|是不是/;

const startOf = (lexed: Lexed, index: number): number => lexed.tokens[index]?.s ?? lexed.text.length;

/** ? or !? */
const isAskedAt = (text: string, at: number): boolean =>
  text.charAt(at) === '?' || (text.charAt(at) === '!' && text.charAt(at + 1) === '?');

/** Text span of the clause around tokens [from, to), cut at marks and line ends; those of a bracket in front are its own. */
function clauseOf(lexed: Lexed, from: number, to: number): { before: string; after: string } {
  let start = from;
  for (let deep = 0; start > 0; start -= 1) {
    if (has(lexed, start - 1, BIT.close)) deep += 1;
    else if (has(lexed, start - 1, BIT.open)) deep = Math.max(0, deep - 1);
    else if (deep === 0 && has(lexed, start - 1, EDGE)) break;
  }
  let end = to;
  while (end < lexed.tokens.length && !has(lexed, end, EDGE)) end += 1;
  const middle = to > 0 ? (lexed.tokens[to - 1]?.e ?? startOf(lexed, to)) : startOf(lexed, to);
  const last = startOf(lexed, end);
  const mark = isAskedAt(lexed.text, last) ? '?' : '';
  return { before: unlabelled(lexed, start, to), after: lexed.text.slice(middle, last) + mark };
}

/** Words of tokens [from, to) with labels blotted out: a form's own words are no orders and no news. */
function unlabelled(lexed: Lexed, from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index += 1)
    text += has(lexed, index, BIT.label | BIT.soft) ? '□' : words(lexed, index, index + 1);
  return text;
}

const FORBIDDING = [QUESTION, CONDITION, ORDER, FREQUENCY, NEWS, PLAN, OTHERS] as const;
/** Nothing in these characters can ask, order, suppose or compare. */
const SAFE = /^(?![\s(]*例)[□\d\s人名例个位次趟遍轮处起间户条:=.、零〇一二三四五六七八九十两今日新增现共有无()]*$/;

const withoutBrackets = (text: string): string => (text.includes('(') ? text.replace(/\([^()]*\)?/g, '') : text);

/** The figure is set against another day's. */
export function isCompared(lexed: Lexed, from: number, to: number): boolean {
  return COMPARED.test(withoutBrackets(clauseOf(lexed, from, to).before));
}

/** False when the clause asks, orders, supposes, plans, compares or speaks of others. A figure in `doubt` is not asked for by 吧. */
export function isStated(lexed: Lexed, { from, to }: { from: number; to: number }, doubt = false): boolean {
  const clause = clauseOf(lexed, from, to);
  const before = doubt ? clause.before.replace(/吧$/, '') : clause.before;
  const after = doubt ? clause.after.replace(/吧$/, '') : clause.after;
  if (SAFE.test(before) && after === '') return true;
  if (has(lexed, to - 1, BIT.num) && HOURS.test(after)) return false;
  const head = withoutBrackets(before).replace(/□的?[^，,。]{0,4}至少/, (words) => (doubt ? '□' : words));
  if (FORBIDDING.some((pattern) => pattern.test(head)) || SERVICE.test(head.trim())) return false;
  const tail = withoutBrackets(after);
  return !(QUESTION.test(tail) || CONDITION.test(tail) || BEHIND.test(tail));
}

/** 发热1晚上: how long. */
const HOURS = /^(?:个)?(?:晚上?|整晚|夜|整夜|上午|下午|早上|早晨|中午|白天|阵子?|会儿?)(?:了|多)?$/;

/** A tag behind (对吗？, 是这样报吗) makes the whole message a question. */
export function isAsked(text: string): boolean {
  if (!ASKS.test(text) && !/吧|对不对|怎么/.test(text)) return false;
  return text
    .split(/[，,。;!\n ]/)
    .some((clause) => TAG.test(clause.replace(/\?$/, '').trim()) || TAG.test(clause.trim()));
}

/** Behind a figure these make the clause a rule: 发热37.3以上的不要进校. */
const BEHIND =
  /[点时分号日天\d](?:钟|之|以)?前上?报|点前|模板|格式|不要|不得|必须|不能|要报|需要|被|处罚|再|^辛苦|^ ?\d+(?:\.\d+)?[元块]|^补[助贴]|^才(?!发现|查)|^都(?:不放过|不能少|不漏|别放)|情况说明|登记表|名单|以[上下内](?:要|的|就|须|应)/;

const FROM_ABOVE = [STRONG, STREAK, ELSEWHERE, NEXT_DOOR, WIDER, ADVICE] as const;
const ADVICES = new RegExp(`${ADVICE.source}[^，,。;!\\n]*`, 'g');

/** The message as a whole is an order or news, whatever figures it holds. `first`: figures of the own unit open it, and advice may follow. */
export function isFromAbove(text: string, first: boolean): boolean {
  const said = ADVICE.test(text) && (first || ZERO_FIRST.test(text)) ? text.replace(ADVICES, '') : text;
  return FROM_ABOVE.some((pattern) => pattern.test(said));
}

/** What is left of the words in front of a zero phrase once units, days and greetings are gone. */
function strange(lexed: Lexed, from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index += 1) {
    const token = lexed.tokens[index];
    if (!token || has(lexed, index, BIT.blank | BIT.colon | BIT.item | BIT.all | BIT.dun | BIT.mark | BIT.and))
      continue;
    if (has(lexed, index, BIT.word | BIT.conn | BIT.soft | BIT.zero) && !has(lexed, index, BIT.block | BIT.neg))
      continue;
    if (fieldOf(lexed, token)?.kind === 'work') continue;
    text += lexed.text.slice(token.s, token.e);
  }
  return text;
}

/** 西沟村网格员李红：… */
const ROLE = /(?:网格员|网格长|书记|支书|主任|组长|会计|干部|专干|联络员)[\u4e00-\u9fff]{0,3}$/;

/** 网格内, 小区里 */
const WITHIN = /(?<=[村区格组屯镇乡道楼院队])(?:范围)?[内里上]$/;

/** 7.25-7.27零报告 */
const SPAN_OF_DAYS = /^\d{1,2}[./]\d{1,2}(?:-|—|~|至|到)*\d{1,2}[./]\d{1,2}$/;

/** 差3个零报告: reports are counted. */
const isCounted = (lexed: Lexed, index: number, used: number): boolean =>
  index - 2 >= used && has(lexed, index - 1, BIT.meas) && (lexed.tokens[index - 2]?.v ?? 1) > 1;

/** 打鸟零报告，一只没有: what stands in front is no unit, and not one of it was had. */
const isNotOne = ({ text, tokens }: Lexed, index: number, left: string): boolean =>
  !UNIT_END.test(left) && NOT_ONE.test(text.slice(tokens[index]?.e ?? text.length));

/** What stands in front of the zero is a joke's, or speaks about reporting. */
const isNoUnit = (left: string): boolean =>
  LEISURE.test(left) || PRIVATE.test(left) || ZERO_TALK.test(left.replace(UNIT_END, ''));

/** 冇得零报告, 莫零报告了 */
const DIALECT_NOT = /(?:[冇莫]得?|木有|甭|勿|休)$/;
const isDenied = ({ text, tokens }: Lexed, index: number): boolean => {
  const at = tokens[index]?.s ?? 0;
  return DIALECT_NOT.test(text.slice(Math.max(0, at - 2), at));
};

function headIsOwn(lexed: Lexed, index: number, used: number): boolean {
  let from = index;
  while (from > used && !has(lexed, from - 1, EDGE | BIT.close)) from -= 1;
  const left = strange(lexed, from, index).replace(ROLE, '').replace(SPAN_OF_DAYS, '').replace(WITHIN, '');
  if (left === '' || /^\d+$/.test(left)) return true;
  if (isNoUnit(left) || isNotOne(lexed, index, left) || isDenied(lexed, index)) return false;
  if (UNIT_END.test(left) || /^第?[\d一二三四五六七八九十]+号?(?:网格|组|村|社区|楼|栋)/.test(left))
    return left.length <= 30;
  return has(lexed, index, BIT.zero) ? left.length <= 6 : has(lexed, index - 1, BIT.blank) && left.length <= 3;
}

const TAIL_WORDS =
  BIT.word |
  BIT.tail |
  BIT.conn |
  BIT.blank |
  BIT.meas |
  BIT.mark |
  BIT.colon |
  BIT.soft |
  BIT.zero |
  BIT.and |
  BIT.all;
const TAIL_END = EDGE | BIT.open | BIT.close | BIT.label | BIT.rest | BIT.neg | BIT.dun;
const NEXT_PIECE = BIT.label | BIT.neg | BIT.rest | BIT.item | BIT.soft | BIT.zero | EDGE | BIT.num | BIT.open;

/** Behind a blank: something of its own, or a short name at the end. */
function isNextPiece(lexed: Lexed, at: number): boolean {
  const token = lexed.tokens[at];
  if (!token || has(lexed, at, NEXT_PIECE)) return true;
  const ended = at + 1 >= lexed.tokens.length || has(lexed, at + 1, EDGE | BIT.blank);
  return token.e - token.s <= 6 && ended;
}

function tailIsEmpty(lexed: Lexed, index: number): boolean {
  let at = index + 1;
  while (has(lexed, at, TAIL_WORDS) || lexed.tokens[at]?.v === 0) {
    if (has(lexed, at, BIT.blank | BIT.mark) && !has(lexed, at + 1, BIT.word | BIT.tail | BIT.conn))
      return isNextPiece(lexed, at + 1);
    at += 1;
  }
  return at >= lexed.tokens.length || has(lexed, at, TAIL_END);
}

/** Said of anything. */
const WEAK =
  /^(?:没(?:有|得)?事儿?|[没冇木莫呒](?:有|得|没)?(?:啥子?|什么|么)|[冇木莫呒](?:有|得|没)?(?:啥子?|什么|么|任何)?(?:事[儿体]?|嘢)|无嘢|平安|正常|太平|平平安安|没变化|无变化|没有变化|安然无恙|一切顺利)$/;
/** 没啥事儿，我先下了: nothing to do, rather than nothing to report. */
const AT_EASE = /^[啊呀哈啦了，,。!~ ]*(?:那?我|别|莫|先|散|谢|回家|睡|不用|就)/;
const OWN = /[我咱俺]格|今|本日|当日|村|社区|网格|组|小区|我们|咱|俺们?(?!家)|阿拉|本|屯|院|湾|点|镇|辖区|片区|这/;

/** 早安，今日平安喜乐，一切安好 */
const BLESSED = /平安|安好|顺利|太平|都好|[没无]事/;
const BLESSING = /喜乐|安康|吉祥|如意|顺遂|祝|愿|早安|晚安|愉快|快乐|好运|阿弥陀佛|菩萨|保佑/;
const OWN_UNIT = /[村格组屯镇乡]|社区|小区|辖区|片区|我|咱|俺|本/;

const isBlessing = (text: string, said: string, before: string): boolean =>
  !OWN_UNIT.test(before) && BLESSED.test(said) && BLESSING.test(text);
/** 有没有情况, 有啥事没得 */
const ASKED_SO = /^有[没无啥什]/;

/** 没事, 正常 are said about anything; they mean the unit only when the clause names the day or the unit. */
function isWellSaid(lexed: Lexed, index: number): boolean {
  const { before } = clauseOf(lexed, index, index + 1);
  const token = lexed.tokens[index];
  if (!token || ASKED_SO.test(lexed.text.slice(token.s - 1, token.s + 1))) return false;
  const said = words(lexed, index, index + 1).replaceAll(' ', '');
  const next = lexed.text.slice(token.e);
  if (/^[我俺]□$/.test(before)) return false;
  if (LEISURE.test(next) || (/^[没冇木莫呒].*事[儿体]?$/.test(said) && AT_EASE.test(next))) return false;
  if (ORDER.test(lexed.text.slice(0, token.s) + '□' + lexed.text.slice(token.e))) return false;
  if (isBlessing(lexed.text, said, before)) return false;
  return !WEAK.test(said) || OWN.test(before);
}

const FORBIDDING_AFTER = [QUESTION, CONDITION, ORDER] as const;
/** 收到零报告了, 零报告已收到: the clerk speaks. */
const RECEIVED =
  /[报发交填]过了?(?:零报告?|0报告?)$|只有[^，,。]{1,8}$|收到(?:你们?|他们|各.{1,3})?的?(?:零报告?|0报告?)$/;
const WAS_RECEIVED =
  /^(?:已|都|均|全部|了)*(?:收到|收齐|统计|汇总|[报发]齐)|^(?:也|又|都|还)*(?:没人|无人)(?:在|来|去)?[报发管交填写]/;

/** The zero phrase at tokens[index] is a statement about the own unit. `used`: token behind the last figure read before it. */
export function isZeroStatement(lexed: Lexed, index: number, used: number): boolean {
  const { before, after } = clauseOf(lexed, index, index + 1);
  if (FORBIDDING.some((pattern) => pattern.test(before)) || RECEIVED.test(before) || RUN_OF_DAYS.test(before))
    return false;
  if (FORBIDDING_AFTER.some((pattern) => pattern.test(after)) || WAS_RECEIVED.test(after)) return false;
  if (!has(lexed, index, BIT.zero) && !isWellSaid(lexed, index)) return false;
  return !isCounted(lexed, index, used) && headIsOwn(lexed, index, used) && tailIsEmpty(lexed, index);
}
