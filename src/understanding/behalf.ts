// 代3号网格报, 替…, 帮李强（4号网格）报, 3号网格…我代报: whose report it is (domain.md §10).
import { UNIT_END } from './lexicon/phrases.ts';
import { completed } from './unit-names.ts';
import { echo, part, trim, type Typed } from './typed.ts';

export interface Behalf {
  readonly unit?: string;
  readonly behalfOf?: string;
  readonly day?: undefined;
  /** What is left to be read. */
  readonly body: Typed;
  /** Several units named at once: 代3号、4号网格. */
  readonly units?: readonly string[];
}

const DAY = '(?:大?前[天日]|昨[天日晚]|今[天日]|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}[./]\\d{1,2}|\\d{1,2}[日号])';
/** 补昨天 in front of all. */
const LATE = new RegExp(
  `^(?:补[报上发填交]?[:： ,，]*)?${DAY}的?[:： ,，]*(?=(?:由?我来?|现)?(?:代(?![表码理])|替|帮)(?![^，,。;]{0,16}报[了过]))`,
);
const HEAD =
  /^(?:收到[，, ]*)?(?:我来|我|现在|现|今天|今日|由我)?(代替|代为上报|代为报|代为|代报|代发|替|帮忙|帮助|帮|代)(?:[他她]们?的)?[:： ]*/;
/** 帮忙报下八号网格, 麻烦报一下…, 代我报…: whoever types it does it for the unit. */
const ASKED =
  /^(?:收到[，, ]*)?(?:(?:请|麻烦|劳烦|辛苦)(?:领导|各位|书记|主任)?)?(?:(?:麻烦|劳烦|帮忙|帮助|帮|代|替)(?:我们?)?(?:一?下)?(?:代为|代|转)?(?:上报|填报|报送|报))(?:一下|一个|下|个|上)?[:： ,，]*(?=第?[\d一二三四五六七八九十]{1,3}号?(?:微?网格|组|村|社区|楼|栋)|[\u4e00-\u9fff]{1,8}(?:村|社区|网格|小区|组|屯))/;
/** 老周没信号，我替六网格报 */
const MIDDLE =
  /^(?:[\u4e00-\u9fff]{2,4}(?:代|替)(?=第?\d{1,3}号?(?:网格|组|村|社区)(?![^，,。;]{0,8}报[了过]))|[^\n]{0,24}[，,。; ](?:所以|那)?(?:(?:我来|我|由我|现)(?:代替|代|替|帮)(?:[他她]们?的)?(?=第?[\d一二三四五六七八九十]{1,3}号?(?:网格|组|村|社区|楼|栋)|[\u4e00-\u9fff]{1,8}(?:村|社区|网格|小区|组|屯))|(?:代替|代|替|帮)(?:[他她]们?的)?(?=[^，,。\n]{1,9}(?:村|社区|网格|小区|组|屯)[^，,。\n]{0,2}报)))/;
const NOT_UNIT = /^(?:他|她|它|我|你|您|们|大家|表|码|理|买|购|驾|课|销|号|忙|我们|一下|把)/;
/** 帮3号网格催一下零报告: something else is done for them. */
const ERRAND = /[催问领查找谢]一?下|感谢|谢谢|问好|打听|提醒|[领取买送找要](?:个|点|口罩|物资|药)|催$/;
const SAY =
  /^(?:[）)]?[ ]*)?(?:代报|上报|填报|汇报|报告|报送|报一下|报下|报个|报一个|报的|报|填|发一下|发个|发)?(?:一下|下)?[:： ，,]*/;
const AFTER =
  /(?:我|由我|我来)?(?:代报|代为上报|代发|代为报|代填|代?替(?:他|她|他们|它)报?|代(?:他|她|他们|它)报|帮(?:他|她|他们)报?)(?:一下|下)?|[(](?:代报?|代为上报)[)]|[(]代[^()]{1,16}[)]|[(]由?[\u4e00-\u9fff]{1,4}(?:代|代报|代为上报|代发|代填|[帮替](?:忙|他|她)?报)[)]|[ ，,]代报?第?[^ ，,。报]{1,12}(?:网格|村|组|社区)报?[。!]?$/;
const STOP = new RegExp(`[ ，,。;:\\n(（]|报|填|补|更正|订正|发(?!热|烧|现)|大?前[天日]|昨[天日晚]|今[天日]|\\d月\\d`);

function named(text: string): { unit?: string; behalfOf?: string } {
  const bare = text.replace(/的$/, '');
  return UNIT_END.test(bare) || /\d|[一二三四五六七八九十]$/.test(bare)
    ? { unit: bare }
    : { unit: bare, behalfOf: bare };
}

/** `limit`: where the first label or zero phrase behind an offset begins; the unit stands before it. */
export function splitBehalf(typed: Typed, limit: (from: number) => number): Behalf | undefined {
  const late = LATE.exec(typed.text)?.[0].length ?? 0;
  const text = late > 0 ? typed.text.slice(late) : typed.text;
  const { length = 0 } = (ASKED.exec(text) ?? HEAD.exec(text) ?? MIDDLE.exec(text))?.[0] ?? {};
  if (length > 0) return fromHead(typed, late + length, limit(late + length));
  const after = AFTER.exec(typed.text);
  return after ? (fromNear(typed, after) ?? fromFront(typed, after)) : undefined;
}

/** The person and the unit in brackets behind: 李强（4号网格）. */
function bracketed(typed: Typed, at: number): { unit?: string; length: number } {
  const found = /^[(]([^()]{1,24})[)]/.exec(typed.text.slice(at, at + 30));
  const inside = found?.[1];
  if (!found || inside === undefined) return { length: 0 };
  return UNIT_END.test(inside)
    ? { unit: echo(typed, at + 1, at + 1 + inside.length), length: found[0].length }
    : { length: found[0].length };
}

const isNobody = (who: string): boolean => who === '' || who.length > 30 || ERRAND.test(who);

function whoEnd(rest: string): number {
  const stop = rest.search(STOP);
  return stop < 0 ? rest.length : stop;
}

/** 代… at the head: the unit follows. */
function fromHead(typed: Typed, from: number, limit: number): Behalf | undefined {
  const rest = typed.text.slice(from, Math.max(limit, from));
  if (rest.trim() === '' || NOT_UNIT.test(rest)) return undefined;
  const units = UNITS.exec(rest);
  const end = units ? units[0].length : whoEnd(rest);
  const who = echo(typed, from, from + (units ? end : Math.min(end, 31))).trim();
  if (!units && isNobody(who)) return undefined;
  const { unit, length } = bracketed(typed, from + end);
  const next = from + end + length;
  const said = SAY.exec(typed.text.slice(next, next + 16))?.[0].length ?? 0;
  const body = trim(part(typed, Math.min(next + said, limit), typed.text.length));
  if (units && unit === undefined) return { body, units: unitsOf(who) };
  return unit === undefined ? { ...named(who), body } : { unit, behalfOf: who, body };
}

const NUMBER = '第?[\\d一二三四五六七八九十]{1,3}';
const KIND = '(?:网格|组|村|社区|楼|栋)';
const NAMED = `[\\u4e00-\\u9fff]{1,8}?(?:村|社区|小区|屯|镇|乡|街道)(?:${NUMBER}号?${KIND}?)?`;
/** 3号、4号网格; 西沟村1号网格和东沟村2号网格 */
const UNITS = new RegExp(
  `^(?:(?:${NAMED}|${NUMBER}号?${KIND}?)[、和及与,，]){1,40}(?:${NAMED}|${NUMBER}号?${KIND})(?![、和及与,，]?${NUMBER}号)`,
);
/** The list of units the text begins with. */
export const unitsAtHead = (text: string): string | undefined => UNITS.exec(text)?.[0];

const FRONT =
  /^(?:今日|今天)?[ ，]*([^ ，,。;:\n(]{1,24}?(?:村|社区|网格|小区|组|屯|卡口|隔离点|楼|栋|学校|班|镇|街道))/;
const FOLLOWS = /^[，, :]*([^ ，,。;:\n(]{1,20}?(?:村|社区|网格|小区|组|屯|卡口|隔离点|楼|栋|班))/;

function unitsOf(list: string): readonly string[] {
  return completed(list.split(/[、和及与,，]/));
}

/** Where the unit is named: in the bracket (代2号网格), behind the verb, in front of the sentence, or after it. */
function unitAround(text: string, after: RegExpExecArray, front: string | undefined): string | undefined {
  const inBracket = /^[(]代报?([^()]{1,16})[)]$/.exec(after[0])?.[1];
  const behindVerb = /(?:代报?|替|帮)(第?[\d一二三四五六七八九十]{1,3}号?(?:网格|组|村|社区))/.exec(text)?.[1];
  return inBracket ?? behindVerb ?? front ?? FOLLOWS.exec(text.slice(after.index + after[0].length))?.[1];
}

/** 小李住院了，三组我先替他报 */
const NEAR = /[，,。; ]([^\s，,。;:]{1,12}(?:村|社区|网格|小区|组|屯))(?:的)?(?:由?我)?先?$/;

function fromNear(typed: Typed, after: RegExpExecArray): Behalf | undefined {
  const unit = NEAR.exec(typed.text.slice(0, after.index))?.[1];
  const end = after.index + after[0].length;
  if (unit === undefined || end === typed.text.length) return undefined;
  return { unit, body: trim(part(typed, end, typed.text.length)) };
}

/** 3号网格王芳没手机，我代报：… : the unit stands in front, or elsewhere around the verb. */
function fromFront(typed: Typed, after: RegExpExecArray): Behalf | undefined {
  const { text } = typed;
  const front = FRONT.exec(text);
  const unit = unitAround(text, after, front?.[1]);
  if (unit === undefined) return undefined;
  const start = front?.[0].length ?? 0;
  const at = text.indexOf(unit);
  const reason = text.slice(start, Math.max(start, after.index));
  const behind = text.charAt(after.index + after[0].length);
  const aside = behind === ':' && !/没有|未|都/.test(reason) ? reason.replace(/[，,]$/, '') : reason;
  const skip = reason.length <= 20 && !/[，。;:\n\d零无]/.test(aside) && after.index >= start;
  const from = skip ? after.index + after[0].length : start;
  const trailing = after.index > from && after.index + after[0].length === text.length;
  const to = trailing ? after.index : text.length;
  return { unit: echo(typed, at, at + unit.length), body: trim(part(typed, from, to)) };
}
