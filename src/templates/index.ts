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

/** How forms and fields are called in English, by their Chinese names. */
export function englishNames(all: readonly ReportTemplate[]): ReadonlyMap<string, string> {
  return new Map(
    all.flatMap(({ title, titleEn, fields }) => [
      [title, titleEn] as const,
      ...fields.map(({ label, labelEn }) => [label, labelEn] as const),
    ]),
  );
}

export function templateOf(key: string): ReportTemplate | undefined {
  return templates.find((template) => template.key === key);
}
