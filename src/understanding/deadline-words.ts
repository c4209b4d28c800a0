// The words a limit is said in: 明天上午10点前整改到位, 2小时内, 限期3日, 下班前, 立行立改.
const N = '(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})';
/** How many hours or days: 1.5, 9999, 二十四. */
export const AMOUNT = '(?:(?<![\\d.])\\d{1,5}(?:\\.\\d{1,2})?|[一二两三四五六七八九十半]{1,3})';
const DAY = `(?:今天|今日|今晚|今早|今|当天|当日|明天|明日|明早|明晚|明(?!年)|后天|后日|大后天|(?:昨天|昨日|昨晚|前天)(?=.{0,9}前)|本?周[一二三四五六日末天]|下周[一二三四五六日天]|星期[一二三四五六日天]|下星期[一二三四五六日天]|(?:(?:\\d{2,4}|今|明)年)?${N}月${N}[日号]?|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[./]\\d{1,2}|${N}[日号]|月底|本月底|年底|本周|本月)`;
const PART = '(?:早上|上午|中午|下午|傍晚|晚上|晚间|凌晨|晚|早)';
const CLOCK = `(?:${N}(?:点|时)(?:半|整|一刻|${N}分?)?|\\d{1,2}:\\d{2})`;
const BY = '(?:之前|以前|前|内|止|为止|底前|截止)';
const DO =
  '(?:必须|务必|需|须|要)?(?:全部|彻底)?(?:更换|到岗|上岗|归位|消杀|配齐|撤除|拆除|整改到位|整改完毕|整改完成|整改好|整改完|完成整改|限期整改|整改落实|整改|改到位|改正到位|改正|改完|改好|完成|落实到位|落实|处理完毕|处理完|处理好|处理|解决|清理完毕|清理完|清理|反馈|回复|报结果|销号|补齐|补上|补全|修复|修好|恢复|到位|上报|上墙|办结|办理完毕|办完|改)?';
const AT = `(?:(?:请|须|需|必须|限|限期|务必|要求|应|要)?(?:于|在)?)?`;
const DAYTIME = `${AT}(?:${DAY}[ ]?${PART}?[ ]?${CLOCK}?|${PART}[ ]?${CLOCK}?|${CLOCK})(?:下班)?${BY}?(?:前)?`;
const SPAN = `(?:${AMOUNT}个半?[ ]?月|(?:${AMOUNT}个半?|${AMOUNT})[ ]?(?:个)?(?:半)?(?:小时|钟头|天|日|分钟|个?工作日|周|星期|h|H))`;
const WITHIN = `(?:限期?|限时|于|在|请|要求)?(?:接通知后|接到通知后)?${SPAN}(?:之内|以内|内)?`;
const NOW =
  '(?:请|须|要求|必须)?(?:立即|立刻|马上|当场|现场|即刻|即时|立行立改|即知即改|边查边改|立整立改|当即|马上就?)';
/** 放学前, 天黑之前: an event ends the limit; at what hour, where everybody knows it. */
export const HOURS: Readonly<Record<string, number>> = {
  下班: 18, 放学: 18, 收工: 18, 下工: 18, 散工: 18, 晚饭: 18, 吃晚饭: 18, 天黑: 20, 日落: 20, 午饭: 12, 中饭: 12, 吃午饭: 12,
}; // prettier-ignore
const SOME_TIME =
  '饭|开饭|吃饭|早饭|开餐|开会|散会|例会|上班|上课|下课|上学|开学|开门|关门|开业|营业|打烊|收市|开工|复工|交班|交接班|换班|熄灯|睡觉|下雨|降雨';
export const EVENT = `(?:${Object.keys(HOURS).join('|')}|${SOME_TIME})`;
const BARE = `(?:限期整改|尽快整改|尽快|抓紧整改|限期|${AT}(?:${DAY}[ ]?)?${PART}?${EVENT}(?:之|以)?前)`;

/** The whole of a piece is a deadline. */
export const DEADLINE = new RegExp(`^(?:${DAYTIME}|${WITHIN}|${NOW}|${BARE})${DO}$`);
/** A deadline at the end of a piece. */
export const DEADLINE_TAIL = new RegExp(
  `(?:${DAYTIME}(?<=前|内|止|截止|改|成|好|位)|${WITHIN}(?<=内)|${NOW}|${BARE})${DO}$`,
);
export const ON_SPOT = /立即|立刻|马上|当场|现场|即刻|即时|立行立改|即知即改|边查边改|立整立改|当即/;

const MARK = '(?:限期?|[时期]限:?|延[期长]?[到至]?|宽限[到至]?|截[至止]到?|[到至])[ ]*';
/** A time anywhere in an answer; what marks it as a limit is a word before it (到, 限) or behind it (前, 内). */
export const LIMITS = new RegExp(`(?<mark>${MARK})?(?<when>${WITHIN}(?!前)|${DAYTIME}|${BARE})(?<deed>${DO})`, 'g');

export const MONTH_DAY = new RegExp(`(?:(明)年)?(${N})月(${N})|(?<![\\d:])(\\d{1,2})[./](\\d{1,2})`);
export const FULL_DAY = /(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})/;
export const DAY_ALONE = new RegExp(`(${N})[日号]`);
export const CLOCK_TIME = new RegExp(`(${N})(?:点|时)(半|一刻|(${N})分?)?|(\\d{1,2}):(\\d{2})`);
export const SPAN_OF = new RegExp(`(${AMOUNT})[ ]?(个)?(半)?[ ]?个?(小时|钟头|天|日|分钟|工作日|周|星期|月|h)`, 'i');
