// Units to choose from: those the viewer's posts show him, by name or code.
import { unitIn } from '../../../../commands/finding/place.ts';
import type { Unit } from '../../../org/types.ts';
import { TIERS } from '../../../templates/types.ts';
import type { Viewer } from '../../console.ts';
import type { UnitChoice } from '../../wire/findings.ts';

const OFFERED = 40;

/** Without words: where he stands, and what is right below. With several, the last is of the unit, the others of those above it. */
export function unitsFor(q: string, viewer: Viewer): readonly UnitChoice[] {
  const { org } = viewer;
  const words = q
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '');
  const tops = topsOf(viewer);
  const codes =
    words.length === 0
      ? tops.flatMap((top) => [top, ...org.children(top).map(({ code }) => code)])
      : matching(words, tops, viewer);
  return codes.slice(0, OFFERED).flatMap((code) => choiceOf(code, viewer));
}

/** The units of his posts that show him figures; all roots to whom all is shown. */
function topsOf({ person, org }: Viewer): readonly string[] {
  const roots = org.roots().map(({ code }) => code);
  const sees = (unit: string): boolean => org.governs(person, 'see_figures', unit) !== undefined;
  return roots.every(sees) ? roots : [...new Set(person.posts.map(({ unit }) => unit))].filter(sees);
}

function matching(words: readonly string[], tops: readonly string[], { org }: Viewer): readonly string[] {
  const name = words.at(-1) ?? '';
  const above = words.slice(0, -1);
  const isMeant = (unit: Unit): boolean =>
    (unit.name.includes(name) || unit.code.startsWith(name) || unit.aliases.some((alias) => alias.includes(name))) &&
    above.every((word) => org.path(unit.code).some((each) => each.code !== unit.code && each.name.includes(word)));
  const units = tops.flatMap((top) => org.subtree(top).flatMap((code) => org.unit(code) ?? []));
  return units
    .filter(isMeant)
    .sort((a, b) => rank(a) - rank(b) || a.name.length - b.name.length)
    .map(({ code }) => code);
}

const rank = ({ tier }: Unit): number => TIERS.indexOf(tier);

function choiceOf(code: string, { org, person }: Viewer): UnitChoice[] {
  const unit = org.unit(code);
  if (unit === undefined) return [];
  const [name, full] = [org.label(code), org.fullLabel(code)];
  const from = person.posts[0]?.unit ?? '';
  const placed = unitIn(org, name, from);
  const isPlain = 'unit' in placed && placed.unit.code === code;
  return [{ unit: code, name, full, called: isPlain ? name : full, tier: unit.tier }];
}
