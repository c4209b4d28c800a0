// What of a message may be repeated in a group: the piece that states the figure, and none of the names around it (domain.md §14.8).
import { masked } from '../../src/mask.ts';
import type { ReportField } from '../../src/templates/types.ts';
import { parseNumeral } from '../../src/understanding/numeral.ts';

/** Characters repeated at most. */
const LONGEST = 24;
const NUMBER = '((?<![\\d.])\\d+(?:\\.\\d+)?|[〇零一二两俩三仨四五六七八九十百]+|无|没有)';
const MEASURE = '(?:毫米|万元|[人名例个位户口次趟处间起条件张家组米])?';
/** Nothing but signs and a few words may stand between a label and its figure. */
const BETWEEN = '[\\s:：=＝是有为改成人数]{0,4}';
const ZERO = /零报告|零報告|0报告|零报|报0|无异常|一切正常|没有情况|平安无事/;

type Named = Pick<ReportField, 'label' | 'aliases'>;

/** What the message made of this field, and whether it spoke of one unit alone: of a list the row is found by its figure, or none is quoted. */
interface Stated {
  readonly value: number | string | undefined;
  readonly alone: boolean;
}

/** The piece of a message that gives this figure; undefined where none is found, and then nothing is repeated. */
export function excerpt(typed: string, field: Named, { value, alone }: Stated): string | undefined {
  const line = masked(typed).replace(/\s+/g, ' ').trim();
  const named = namesOf(field);
  const pieces = [`${named}${BETWEEN}${NUMBER}${MEASURE}`, `${NUMBER}${MEASURE}${BETWEEN}${named}`].flatMap((piece) =>
    Array.from(line.matchAll(new RegExp(`(?:更正\\s?)?${piece}`, 'giu'))),
  );
  const fit = pieces.find(([, number = '']) => numberOf(number) === value)?.[0];
  const zero = value === 0 || alone ? ZERO.exec(line)?.[0] : undefined;
  const found = fit ?? zero ?? (alone ? (pieces[0]?.[0] ?? new RegExp(named, 'iu').exec(line)?.[0]) : undefined);
  return found?.trim().slice(0, LONGEST);
}

function namesOf({ label, aliases }: Named): string {
  const names = [label, ...aliases].toSorted((a, b) => b.length - a.length).map(escaped);
  return `(?:${names.join('|')})`;
}

function numberOf(typed: string): number | undefined {
  if (/^[无没]/u.test(typed)) return 0;
  return /^\d/u.test(typed) ? Number(typed) : parseNumeral(typed);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
