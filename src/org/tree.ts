// The tree of units: parents, children, paths and the depth-first roster. Rebuilt as a whole when units change.
import type { Day, UnitCode } from '../flow.ts';
import { rosterOf } from './roster.ts';
import type { Roster, Unit } from './types.ts';

/** Deeper than any real tree; a cycle in bad data ends here. */
const DEEPEST = 32;

export interface Tree {
  readonly roots: readonly Unit[];
  unit(code: UnitCode): Unit | undefined;
  /** All children ever, in order of code. */
  below(code: UnitCode): readonly Unit[];
  children(code: UnitCode, day?: Day): readonly Unit[];
  path(code: UnitCode): readonly Unit[];
  within(code: UnitCode, under: UnitCode): boolean;
  /** The first answer on the way up from a unit, itself first. */
  nearest<T>(code: UnitCode, at: (unit: Unit) => T | undefined): T | undefined;
  subtree(code: UnitCode): readonly UnitCode[];
  /** Units that are open now, depth first. */
  readonly roster: Roster;
}

const NONE: readonly Unit[] = [];

/** Whether the unit is open on the day; without a day: whether it has not been closed. */
export function isOpenOn(unit: Unit, day: Day | undefined): boolean {
  if (day === undefined) return unit.closed === undefined;
  return (unit.opened === undefined || unit.opened <= day) && (unit.closed === undefined || day < unit.closed);
}

export function isDated({ opened, closed }: Unit): boolean {
  return opened !== undefined || closed !== undefined;
}

/** `today` decides what is open where no day is asked for; without it, whatever has no day of closing. */
export function treeOf(units: readonly Unit[], today?: Day): Tree {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const { roots, below } = families(units, byCode);
  /** Parents some of whose children are there on some days only. */
  const dated = new Set(units.flatMap((unit) => (isDated(unit) && unit.parent !== undefined ? [unit.parent] : [])));
  const roster = orderOf(roots, below, today);
  const up = (unit: Unit) => (unit.parent === undefined ? undefined : byCode.get(unit.parent));
  const nearest = <T>(code: UnitCode, at: (unit: Unit) => T | undefined): T | undefined => {
    let unit = byCode.get(code);
    for (let i = 0; unit !== undefined && i < DEEPEST; unit = up(unit), i++) {
      const found = at(unit);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    roots,
    roster,
    unit: (code) => byCode.get(code),
    below: (code) => below.get(code) ?? NONE,
    children: (code, day = today) => {
      const all = below.get(code) ?? NONE;
      return dated.has(code) ? all.filter((unit) => isOpenOn(unit, day)) : all;
    },
    path: (code) => {
      const path: Unit[] = [];
      for (let u = byCode.get(code); u !== undefined && path.length < DEEPEST; u = up(u)) path.push(u);
      return path.reverse();
    },
    within: (code, under) => nearest(code, (unit) => (unit.code === under ? true : undefined)) === true,
    nearest,
    subtree: (code) => {
      const index = roster.index(code);
      if (index === undefined) return byCode.has(code) ? [code] : [];
      return roster.codes.slice(index, roster.end(index));
    },
  };
}

function families(units: readonly Unit[], byCode: ReadonlyMap<UnitCode, Unit>) {
  const roots: Unit[] = [];
  const below = new Map<UnitCode, Unit[]>();
  for (const unit of byCode.size === units.length ? units : byCode.values()) {
    const parent = unit.parent;
    if (parent === undefined || !byCode.has(parent)) roots.push(unit);
    else {
      const siblings = below.get(parent);
      if (siblings === undefined) below.set(parent, [unit]);
      else siblings.push(unit);
    }
  }
  for (const siblings of below.values()) siblings.sort(byCodeOrder);
  return { roots: roots.sort(byCodeOrder), below };
}

export function byCodeOrder(a: Unit, b: Unit): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

function orderOf(roots: readonly Unit[], below: ReadonlyMap<UnitCode, readonly Unit[]>, today: Day | undefined) {
  const codes: UnitCode[] = [];
  const depths: number[] = [];
  const visit = (unit: Unit, depth: number): void => {
    if (!isOpenOn(unit, today) || depth > DEEPEST) return;
    codes.push(unit.code);
    depths.push(depth);
    for (const child of below.get(unit.code) ?? NONE) visit(child, depth + 1);
  };
  for (const root of roots) visit(root, 0);
  return rosterOf(codes, Uint8Array.from(depths));
}
