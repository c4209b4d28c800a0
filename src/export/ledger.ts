// The ledger of findings as a sheet: the columns of domain.md §6.2, and what new limits do not wipe out.
import { isLate, isOver } from '../../commands/finding/select.ts';
import { colourOf, type Finding, historyOf } from '../../flows/finding.ts';
import { dayOf, timeOf } from '../calendar.ts';
import type { UnitCode } from '../flow.ts';
import type { Org } from '../org/types.ts';
import { LEADING_ROLES, REPORTING_ROLES } from '../permissions.ts';
import { exportTexts, type ExportTexts } from '../texts/console/export.ts';
import * as english from '../texts/en/finding.ts';
import type { Locale } from '../texts/index.ts';
import * as chinese from '../texts/zh-CN/finding.ts';
import { type Cell, rowsOf, type Sheet } from './table.ts';

const LABELS = { 'zh-CN': chinese, en: english } as const;

export interface LedgerQuery {
  readonly area: UnitCode;
  readonly org: Org;
  /** Now, ms. */
  readonly at: number;
  readonly locale: Locale;
  /** All there are, where only some are listed: earlier findings are counted among them. */
  readonly among?: readonly Finding[];
}

interface Setting extends LedgerQuery {
  readonly words: ExportTexts['ledger'];
  readonly labels: (typeof LABELS)[Locale];
  readonly earlier: ReadonlyMap<number, number>;
}

type Name = keyof ExportTexts['ledger']['columns'];
interface Field {
  readonly width: number;
  readonly cell: (state: Finding, setting: Setting) => Cell;
}

const moment = (at: number | undefined): Cell => (at === undefined ? undefined : { at });
const TIME = 17;

/** In the order of the columns. */
const FIELDS: Readonly<Record<Name, Field>> = {
  number: { width: 7, cell: ({ number }) => number },
  mark: { width: 8, cell: ({ number }, { words }) => words.mark(number) },
  unit: { width: 26, cell: ({ unit }, { org }) => org.fullLabel(unit) },
  place: { width: 20, cell: ({ place }) => place },
  issue: { width: 40, cell: ({ issue }) => issue },
  category: { width: 12, cell: ({ origin }, { labels }) => labels.CATEGORY_LABELS[origin.category] },
  severity: { width: 12, cell: ({ severity }, { labels }) => labels.SEVERITY_LABELS[severity] },
  status: { width: 12, cell: ({ status }, { labels }) => labels.STATUS_NAMES[status] },
  colour: { width: 8, cell: colourIn },
  source: { width: 18, cell: ({ origin }) => origin.source ?? origin.by.unitName },
  finder: { width: 12, cell: ({ origin }) => origin.by.name },
  foundAt: { width: TIME, cell: ({ origin }) => moment(origin.at) },
  issuedAt: { width: TIME, cell: ({ issuedAt }) => moment(issuedAt) },
  due: { width: TIME, cell: ({ due }) => moment(due) },
  leader: { width: 14, cell: ({ unit }, setting) => peopleOf(unit, LEADING_ROLES, setting) },
  person: { width: 14, cell: (state, s) => lastFix(state)?.by.name ?? peopleOf(state.unit, REPORTING_ROLES, s) },
  measures: { width: 24, cell: ({ measures }) => measures },
  result: { width: 30, cell: (state) => lastFix(state)?.text },
  fixedAt: { width: TIME, cell: (state) => moment(lastFix(state)?.at) },
  photos: { width: 10, cell: ({ photos }) => photos.filter(({ kind }) => kind === 'evidence').length },
  reviewer: { width: 12, cell: ({ review }) => review?.by.name },
  reviewedAt: { width: TIME, cell: ({ review }) => moment(review?.at) },
  verdict: { width: 20, cell: verdictOf },
  closedAt: { width: TIME, cell: ({ closedAt }) => moment(closedAt) },
  lookBack: { width: 16, cell: lookBackOf },
  lateDays: { width: 10, cell: (state, { at }) => historyOf(state, at).lateDays },
  first: { width: TIME, cell: (state, { at }) => moment(historyOf(state, at).first) },
  card: { width: 10, cell: cardIn },
  earlier: { width: 14, cell: ({ number }, { earlier }) => earlier.get(number) ?? 0 },
  remark: { width: 30, cell: remarkOf },
};
const NAMES = Object.keys(FIELDS) as Name[];

export function ledgerOf(findings: readonly Finding[], query: LedgerQuery): Sheet {
  const { area, org, at, locale, among = findings } = query;
  const words = exportTexts[locale].ledger;
  const setting = { ...query, words, labels: LABELS[locale], earlier: earlierIn(among) };
  const listed = findings.toSorted((a, b) => a.number - b.number);
  return {
    name: words.sheet,
    zone: org.zone,
    titles: [
      words.title(org.label(area)),
      words.asOf(exportTexts[locale].moment(dayOf(at, org.zone), timeOf(at, org.zone))),
    ],
    tables: [
      {
        columns: NAMES.map((name) => ({ title: words.columns[name], width: FIELDS[name].width })),
        rows: rowsOf(listed, (state) => NAMES.map((name) => FIELDS[name].cell(state, setting))),
      },
    ],
    notes: [words.counts(countsOf(listed, at)), words.earlier],
  };
}

function countsOf(states: readonly Finding[], at: number) {
  return {
    total: states.length,
    over: states.filter(isOver).length,
    late: states.filter((state) => isLate(state, at)).length,
    voided: states.filter(({ status }) => status === 'voided').length,
  };
}

/** By number: how often the same unit had been found wanting before. */
function earlierIn(states: readonly Finding[]): ReadonlyMap<number, number> {
  const times = new Map<UnitCode, number>();
  const byTime = states.toSorted((a, b) => a.origin.at - b.origin.at || a.number - b.number);
  return new Map(
    byTime.map(({ number, unit, status }) => {
      const before = times.get(unit) ?? 0;
      if (status !== 'voided' && status !== 'draft') times.set(unit, before + 1);
      return [number, before];
    }),
  );
}

function colourIn(state: Finding, { at, words }: Setting): Cell {
  const colour = colourOf(state, at);
  return colour && words.colours[colour];
}

function cardIn(state: Finding, { at, words }: Setting): Cell {
  const { card } = historyOf(state, at);
  return card && words.cards[card];
}

function peopleOf(unit: UnitCode, roles: typeof LEADING_ROLES, { org, words }: Setting): string {
  const people = org.people(unit, roles);
  return people.map(({ name }) => name).join(words.names);
}

/** What was reported last counts, also where it was sent back since. */
function lastFix(state: Finding): Finding['fix'] {
  if (state.fix !== undefined) return state.fix;
  const entry = state.log.findLast((act) => act.type === 'fixed' && act.void !== true);
  return entry?.type === 'fixed' ? entry : undefined;
}

function verdictOf({ review }: Finding, { words }: Setting): Cell {
  return review && joined([review.passed ? words.passed : words.failed, review.text], words);
}

function lookBackOf({ lookBack }: Finding, { words }: Setting): Cell {
  return lookBack && joined([lookBack.held ? words.held : words.relapsed, lookBack.text], words);
}

function remarkOf({ round, extensions, refusal, voiding }: Finding, { words }: Setting): Cell {
  return joined(
    [
      round > 1 ? words.round(round) : undefined,
      extensions > 0 ? words.extended(extensions) : undefined,
      refusal && words.refused(refusal.text ?? ''),
      voiding && words.voided(voiding.text ?? ''),
    ],
    words,
  );
}

function joined(parts: readonly (string | undefined)[], { separator }: ExportTexts['ledger']): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}
