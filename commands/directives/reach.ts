// Which groups an order goes to: units without a group of their own are reached in that of a unit above them.
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';

export interface Reached {
  /** Units without a group of their own. */
  readonly indirect: UnitCode[];
  /** Of these, by group, those in the group of a unit that is not addressed itself: there the order names them. */
  readonly named: { code: UnitCode; name: string }[][];
}

export function reachedBy(org: Org, units: readonly UnitCode[]): Reached {
  const addressed = new Set(units);
  const indirect = units.filter((unit) => org.roomOf(unit) === undefined && org.nearestRoom(unit) !== undefined);
  const groups = new Map<UnitCode, { code: UnitCode; name: string }[]>();
  for (const code of indirect) {
    const host = org.nearestRoom(code)?.unit ?? code;
    if (addressed.has(host)) continue;
    groups.set(host, [...(groups.get(host) ?? []), { code, name: org.label(code) }]);
  }
  return { indirect, named: [...groups.values()] };
}

/** 3号网格 has no group, its order is in that of 东华社区. */
export function hosted(org: Org, units: readonly UnitCode[]): { name: string; room: string }[] {
  return units.map((unit) => ({ name: org.label(unit), room: org.label(org.nearestRoom(unit)?.unit ?? unit) }));
}
