// 发热人数|0, one pair a line or a cell: a bar stands where the colon would be. Tables with more columns are read in table.ts.
import { BIT } from './bits.ts';
import { longest } from './trie.ts';
import { type Typed, typedOf } from './typed.ts';
import type { Vocabulary } from './vocabulary.ts';

export const FIGURE =
  /^(?:-?\d[\d.]{0,6}|[〇零一二两三四五六七八九十百]{1,4}|无|没有|暂无)? *(?:人次|[人名例个次趟户处件])?$/;
const TITLE =
  /^(?:项目|指标|名称|内容|类别|类型|字段|栏目)\|(?:数量|人数|数值|数据|数字|填报|情况|今日|当日|今日数|数)$/;
const LONGEST = 10_000;

/** The whole cell is a label of the form, its measure in brackets aside: 发热人数(人). */
export function isLabel(cell: string, { trie }: Vocabulary): boolean {
  const bare = cell.replace(/^\d{1,2}[.、] */, '').replace(/ *\([^()]{1,4}\)$/, '');
  const found = longest(trie, bare, 0);
  return bare !== '' && found?.word.bits === BIT.label && found.length === bare.length;
}

/** The line as cells, without the bars around it. */
function cellsOf(line: string): readonly string[] {
  const cells = line.split('|').map((cell) => cell.trim());
  if (cells[0] === '') cells.shift();
  return cells.length % 2 === 1 && cells.at(-1) === '' ? cells.slice(0, -1) : cells;
}

function isPairs(cells: readonly string[], vocabulary: Vocabulary): boolean {
  return (
    cells.length > 1 &&
    cells.length % 2 === 0 &&
    cells.every((cell, at) => (at % 2 === 0 ? isLabel(cell, vocabulary) : FIGURE.test(cell)))
  );
}

/** 发热人数|0 → 发热人数:0, with the marks between pairs left as they are. */
function withColons(line: string): string {
  let inner = 0;
  return line.replace(/^( *)\|/, '$1 ').replace(/\|/g, () => (inner++ % 2 === 0 ? ':' : ','));
}

/** Bars between labels and figures become colons, when no line with bars is of another kind. */
export function pairsByBars(typed: Typed, vocabulary: Vocabulary): Typed {
  const { text } = typed;
  if (!text.includes('|') || text.length > LONGEST) return typed;
  const lines = text.split('\n');
  const made: string[] = [];
  for (const line of lines) {
    const cells = cellsOf(line);
    const heading = TITLE.test(cells.join('|')) || /^[\s|:-]+$/.test(line);
    if (line.includes('|') && !heading && !isPairs(cells, vocabulary)) return typed;
    made.push(heading ? ' '.repeat(line.length) : line.includes('|') ? withColons(line) : line);
  }
  return typedOf(made.join('\n'), typed.source, typed.map);
}
