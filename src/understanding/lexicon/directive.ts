// Words of orders as commanders type them on a phone (domain.md §12): clauses of /指令, times, tiers, what is asked back.
import type { Tier } from '../../templates/types.ts';
import { parseNumeral } from '../numeral.ts';

export const URGENCY_WORDS: Readonly<Record<string, 'normal' | 'urgent' | 'flash'>> = {
  特急: 'flash', 加急: 'urgent', 紧急: 'urgent', 急: 'urgent', 普通: 'normal', 平: 'normal',
  flash: 'flash', urgent: 'urgent', normal: 'normal',
}; // prettier-ignore

/** 特急 may run into the text; 急 (急需沙袋) may not. */
export const URGENCY_HEAD =
  /^(?:[【[(]\s*(特急|加急|紧急|急|普通|平)\s*[】\])]|(特急)(?:件|指令)?|(加急|紧急|急件?|普通|平|flash|urgent|normal)(?=[\s:,;，；]|$))\s*[:,，]?/i;

export const SCOPE_HEAD = /^(?:范围|对象|发给|scope)(?:\s*:\s*|\s+)/i;
export const FEEDBACK_HEAD = /^(?:反馈|上报|报送|feedback)(?:\s*:\s*|\s+)/i;
export const TOPIC_HEAD = /^(?:主题|事由|标题|topic)\s*:\s*/i;
export const ACK_HEAD = /^(?:签收|收到|ack)\s*(?:时限|期限)?\s*:?\s*/i;
export const ACK_TAIL = /^\s*(?:之?内|以内)?\s*(?:签收|回复收到)/;
export const VALID_HEAD = /^(?:有效期?|valid)\s*:?\s*/i;
/** A clause on a later line needs its colon, or it is part of the text. */
export const CLAUSE_LINE =
  /^(?:范围|对象|发给|反馈|报送|主题|事由|标题|签收|有效期?|scope|feedback|topic|ack|valid)\s*(?:时限)?\s*:/i;
export const NEXT_CLAUSE = /\s+(?:范围|对象|发给|反馈|报送|签收|有效期?|scope|feedback|ack|valid)\s*:/i;
export const SEPARATORS = /^[\s,;，；|。]+/;

const TIER_WORDS: Readonly<Record<Tier, readonly string[]>> = {
  province: ['省', '省级', 'province'],
  city: ['市', '市级', '地市', 'city'],
  county: ['县', '区', '县级', '县区', '县市区', '县(市、区)', 'county'],
  town: ['乡镇', '镇', '乡', '街道', '镇街', '乡街', '乡镇街道', '乡镇(街道)', 'town'],
  village: ['村', '社区', '村社区', '村居', '行政村', '村(社区)', 'village'],
  grid: ['网格', '网格员', '小区', 'grid'],
};
const TIER_OF = new Map(
  Object.entries(TIER_WORDS).flatMap(([tier, words]) => words.map((word) => [word, tier as Tier] as const)),
);

/** 村, 各村, 所有社区 → village. */
export function tierNamed(word: string): Tier | undefined {
  return (
    TIER_OF.get(word.toLowerCase()) ??
    TIER_OF.get(word.replace(/^(?:各级?|所有的?|全部|全体)/, '').replace(/[级们]$/, ''))
  );
}

export const ALL_WORDS = /^(?:全部|所有|全体|全员|下级|all)$/i;
export const ONLY_HEAD = /^(?:仅|只发?|only)\s*/i;
/** What looks like the name of a unit: not to be taken for the text of the order when it is unknown. */
export const UNIT_LIKE = /^[\p{Script=Han}\d]{1,12}(?:省|市|县|区|镇|乡|街道|村|社区|网格|屯|组)$/u;
const EACH = /各(乡镇街道|乡镇|镇街|街道|县市区|县区|县|镇|乡|行政村|村|社区|网格)/g;

/** The one tier a text speaks to: 各村20点前… → village; several or none: undefined. */
export function tierAddressed(text: string): Tier | undefined {
  const tiers = new Set([...text.matchAll(EACH)].map((found) => tierNamed(found[1] ?? '')));
  return tiers.size === 1 ? [...tiers][0] : undefined;
}

const NUMBER = '(\\d{1,4}|半|[一二三四五六七八九十两]{1,3})';
export const DURATION = new RegExp(`^${NUMBER}\\s*个?(半)?\\s*(分钟|分|小时|钟头|天|日|min|h)\\s*(?:之?内|以内)?`, 'i');
/** 签收0分钟 gives nobody time. */
export const NO_TIME = /^[0〇零]+\s*个?(?:分钟|分|小时|钟头|天|日|min|h)(?:之?内|以内)?/i;
export const MINUTES_OF: Readonly<Record<string, number>> = {
  分钟: 1, 分: 1, min: 1, 小时: 60, 钟头: 60, h: 60, 天: 1440, 日: 1440,
}; // prettier-ignore

const DAY_PART =
  '(今天|今日|今晚|今早|今夜|今|明天|明日|明早|明晚|明|后天|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|\\d{1,2}[日号])?';
const PERIOD = '(凌晨|早上|早晨|清晨|早|上午|中午|下午|傍晚|晚上|夜里|晚|夜)?';
const CLOCK = '(\\d{1,2}|[一二三四五六七八九十两]{1,3})(?::(\\d{2})|[点时](?:(\\d{1,2})分?|(半)|(一刻))?)';
const BEFORE = '\\s*(?:整)?\\s*(?:之前|以前|前)?';
export const MOMENT_SOURCE = `${DAY_PART}\\s*${PERIOD}\\s*${CLOCK}${BEFORE}`;
export const MOMENT = new RegExp(`^${MOMENT_SOURCE}`);
export const DAYS_AHEAD: Readonly<Record<string, number>> = { 今: 0, 明: 1, 后: 2 };
export const AFTERNOON = /下午|傍晚|晚|夜/;
export const NOON = /中午/;
export const MORNING = /凌晨|早|清晨|上午/;

/** 20:30前报转移人数: the order asks for a figure in its own words. */
export const ASKS_BACK = new RegExp(
  `(?:^|[,，。;；\\s])(${MOMENT_SOURCE})(?:上报|报送|反馈|报)((?:[\\p{Script=Han}]{1,10}[、和及,，])*[\\p{Script=Han}]{1,10}?[数量])(?=[,，。;；!！\\s]|$)`,
  'u',
);
export const LABEL_SPLIT = /\s*(?:[、,，/]|和|及)\s*/;
/** A blank-separated label that goes on the list without 、. */
export const LABEL_LIKE =
  /^(?:[\p{Script=Han}]{2,10}(?:[数量]|情况|名单|原因|进展|结果|措施)|[\p{Script=Han}]{1,10}\([\p{Script=Han}\w℃%]{1,4}\))$/u;
const WORDY = /(?:情况|名单|原因|说明|措施|进展|结果|地点|位置|姓名|困难|问题|建议|时间|备注)$/;
const MEASURED = /(人|户|次|处|例|台|辆|个|间|亩|吨|件|条|顶|袋)数$/;
/** 水位(米): what is counted stands in brackets behind it. */
const IN_BRACKETS = /^(.+?)\s*\(([\p{Script=Han}\w℃%]{1,4})\)$/u;
const FINE = /^(?:米|厘米|毫米|公里|千米|公分|度|℃|%|mm|cm|m|km|立方米|方)$/i;
/** Measured rather than counted, with the measure that goes without saying. */
const GAUGED: readonly (readonly [RegExp, string])[] = [
  [/(?:水位|水深|积水深度)$/, '米'],
  [/(?:雨量|降雨|降水量)$/, '毫米'],
  [/(?:气温|温度|体温)$/, '度'],
];

export interface Asked {
  /** As it is printed: 水位 of 水位(米). */
  readonly label: string;
  readonly measure: string;
  readonly kind: 'people' | 'work' | 'text';
  readonly decimal?: true;
  /** Other ways to write it, the bare measure not among them. */
  readonly aliases: readonly string[];
}

const measureOf = (label: string): string =>
  MEASURED.exec(label)?.[1] ?? GAUGED.find(([like]) => like.test(label))?.[1] ?? '';

/** 转移户数 → 户, a count, also 转移户; 水位(米) → 米, with a fraction; 安置情况 → words. */
export function fieldOf(typed: string): Asked {
  const [, label = typed, bracket] = IN_BRACKETS.exec(typed) ?? [];
  if (WORDY.test(label)) return { label, measure: '', kind: 'text', aliases: [] };
  const measure = bracket ?? measureOf(label);
  const kind = measure === '人' ? 'people' : 'work';
  const short = label.replace(/[数量]$/, '');
  const aliases = short === label || short.length < 2 ? [] : [short];
  return FINE.test(measure) ? { label, measure, kind, decimal: true, aliases } : { label, measure, kind, aliases };
}

/** The head of 转移户数 is 转移: 转移12户. */
export function stemOf(label: string): string {
  return label.replace(/(?:[人户次处例台辆个间亩吨件条顶袋]?[数量])$/, '');
}

export const ALL_ZERO =
  /^(?:(?:一切|情况|目前|暂时?|全部|都|均|今日|今天|目前情况)*(?:零报告|0报告|无|没有|无异常|没有异常|无情况|没情况|没有情况|正常|均?为?[0零〇]))[。!！]?$/;
/** 转移户数无, 水桶没有: a zero said of one field. */
export const NONE_OF_IT = '\\s*[:=]?\\s*(?:为)?(?:无|没有|零|〇)(?=[\\s,，。;；、!！]|$)';
/** Said of a day that is over. */
export const PAST_DAY = /^(?:昨天|昨日|前天|前日|上周|\d{1,2}月\d{1,2}[日号](?!前))/;
/** May stand around a figure and says nothing of its own. */
export const FILLER = /^(?:已经?|现有?|目前|共计?|总共|合计|全部|一共|我们|本村|有|是|为|报|了|完毕|左右)*$/;
/** Between the head of a label and its figure: 转移群众31人. */
export const WHO = '(?:了|出|走)?(?:群众|村民|居民|人员|住户|农户|老人)?';
/** Digits that are no figures: times, dates, numbers of orders, grids and houses, and what was blanked. */
export const NOT_FIGURES =
  /\d{1,2}:\d{2}(?:分|前)?|\d{1,2}[点时](?:\d{1,2}分?|半|一刻)?|\d{2,4}年|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号](?!网格)|令\s*\d+|第\d+[版次批期]|\d+号?(?:网格|楼|栋|单元|组|村|社|小区|队)|\d+\*+\d*/g;
export const DONE = /(?<![未没尚不])(?:完成|办结|落实|处置完|安置完|全部安置|办好|做完|搞好|到位)(?!不了)/;
export const NOT_DONE = /未完成|没完成|尚未|正在|未落实|还没|没有完成|未办结/;
export const GUESS = /^(?:\s*[-~—至到]\s*\d|多|来|左右|几)/;
export const VALUE =
  '(-?\\d+(?:\\.\\d+)?(?:\\s*[-~—至到]\\s*\\d+(?:\\.\\d+)?)?|[〇零一二两三四五六七八九十百千万廿卅]+)';
export const EQUALS = '\\s*(?:[:=]|是|为|共|有)?\\s*';

export const CONFIRM = /^(?:确认|confirm)$/i;
export const CANCEL = /^(?:取消|cancel)$/i;
export const LEAVE = /^(?:不改|不撤|不结|leave)$/i;
export const RESEND = /^(?:补发|重发|resend)$/i;
/** At the head it always means handing back, whatever follows it. */
export const RETURN = /^(?:退回|return(?=\s|$))[\s:,，]*/i;

const HAN_NUMBER = '[一二两三四五六七八九十百千零〇]{1,7}';
const ORDER_NUMBER = new RegExp(`^(?:第|令|no\\.?)?\\s*(\\d{1,6}|${HAN_NUMBER})\\s*(?:号令?|令)?$`, 'i');

/** 令12, 12号, 第12号令, 12, 四十七 → 12, 47. */
export function orderNumber(word: string | undefined): number | undefined {
  const found = ORDER_NUMBER.exec(word ?? '')?.[1];
  if (found === undefined) return undefined;
  return /^\d/.test(found) ? Number(found) : parseNumeral(found);
}

/** 代1号网格收到: in the place of another unit. */
export const IN_PLACE_OF = /^(?:代替?|替|帮)(?=.{2})/;
/** What was quoted is an order itself, and which version of it. */
export const QUOTED_ORDER = /【令\s*\d+】|\[Order 令\d+\]/;
export const QUOTED_VERSION = /第(\d+)版|version (\d+)/;
/** /收到 43 2号网格: what stands behind the typed command. */
export const TYPED_ACK = /^\s*(?:[/\\]{1,3}|、{1,2})\s*(?:收到|签收|ack|sd)\s*(.*)$/is;

const RULE = /^[-—_]{5,}$/;

/** What stands below the dashes of a quote; the quoted order shows sample figures of its own. */
export function belowQuote(text: string): string {
  const lines = text.split(/\r?\n/);
  return lines.slice(lines.findLastIndex((line) => RULE.test(line.replace(/\s/g, ''))) + 1).join('\n');
}
