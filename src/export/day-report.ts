// The official table of a day: one unit, those below it in the order of the tree, and the total last, with the figures of /汇总.
import type { Value } from '../../commands/reading/said-values.ts';
import { totalsOf } from '../../commands/reading/shown.ts';
import { type Counts, lacking, type Standing } from '../../commands/reading/standing.ts';
import { countedFields, isCounted } from '../../commands/reading/words.ts';
import type { RollUpState } from '../../flows/roll-up.ts';
import { dayOf, timeOf } from '../calendar.ts';
import type { Day, UnitCode } from '../flow.ts';
import type { Org } from '../org/types.ts';
import type { ReportField, ReportTemplate } from '../templates/types.ts';
import { exportTexts, type ExportTexts } from '../texts/console/export.ts';
import { rate } from '../texts/counts.ts';
import type { Locale } from '../texts/index.ts';
import type { Cell, Column, Sheet, Table } from './table.ts';

/** As it stands at a moment; `said` is what fields that are not added up were told, by field. */
export interface Live {
  readonly at: number;
  readonly standing: Standing;
  readonly said?: ReadonlyMap<string, readonly Value[]>;
}

/** A version as it was submitted: the total alone, as it was then. */
export interface Frozen {
  readonly number: number;
  readonly version: RollUpState['versions'][number];
}

export interface DayReport {
  readonly unit: UnitCode;
  readonly template: ReportTemplate;
  readonly day: Day;
  readonly figures: Live | Frozen;
  readonly filledBy?: string;
  readonly checkedBy?: string;
}

interface Setting {
  readonly org: Org;
  readonly locale: Locale;
}

type Printed = Setting & { readonly words: ExportTexts['report'] };

const WIDTHS = { unit: 24, count: 10, field: 16, said: 24 };
const COUNTS = ['expected', 'actual', 'onTime', 'zero', 'late', 'backfilled', 'missing', 'unheard', 'exempt'] as const;
/** One row; what was not kept of a version is absent. */
type Row = Readonly<Partial<Record<(typeof COUNTS)[number], number>>> & {
  readonly label: string;
  readonly sums: Readonly<Record<string, number>>;
};

export function dayReportOf(report: DayReport, setting: Setting): Sheet {
  const { org, locale } = setting;
  const words = exportTexts[locale].report;
  const { template, figures } = report;
  const printed = { ...setting, words };
  const form = locale === 'en' ? template.titleEn : template.title;
  const besides = 'said' in figures ? besidesOf(figures.said, report, printed) : [];
  return {
    name: words.sheet,
    zone: org.zone,
    titles: [words.title({ unit: org.label(report.unit), form }), exportTexts[locale].day(report.day)],
    tables: [tableOf(report, printed), ...besides],
    notes: notesOf(report, printed),
  };
}

function tableOf({ unit, template, figures }: DayReport, { org, locale, words }: Printed): Table {
  const { unit: first, ...counts } = words.columns;
  const total = { ...totalOf(figures), label: words.total };
  // A version keeps fewer counts than the day itself knows.
  const known = COUNTS.filter((name) => total[name] !== undefined);
  const columns: Column[] = [
    { title: first, width: WIDTHS.unit },
    ...known.map((name) => ({ title: counts[name], width: WIDTHS.count })),
    ...countedFields(template).map(({ measure, ...field }) => ({
      title: words.field({ label: nameOf(field, locale), measure }),
      width: WIDTHS.field,
    })),
  ];
  const cells = (row: Row) => [row.label, ...known.map((name) => row[name]), ...sumsOf(row, template)];
  if ('version' in figures) return { columns, rows: [], total: cells(total) };
  const below = childRows(figures, org);
  const label = below.length === 0 ? org.label(unit) : words.own;
  const rest = restOf(total, below, { template, label });
  return { columns, rows: [...below, ...rest].map(cells), total: cells(total) };
}

const nameOf = (field: Pick<ReportField, 'label' | 'labelEn'>, locale: Locale): string =>
  locale === 'en' ? field.labelEn : field.label;

/** Silence is no 0: where nothing was received, nothing is written. */
function sumsOf({ actual = 0, sums }: Row, template: ReportTemplate): readonly Cell[] {
  return totalsOf(template, sums).map(({ value }) => (actual > 0 || value !== 0 ? value : undefined));
}

function totalOf(figures: Live | Frozen): Omit<Row, 'label'> {
  if ('standing' in figures) return { ...countsOf(figures.standing), sums: figures.standing.sums };
  const { expected, missing, voluntary = 0, zero, late, sums } = figures.version.figures;
  return { expected, actual: expected - missing + voluntary, zero, late, missing, sums };
}

function countsOf({ expected, actual, onTime, zero, late, backfilled, missing, unheard, exempt }: Counts) {
  return { expected, actual, onTime, zero, late, backfilled, missing, unheard, exempt };
}

/** Those below of whom anybody owes the report or is let off. */
function childRows({ standing }: Live, org: Org): readonly Row[] {
  return standing.children
    .filter(({ expected, voluntary, exempt }) => expected + voluntary + exempt > 0)
    .map((child) => ({ label: org.label(child.unit), ...countsOf(child), sums: child.sums }));
}

/** What the total has beyond the rows, so that every column adds up: the unit's own report, or that of one moved away since. */
function restOf(
  total: Row,
  rows: readonly Row[],
  { template, label }: { template: ReportTemplate; label: string },
): readonly Row[] {
  const beyond = (of: (row: Row) => number | undefined) =>
    rows.reduce((left, row) => left - (of(row) ?? 0), of(total) ?? 0);
  const counts = Object.fromEntries(COUNTS.map((name) => [name, beyond((row) => row[name])]));
  const sums = Object.fromEntries(countedFields(template).map(({ key }) => [key, beyond((row) => row.sums[key])]));
  const isNothing = [...Object.values(counts), ...Object.values(sums)].every((value) => value === 0);
  return isNothing ? [] : [{ label, ...counts, sums }];
}

/** Words and measurements: units in the order of the tree, the fields of each in that of the form. */
function besidesOf(said: Live['said'], { template }: DayReport, { org, locale, words }: Printed): readonly Table[] {
  const roster = org.roster();
  const place = (unit: UnitCode) => roster.index(unit) ?? roster.codes.length;
  const rows = template.fields
    .filter((field) => !isCounted(field))
    .flatMap((field) => (said?.get(field.key) ?? []).map(({ unit, value }) => ({ field, unit, value })))
    .toSorted((a, b) => place(a.unit) - place(b.unit));
  if (rows.length === 0) return [];
  const { unit, field, said: content, measure } = words.besidesColumns;
  const columns = [
    { title: unit, width: WIDTHS.unit },
    { title: field, width: WIDTHS.field },
    { title: content, width: WIDTHS.said },
    ...(locale === 'en' ? [] : [{ title: measure, width: WIDTHS.count }]),
  ];
  const cells = (row: (typeof rows)[number]) => [
    ...[org.label(row.unit), nameOf(row.field, locale), row.value],
    ...(locale === 'en' ? [] : [row.field.measure]),
  ];
  return [{ caption: words.besides, columns, rows: rows.map(cells) }];
}

function notesOf({ figures, filledBy, checkedBy }: DayReport, { org, locale, words }: Printed): readonly string[] {
  const moment = (at: number) => exportTexts[locale].moment(dayOf(at, org.zone), timeOf(at, org.zone));
  const signed = (by?: string) =>
    words.signed({ filledBy: filledBy ?? by ?? words.blank, checkedBy: checkedBy ?? words.blank });
  if ('version' in figures) {
    const { at, by } = figures.version;
    return [signed(by), words.frozen({ number: figures.number, time: moment(at), by })];
  }
  const { standing, at } = figures;
  const { expected, actual, voluntary, onTime, voluntaryOnTime } = standing;
  const lack = lacking(standing);
  const rates = { reported: rate(actual - voluntary, expected), onTime: rate(onTime - voluntaryOnTime, expected) };
  return [
    signed(),
    words.rates(rates),
    ...(lack > 0 ? [words.lacking(lack)] : []),
    ...(voluntary > 0 ? [words.voluntary(voluntary)] : []),
    words.live(moment(at)),
  ];
}
