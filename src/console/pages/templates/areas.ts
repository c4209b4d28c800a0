// The units somebody may switch a form on for, a level at a time.
import type { Unit } from '../../../org/types.ts';
import { must, mustSomewhere, type Viewer } from '../../console.ts';
import type { Area } from '../../wire/templates.ts';

/** Children of a unit; without one, the topmost units the viewer's posts allow. */
export function areasOf(under: string | undefined, viewer: Viewer): readonly Area[] {
  const { org } = viewer;
  if (under === undefined) return topmost(viewer).map((unit) => areaOf(unit, viewer));
  must(viewer, 'manage_templates', under);
  return org.children(under).map((unit) => areaOf(unit, viewer));
}

function topmost(viewer: Viewer): readonly Unit[] {
  mustSomewhere(viewer, 'manage_templates');
  const { org, person } = viewer;
  const places = [...org.roots().map(({ code }) => code), ...person.posts.map(({ unit }) => unit)];
  const mine = [...new Set(places)].filter((code) => org.governs(person, 'manage_templates', code) !== undefined);
  const tops = mine.filter((code) => !mine.some((other) => other !== code && org.within(code, other)));
  return tops.flatMap((code) => org.unit(code) ?? []);
}

function areaOf({ code, tier }: Unit, { org }: Viewer): Area {
  const isLeaf = org.children(code).length === 0;
  return { code, name: org.label(code), full: org.fullLabel(code), tier, isLeaf };
}
