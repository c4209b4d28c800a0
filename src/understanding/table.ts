// Blocks pasted from a spreadsheet (domain.md §10): header in any order, unit column, remarks, totals.
import { BIT } from './bits.ts';
import { readFacts } from './facts.ts';
import { type EntryRead, mistaken, toEntry } from './entry.ts';
import type { Fields, Intent, Mistake } from './intent.ts';
import { fieldOf, has, lexed } from './lexed.ts';
import { mistakeIntent } from './draft.ts';
import { UNIT_END } from './lexicon/phrases.ts';
import { settle } from './settle.ts';
import { clashing } from './forms.ts';
import { plainFigures } from './plain.ts';
import type { Scene } from './scene.ts';
import { normalise } from './normalise.ts';
import { tableDay } from './table-day.ts';
import { wrongTotal } from './total.ts';
import { echo, part, type Typed } from './typed.ts';

interface Cell {
  readonly text: string;
  readonly typed: string;
}
type Row = readonly Cell[];

const TOTAL = /^(?:合计|总计|小计|共计|汇总|总数|合 *计)/;
export const UNIT_COLUMN =
  /网格|单位|村|社区|姓名|名称|小区|班级|组|点位|地点|区域|乡镇|街道|责任人|填报人|楼栋|卡口|学校/;
const NOT_UNIT = /^(?:序号|编号|备注|说明|日期|时间|合计|电话|联系|No\.?|#)?$/i;

/** Nothing, or the rule under the heads of a table: |---|:-:|. */
const isRule = (line: string): boolean => /^[\s|:—-]*$/.test(line);

function rowsOf(typed: Typed, separator: RegExp, most = Infinity): Row[] {
  const rows: Row[] = [];
  for (let s = 0; s <= typed.text.length && rows.length < most;) {
    const at = typed.text.indexOf('\n', s);
    const e = at < 0 ? typed.text.length : at;
    if (!isRule(typed.text.slice(s, e))) rows.push(cellsOf(part(typed, s, e), separator));
    s = e + 1;
  }
  return rows;
}

function cellsOf(line: Typed, separator: RegExp): Row {
  const cells: Cell[] = [];
  let from = 0;
  for (const found of line.text.matchAll(separator)) {
    cells.push({ text: line.text.slice(from, found.index).trim(), typed: echo(line, from, found.index).trim() });
    from = found.index + found[0].length;
  }
  cells.push({ text: line.text.slice(from).trim(), typed: echo(line, from, line.text.length).trim() });
  return cells;
}

/** The label a header cell stands for: the whole cell, brackets and measures aside. */
function labelIn(cell: Cell, scene: Scene): string | undefined {
  const bare = cell.text.replace(/\([^()]*\)/g, '').trim();
  const read = lexed(normalise(bare), scene.vocabulary);
  const index = read.tokens.findIndex((token) => token.bits & BIT.label);
  if (index < 0 || !fieldOf(read, read.tokens[index])) return undefined;
  const other = read.tokens.filter((_, at) => at !== index && !has(read, at, BIT.blank | BIT.word | BIT.meas));
  return other.length === 0 ? bare.slice(read.tokens[index]?.s, read.tokens[index]?.e) : undefined;
}

export interface Header {
  readonly row: number;
  /** Column → label. */
  readonly labels: ReadonlyMap<number, string>;
  readonly unit: number | undefined;
}

function labelsOf(cells: Row, scene: Scene): Map<number, string> {
  const labels = new Map<number, string>();
  for (const [column, cell] of cells.entries()) {
    const label = /\d/.test(cell.text) && !/24/.test(cell.text) ? undefined : labelIn(cell, scene);
    if (label !== undefined) labels.set(column, label);
  }
  return labels;
}

function unitColumn(cells: Row, labels: ReadonlyMap<number, string>): number | undefined {
  const free = (test: (text: string) => boolean): number =>
    cells.findIndex((cell, column) => !labels.has(column) && test(cell.text));
  const named = free((text) => UNIT_COLUMN.test(text));
  if (named >= 0) return named;
  const plain = free((text) => !NOT_UNIT.test(text));
  if (plain >= 0) return plain;
  return cells[0]?.text === '' ? 0 : undefined;
}

function headerOf(rows: readonly Row[], scene: Scene): Header | undefined {
  for (const [row, cells] of rows.slice(0, 4).entries()) {
    const labels = labelsOf(cells, scene);
    const enough = labels.size > 1 || (labels.size === 1 && cells.length > 1 && UNIT_COLUMN.test(cells[0]?.text ?? ''));
    if (enough) return { row, labels, unit: unitColumn(cells, labels) };
  }
  return undefined;
}

/** A row read as `label:cell` pieces, so that cells obey the same rules as typed figures. */
function readRow(row: Row, header: Header, scene: Scene): { fields: Fields } | { mistake: Mistake } {
  const pieces: string[] = [];
  for (const [column, label] of header.labels) {
    const text = row[column]?.text ?? '';
    if (!/^[-—/]*$/.test(text)) pieces.push(`${label}:${text}`);
  }
  const plain = plainFigures(pieces.join(','), 0, scene.vocabulary);
  if (plain) return { fields: plain.fields };
  const read = lexed(normalise(pieces.join('\n')), scene.vocabulary);
  const facts = readFacts(read, true);
  const doubt = facts.doubts[0];
  const settled = settle(facts.facts);
  const label = clashing(read, facts.facts)?.label;
  const mistake =
    doubt ??
    settled.mistake ??
    (label === undefined ? undefined : { code: 'unknown_field' as const, token: label, label });
  return mistake ? { mistake } : { fields: settled.fields };
}

/** A row below a header, its unit first. */
export function rowEntry(row: Row, header: Header, scene: Scene): EntryRead {
  const name = (row[header.unit ?? 0]?.typed ?? '').replace(/^\d{1,5}[.、)]\s*(?=\D)/, '');
  const read = readRow(row, header, scene);
  return 'fields' in read ? { name, said: read.fields } : mistaken(name, read.mistake);
}

/** One row of figures, or one for each day. */
const isOfDays = (data: readonly Row[], head: Row): boolean => data.length === 1 || head[0]?.text === '日期';

const speaksIn = ({ labels }: Header) => {
  const columns = [...labels.keys()];
  return (row: Row): boolean => columns.some((column) => (row[column]?.text ?? '') !== '');
};

const isTotalIn =
  ({ unit = 0 }: Header) =>
  (row: Row): boolean =>
    row.slice(0, 2).some(({ text }) => TOTAL.test(text)) || TOTAL.test(row[unit]?.text ?? '');

function build(rows: readonly Row[], header: Header, scene: Scene): Intent | undefined {
  const isTotal = isTotalIn(header);
  const below = rows.slice(header.row + 1);
  const body = below.filter((row) => !isTotal(row));
  const speaks = speaksIn(header);
  const data = body.filter(speaks);
  const [first] = data;
  if (!first) return undefined;
  const [title, head] = [rows.slice(0, header.row).flat(), rows[header.row] ?? []];
  const other = head.filter((_, column) => !header.labels.has(column));
  const { date, wrong: noDay } = tableDay(
    { title: [...title, ...other], head, data, below: body.filter((row) => !speaks(row)) },
    scene,
  );
  if (noDay && (header.unit !== undefined || isOfDays(data, head))) return noDay;
  const when = date === undefined ? {} : { date };
  if (header.unit !== undefined) {
    const reads = data.map((row) => rowEntry(row, header, scene));
    const total = below.find(isTotal);
    const wrong = total && wrongTotal(reads, rowEntry(total, header, scene), scene);
    return wrong ?? { intent: 'chain', entries: reads.map(toEntry).filter((entry) => entry !== undefined), ...when };
  }
  if (data.length > 1) return undefined;
  const read = readRow(first, header, scene);
  return 'fields' in read ? { intent: 'report', fields: read.fields, ...when } : mistakeIntent(read.mistake);
}

/** Rows of blanks instead of tabs count as a table when every row has as many cells as the header, all figures. */
function isGrid(rows: readonly Row[], header: Header): boolean {
  const width = rows[header.row]?.length ?? 0;
  const body = rows.slice(header.row + 1);
  return (
    body.length > 0 &&
    body.every(
      (row) =>
        row.length === width &&
        [...header.labels.keys()].every((column) =>
          /^(?:\d+|[一二三四五六七八九十零两无])$/.test(row[column]?.text ?? ''),
        ),
    )
  );
}

/** Commas or blanks for tabs: only a full grid of figures counts. */
function gridOf(typed: Typed, separator: RegExp, scene: Scene): Intent | undefined {
  const head = rowsOf(typed, separator, 5);
  const wide = head.findIndex(({ length }) => length > 1);
  if (wide < 0 || wide > 3 || head[wide]?.length !== head[wide + 1]?.length) return undefined;
  const header = headerOf(head, scene);
  if (!header) return undefined;
  const rows = rowsOf(typed, separator);
  return isGrid(rows, header) ? build(rows, header, scene) : undefined;
}

/** Fields as rows, units as columns: the same table the usual way round. */
function turned(rows: readonly Row[], scene: Scene): readonly Row[] | undefined {
  const [head, ...below] = rows;
  if (!head || below.length === 0 || rows.length > 60 || head.length < 3) return undefined;
  const named = head.slice(1).every(({ text }) => UNIT_END.test(text) || TOTAL.test(text));
  const filled = below.every(
    (row) =>
      row.length === head.length &&
      labelIn(row[0] ?? { text: '', typed: '' }, scene) !== undefined &&
      row.slice(1).every(({ text }) => /^(?:\d{1,5}|[-—/无零]|)$/.test(text)),
  );
  if (!named || !filled || UNIT_COLUMN.test(below[0]?.[0]?.text ?? '')) return undefined;
  const names = { text: '单位', typed: '单位' };
  return head.map((_, column) => rows.map((row, at) => (at + column === 0 ? names : row[column]) ?? names));
}

/** Heads without one for the units in front of the figures. */
function withUnits(rows: readonly Row[]): readonly Row[] {
  const [head, ...below] = rows;
  const wider = head && head.length > 1 && below.every((row) => row.length === head.length + 1);
  if (!wider || below.length === 0 || below.some(([first]) => /^[\d.]*$/.test(first?.text ?? ''))) return rows;
  return [[{ text: '单位', typed: '单位' }, ...head], ...below];
}

/** A pasted table, or undefined when the message is none. */
export function tableOf(typed: Typed, scene: Scene): Intent | undefined {
  const { text } = typed;
  if (!text.includes('\n')) return undefined;
  const tabs = text.includes('\t');
  if (tabs || text.includes('|')) {
    const pasted = rowsOf(typed, tabs ? /\t/g : / *\| */g);
    const rows = turned(pasted, scene) ?? withUnits(pasted);
    const header = headerOf(rows, scene);
    if (header && header.row + 1 < rows.length) return build(rows, header, scene);
  }
  if (text.length > 20_000) return undefined;
  return gridOf(typed, /[,，]/g, scene) ?? gridOf(typed, / +/g, scene);
}
