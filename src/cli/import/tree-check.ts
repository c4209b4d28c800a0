// Whether units form a tree: parents exist, nothing goes round in circles, every child lies below its parent's tier.
import type { UnitCode } from '../../flow.ts';
import type { Unit } from '../../org/types.ts';
import { TIERS } from '../../templates/types.ts';
import { each, mapped } from '../../unhurried.ts';
import type { Problem } from './columns.ts';
import type { Placed } from './units.ts';

/** `after` is the whole tree as it would be, `given` the codes of the file. */
export async function checkTree(
  placed: readonly Placed[],
  after: ReadonlyMap<UnitCode, Unit>,
  given: ReadonlySet<UnitCode>,
): Promise<readonly Problem[]> {
  let highest: number = TIERS.length;
  for (const unit of after.values()) highest = Math.min(highest, rank(unit));
  const cyclic = await cyclesIn(after);
  const lines = new Map(placed.map(({ line, unit }) => [unit.code, line]));
  const own = await mapped(placed, ({ line, unit }): Problem[] => {
    const found = check(unit, after, { cyclic, highest });
    return found === undefined ? [] : [{ line, ...found }];
  });
  return own.flat().concat(await outside(after, given, lines));
}

function rank(unit: Unit): number {
  return TIERS.indexOf(unit.tier);
}

function check(
  unit: Unit,
  after: ReadonlyMap<UnitCode, Unit>,
  known: { cyclic: ReadonlySet<UnitCode>; highest: number },
) {
  const { code, parent } = unit;
  if (parent === undefined)
    return rank(unit) > known.highest ? { column: 'parent', reason: 'no_parent' as const, value: '' } : undefined;
  const above = after.get(parent);
  if (known.cyclic.has(code)) return { column: 'parent', reason: 'cycle' as const, value: parent };
  if (above === undefined) return { column: 'parent', reason: 'orphan' as const, value: parent };
  return rank(unit) > rank(above) ? undefined : { column: 'tier', reason: 'wrong_tier' as const, value: unit.tier };
}

/** Units the file does not name, under a parent whose tier it changed. */
async function outside(
  after: ReadonlyMap<UnitCode, Unit>,
  given: ReadonlySet<UnitCode>,
  lines: ReadonlyMap<UnitCode, number>,
) {
  const found: Problem[] = [];
  await each(after.values(), (unit) => {
    const above = unit.parent === undefined || given.has(unit.code) ? undefined : after.get(unit.parent);
    const line = above === undefined ? undefined : lines.get(above.code);
    if (above !== undefined && line !== undefined && rank(unit) <= rank(above))
      found.push({ line, column: 'tier', reason: 'wrong_tier', value: above.tier });
  });
  return found;
}

/** Units from which going up never ends. */
async function cyclesIn(units: ReadonlyMap<UnitCode, Unit>): Promise<ReadonlySet<UnitCode>> {
  const fine = new Set<UnitCode>();
  const cyclic = new Set<UnitCode>();
  const passed = new Map<UnitCode, UnitCode>();
  await each(units.keys(), (start) => {
    const way: UnitCode[] = [];
    let code: UnitCode | undefined = start;
    while (code !== undefined && !fine.has(code) && !cyclic.has(code) && passed.get(code) !== start) {
      passed.set(code, start);
      way.push(code);
      code = units.get(code)?.parent;
    }
    const circle = code === undefined || fine.has(code) ? fine : cyclic;
    for (const one of way) circle.add(one);
  });
  return cyclic;
}
