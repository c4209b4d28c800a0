// The tree, a level at a time, and whatever is found in it by name.
import { z } from 'zod';
import type { Unit } from '../../../org/types.ts';
import type { Api } from '../../api.ts';
import { must, mustSomewhere, type Viewer } from '../../console.ts';
import type { Branches, Found, UnitShort } from '../../wire/organisation.ts';

/** Units shown at once. */
const LEVEL = 500;
const HITS = 50;

const below = z.object({ unit: z.string().max(64).optional() });
const sought = z.object({ q: z.string().trim().min(1).max(60) });

export function tree(api: Api): void {
  api.get('/organisation/units', below, ({ unit }, viewer): Branches => {
    if (unit === undefined) return branches(viewer, topsOf(viewer));
    must(viewer, 'see_figures', unit);
    return branches(viewer, viewer.org.children(unit));
  });
  api.get('/organisation/search', sought, ({ q }, viewer) => {
    mustSomewhere(viewer, 'see_figures');
    return found(q, viewer);
  });
}

/** Where the viewer's view begins: the units of his posts, or the whole tree. */
export function topsOf({ person, org }: Viewer): readonly Unit[] {
  const sees = (code: string) => org.governs(person, 'see_figures', code) !== undefined;
  const roots = org.roots();
  if (roots.length > 0 && roots.every(({ code }) => sees(code))) return roots;
  const own = [...new Set(person.posts.map(({ unit }) => unit))].filter(sees);
  return own
    .filter((code) => !own.some((other) => other !== code && org.within(code, other)))
    .flatMap((code) => org.unit(code) ?? []);
}

function branches(viewer: Viewer, units: readonly Unit[]): Branches {
  return {
    units: units.slice(0, LEVEL).map((unit) => shortOf(viewer, unit)),
    more: Math.max(0, units.length - LEVEL),
  };
}

function shortOf({ person, org }: Viewer, { code, name, tier }: Unit): UnitShort {
  const children = org.children(code);
  // Whoever sees only his own unit is not shown what he may not open.
  const [first] = children;
  const opens = first !== undefined && org.governs(person, 'see_figures', first.code) !== undefined;
  return { code, name, tier, below: opens ? children.length : 0, room: org.roomOf(code) !== undefined };
}

/** What the name means to the bot first, then whatever contains the words; only what the viewer may see. */
function found(q: string, viewer: Viewer): Found {
  const { org, person } = viewer;
  const sees = (code: string) => org.governs(person, 'see_figures', code) !== undefined;
  const units = unitsFound(q, viewer, sees);
  const people = topsOf(viewer)
    .flatMap(({ code }) => org.peopleNamed(q, code))
    .flatMap((one) => {
      const post = one.posts.find(({ unit }) => sees(unit));
      return post === undefined ? [] : [{ id: one.id, name: one.name, unit: post.unit, at: org.label(post.unit) }];
    });
  return {
    units: units.slice(0, HITS).map((unit) => ({ ...shortOf(viewer, unit), full: org.fullLabel(unit.code) })),
    people: people.slice(0, HITS),
    more: units.length > HITS || people.length > HITS,
  };
}

function unitsFound(q: string, { org, person }: Viewer, sees: (code: string) => boolean): readonly Unit[] {
  const meant = org.named(q, person.posts[0]?.unit ?? '');
  const first = 'unit' in meant ? [meant.unit] : 'ambiguous' in meant ? meant.ambiguous : [];
  const units = new Map(first.filter(({ code }) => sees(code)).map((unit) => [unit.code, unit]));
  const words = q.split(/\s+/);
  const last = words.at(-1) ?? '';
  for (const code of org.roster().codes) {
    if (units.size > HITS) break;
    const unit = org.unit(code);
    if (unit !== undefined && speaks(unit, last) && sees(code) && isAmong(words, code)) units.set(code, unit);
  }
  return [...units.values()];

  function isAmong(all: readonly string[], code: string): boolean {
    if (all.length === 1) return true;
    const full = org
      .path(code)
      .map(({ name }) => name)
      .join('');
    return all.every((word) => full.includes(word));
  }
}

function speaks({ code, name, aliases }: Unit, word: string): boolean {
  return name.includes(word) || code.startsWith(word) || aliases.some((alias) => alias.includes(word));
}
