// The shipped templates. Nothing is discovered by scanning.
import { epidemic } from './epidemic.ts';
import { flood } from './flood.ts';
import { forestFire } from './forest-fire.ts';
import { isolationPoint } from './isolation-point.ts';
import { patrol } from './patrol.ts';
import { school } from './school.ts';
import type { ReportTemplate } from './types.ts';
import { workSafety } from './work-safety.ts';

export const templates: readonly ReportTemplate[] = [
  epidemic,
  flood,
  forestFire,
  workSafety,
  isolationPoint,
  school,
  patrol,
];

const names = new WeakMap<readonly ReportTemplate[], ReadonlyMap<string, string>>();

/** How forms and fields are called in English, by their Chinese names. */
export function englishNames(all: readonly ReportTemplate[]): ReadonlyMap<string, string> {
  const known = names.get(all);
  if (known !== undefined) return known;
  const made = new Map(
    all.flatMap(({ title, titleEn, fields }) => [
      [title, titleEn] as const,
      ...fields.map(({ label, labelEn }) => [label, labelEn] as const),
    ]),
  );
  names.set(all, made);
  return made;
}

export function templateOf(key: string): ReportTemplate | undefined {
  return templates.find((template) => template.key === key);
}
