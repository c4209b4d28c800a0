// 周二的零报告补上: a day of the week, when a report is handed in late.
import type { Day } from './dates.ts';

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
