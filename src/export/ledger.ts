// The ledger of findings as a table: rows with the columns of domain.md §6.2, as CSV or xlsx.
import writeXlsxFile from 'write-excel-file/node';
import type { Finding } from '../../flows/finding.ts';
import { offsetAt } from '../calendar.ts';
import type { Org } from '../org/types.ts';
import { LEADING_ROLES, REPORTING_ROLES } from '../permissions.ts';
import type { Locale } from '../texts/index.ts';
import * as chinese from '../texts/zh-CN/finding.ts';
import * as english from '../texts/en/finding.ts';
import { csvCell } from './csv.ts';

const MINUTE = 60_000;
const LANGUAGES = { 'zh-CN': chinese, en: english } as const;

/** Order of the columns. */
export const LEDGER_COLUMNS = Object.keys(chinese.LEDGER_HEADINGS) as readonly (keyof LedgerRow)[];

/** One finding. Times are wall-clock times of the business zone, kept as UTC instants of the same figures. */
export interface LedgerRow {
  readonly number: number;
  readonly source: string;
  readonly inspectedAt: Date;
  readonly place: string;
  readonly issue: string;
  readonly category: string;
  readonly severity: string;
  readonly unit: string;
  readonly leader: string;
  readonly person: string;
  readonly measures: string;
  readonly due: Date;
  readonly issuedAt: Date;
  readonly fixedAt: Date | undefined;
  readonly result: string;
  readonly evidence: string;
  readonly reviewer: string;
  readonly reviewedAt: Date | undefined;
  readonly verdict: string;
  readonly status: string;
  readonly closedAt: Date | undefined;
  readonly lookBack: string;
  readonly remark: string;
}

export function ledgerRows(states: readonly Finding[], org: Org, locale: Locale = 'zh-CN'): LedgerRow[] {
  return [...states].sort((a, b) => a.number - b.number).map((state) => rowOf(state, { org, locale }));
}

interface Setting {
  readonly org: Org;
  readonly locale: Locale;
}

function rowOf(state: Finding, { org, locale }: Setting): LedgerRow {
  const words = LANGUAGES[locale];
  const wall = (at: number): Date => new Date(at + offsetAt(at, org.zone) * MINUTE);
  const maybe = (at: number | undefined): Date | undefined => (at === undefined ? undefined : wall(at));
  const names = (roles: typeof LEADING_ROLES): string =>
    org
      .people(state.unit, roles)
      .map((p) => p.name)
      .join('、');
  const fix = lastFix(state);
  return {
    number: state.number,
    source: state.origin.source ?? state.origin.by.unitName,
    inspectedAt: wall(state.origin.at),
    place: state.place,
    issue: state.issue,
    category: words.CATEGORY_LABELS[state.origin.category],
    severity: words.SEVERITY_LABELS[state.severity],
    unit: org.fullLabel(state.unit),
    leader: names(LEADING_ROLES),
    person: fix?.by.name ?? names(REPORTING_ROLES),
    measures: state.measures ?? '',
    due: wall(state.due),
    issuedAt: wall(state.issuedAt),
    fixedAt: maybe(fix?.at),
    result: fix?.text ?? '',
    evidence: state.photos
      .filter((photo) => photo.kind === 'evidence')
      .map((photo) => photo.file)
      .join('、'),
    reviewer: state.review?.by.name ?? '',
    reviewedAt: maybe(state.review?.at),
    verdict: verdictOf(state, locale),
    status: words.STATUS_NAMES[state.status],
    closedAt: maybe(state.closedAt),
    lookBack: lookBackOf(state, locale),
    remark: remarkOf(state, locale),
  };
}

function lastFix(state: Finding): Finding['fix'] {
  if (state.fix !== undefined) return state.fix;
  const entry = state.log.findLast((each) => each.type === 'fixed' && each.void !== true);
  return entry?.type === 'fixed' ? entry : undefined;
}

function verdictOf({ review }: Finding, locale: Locale): string {
  if (review === undefined) return '';
  const { passed, failed } = LANGUAGES[locale].LEDGER_WORDS;
  return [review.passed ? passed : failed, review.text].filter(Boolean).join(' ');
}

function lookBackOf({ lookBack }: Finding, locale: Locale): string {
  if (lookBack === undefined) return '';
  const { held, relapsed } = LANGUAGES[locale].LEDGER_WORDS;
  return [lookBack.held ? held : relapsed, lookBack.text].filter(Boolean).join(' ');
}

function remarkOf(state: Finding, locale: Locale): string {
  const words = LANGUAGES[locale].LEDGER_WORDS;
  const remarks = [
    state.overdue > 0 && words.overdue,
    state.round > 1 && words.round(state.round),
    state.extensions > 0 && words.extensions(state.extensions),
    state.refusal && words.refused(state.refusal.text ?? ''),
    state.voiding && words.voided(state.voiding.text ?? ''),
  ];
  return remarks.filter(Boolean).join('；');
}

/** With a byte-order mark and CRLF, as spreadsheets expect; cells that would be formulas are text. */
export function toCsv(rows: readonly LedgerRow[], locale: Locale = 'zh-CN'): string {
  const headings = LANGUAGES[locale].LEDGER_HEADINGS;
  const lines = [
    LEDGER_COLUMNS.map((column) => headings[column]),
    ...rows.map((row) => LEDGER_COLUMNS.map((c) => plain(row[c]))),
  ];
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function plain(value: LedgerRow[keyof LedgerRow]): string {
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ');
  return value === undefined ? '' : String(value);
}

const WIDE = 40;
const NARROW = 14;

/** A workbook of one sheet with typed cells: numbers, dates, and text that is never a formula. */
export async function toXlsx(rows: readonly LedgerRow[], locale: Locale = 'zh-CN'): Promise<Buffer> {
  const { LEDGER_HEADINGS, LEDGER_WORDS } = LANGUAGES[locale];
  const heading = LEDGER_COLUMNS.map((column) => ({ value: LEDGER_HEADINGS[column], fontWeight: 'bold' as const }));
  const body = rows.map((row) => LEDGER_COLUMNS.map((column) => typed(row[column])));
  const columns = LEDGER_COLUMNS.map((column) => ({ width: column === 'issue' || column === 'place' ? WIDE : NARROW }));
  const file = writeXlsxFile([heading, ...body], { sheet: LEDGER_WORDS.sheet, columns, stickyRowsCount: 1 });
  return file.toBuffer();
}

function typed(value: LedgerRow[keyof LedgerRow]) {
  if (value === undefined || value === '') return null;
  if (typeof value === 'number') return { type: Number, value };
  if (value instanceof Date) return { type: Date, value, format: 'yyyy-mm-dd hh:mm' };
  return { type: String, value };
}
