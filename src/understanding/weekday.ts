// 周二的零报告补上, 前三天都是零报告: a day of the week, or the days before today, when a report is handed in late.
import type { Day } from './dates.ts';
import { parseNumeral } from './numeral.ts';

const NAMED = /(?<![每上下个两几\d])(?:周|星期|礼拜)([一二三四五六日天])(?![到至、和-])/g;
const LATE = /补[报上发交填录]/;

/** The last such day before today. 上周五 may mean two days and is left alone; two of them, or today's name, are no single day. */
export function weekdayIn(text: string, today: Date): Day | undefined {
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
  const found = /今[天日]|本日/.test(text) ? null : N_DAYS.exec(text);
  if (!found) return undefined;
  const span = { s: found.index, e: found.index + found[0].length };
  const count = Number(found[1]) || (parseNumeral(found[1] ?? '') ?? 0);
  if (count < 1 || count > 30) return { mistake: 'bad_date', ...span };
  return { date: count === 1 ? '-1' : `-${count}..-1`, ...span };
}
