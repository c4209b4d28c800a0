// Figures that are not added up: measurements with their lowest and highest, words with the unit that wrote them.
import { dailyReport, dayPeriod, figuresOf } from '../../flows/daily-report/index.ts';
import type { Read } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import { masked } from '../../src/mask.ts';
import type { Org } from '../../src/org/types.ts';
import type { ReportField, ReportTemplate } from '../../src/templates/types.ts';
import type { Measured, Worded } from '../../src/texts/zh-CN/summary.ts';
import type { Question } from './question.ts';
import { excusedOf } from './standing.ts';
import { isCounted } from './words.ts';

/** Reports looked at for one answer, at most. */
const MOST = 1_500;
/** Units whose words are printed in a summary, and characters of each. */
const SHOWN = 10;
const LONGEST = 30;

interface Sources {
  readonly org: Org;
  readonly read: Read;
  /** Reports looked at, at most; a file has no hurry. */
  readonly most?: number;
}

export interface Value {
  readonly unit: UnitCode;
  readonly value: number | string;
}

/** Everything said of these fields below a unit, in the order of the tree; undefined where too many may have spoken. */
async function valuesOf(
  q: Question,
  fields: readonly ReportField[],
  { org, read, most = MOST }: Sources,
): Promise<ReadonlyMap<string, readonly Value[]> | undefined> {
  if (fields.length === 0) return new Map();
  const [whole] = await read.figures(q.ledger, [q.unit]);
  if ((whole?.expected ?? 0) > most) return undefined;
  const owing = new Set([...org.expected(q.template, q.unit, q.day), ...(await excusedOf(q, { org, read }))]);
  const units = org.subtree(q.unit).filter((unit) => owing.has(unit));
  if (units.length > most) return undefined;
  const states = await read.docs(dailyReport, units, dayPeriod(q.template.key, q.day));
  const figures = states.map((state) => figuresOf(state));
  const said = (key: string) =>
    units.flatMap((unit, i) => {
      const value = figures[i]?.[key];
      return value === undefined || value === '' ? [] : [{ unit, value }];
    });
  return new Map(fields.map(({ key }) => [key, said(key)]));
}

/** What was said of one field, the highest measurement first. */
export async function valuesOfField(q: Question, field: ReportField, sources: Sources): Promise<readonly Value[]> {
  const values = (await valuesOf(q, [field], sources))?.get(field.key) ?? [];
  return values.toSorted((a, b) => Number(b.value) - Number(a.value) || 0);
}

/** Everything said of all of them, however many have spoken. */
export async function allSaid(q: Question, sources: Sources): Promise<ReadonlyMap<string, readonly Value[]>> {
  const values = await valuesOf(q, uncountedFields(q.template), { ...sources, most: Infinity });
  return values ?? new Map<string, readonly Value[]>();
}

/** What a summary says of them besides its totals. */
export async function saidBesides(
  q: Question,
  sources: Sources,
): Promise<{ readonly measured: readonly Measured[]; readonly worded: readonly Worded[] }> {
  const fields = uncountedFields(q.template);
  const values = (await valuesOf(q, fields, sources)) ?? new Map<string, readonly Value[]>();
  const of = ({ key }: ReportField) => values.get(key) ?? [];
  const isWords = ({ kind }: ReportField) => kind === 'text' || kind === 'enum';
  return {
    measured: fields.filter((field) => !isWords(field)).flatMap((field) => measured(field, of(field), sources.org)),
    worded: fields.filter(isWords).flatMap((field) => worded(field, of(field), sources.org)),
  };
}

function uncountedFields({ fields }: ReportTemplate): readonly ReportField[] {
  return fields.filter((field) => !isCounted(field));
}

function measured({ label, measure }: ReportField, values: readonly Value[], org: Org): Measured[] {
  const sorted = values.map(({ unit, value }) => ({ unit, value: Number(value) })).sort((a, b) => a.value - b.value);
  const [low] = sorted;
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return [];
  return [{ label, measure, low: low.value, high: high.value, unit: org.label(high.unit), units: sorted.length }];
}

function worded({ label }: ReportField, values: readonly Value[], org: Org): Worded[] {
  if (values.length === 0) return [];
  const shown = values.slice(0, SHOWN).map(({ unit, value }) => ({ unit: org.label(unit), said: wordsOf(value) }));
  return [{ label, shown, units: values.length }];
}

/** Words as they may be repeated in a group. */
export function wordsOf(value: number | string): string {
  return masked(String(value)).replace(/\s+/g, ' ').slice(0, LONGEST);
}
