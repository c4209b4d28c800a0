// Words around days: `3号网格 至8月1日 整体搬迁` is a unit, a last day and a reason.
import { UserError } from '../../src/errors.ts';
import { dayFromWords } from '../../src/calendar-words.ts';
import type { Day } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { echo } from './said.ts';

export interface Span {
  readonly before: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
  readonly after: readonly string[];
}

const FROM = /^(?:从|自|from)/i;
const UNTIL = /^(?:至|到|截至|截止|until|to|~|～|—+|-)(?=.)/i;
const UNTIL_ALONE = /^(?:至|到|截至|截止|until|to|~|～|—+|-)$/i;
const BETWEEN = /^(.+?)(?:至|到|~|～|—+)(.+)$/;
const DAY_LIKE = /^[\d〇一二三四五六七八九十]+[月./-]/;
const TAIL = /(?:起|止|为止)$/;

/** Finds the days among the words; a word that begins like a last day but is none is refused. */
export function spanOf(words: readonly string[], today: Day): Span {
  const joined = together(words);
  const dayOf: DayOf = (word) => dayFromWords(word.replace(FROM, '').replace(TAIL, ''), today);
  const days: Days = {};
  const taken = new Set<number>();
  for (const [i, word] of joined.entries()) if (take(word, days, dayOf)) taken.add(i);
  const first = Math.min(...taken);
  const rest = joined.filter((_, i) => !taken.has(i));
  const cut = taken.size === 0 ? rest.length : first;
  if (days.from !== undefined && days.to !== undefined && days.to < days.from)
    throw new UserError(text('day.order', { from: days.from, to: days.to }));
  return { before: rest.slice(0, cut), after: rest.slice(cut), ...days };
}

interface Days {
  from?: Day;
  to?: Day;
}

type DayOf = (word: string) => Day | undefined;

/** Notes the days of a word; false when it holds none. */
function take(word: string, days: Days, dayOf: DayOf): boolean {
  return UNTIL.test(word) ? takeLast(word.replace(UNTIL, ''), days, dayOf) : takeFirst(word, days, dayOf);
}

function takeLast(word: string, days: Days, dayOf: DayOf): boolean {
  const day = dayOf(word);
  if (day === undefined && DAY_LIKE.test(word)) throw new UserError(text('day.bad', { word: echo(word) }));
  if (day !== undefined) days.to = day;
  return day !== undefined;
}

function takeFirst(word: string, days: Days, dayOf: DayOf): boolean {
  const [, first = word, last] = BETWEEN.exec(word) ?? [];
  const from = dayOf(first);
  const to = last === undefined ? undefined : dayOf(last);
  if (from === undefined || (last !== undefined && to === undefined)) return false;
  days.from = from;
  if (to !== undefined) days.to = to;
  return true;
}

/** 至 and the day behind it as one word. */
function together(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && UNTIL_ALONE.test(last)) joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}
