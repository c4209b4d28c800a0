// Numbered lists: the text of each item, and what stands in front of the first.
import { part, trim, type Typed } from './typed.ts';

const ITEM = /^[ \t]*(?:\((\d{1,5})\)|(\d{1,5})[ ]*(?:[、)]|\.(?!\d))|(\d{1,5}):(?!\d\d))[ \t]*/;

export interface Line {
  readonly s: number;
  readonly e: number;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let s = 0; s <= text.length;) {
    const at = text.indexOf('\n', s);
    const e = at < 0 ? text.length : at;
    lines.push({ s, e });
    s = e + 1;
  }
  return lines;
}

export interface Items {
  /** Text before the first item. */
  readonly head: string;
  readonly items: readonly Typed[];
}

/** 2李强：零报告 behind 1.王芳: the mark behind the next number was forgotten. */
function unmarked(text: string, s: number, count: number): RegExpExecArray | null {
  const found =
    count > 0
      ? /^(\d{1,5})(?=[\u4e00-\u9fff]{2})(?![号网组村楼栋人名个次户月日点时年例社区])/.exec(text.slice(s, s + 8))
      : null;
  return Number(found?.[1]) === count + 1 ? found : null;
}

/** What stands between the starts of the items. */
function between(typed: Typed, starts: readonly { s: number; from: number }[]): Items {
  const { text } = typed;
  const items = starts.map(({ from }, index) => trim(part(typed, from, starts[index + 1]?.s ?? text.length)));
  return { head: text.slice(0, starts[0]?.s ?? text.length), items: items.filter((item) => item.text !== '') };
}

/** Numbered lines; lines without a number belong to the item above. */
export function itemsOf(typed: Typed): Items {
  const { text } = typed;
  const starts: { s: number; from: number }[] = [];
  for (const { s, e } of linesOf(text)) {
    const found = ITEM.exec(text.slice(s, Math.min(e, s + 16))) ?? unmarked(text, s, starts.length);
    if (found) starts.push({ s, from: s + found[0].length });
  }
  return between(typed, starts);
}

const MARK = /(?<=^|[\s，,;。、:告常人例名次个户])\(?(\d{1,3})(?:[、)]|\.(?!\d))[ ]*/g;

/** 1. 王芳 零报告 2. 李强 零报告: a numbered list in one line. */
export function inlineOf(typed: Typed): Items {
  const { text } = typed;
  const starts: { s: number; from: number }[] = [];
  for (const found of text.matchAll(MARK))
    if (Number(found[1]) === starts.length + 1) starts.push({ s: found.index, from: found.index + found[0].length });
  return between(typed, starts);
}
