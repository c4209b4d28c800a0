// 昨天零报告，今天返乡2人: two days in one message. Half of it stored would be a wrong report of one of them (domain.md §10, §11).
import { type Day, daysNamed } from './dates.ts';
import type { Lexed } from './lexed.ts';
import type { Scene } from './scene.ts';
import type { Fact } from './state.ts';

/** Between a day and what is said of it. */
const BETWEEN = /^(?!的)[^，,。;\n]{0,10}$/;
/** 昨天来的, 昨天从上海…: when it happened. 比昨天, 同昨天: what it is compared with. */
const EVENT = /从|自|由|来自|去过|到过|回[来到家]|抵|到[的家]|来的|返回|以来|起|\d[点时]|:\d\d|没变|一样/;
/** 昨天居隔4个没变: so it is today. */
const UNMOVED = /[没不未]变(?![化])|没动/;
const MEASURE = /[跟和与同比较像如自从]$/;

interface Said {
  /** Days since the epoch; undefined when no day stands in front of it. */
  readonly day: number | undefined;
  readonly fact: Fact | undefined;
}

/** What day each statement is of: the last one named before it in its clause. */
function dayOf(text: string, at: number, days: ReturnType<typeof daysNamed>): number | undefined {
  const day = days.findLast(({ e }) => e <= at);
  if (!day) return undefined;
  const between = text.slice(day.e, at).replace(/^[，,:\s]+/, '');
  if (MEASURE.test(text.slice(0, day.s)) || EVENT.test(between)) return undefined;
  return BETWEEN.test(between) ? day.days : undefined;
}

const isUnlike = (one: Said, other: Said): boolean =>
  one.day !== undefined && other.day !== undefined && one.day !== other.day && one.fact?.field !== other.fact?.field;

type Days = ReturnType<typeof daysNamed>;

const iso = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** Days side by side in front of all that is said. */
function rowOf(text: string, days: Days, first: number): Days {
  const row = days.slice(0, 1);
  for (const day of days.slice(1)) {
    const last = row.at(-1);
    if (!last || day.s >= first || !/^ *[、，,和及跟与]? *$/.test(text.slice(last.e, day.s))) break;
    row.push(day);
  }
  return row;
}

/** 昨天和今天返乡1: what is said of several days at once, as their range; days that are not in a row are no range. */
function together(text: string, days: Days, said: readonly number[]): Day | undefined {
  const first = Math.min(...said);
  const row = rowOf(text, days, first);
  const [from, to] = [row[0], row.at(-1)];
  if (!from || !to || row.length < 2 || to.e > first || row.length < days.length) return undefined;
  const between = text.slice(to.e, first).replace(/^[，,:\s]+/, '');
  if (MEASURE.test(text.slice(0, from.s)) || EVENT.test(between) || !BETWEEN.test(between)) return undefined;
  const numbers = row.map((day) => day.days).sort((a, b) => a - b);
  const [start = 0, end = 0] = [numbers[0], numbers.at(-1)];
  const span = { s: from.s, e: to.e };
  if (end - start !== row.length - 1)
    return { mistake: 'bad_date', token: `${text.slice(from.s, to.e)}（请一天一条，分开发）`, ...span };
  return { date: `${iso(start)}..${iso(end)}`, ...span };
}

/** 今天零报告，昨天也是 */
const ALSO =
  /(?:^|[，,。;\s])(?:大?前[天日]|昨[天日晚]|今[天日])(?:的|我们?|[村组]里?|网格|情况)*(?:也|同样)(?:都|是|为|报|一样|如此)*(?:$|[，,。;!\s的]|[零0]报)/;

/** The same of both days: their range when nothing but zero is said; figures are asked for day by day. */
function alike(text: string, days: Days, facts: readonly Fact[]): Day | undefined {
  const [first, second] = days;
  if (!first || !second || !ALSO.test(text)) return undefined;
  const span = { s: first.s, e: first.e };
  const [from, to] = [Math.min(first.days, second.days), Math.max(first.days, second.days)];
  if (days.length === 2 && to - from === 1 && facts.every(({ value }) => value === 0))
    return { date: `${iso(from)}..${iso(to)}`, ...span };
  const named = `${text.slice(first.s, first.e)}、${text.slice(second.s, second.e)}`;
  return { mistake: 'bad_date', ...span, token: `${named}（请一天一条，分开发）` };
}

/** The days of a message that reports on two of them, as a day that does not exist; undefined for any other message. */
export function twoDays(
  read: Lexed,
  scene: Scene,
  { facts, zero }: { facts: readonly Fact[]; zero: number },
): Day | undefined {
  const { text, tokens } = read;
  if (text.length > 300 || UNMOVED.test(text) || !/[昨前]|\d[日号]|\d[./-]\d/.test(text)) return undefined;
  const days = daysNamed(text, scene.context.at, scene.context.zone);
  if (new Set(days.map((day) => day.days)).size < 2) return undefined;
  const both = alike(text, days, facts);
  if (both) return both;
  const joint = together(text, days, [
    ...facts.map(({ from }) => tokens[from]?.s ?? 0),
    ...(tokens[zero] ? [tokens[zero].s] : []),
  ]);
  if (joint) return joint;
  const said: Said[] = facts.map((fact) => ({ day: dayOf(text, tokens[fact.from]?.s ?? 0, days), fact }));
  const none = tokens[zero];
  if (none) said.push({ day: dayOf(text, none.s, days), fact: undefined });
  const [first, last] = [days[0], days.at(-1)];
  // Figures of one field on two days are compared; so are all of them when each has its figure of the later day.
  const later = Math.max(...said.map(({ day }) => day ?? -Infinity));
  const alone = said.filter(
    (one) => one.day !== later && !said.some((other) => other.day === later && other.fact?.field === one.fact?.field),
  );
  const odd = alone.find((one) => said.some((other) => other.day === later && isUnlike(one, other)));
  return odd && first && last
    ? {
        mistake: 'bad_date',
        s: first.s,
        e: first.e,
        token: `${text.slice(first.s, first.e)}、${text.slice(last.s, last.e)}（请一天一条，分开发）`,
      }
    : undefined;
}
