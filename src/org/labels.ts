// How a unit is called: its spoken name, its label in a sentence, and its whole path.
import type { UnitCode } from '../flow.ts';
import { SPOKEN, STREET, STREET_SHORT } from './lexicon.ts';
import type { Tree } from './tree.ts';
import type { Unit } from './types.ts';

export interface Labels {
  /** 张家村 for 张家村委会; the names of units above are left out when the name begins with them. */
  spoken(unit: Unit): string;
  label(code: UnitCode): string;
  fullLabel(code: UnitCode): string;
}

const SHORTEST = 2;
const NO_HEADS: readonly (readonly string[])[] = [];

export function labelsOf(tree: Tree): Labels {
  const known = new Map<UnitCode, string>();
  const heads = new Map<UnitCode, readonly (readonly string[])[]>();
  /** Heads of a unit and of all above it, from the top. */
  const headsDownTo = (code: UnitCode | undefined): readonly (readonly string[])[] => {
    const unit = code === undefined ? undefined : tree.unit(code);
    if (unit === undefined) return NO_HEADS;
    let list = heads.get(unit.code);
    if (list === undefined) heads.set(unit.code, NO_HEADS);
    if (list === undefined) heads.set(unit.code, (list = [...headsDownTo(unit.parent), headsOf(unit, spoken(unit))]));
    return list;
  };
  const spoken = (unit: Unit): string => {
    let name = known.get(unit.code);
    if (name === undefined) known.set(unit.code, (name = shorten(unit, headsDownTo(unit.parent))));
    return name;
  };
  const label = (code: UnitCode): string => {
    const unit = tree.unit(code);
    if (unit === undefined) return code;
    const parent = unit.tier === 'grid' && unit.parent !== undefined ? tree.unit(unit.parent) : undefined;
    return (parent === undefined ? '' : spoken(parent)) + spoken(unit);
  };
  const fullLabel = (code: UnitCode): string => {
    const path = tree.path(code);
    return path.length === 0 ? code : path.slice(fullFrom(path)).map(spoken).join('');
  };
  return { spoken, label, fullLabel };
}

/** Where the whole path begins: at the county, or at the city where no county lies between. */
export function fullFrom(path: readonly Unit[]): number {
  const county = path.findIndex((unit) => unit.tier === 'county');
  if (county >= 0) return county;
  return Math.max(
    path.findIndex((unit) => unit.tier === 'city'),
    0,
  );
}

/** What the names below a unit may begin with, longest first. */
function headsOf(unit: Unit, spoken: string): readonly string[] {
  const names = [unit.name, spoken].flatMap((name) => [name, name.replace(STREET, STREET_SHORT)]);
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

function shorten(unit: Unit, above: readonly (readonly string[])[]): string {
  let rest = unit.name;
  for (const heads of above) {
    const head = heads.find((name) => rest.startsWith(name));
    if (head !== undefined && rest.length - head.length >= SHORTEST) rest = rest.slice(head.length);
  }
  if (unit.tier === 'village') for (const [ending, short] of SPOKEN) rest = rest.replace(ending, short);
  return rest;
}
