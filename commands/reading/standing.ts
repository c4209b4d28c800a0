// How a unit stands in a day's ledger: who is expected, who has reported and how, who is missing. Counted exactly, never above 100 %.
import { REPORT_DUE } from '../../flows/report-day.ts';
import type { Figures, Read } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { Question } from './question.ts';

/** The counts of DHIS2's reporting rates, and how the reports came. */
export interface Counts {
  readonly expected: number;
  readonly actual: number;
  readonly onTime: number;
  readonly zero: number;
  readonly late: number;
  readonly backfilled: number;
}

export interface Standing extends Counts {
  readonly sums: Readonly<Record<string, number>>;
  readonly missing: readonly UnitCode[];
  /** Not heard of, but their message may lie in a gap of ours. */
  readonly unheard: readonly UnitCode[];
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
  /** Marked, though the ledger does not expect them: they reported in spite of an exemption. */
  readonly extra: Readonly<Record<(typeof MARKS)[number], readonly UnitCode[]>>;
  readonly exempt: readonly UnitCode[];
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

function counted(figures: Figures | undefined, { waiting, letOff, extra }: Lists): Counts {
  const expected = (figures?.expected ?? 0) - letOff.length;
  const actual = Math.max(0, expected - waiting.length);
  const [zero = 0, late = 0, backfilled = 0] = MARKS.map((mark) =>
    Math.min(actual, (figures?.marks[mark] ?? 0) - extra[mark].length),
  );
  return { expected, actual, onTime: Math.max(0, actual - late - backfilled), zero, late, backfilled };
}

function narrowed(lists: Lists, inside: (unit: UnitCode) => boolean): Lists {
  const cut = (units: readonly UnitCode[]) => units.filter(inside);
  const { zero, late, backfilled } = lists.extra;
  return {
    waiting: cut(lists.waiting),
    letOff: cut(lists.letOff),
    extra: { zero: cut(zero), late: cut(late), backfilled: cut(backfilled) },
    exempt: cut(lists.exempt),
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

async function listsOf(q: Question, { org, read }: Around): Promise<Lists> {
  const query = { ledger: q.ledger, under: q.unit };
  const [waiting, marked] = await Promise.all([
    read.waiting({ ...query, due: REPORT_DUE }),
    read.marked({ ...query, mark: 'exempt' }),
  ]);
  const excused = excusedUnits(q, org);
  if (excused.size === 0) {
    return { waiting, letOff: marked, exempt: marked, extra: { zero: [], late: [], backfilled: [] } };
  }
  const outside = await unexpected([...excused], q, { org, read });
  const [zero, late, backfilled] = await Promise.all(
    MARKS.map(async (mark) => (await read.marked({ ...query, mark })).filter((unit) => outside.has(unit))),
  );
  const silent = waiting.filter((unit) => excused.has(unit) && !outside.has(unit));
  return {
    waiting: waiting.filter((unit) => !excused.has(unit)),
    letOff: [...new Set([...marked, ...silent])],
    exempt: [...new Set([...marked, ...silent, ...outside])],
    extra: { zero: zero ?? [], late: late ?? [], backfilled: backfilled ?? [] },
  };
}

/** Units that would owe the report were they not exempted. */
function excusedUnits({ unit, template, day }: Question, org: Org): ReadonlySet<UnitCode> {
  const excused = org
    .subtree(unit)
    .filter((code) => org.exemption(template.key, code, day) !== undefined && org.owes(template, code, day));
  return new Set(excused);
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
