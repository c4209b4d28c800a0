// What of a message may be repeated in a group: the piece that states the figure, and none of the names around it (domain.md §14.8).
import { masked } from '../../src/mask.ts';
import type { ReportField } from '../../src/templates/types.ts';

/** Characters repeated at most. */
const LONGEST = 24;
const NUMBER = '(?:\\d+(?:\\.\\d+)?|[〇零一二两俩三仨四五六七八九十百]+|无|没有)';
const MEASURE = '(?:毫米|万元|[人名例个位户口次趟处间起条件张家组米])?';
/** Nothing but signs and a few words may stand between a label and its figure. */
const BETWEEN = '[\\s:：=＝是有为改成人数]{0,4}';
const ZERO = /零报告|零報告|0报告|零报|报0|无异常|一切正常|没有情况|平安无事/;

/** The piece of a message that gives this figure; undefined where none is found, and then nothing is repeated. */
export function excerpt(typed: string, { label, aliases }: Pick<ReportField, 'label' | 'aliases'>): string | undefined {
  const line = masked(typed).replace(/\s+/g, ' ').trim();
  const names = [label, ...aliases].toSorted((a, b) => b.length - a.length).map(escaped);
  const named = `(?:${names.join('|')})`;
  const stated = new RegExp(
    `(?:更正\\s?)?(?:${named}${BETWEEN}${NUMBER}${MEASURE}|${NUMBER}${MEASURE}${BETWEEN}${named})`,
    'iu',
  );
  const found = stated.exec(line)?.[0] ?? ZERO.exec(line)?.[0] ?? new RegExp(named, 'iu').exec(line)?.[0];
  return found?.trim().slice(0, LONGEST);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
