// Rows of bare figures whose form stands in the title: 姓名+发热+返乡, below it 张三 0 2 (domain.md §10).
import { BIT } from './bits.ts';
import type { EntryRead } from './entry.ts';
import { has, type Lexed, lexed, words } from './lexed.ts';
import { linesOf } from './items.ts';
import { normalise } from './normalise.ts';
import type { Scene } from './scene.ts';
import { type Header, rowEntry, UNIT_COLUMN } from './table.ts';
import { echo, part, trim, type Typed } from './typed.ts';

const SIGN_UP = /报名|参加|团购|\?|吗/;
const GLUE = BIT.mark | BIT.dun | BIT.sep | BIT.blank;
const CELL = /[^\s+/，,、;|→-]+(?:-\d+[^\s+/，,、;|-]*)?/g;
const FIGURE =
  /^(?:\d+(?:\.\d+)?(?:[-~至到]\d+)?|[〇零一二两三四五六七八九十百]+|无|没有|没|[Oo])(?:人|名|例|个|次|户|处|起|趟)?$/;

/** A column for the unit or the name right in front of the labels. */
const NAMED = new RegExp(`(?:${UNIT_COLUMN.source})[\u4e00-\u9fff]{0,2}[\\s+/，,、;|()-]+$`);

/** Index of the next label of the form behind tokens[at], or -1. */
function nextLabel(read: Lexed, at: number): number {
  let next = at + 1;
  while (has(read, next, GLUE) && !has(read, next, BIT.label)) next += 1;
  return next > at + 1 && has(read, next, BIT.label) ? next : -1;
}

/** The longest run of labels without figures, as typed, and where it begins. */
function longestRun(read: Lexed): { labels: readonly string[]; from: number } {
  let best: { labels: readonly string[]; from: number } = { labels: [], from: 0 };
  for (let from = 0; from < read.tokens.length; from += 1) {
    if (!has(read, from, BIT.label)) continue;
    const labels: string[] = [];
    let last = from;
    for (let at = from; at >= 0; at = nextLabel(read, at)) labels.push(words(read, (last = at), at + 1));
    if (labels.length > best.labels.length && !has(read, last + 1, BIT.num)) best = { labels, from };
    from = last;
  }
  return best;
}

/** The form a title asks for: a column for the name, then one for each label. */
export function formatOf(title: string, scene: Scene): Header | undefined {
  if (title === '' || title.length > 300 || SIGN_UP.test(title)) return undefined;
  const read = lexed(normalise(title), scene.vocabulary);
  const { labels, from } = longestRun(read);
  const first = read.tokens[from];
  if (!first || labels.length === 0) return undefined;
  const named = NAMED.test(read.text.slice(0, first.s));
  if (!named && (labels.length < 2 || !/^[+/| ]/.test(read.text.slice(first.e)))) return undefined;
  return { row: 0, unit: 0, labels: new Map(labels.map((label, index) => [index + 1, label])) };
}

/** （顺序：发热 返乡 密接）: the form, in a line of its own below the rows or above them. */
const ORDERED =
  /^[(【]?(?:以上|数字|数据|各项|各列)?(?:的?顺序|依次|分别|格式|各列)(?:是|为)?[: ]*([^:()\d]{4,80}?)[)】。]*$/;

/** Rows of bare figures whose form is given in the last line or the first. */
export function byOrder(typed: Typed, scene: Scene): EntryRead[] | undefined {
  const lines = linesOf(typed.text)
    .map(({ s, e }) => trim(part(typed, s, e)))
    .filter(({ text }) => text !== '');
  if (lines.length < 2 || lines.length > 500) return undefined;
  const at = [lines.length - 1, 0].find((index) => ORDERED.test(lines[index]?.text ?? ''));
  const form = at === undefined ? undefined : ORDERED.exec(lines[at]?.text ?? '')?.[1];
  const format = form === undefined ? undefined : formatOf(form.replace(/[、，,]/g, ' '), scene);
  if (!format) return undefined;
  const reads = lines.filter((_, index) => index !== at).map((line) => positional(line, format, scene));
  const rows = reads.filter((read) => read !== undefined);
  return rows.length === reads.length ? rows : undefined;
}

/** A row of the form; undefined when it is written in another way. */
export function positional(typed: Typed, format: Header, scene: Scene): EntryRead | undefined {
  const cells = [...typed.text.matchAll(CELL)];
  const first = cells.findIndex(([cell]) => FIGURE.test(cell));
  if (first < 1) return undefined;
  const name = echo(typed, 0, (cells[first - 1]?.index ?? 0) + (cells[first - 1]?.[0].length ?? 0)).trim();
  const end = cells.findIndex(([cell], index) => index > first && !FIGURE.test(cell));
  const figures = cells.slice(first, end < 0 ? cells.length : end).map(([text]) => ({ text, typed: text }));
  if (figures.length < format.labels.size) return { name, error: { error: 'missing_value' } };
  if (figures.length > format.labels.size) return { name, error: { error: 'ambiguous_number' } };
  return rowEntry([{ text: name, typed: name }, ...figures], format, scene);
}
