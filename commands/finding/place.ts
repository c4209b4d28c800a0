// Which unit a place belongs to: the unit named inside it, nearest to where it was said; the village wins over its town.
import type { UnitCode } from '../../src/flow.ts';
import type { Named, Org, Unit } from '../../src/org/types.ts';
import { INSIDE, UNIT_ENDING, UNIT_WORD } from '../../src/templates/findings.ts';
import { normalise } from '../../src/understanding/normalise.ts';

/** Characters of a place that are searched for names. */
const SEARCHED = 40;

export type Ambiguous = { readonly ambiguous: readonly Unit[]; readonly name: string };
export type Placed =
  { readonly unit: Unit } | Ambiguous | { readonly several: readonly Unit[] } | { readonly none: true };

/** A unit by its code or by its name. */
export function unitCalled(org: Org, name: string, from: UnitCode): Named {
  const coded = org.unit(name.trim());
  return coded === undefined ? org.named(name, from) : { unit: coded };
}

interface Found {
  readonly name: string;
  readonly units: readonly Unit[];
}

/** Only whole names count: a name ends as names of units do, or is one exactly (alias, code). */
export function unitIn(org: Org, place: string, from: UnitCode): Placed {
  const found = namesIn(org, normalise(place).text.slice(0, SEARCHED), from);
  const [first] = found;
  if (first === undefined) return { none: true };
  const unclear = found.find(({ units }) => units.length > 1);
  const sure = found.flatMap(({ units: [unit, ...others] }) => (unit && others.length === 0 ? [unit] : []));
  const lowest = sure.filter((unit) => sure.every((each) => org.within(unit.code, each.code)));
  if (unclear !== undefined) {
    const inside = unclear.units.filter((unit) => sure.every((each) => org.within(unit.code, each.code)));
    const [only, ...more] = inside;
    if (only !== undefined && more.length === 0) return { unit: only };
    return { ambiguous: inside.length > 0 ? inside : unclear.units, name: unclear.name };
  }
  const [unit] = lowest;
  return unit === undefined ? { several: sure } : { unit };
}

/** All names in the words, the longest first, none inside another. */
function namesIn(org: Org, words: string, from: UnitCode): readonly Found[] {
  const found: Found[] = [];
  let left = words;
  for (let length = left.length; length >= 2; length--) {
    for (let start = 0; start + length <= left.length; start++) {
      const name = left.slice(start, start + length);
      if (/[\s\0]/.test(name)) continue;
      const units = named(org, name, from);
      if (units === undefined) continue;
      found.push({ name, units });
      left = left.slice(0, start) + '\0'.repeat(length) + left.slice(start + length);
    }
  }
  return found;
}

function named(org: Org, name: string, from: UnitCode): readonly Unit[] | undefined {
  const found = /^\w{4,}$/.test(name) ? unitCalled(org, name, from) : org.named(name, from);
  if ('none' in found) return undefined;
  const units = 'unit' in found ? [found.unit] : found.ambiguous;
  const whole =
    UNIT_ENDING.test(name) ||
    units.some((unit) => unit.name === name || unit.code === name || unit.aliases.includes(name));
  return whole ? units : undefined;
}

/** 铁路社区、工农村: several units that each have it; a town before its village is not one of them. */
export function severalIn(org: Org, place: string, from: UnitCode): readonly string[] {
  const parts = place.split(/[、，,]|(?<=[村区道格镇乡])[和及](?=[^、，,]*[村区道格镇乡]$)/).map((part) => part.trim());
  const units = parts.map((part) => {
    const placed = unitIn(org, part, from);
    return 'unit' in placed ? placed.unit : undefined;
  });
  const apart = units.every((unit, i) =>
    units.every(
      (other, k) => unit !== undefined && other !== undefined && (i === k || !org.within(other.code, unit.code)),
    ),
  );
  return parts.length > 1 && apart ? parts : [place];
}

/** 卡口, 北门岗, 2号公示栏: words that name no place of their own, so that it can only be one of this group. */
export const isPlainlyInside = (place: string): boolean => INSIDE.test(normalise(place).text.replace(/\s/g, ''));

/** Names offered for one that nobody knows. */
const OFFERED = 8;

/** What a name that nobody knows may have meant: units whose name differs in one character, nearest group first. */
export function candidates(org: Org, place: string, from: UnitCode): Ambiguous | undefined {
  const name = UNIT_WORD.exec(normalise(place).text)?.[0];
  if (name === undefined) return undefined;
  for (const area of [...org.path(from)].reverse()) {
    const near = org
      .subtree(area.code)
      .map((code) => org.unit(code))
      .filter((unit) => unit !== undefined)
      .filter((unit) => [org.label(unit.code), ...unit.aliases].some((known) => isNear(name, known)));
    const units = near.slice(0, OFFERED);
    if (units.length > 0) return { ambiguous: units, name };
  }
  return undefined;
}

/** One character more, less or other. */
function isNear(x: string, y: string): boolean {
  if (Math.abs(x.length - y.length) > 1 || Math.min(x.length, y.length) < 3) return false;
  let same = 0;
  while (same < x.length && x[same] === y[same]) same += 1;
  const [a, b] = [x.slice(same), y.slice(same)];
  return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b;
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
