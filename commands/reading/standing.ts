// How a unit stands in a day's ledger: who is expected, who has reported and how, who is missing. Counted exactly, never above 100 %.
import { dailyReport, dayPeriod, isReported } from '../../flows/daily-report/index.ts';
import { REPORT_DUE } from '../../flows/report-day.ts';
import type { Figures, Read } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import { sifted } from '../../src/unhurried.ts';
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
  readonly missing: number;
  /** Not heard of, but their message may lie in a gap of ours. */
  readonly unheard: number;
  /** Let off, and silent. */
  readonly exempt: number;
}

type Sums = Readonly<Record<string, number>>;
/** Who is silent, by name. */
export type Silent = Readonly<Record<'missing' | 'unheard' | 'exempt', readonly UnitCode[]>>;

/** How many are to be named of each. */
export type Names = Readonly<Partial<Record<keyof Silent, number>>>;

export function eachOf(most: number): Names {
  return { missing: most, unheard: most, exempt: most };
}

export interface Standing extends Counts {
  readonly sums: Sums;
  /** As many of each as were asked for, in the order of the tree. */
  readonly named: Silent;
  readonly children: readonly ChildStanding[];
}

export type ChildStanding = Counts & { readonly unit: UnitCode; readonly sums: Sums };

export interface Around {
  readonly org: Org;
  readonly read: Read;
  /** Until when silence may be due to a gap, ms. */
  readonly at: number;
}

const MARKS = ['zero', 'late', 'backfilled'] as const;

/** Units of which the ledger's own counts do not tell enough; there are few of them, but after a gap of hearing. */
interface Special {
  /** Let off, though the ledger expects them. */
  readonly letOff: readonly UnitCode[];
  /** Let off, though the ledger waits for them. */
  readonly pardoned: readonly UnitCode[];
  readonly exempt: readonly UnitCode[];
  readonly voluntary: readonly UnitCode[];
  readonly voluntaryOnTime: readonly UnitCode[];
  readonly unheard: readonly UnitCode[];
}
type Numbers = Readonly<Record<keyof Special, number>>;

/** Of each state so many are named: the lists are long, and the counts are the ledger's own. */
export async function standingOf(q: Question, around: Around, names: Names = {}): Promise<Standing> {
  const { org, read, at } = around;
  const { policy } = q.opened;
  const below = org.children(q.unit, q.day).map((child) => child.code);
  const [figures, excused, isDeaf] = await Promise.all([
    read.figures(q.ledger, [q.unit, ...below]),
    excusedOf(q, around),
    read.unheard(policy.opensAt, Math.min(at, policy.closesAt)),
  ]);
  const [whole, ...parts] = figures;
  const most = isDeaf === undefined ? (names.missing ?? 0) : Infinity;
  const [pardon, waiting] = await Promise.all([lettingOff(q, excused, around), waitedFor(q, { excused, most }, read)]);
  const unheard = isDeaf === undefined ? [] : await sifted(waiting, isDeaf);
  const special = { ...pardon, unheard };
  const numbers = numbersBy(special, childFinder(org, q.unit));
  const deaf = new Set(unheard);
  const missing = deaf.size === 0 ? waiting : waiting.filter((unit) => !deaf.has(unit));
  return {
    ...counted(whole, numbers.all),
    sums: whole?.sums ?? {},
    named: {
      missing: missing.slice(0, names.missing ?? 0),
      unheard: unheard.slice(0, names.unheard ?? 0),
      exempt: pardon.exempt.slice(0, names.exempt ?? 0),
    },
    children: parts.map((part) => ({ unit: part.unit, sums: part.sums, ...counted(part, numbers.of(part.unit)) })),
  };
}

function counted(figures: Figures | undefined, n: Numbers): Counts {
  const { voluntary, voluntaryOnTime, unheard, exempt } = n;
  const expected = Math.max(0, (figures?.expected ?? 0) - n.letOff);
  const waiting = Math.max(0, (figures?.waiting[REPORT_DUE] ?? 0) - n.pardoned);
  const actual = Math.max(0, expected - waiting) + voluntary;
  const [zero = 0, late = 0, backfilled = 0] = MARKS.map((mark) => Math.min(actual, figures?.marks[mark] ?? 0));
  const onTime = Math.max(0, actual - late - backfilled);
  const silent = { missing: Math.max(0, waiting - unheard), unheard, exempt };
  return { expected, actual, onTime, zero, late, backfilled, voluntary, voluntaryOnTime, ...silent };
}

/** How many of those who owe the report have not given it. */
export function lacking({ expected, actual, voluntary }: Pick<Counts, 'expected' | 'actual' | 'voluntary'>): number {
  return expected - (actual - voluntary);
}

const NONE: Numbers = { letOff: 0, pardoned: 0, exempt: 0, voluntary: 0, voluntaryOnTime: 0, unheard: 0 };

/** How many there are of each, in all and below each child. */
function numbersBy(special: Special, childOf: (unit: UnitCode) => UnitCode | undefined) {
  const all = { ...NONE };
  const parts = new Map<UnitCode, Record<keyof Special, number>>();
  for (const name of Object.keys(NONE) as (keyof Special)[]) {
    all[name] = special[name].length;
    for (const unit of special[name]) {
      const child = childOf(unit);
      if (child === undefined) continue;
      const part = parts.get(child) ?? { ...NONE };
      part[name] += 1;
      parts.set(child, part);
    }
  }
  return { all, of: (child: UnitCode): Numbers => parts.get(child) ?? NONE };
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

/** The first `most` of those who owe the report and are waited for. */
async function waitedFor(
  { ledger, unit }: Question,
  { excused, most }: { readonly excused: ReadonlySet<UnitCode>; readonly most: number },
  read: Read,
): Promise<readonly UnitCode[]> {
  if (most === 0) return [];
  const limit = Number.isFinite(most) ? { limit: most + excused.size } : {};
  const waiting = await read.waiting({ ledger, under: unit, due: REPORT_DUE, ...limit });
  return excused.size === 0 ? waiting : waiting.filter((code) => !excused.has(code)).slice(0, most);
}

/** One rule for whoever is let off: silent he is exempt, and having reported he counts, whichever of the two came first. */
async function lettingOff(
  q: Question,
  excused: ReadonlySet<UnitCode>,
  { org, read }: Around,
): Promise<Omit<Special, 'unheard'>> {
  const units = [...excused];
  if (units.length === 0) return { letOff: [], pardoned: [], exempt: [], voluntary: [], voluntaryOnTime: [] };
  const { ledger, unit: under } = q;
  const marked = (mark: string) => read.marked({ ledger, mark, under });
  const [outside, pardoned, states, ...belated] = await Promise.all([
    unexpected(units, q, { org, read }),
    read.awaited({ ledger, due: REPORT_DUE, under, units }),
    read.docs(dailyReport, units, dayPeriod(q.template.key, q.day)),
    marked('late'),
    marked('backfilled'),
  ]);
  const reported = new Set(units.filter((_, i) => isReported(states[i])));
  const belatedly = new Set(belated.flat());
  return {
    letOff: units.filter((unit) => !outside.has(unit)),
    pardoned,
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
  const marked = await read.marked({ ledger, mark: 'exempt', under: unit });
  const roster = org.roster();
  const place = (code: UnitCode) => roster.index(code) ?? -1;
  const [from, to] = [place(unit), roster.end(place(unit))];
  const isInside = (code: UnitCode) => code === unit || (from <= place(code) && place(code) < to && from >= 0);
  const all = [...marked.filter(isInside), ...org.letOff(template, unit, day)];
  return new Set(all.sort((a, b) => place(a) - place(b)));
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
