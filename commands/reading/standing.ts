// How a unit stands in a day's ledger: who is expected, who has reported and how, who is missing. Counted exactly, never above 100 %.
import { dailyReport, dayPeriod, isReported } from '../../flows/daily-report/index.ts';
import { REPORT_DUE } from '../../flows/report-day.ts';
import type { Figures, Read } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { Question } from './question.ts';

/** The counts of DHIS2's reporting rates, and how the reports came. */
export interface Counts {
  /** Those who owe the report; whoever is let off is none of them. */
  readonly expected: number;
  /** All who reported, also those who were let off. */
  readonly actual: number;
  readonly onTime: number;
  readonly zero: number;
  readonly late: number;
  readonly backfilled: number;
  /** Of those who reported: let off, and so in no rate. */
  readonly voluntary: number;
  readonly voluntaryOnTime: number;
}

export interface Standing extends Counts {
  readonly sums: Readonly<Record<string, number>>;
  readonly missing: readonly UnitCode[];
  /** Not heard of, but their message may lie in a gap of ours. */
  readonly unheard: readonly UnitCode[];
  /** Let off, and silent. */
  readonly exempt: readonly UnitCode[];
}

export type ChildStanding = Counts & { readonly unit: UnitCode; readonly sums: Readonly<Record<string, number>> };

export interface Around {
  readonly org: Org;
  readonly read: Read;
  /** Until when silence may be due to a gap, ms. */
  readonly at: number;
}

const MARKS = ['zero', 'late', 'backfilled'] as const;

/** Units as lists; counts of a part of the tree are cut out of them. */
interface Lists {
  readonly waiting: readonly UnitCode[];
  /** Let off, though the ledger expects them. */
  readonly letOff: readonly UnitCode[];
  readonly exempt: readonly UnitCode[];
  readonly voluntary: readonly UnitCode[];
  readonly voluntaryOnTime: readonly UnitCode[];
}

export async function standingOf(
  q: Question,
  around: Around,
): Promise<Standing & { readonly children: readonly ChildStanding[] }> {
  const { org, read, at } = around;
  const below = org.children(q.unit, q.day).map((child) => child.code);
  const [lists, [whole, ...parts]] = await Promise.all([
    listsOf(q, around),
    read.figures(q.ledger, [q.unit, ...below]),
  ]);
  const { policy } = q.opened;
  const deaf = await read.unheard(lists.waiting, policy.opensAt, Math.min(at, policy.closesAt));
  const childOf = childFinder(org, q.unit);
  return {
    ...counted(whole, lists),
    sums: whole?.sums ?? {},
    missing: lists.waiting.filter((unit) => !deaf.has(unit)),
    unheard: lists.waiting.filter((unit) => deaf.has(unit)),
    exempt: lists.exempt,
    children: parts.map((part) => ({
      unit: part.unit,
      sums: part.sums,
      ...counted(
        part,
        narrowed(lists, (unit) => childOf(unit) === part.unit),
      ),
    })),
  };
}

function counted(figures: Figures | undefined, lists: Lists): Counts {
  const { waiting, letOff } = lists;
  const voluntary = lists.voluntary.length;
  const expected = Math.max(0, (figures?.expected ?? 0) - letOff.length);
  const actual = Math.max(0, expected - waiting.length) + voluntary;
  const [zero = 0, late = 0, backfilled = 0] = MARKS.map((mark) => Math.min(actual, figures?.marks[mark] ?? 0));
  const onTime = Math.max(0, actual - late - backfilled);
  return { expected, actual, onTime, zero, late, backfilled, voluntary, voluntaryOnTime: lists.voluntaryOnTime.length };
}

/** How many of those who owe the report have not given it. */
export function lacking({ expected, actual, voluntary }: Counts): number {
  return expected - (actual - voluntary);
}

function narrowed(lists: Lists, inside: (unit: UnitCode) => boolean): Lists {
  const cut = (units: readonly UnitCode[]) => units.filter(inside);
  return {
    waiting: cut(lists.waiting),
    letOff: cut(lists.letOff),
    exempt: cut(lists.exempt),
    voluntary: cut(lists.voluntary),
    voluntaryOnTime: cut(lists.voluntaryOnTime),
  };
}

/** Which child of `top` a unit below it belongs to. */
export function childFinder(org: Org, top: UnitCode): (unit: UnitCode) => UnitCode | undefined {
  const known = new Map<UnitCode, UnitCode | undefined>();
  const find = (unit: UnitCode): UnitCode | undefined => {
    if (known.has(unit)) return known.get(unit);
    const parent = org.unit(unit)?.parent;
    const child = parent === undefined ? undefined : parent === top ? unit : find(parent);
    known.set(unit, child);
    return child;
  };
  return find;
}

/** One rule for whoever is let off: silent he is exempt, and having reported he counts, whichever of the two came first. */
async function listsOf(q: Question, { org, read }: Around): Promise<Lists> {
  const [waiting, excused] = await Promise.all([
    read.waiting({ ledger: q.ledger, under: q.unit, due: REPORT_DUE }),
    excusedOf(q, { org, read }),
  ]);
  const units = [...excused];
  if (units.length === 0) return { waiting, letOff: [], exempt: [], voluntary: [], voluntaryOnTime: [] };
  const marked = (mark: string) => read.marked({ ledger: q.ledger, mark, under: q.unit });
  const [outside, states, ...belated] = await Promise.all([
    unexpected(units, q, { org, read }),
    read.docs(dailyReport, units, dayPeriod(q.template.key, q.day)),
    marked('late'),
    marked('backfilled'),
  ]);
  const reported = new Set(units.filter((_, i) => isReported(states[i])));
  const belatedly = new Set(belated.flat());
  return {
    waiting: waiting.filter((unit) => !excused.has(unit)),
    letOff: units.filter((unit) => !outside.has(unit)),
    exempt: units.filter((unit) => !reported.has(unit)),
    voluntary: [...reported],
    voluntaryOnTime: [...reported].filter((unit) => !belatedly.has(unit)),
  };
}

/** Units that would owe the report were they not let off, in the order of the tree. */
export async function excusedOf(
  { unit, template, day, ledger }: Pick<Question, 'unit' | 'template' | 'day' | 'ledger'>,
  { org, read }: Pick<Around, 'org' | 'read'>,
): Promise<ReadonlySet<UnitCode>> {
  const marked = new Set(await read.marked({ ledger, mark: 'exempt', under: unit }));
  const isExcused = (code: UnitCode) =>
    org.exemption(template.key, code, day) !== undefined && org.owes(template, code, day);
  return new Set(org.subtree(unit).filter((code) => marked.has(code) || isExcused(code)));
}

/** Those of the units whom the ledger does not expect: the same subtree without what lies below them counts as much. */
async function unexpected(
  units: readonly UnitCode[],
  { ledger, day }: Question,
  { org, read }: Pick<Around, 'org' | 'read'>,
): Promise<ReadonlySet<UnitCode>> {
  const below = units.map((unit) => org.children(unit, day).map((child) => child.code));
  const figures = await read.figures(ledger, [...units, ...below.flat()]);
  const expected = new Map(figures.map((each) => [each.unit, each.expected]));
  const own = (unit: UnitCode, i: number) =>
    (expected.get(unit) ?? 0) - (below[i] ?? []).reduce((sum, child) => sum + (expected.get(child) ?? 0), 0);
  return new Set(units.filter((unit, i) => own(unit, i) === 0));
}
