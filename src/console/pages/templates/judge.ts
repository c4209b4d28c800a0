// A form as it was filled in on the page: read like a file, completed with what must be kept, and judged.
import { z } from 'zod';
import { policyOf } from '../../../../flows/report-day.ts';
import { dayOf } from '../../../calendar.ts';
import { loadTemplate } from '../../../templates/load.ts';
import { type ReportField, type ReportTemplate, TIERS } from '../../../templates/types.ts';
import { faultsOfForm } from '../../../understanding/form-faults.ts';
import type { CommandWord } from '../../../understanding/intent.ts';
import type { Viewer } from '../../console.ts';
import type { Fault } from '../../wire/templates.ts';

const minutes = z.number().int().min(0).max(720);
const word = z.string().max(24);
const words = z.array(word).max(60);

/** How much a form may hold; what its parts mean is for load.ts. */
const size = z.looseObject({
  title: word,
  titleEn: z.string().max(60).optional(),
  aliases: words,
  fields: z
    .array(
      z.looseObject({
        label: word,
        labelEn: z.string().max(60).optional(),
        aliases: words,
        measure: z.string().max(12).optional(),
        options: words.optional(),
      }),
    )
    .max(60),
  remindBefore: z.array(minutes).max(6),
  escalateAfter: z.object({ leader: minutes, superior: minutes }),
  grace: minutes,
  backfillDays: z.number().int().min(0).max(31),
});

export interface Judged {
  /** Absent when it cannot even be read. */
  readonly template?: ReportTemplate;
  readonly faults: readonly Fault[];
}

type Clocked = Pick<Viewer, 'org' | 'at'>;

/** What was filled in, under the key of the form, beside the others. */
export function judged(
  { key, form }: { readonly key: string; readonly form: Readonly<Record<string, unknown>> },
  viewer: Clocked,
  commands: readonly CommandWord[],
): Judged {
  const { org } = viewer;
  const before = org.template(key);
  const read = readForm({ ...form, key });
  if (read instanceof z.ZodError) return { faults: read.issues.map(({ path }) => unread(path, form)) };
  const template = completed(read, before);
  const others = org.templates().filter((other) => other.key !== key);
  const faults = faultsOfForm(template, { before, others, commands });
  const isNewlyWrong = !isInOrder(template, viewer) && (before === undefined || isInOrder(before, viewer));
  return { template, faults: isNewlyWrong ? [{ code: 'order', word: 'cutoff' }, ...faults] : faults };
}

/** What a tier adds up must have been reported: from those who owe it upwards no cut-off lies before the one below. */
function isInOrder(form: ReportTemplate, { org, at }: Clocked): boolean {
  const { cutoff } = policyOf(form, dayOf(at, org.zone), org.zone);
  const upwards = TIERS.toReversed();
  const lowest = upwards.findIndex((tier) => form.owes.includes(tier));
  const ends = upwards.slice(Math.max(0, lowest)).map((tier) => cutoff[tier] ?? 0);
  return ends.every((end, i) => end >= (ends[i - 1] ?? 0));
}

function readForm(form: Readonly<Record<string, unknown>>): ReportTemplate | z.ZodError {
  const small = size.safeParse(form);
  if (!small.success) return small.error;
  try {
    return loadTemplate(form);
  } catch (error) {
    if (error instanceof z.ZodError) return error;
    throw error;
  }
}

/** Which field, by its label, or which part of the form could not be read. */
function unread(path: readonly PropertyKey[], form: Readonly<Record<string, unknown>>): Fault {
  const [part, index] = path;
  if (part !== 'fields' || typeof index !== 'number') return { code: 'unread', word: String(part ?? '') };
  const { fields } = form as { fields?: readonly { label?: unknown }[] };
  const label = fields?.[index]?.label;
  return { code: 'unread', field: typeof label === 'string' && label !== '' ? label : String(index + 1) };
}

/** With the fields that are no longer asked for, and only pairs whose fields are there. */
function completed(given: ReportTemplate, before: ReportTemplate | undefined): ReportTemplate {
  const { pairs = [], ...template } = given;
  const keys = new Set(template.fields.map(({ key }) => key));
  const kept = pairs.filter(({ when, then }) => keys.has(when) && keys.has(then));
  return {
    ...template,
    ...(kept.length === 0 ? {} : { pairs: kept }),
    retired: retiredFrom(before, template.fields),
  };
}

/** What a form has asked for so far and these fields do not. */
export function retiredFrom(
  before: ReportTemplate | undefined,
  fields: readonly ReportField[],
): readonly ReportField[] {
  const keys = new Set(fields.map(({ key }) => key));
  return [...(before?.fields ?? []), ...(before?.retired ?? [])].filter(({ key }) => !keys.has(key));
}

/** Who owes a form and when its day begins are the same for everybody of a day: they stay while it is on. */
export function changesDay(a: ReportTemplate, b: ReportTemplate): boolean {
  return a.windowEdge !== b.windowEdge || [...a.owes].sort().join() !== [...b.owes].sort().join();
}
