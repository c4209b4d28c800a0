// A template somebody wrote this morning: JSON, forgiving in everything but key, title and fields.
import { z } from 'zod';
import { COMMON } from './common.ts';
import { type ReportTemplate, TIERS } from './types.ts';

const time = z
  .string()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'HH:mm')
  .transform((text) => text.padStart(5, '0'));
const words = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(/[,，、;；|\s]+/))])
  .transform((list) => list.map((word) => word.trim()).filter((word) => word !== ''));

/** People write the kind in their own words. */
const KINDS: Readonly<Record<string, ReportTemplate['fields'][number]['kind']>> = {
  people: 'people',
  p: 'people',
  person: 'people',
  count: 'people',
  number: 'people',
  int: 'people',
  integer: 'people',
  人数: 'people',
  数字: 'people',
  work: 'work',
  w: 'work',
  times: 'work',
  次数: 'work',
  工作量: 'work',
  text: 'text',
  t: 'text',
  string: 'text',
  文字: 'text',
  enum: 'enum',
  e: 'enum',
  choice: 'enum',
  选项: 'enum',
};

const fieldObject = z.object({
  key: z.string().min(1).optional(),
  label: z.string().trim().min(1),
  labelEn: z.string().optional(),
  aliases: words.optional(),
  kind: z
    .string()
    .transform((kind, context) => {
      const known = KINDS[kind.trim().toLowerCase()];
      if (known) return known;
      context.addIssue({ code: 'custom', message: 'people, work, text or enum' });
      return z.NEVER;
    })
    .optional(),
  measure: z.string().optional(),
  unit: z.string().optional(),
  reading: z.enum(['daily', 'current']).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  options: words.optional(),
  decimal: z.boolean().optional(),
});
const field = z.union([
  z
    .string()
    .trim()
    .min(1)
    .transform((label) => ({ label })),
  fieldObject,
]);

const tiers = z.enum(TIERS);
const cutoff = z.union([
  time.transform((at) => Object.fromEntries(TIERS.map((tier) => [tier, at])) as Record<(typeof TIERS)[number], string>),
  z.partialRecord(tiers, time).transform((given) => ({ ...COMMON.cutoff, ...given })),
]);

const file = z.object({
  key: z.string().trim().min(1),
  title: z.string().trim().min(1),
  titleEn: z.string().optional(),
  aliases: words.optional(),
  fields: z.array(field).min(1),
  retired: z.array(fieldObject).optional(),
  owes: z.union([z.array(tiers).min(1), tiers.transform((tier) => [tier])]).optional(),
  windowEdge: time.optional(),
  cutoff: cutoff.optional(),
  remindBefore: z
    .union([
      z.array(z.number().int().nonnegative()),
      z
        .number()
        .int()
        .nonnegative()
        .transform((minutes) => [minutes]),
    ])
    .optional(),
  escalateAfter: z.object({ leader: z.number().default(15), superior: z.number().default(30) }).optional(),
  grace: z.number().nonnegative().optional(),
  backfillDays: z.number().int().nonnegative().optional(),
  pairs: z.array(z.object({ when: z.string(), then: z.string(), days: z.number().int().min(2).max(7) })).optional(),
});

type FieldFile = z.infer<typeof fieldObject>;
type Field = ReportTemplate['fields'][number];

/** 次, 趟, 遍 and the like count work; heads otherwise. */
function kindOf(given: FieldFile, measure: string | undefined): Field['kind'] {
  if (given.kind) return given.kind;
  if (given.options) return 'enum';
  return given.decimal === true ||
    /^(次|趟|遍|轮|场|份|毫米|米|公斤|吨|亩|小时)$/.test(measure ?? '') ||
    /次数|场次|频次$/.test(given.label)
    ? 'work'
    : 'people';
}

function toField(given: FieldFile, index: number): Field {
  const measure = given.measure ?? given.unit;
  const kind = kindOf(given, measure);
  return {
    key: given.key ?? `field_${index + 1}`,
    label: given.label,
    labelEn: given.labelEn ?? given.key ?? given.label,
    aliases: given.aliases ?? [],
    kind,
    measure: measure ?? { people: '人', work: '次', text: '', enum: '' }[kind],
    reading: given.reading ?? 'daily',
    ...(given.min === undefined ? {} : { min: given.min }),
    ...(given.max === undefined ? {} : { max: given.max }),
    ...(given.options === undefined ? {} : { options: given.options }),
    ...(given.decimal === undefined ? {} : { decimal: given.decimal }),
  };
}

/** A key is what the label would be called in code; a label without one gets its own name, made unique. */
function withKeys(fields: readonly FieldFile[]): Field[] {
  const seen = new Set<string>();
  return fields.map((given, index) => {
    const made = toField({ ...given, key: given.key ?? given.label }, index);
    const key = seen.has(made.key) ? `${made.key}_${index + 1}` : made.key;
    seen.add(key);
    return { ...made, key };
  });
}

function complete(given: z.infer<typeof file>): ReportTemplate {
  return {
    key: given.key,
    title: given.title,
    titleEn: given.titleEn ?? given.title,
    aliases: given.aliases ?? [],
    fields: withKeys(given.fields),
    owes: given.owes ?? ['grid'],
    windowEdge: given.windowEdge ?? COMMON.windowEdge,
    cutoff: given.cutoff ?? COMMON.cutoff,
    remindBefore: given.remindBefore ?? COMMON.remindBefore,
    escalateAfter: given.escalateAfter ?? COMMON.escalateAfter,
    grace: given.grace ?? COMMON.grace,
    backfillDays: given.backfillDays ?? COMMON.backfillDays,
    ...(given.pairs === undefined ? {} : { pairs: given.pairs }),
    ...(given.retired === undefined ? {} : { retired: withKeys(given.retired) }),
  };
}

/** A template from parsed JSON; one that is complete stays as it is. */
export const templateSchema = file.transform(complete);
export const retiredFields = z.array(fieldObject).transform(withKeys);

/**
 * Reads a template from parsed JSON. Only `key`, `title` and `fields` are needed; a field may be its label alone.
 * @throws z.ZodError naming the path and what was expected there
 */
export function loadTemplate(json: unknown): ReportTemplate {
  return templateSchema.parse(json);
}
