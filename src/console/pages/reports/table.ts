// The table: a unit and those below it, counted by what /汇总 counts with; another day and running totals beside it where asked for.
import { activeTemplates, type Question } from '../../../../commands/reading/question.ts';
import { saidBesides } from '../../../../commands/reading/said-values.ts';
import { totalsOf } from '../../../../commands/reading/shown.ts';
import { runningOf } from '../../../../commands/reading/since.ts';
import { type Counts as Counted, type Standing, standingOf } from '../../../../commands/reading/standing.ts';
import { countedFields, isCounted } from '../../../../commands/reading/words.ts';
import { againstDay } from '../../../../commands/reading/yesterday.ts';
import { dayLedger } from '../../../../flows/daily-report/index.ts';
import type { Day, UnitCode } from '../../../flow.ts';
import type { ReportField, ReportTemplate } from '../../../templates/types.ts';
import type { Viewer } from '../../console.ts';
import { questionAbout } from '../../question.ts';
import type { Before, Counts, FieldShown, Row, Running, Table, Values } from '../../wire/reports.ts';
import { actsOf, named } from './place.ts';

export interface Beside {
  readonly against?: Day | undefined;
  readonly running: boolean;
}

type Sums = Readonly<Record<string, number>>;
/** A unit as it stands, before it is told how it stood. */
interface Part {
  readonly unit: UnitCode;
  readonly counts: Counts;
  readonly sums: Sums;
}

export async function tableOf(q: Question, { against, running }: Beside, viewer: Viewer): Promise<Table> {
  const { org, read, at } = viewer;
  const then = against === undefined ? undefined : await otherDay(q, against, viewer);
  const [standing, before, besides] = await Promise.all([
    standingOf(q, { org, read, at }),
    then && standingOf(then, { org, read, at }),
    saidBesides(q, { org, read }),
  ]);
  const total = partOf(q.unit, standing);
  const parts = partsOf(standing);
  const known = new Map(before && [partOf(q.unit, before), ...childrenOf(before)].map((part) => [part.unit, part]));
  const row = (part: Part) => rowOf(part, { q, then, before: known.get(part.unit), running }, viewer);
  const rest = restOf(total, parts, q.template);
  return {
    ...{ template: q.template.key, title: q.template.title, day: q.day, isToday: q.isToday, at },
    fields: q.template.fields.map(fieldOf),
    total: await row(total),
    rows: await Promise.all(parts.map(row)),
    ...(rest === undefined ? {} : { rest }),
    ...(against === undefined ? {} : { against: { day: against, open: then !== undefined } }),
    ...besides,
  };
}

export function fieldOf(field: ReportField): FieldShown {
  const { key, label, measure, reading } = field;
  return { key, label, measure, reading, counted: isCounted(field) };
}

/** The same question about another day; undefined where nothing was asked for that day. */
async function otherDay(q: Question, day: Day, viewer: Viewer): Promise<Question | undefined> {
  const { org, read } = viewer;
  const isOn = activeTemplates(org, q.unit, day).includes(q.template);
  if (!isOn || !(await read.isOpened(dayLedger(q.template.key, day)))) return undefined;
  return questionAbout(viewer, { unit: q.unit, template: q.template.key, day });
}

function partOf(unit: UnitCode, { sums, ...counted }: Counted & { readonly sums: Sums }): Part {
  const { expected, actual, onTime, zero, late, backfilled, voluntary, missing, unheard, exempt } = counted;
  const reported = { expected, actual, onTime, zero, late, backfilled, voluntary };
  return { unit, counts: { ...reported, missing, unheard, exempt }, sums };
}

const childrenOf = ({ children }: Standing): readonly Part[] => children.map((child) => partOf(child.unit, child));

/** Those below of whom anybody owes the report or is let off. */
function partsOf(standing: Standing): readonly Part[] {
  return childrenOf(standing).filter(({ counts }) => counts.expected + counts.voluntary + counts.exempt > 0);
}

/** Every counted field, in the order of the form. */
function valuesOf(template: ReportTemplate, sums: Sums): Values {
  const totals = totalsOf(template, sums);
  return Object.fromEntries(countedFields(template).map(({ key }, i) => [key, totals[i]?.value ?? 0]));
}

interface Around {
  readonly q: Question;
  readonly then: Question | undefined;
  readonly before: Part | undefined;
  readonly running: boolean;
}

async function rowOf({ unit, counts, sums }: Part, around: Around, viewer: Viewer): Promise<Row> {
  const { org } = viewer;
  const q = { ...around.q, unit };
  const [before, running] = await Promise.all([
    beforeOf({ unit, counts, sums }, around, viewer),
    around.running ? totalSoFar(q, viewer) : undefined,
  ]);
  return {
    ...{ ...named(unit, viewer), full: org.fullLabel(unit), tier: org.unit(unit)?.tier ?? 'grid' },
    opens: hasBelow(unit, q, viewer),
    ...{ ...counts, values: valuesOf(q.template, sums), acts: actsOf(unit, q, viewer) },
    ...(before === undefined ? {} : { before }),
    ...(running === undefined ? {} : { running }),
  };
}

/** Somebody below was asked, though all may be let off by now. */
function hasBelow(unit: UnitCode, { template, day }: Question, { org }: Viewer): boolean {
  return org.subtree(unit).some((code) => code !== unit && org.owes(template, code, day));
}

async function beforeOf(
  { unit, counts, sums }: Part,
  { q, then, before }: Around,
  { org, read }: Viewer,
): Promise<Before | undefined> {
  if (then === undefined || before === undefined) return undefined;
  const found = await againstDay({ ...q, unit }, { actual: counts.actual, sums }, { org, read, day: then.day });
  const { expected, actual } = before.counts;
  const values = valuesOf(q.template, before.sums);
  if (found === undefined) return { expected, actual, values, compared: 'nothing' };
  const { how, changes } = found;
  return {
    ...{ expected, actual, values, compared: how.kind },
    ...(how.kind === 'both' ? { units: how.units } : {}),
    ...(changes === undefined ? {} : { changes: valuesOf(q.template, changes) }),
  };
}

async function totalSoFar(q: Question, { org, read }: Viewer): Promise<Running> {
  const { from, days, totals } = await runningOf(q, { org, read });
  const daily = countedFields(q.template).filter(({ reading }) => reading === 'daily');
  return { from, days, values: Object.fromEntries(daily.map(({ key }, i) => [key, totals[i]?.value ?? 0])) };
}

const COUNTS = ['expected', 'actual', 'onTime', 'zero', 'late', 'backfilled', 'voluntary'] as const;
const LISTS = ['missing', 'unheard', 'exempt'] as const;

function restOf(total: Part, parts: readonly Part[], template: ReportTemplate): Table['rest'] {
  if (parts.length === 0) return undefined;
  const left = (of: (part: Part) => number) => parts.reduce((sum, part) => sum - of(part), of(total));
  const counts = Object.fromEntries([...COUNTS, ...LISTS].map((name) => [name, left((part) => part.counts[name])]));
  const values = Object.fromEntries(
    countedFields(template).map(({ key }) => [key, left(({ sums }) => sums[key] ?? 0)]),
  );
  const isNothing = [...Object.values(counts), ...Object.values(values)].every((value) => value === 0);
  return isNothing ? undefined : { ...(counts as unknown as Counts), values };
}
