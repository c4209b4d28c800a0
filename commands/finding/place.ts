// Which unit a place belongs to: the longest unit name inside it, nearest to where it was said.
import type { UnitCode } from '../../src/flow.ts';
import type { Org, Unit } from '../../src/org/types.ts';
import { UNIT_ENDING } from '../../src/templates/findings.ts';

/** Characters of a place that are searched for names. */
const SEARCHED = 40;

export type Placed =
  { readonly unit: Unit } | { readonly ambiguous: readonly Unit[]; readonly name: string } | { readonly none: true };

/** Only whole names count: a name ends as names of units do, or is one exactly (alias). */
export function unitIn(org: Org, place: string, from: UnitCode): Placed {
  const text = place.slice(0, SEARCHED);
  for (let length = text.length; length >= 2; length--) {
    for (let start = 0; start + length <= text.length; start++) {
      const name = text.slice(start, start + length);
      if (/\s/.test(name)) continue;
      const placed = named(org, name, from);
      if (placed !== undefined) return placed;
    }
  }
  return { none: true };
}

function named(org: Org, name: string, from: UnitCode): Placed | undefined {
  const found = org.named(name, from);
  if ('none' in found) return undefined;
  const units = 'unit' in found ? [found.unit] : found.ambiguous;
  const whole = UNIT_ENDING.test(name) || units.some((unit) => unit.name === name || unit.aliases.includes(name));
  if (!whole) return undefined;
  return 'unit' in found ? found : { ambiguous: units, name };
}

/** The unit as a finding keeps it: with those above it, nearest first, up to the county. */
export function responsibleOf(org: Org, code: UnitCode): { unit: UnitCode; unitName: string; chain: UnitCode[] } {
  const above = org.path(code).slice(0, -1).reverse();
  const county = above.findIndex((unit) => unit.tier === 'county');
  const chain = above.slice(0, county < 0 ? 1 : county + 1).map((unit) => unit.code);
  return { unit: code, unitName: org.label(code), chain };
}

/** The office that confirms a proposal: the nearest above that is a town or higher. */
export function officeOf(org: Org, code: UnitCode): UnitCode {
  const above = org.path(code).slice(0, -1).reverse();
  return above.find((unit) => unit.tier !== 'village' && unit.tier !== 'grid')?.code ?? code;
}
