// What an import says on the terminal: every bad row with its place, or what would change.
import { render, text, type Style } from '../../texts/index.ts';
import type { Problem } from './columns.ts';
import type { PeoplePlan } from './people.ts';
import type { UnitPlan } from './units.ts';

const SHOWN = 50;

export function problemLines(path: string, problems: readonly Problem[], style: Style): readonly string[] {
  const lines = problems.slice(0, SHOWN).map((problem) => render(text('import.problem', { path, ...problem }), style));
  const rest = problems.length - SHOWN;
  return [
    ...lines,
    ...(rest > 0 ? [render(text('import.more', { count: rest }), style)] : []),
    render(text('import.refused', { path, count: problems.length }), style),
  ];
}

export function unitLines(path: string, { counts, tiers }: UnitPlan, style: Style): readonly string[] {
  return [render(text('import.units', { path, counts }), style), render(text('import.tiers', { tiers }), style)];
}

export function peopleLines(path: string, { counts, posts, people }: PeoplePlan, style: Style): readonly string[] {
  const codes = people.filter((one) => one.needsCode).length;
  return [render(text('import.people', { path, counts, posts, codes }), style)];
}
