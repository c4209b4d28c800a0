// What an import would change, as people look it through: the weightiest first, each with what was and what will be.
import { createHash } from 'node:crypto';
import type { Problem } from '../../../cli/import/columns.ts';
import type { PeoplePlan, PersonPlan } from '../../../cli/import/people.ts';
import { changeOf, type UnitPlan } from '../../../cli/import/units.ts';
import { masked } from '../../../mask.ts';
import type { Org, Post, Unit } from '../../../org/types.ts';
import { render, text } from '../../../texts/index.ts';
import { each, mapped } from '../../../unhurried.ts';
import { styleOf, type Viewer } from '../../console.ts';
import type { FieldChange, ImportPlan, PersonChangeRow, PostShown, UnitChangeRow } from '../../wire/organisation.ts';

const ROWS = 300;
const WEIGHT = ['closed', 'moved', 'changed', 'new'] as const;
const FIELDS = ['name', 'tier', 'parent', 'aliases', 'opened', 'closed', 'kind'] as const;

/** Where a change is shown before another one. */
const weight = ({ change }: { readonly change: (typeof WEIGHT)[number] }) => WEIGHT.indexOf(change);

type Misread = Problem & { readonly path: string };

export function problemsShown(problems: readonly Misread[], viewer: Viewer): ImportPlan['problems'] {
  return problems.map((problem) => ({
    ...{ line: problem.line, column: problem.column },
    said: masked(render(text('import.problem', problem), styleOf(viewer, viewer.locale))),
  }));
}

export async function unitsShown(
  { units, counts, tiers }: UnitPlan,
  existing: readonly Unit[],
): Promise<NonNullable<ImportPlan['units']>> {
  const before = new Map(existing.map((unit) => [unit.code, unit]));
  const all = await mapped(units, (unit) => rowOf(before.get(unit.code), unit));
  const rows = all.sort((a, b) => weight(a) - weight(b)).slice(0, ROWS);
  return { counts, tiers, rows, more: units.length - rows.length };
}

function rowOf(old: Unit | undefined, unit: Unit): UnitChangeRow {
  const change = changeOf(old, unit);
  const fields = FIELDS.flatMap((field): FieldChange[] => {
    const [was, now] = [printed(old?.[field]), printed(unit[field])];
    return old === undefined || was === now ? [] : [{ field, was, now }];
  });
  const { code, name, tier } = unit;
  return { code, name, tier, change: change === 'unchanged' ? 'changed' : change, fields };
}

function printed(value: string | readonly string[] | undefined): string {
  return masked(typeof value === 'string' ? value : (value ?? []).join(' '));
}

export async function peopleShown(
  { people, counts }: PeoplePlan,
  { org, before }: { readonly org: Org; readonly before: Org },
): Promise<NonNullable<ImportPlan['people']>> {
  const moved = people.filter(({ change }) => change !== 'unchanged');
  const all = await mapped(moved, (plan) => personRow(plan, { org, before }));
  const rows = all.sort((a, b) => weight(a) - weight(b)).slice(0, ROWS);
  const codes = people.filter(({ needsCode }) => needsCode).length;
  return { counts, rows, more: moved.length - rows.length, codes };
}

function personRow(
  { id, before: known, events, change }: PersonPlan,
  { org, before }: { readonly org: Org; readonly before: Org },
): PersonChangeRow {
  const event = events.find((one) => one.type === 'imported');
  const was = { name: known?.name ?? '', posts: known?.posts ?? [], phone: known?.listed?.phone };
  const now = event ?? was;
  return {
    ...{ id, name: masked(now.name), change: change === 'new' ? 'new' : 'changed' },
    ...(was.name === now.name || was.name === '' ? {} : { wasName: masked(was.name) }),
    was: was.posts.map((post) => postShown(post, before)),
    now: now.posts.map((post) => postShown(post, org)),
    contact: event?.contacts !== undefined,
    phone: now.phone !== was.phone,
  };
}

function postShown({ unit, role, post }: Post, org: Org): PostShown {
  return { unit: org.label(unit), role, post };
}

/** The same for the same changes, whenever they are planned. */
export async function stampOf(units: UnitPlan, people: PeoplePlan): Promise<string> {
  const hash = createHash('sha256');
  await each(units.units, (unit) => hash.update(`${JSON.stringify(unit)}\n`));
  await each(people.people, ({ id, before, events, needsCode }) => {
    const posts = events.flatMap((event) =>
      event.type === 'imported' ? [{ ...event, at: undefined, id: undefined }] : [],
    );
    hash.update(`${JSON.stringify({ id, before, posts, needsCode })}\n`);
  });
  return hash.digest('base64url');
}
