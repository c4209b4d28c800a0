// Which day a pasted table is for: its title, a column of days, or a line below the figures.
import { type Day, findDay } from './dates.ts';
import { mistakeIntent } from './draft.ts';
import type { Intent } from './intent.ts';
import { keyOf } from './list-day.ts';
import type { Scene } from './scene.ts';
import { local } from './zone.ts';

type Texts = readonly { readonly text: string }[];

const DAY_COLUMN = /^(?:[填上统报录][报计送表入]?)?(?:日期|时间)$/;
const BELOW = /日期|时间|以上|上述|填[表报]|报送|数据/;
const TITLE = /日报|报告|汇总|情况|统计|数据|疫情|日期|表|补/;
const LIMIT = /^(?:之?前|起|以[前后来]|止|截|开始)/;
/** Days between 1899-12-30, where spreadsheets begin to count, and the epoch. */
const SHEET_EPOCH = 25_569;

/** 44769, as a spreadsheet keeps a day. */
function serial(text: string): Day | undefined {
  const days = /^4\d{4}$/.test(text) ? Number(text) - SHEET_EPOCH : NaN;
  return Number.isNaN(days)
    ? undefined
    : { date: new Date(days * 86_400_000).toISOString().slice(0, 10), s: 0, e: text.length };
}

function dayOf(text: string, { context: { at, zone } }: Scene): Day | undefined {
  const day = text === '' ? undefined : (serial(text) ?? findDay(text, at, zone));
  return day && { ...day, token: day.token ?? text.slice(day.s, day.e) };
}

/** A day in the title; one that cannot be is an error only where a day of a report is meant. */
function ofTitle(title: string, scene: Scene): Day | undefined {
  const day = dayOf(title, scene);
  const meant = day?.mistake === undefined || (TITLE.test(title) && !LIMIT.test(title.slice(day.e)));
  return meant && /\d|昨|前/.test(day?.token ?? '') ? day : undefined;
}

/** The day of the table: none named is undefined, several or one that cannot be is a mistake. */
function dayOfTable(
  { title, head, data, below }: { title: Texts; head: Texts; data: readonly Texts[]; below: readonly Texts[] },
  scene: Scene,
): Day | undefined {
  const joined = (row: Texts): string => row.map(({ text }) => text).join(' ');
  const column = head.findIndex(({ text }) => DAY_COLUMN.test(text));
  const cells = column < 0 ? [] : [...new Set(data.map((row) => row[column]?.text ?? ''))];
  const lines = below.map(joined).filter((line) => BELOW.test(line));
  const found = [
    ofTitle(joined(title), scene),
    ...cells.map((cell) => dayOf(cell, scene)),
    ...lines.map((line) => dayOf(line, scene)),
  ].filter((day) => day !== undefined);
  const wrong = found.find(({ mistake }) => mistake !== undefined);
  const today = local(scene.context.at, scene.context.zone);
  const keys = new Set(found.map((day) => keyOf(day, today)));
  const [first] = found;
  if (wrong || !first || (keys.size === 1 && ![...keys][0]?.includes('..'))) return wrong ?? first;
  const token = `${found
    .map((day) => day.token ?? '')
    .join('、')
    .slice(0, 40)}（请一天一条，分开发）`;
  return { ...first, mistake: 'bad_date', token };
}

/** The day as a report carries it, or the error about it. */
export function tableDay(
  parts: Parameters<typeof dayOfTable>[0],
  scene: Scene,
): { date?: string | undefined; wrong?: Intent } {
  const day = dayOfTable(parts, scene);
  return day?.mistake === undefined
    ? { date: day?.date }
    : { wrong: mistakeIntent({ code: day.mistake, token: day.token ?? '' }) };
}
