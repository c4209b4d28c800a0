// 周二的零报告补上, 前三天都是零报告: a day of the week, or the days before today, when a report is handed in late.
import type { Day } from './dates.ts';
import { parseNumeral } from './numeral.ts';

const NAMED = /(?<![每上下个两几\d])(?:周|星期|礼拜)([一二三四五六日天])(?![到至、和-])/g;
const LATE = /补[报上发交填录]|补(?=(?:周|星期|礼拜))/;
/** 周三零报告, 周一到周三返乡2: which week, and which of the days, is not said. */
const HEADED =
  /^(?:本|这)?(?:周|星期|礼拜)([一二三四五六日天])(?:[到至、和—~-]+(?:周|星期|礼拜)?[一二三四五六日天])?的?[:，, ]*(?:都是?|均|全)?(?=零报|0报|无异常|没有?情况|[\u4e00-\u9fff]{2,6}[\d一二两三四五六七八九十])/;

/** Today's name is today; any other day has to be asked for. */
function ofHead([words, name = '']: RegExpExecArray, today: Date): Day | undefined {
  const alone = !/[到至、和—~-]/.test(words);
  const current = '日一二三四五六'.charAt(today.getUTCDay());
  return alone && name.replace('天', '日') === current ? undefined : { mistake: 'bad_date', s: 0, e: words.length };
}

/** 农历六月三十, 正月初五, 大年初一: no day of the calendar reports are kept by. */
const LUNAR =
  /(?:农历|阴历|旧历)[^，,。;\n]{0,3}月[初十廿一二三\d]{1,3}|[正腊冬]月(?:初|十|二十|廿|三十)[一二三四五六七八九十]?|大年(?:初[一二三四五六七]|三十)/;
/** 20220726零报告, 0726零报告, 二十六日零报告: a day, but not as days are written. */
const COMPACT =
  /^(?:补报?[:： ]*)?(?:20\d{2})?(?:0\d|1[0-2])[0-3]\d(?=[\s，,:]*(?:的|零报|0报|疫情|日报|返乡|发热))|(?<![\d月一二三十廿续每近过])(?:[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)日(?=的|零报|0报|[\u4e00-\u9fff]{2,6}\d)/;

/** Holds no such day when it has none of these. */
export const UNUSUAL = /[前去这近].{1,3}[天日周期月]|[历正腊冬年]|\d{4}|[一二三四五六七八九十]日/;

export function unusualIn(text: string): Day | undefined {
  const found = LUNAR.exec(text) ?? COMPACT.exec(text);
  return found ? { mistake: 'bad_date', s: found.index, e: found.index + found[0].length } : undefined;
}

/** 这两天返乡2人, 近一周返乡5人: a sum of several days. */
const SUM =
  /(?:这|最近|近)(?:[一二两三四五六七八九十几]|\d{1,2})(?:天|日|周|个?星期|个?月)(?:来|内|里|以来)?[^，,。;\n\d]{0,6}(?=[1-9]|[一二两三四五六七八九十][人名个位])/;

/** The last such day before today. 上周五 may mean two days and is left alone; two of them, or today's name, are no single day. */
export function weekdayIn(text: string, today: Date): Day | undefined {
  const headed = LATE.test(text) ? null : HEADED.exec(text);
  if (headed) return ofHead(headed, today);
  if (
    !LATE.test(text) ||
    /每|到(?:上?周|星期)|明天|下[周个]|大家|各[村位网单组社]|请|谁|尽快|赶紧|抓紧|记得|[没未]|要|需|[?]|吗/.test(text)
  )
    return undefined;
  const [found, second] = [...text.matchAll(NAMED)];
  if (!found) return undefined;
  const span = { s: found.index, e: found.index + found[0].length };
  const wanted = '一二三四五六日'.indexOf((found[1] ?? '').replace('天', '日'));
  const current = (today.getUTCDay() + 6) % 7;
  if (second || wanted === current) return { mistake: 'bad_date', ...span };
  const back = wanted > current ? current - wanted + 7 : current - wanted;
  return { date: String(-back), ...span };
}

const N_DAYS =
  /(?<=^|[\s，,。;:、]|补报?|[我们村格区组])(?:前|过去)([一二两三四五六七八九十几]|\d{1,2})[天日](?=[\s，,:]*(?:的|都|均|全|也|一直|一律|是|为|零报|0报|[无没]|一切|数据|一?共|总共|[\u4e00-\u9fff]{2,6}\d))/;

/** 前三天都是零报告: the days before today; 前几天 are none for certain. */
export function daysBefore(text: string): Day | undefined {
  const sum = SUM.exec(text);
  if (sum) return { mistake: 'bad_date', s: sum.index, e: sum.index + sum[0].length };
  const found = /今[天日]|本日/.test(text) ? null : N_DAYS.exec(text);
  if (!found) return undefined;
  const span = { s: found.index, e: found.index + found[0].length };
  const count = Number(found[1]) || (parseNumeral(found[1] ?? '') ?? 0);
  if (count < 1 || count > 30) return { mistake: 'bad_date', ...span };
  return { date: count === 1 ? '-1' : `-${count}..-1`, ...span };
}
