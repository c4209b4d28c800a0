// Subtrees as ranges of a roster.
import type { UnitCode } from '../flow.ts';
import type { Roster } from '../org/types.ts';

/** Depth-first ranges [from, to) of the subtrees, one that lies inside another left out; units that are not on the roster have none. */
export function ranges(roster: Roster, under: readonly UnitCode[]): [number, number][] {
  const starts = under.flatMap((unit) => roster.index(unit) ?? []).sort((a, b) => a - b);
  const found: [number, number][] = [];
  let end = 0;
  for (const from of starts) {
    if (from < end) continue;
    end = roster.end(from);
    found.push([from, end]);
  }
  return found;
}
