// The record of one unit and day: what may happen to it, and what is kept of it.
import { z } from 'zod';

export const REPORT = 'daily-report';

/** Ledger (and document period) of a template's day. */
export function dayPeriod(template: string, day: string): string {
  return `${template}:${day}`;
}

export function dayLedger(template: string, day: string): string {
  return `${REPORT}:${dayPeriod(template, day)}`;
}

const value = z.union([z.number(), z.string()]);
const values = z.record(z.string(), value);
const rank = { at: z.number(), id: z.string() };

/** The document period of a report. */
export function periodOf({ ledger }: { readonly ledger: string }): string {
  return ledger.slice(REPORT.length + 1);
}

/** What every event says about the report it belongs to; the same for all events of one unit and day. */
const about = z.object({
  unit: z.string(),
  unitName: z.string(),
  title: z.string(),
  /** The unit owes other forms as well that day: answers name this one. */
  several: z.boolean().optional(),
  day: z.string(),
  ledger: z.string(),
  /** Last instant that counts as on time, and the end of the reporting day and of the time for backfills; ms. */
  onTimeUntil: z.number(),
  closes: z.number(),
  backfillUntil: z.number(),
  fields: z.array(
    z.object({ key: z.string(), label: z.string(), measure: z.string(), counts: z.boolean(), people: z.boolean() }),
  ),
});
export type About = z.infer<typeof about>;

const author = z.object({ person: z.string(), name: z.string(), unit: z.string(), unitName: z.string() });

/** A figure that looks like a slip (domain.md §5.2.8), to be asked about. */
const doubt = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('jump'),
    label: z.string(),
    now: z.number(),
    /** Yesterday's, when there was one, and what it may have been meant to be. */
    before: z.number().optional(),
    meant: z.number().optional(),
  }),
  /** The same people counts for so many days running. */
  z.object({ kind: z.literal('same'), days: z.number() }),
  /** One is above 0 and the other is not, for so many days running. */
  z.object({ kind: z.literal('pair'), label: z.string(), other: z.string(), days: z.number() }),
]);
export type Doubt = z.infer<typeof doubt>;

/** A field somebody named that could not be kept: its form is not switched on, not owed by the unit, or it was not read. */
const lost = z.object({ label: z.string(), title: z.string(), why: z.enum(['off', 'notOwed', 'unread', 'counted']) });
export type Lost = z.infer<typeof lost>;

const eventBase = { ...rank, about, by: author };
/** Units above that have already submitted a version. */
const submitted = z.array(z.object({ unit: z.string(), name: z.string(), version: z.number() }));
const stated = {
  ...eventBase,
  zero: z.boolean(),
  values,
  /** The reporter speaks for another unit: both names are kept. */
  onBehalf: z.boolean(),
  /** Reports this message makes for the unit, when it is to be told of them here. */
  tells: z.number().optional(),
  /** A row of a chain is answered by the chain. */
  silent: z.boolean(),
  doubt: doubt.optional(),
  lost: z.array(lost).optional(),
  submitted,
};
export const reportEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reported'), ...stated }),
  z.object({ type: z.literal('corrected'), ...stated }),
  z.object({ type: z.literal('withdrawn'), ...eventBase, onBehalf: z.boolean(), submitted }),
  /** Asked about, these figures were said to be right. */
  z.object({ type: z.literal('confirmed'), ...eventBase, values }),
  z.object({ type: z.literal('disputed'), ...eventBase, reason: z.string() }),
  /** The unit's own answer to the question: the figures are right. */
  z.object({ type: z.literal('answered'), ...eventBase, reason: z.string() }),
  z.object({ type: z.literal('verified'), ...eventBase, reason: z.string() }),
  z.object({ type: z.literal('exempted'), ...eventBase, reason: z.string() }),
  /** The exemption was taken back within the day: the unit owes it again. */
  z.object({ type: z.literal('obliged'), ...eventBase }),
]);
export type ReportEvent = z.infer<typeof reportEvent>;
export type Reported = Extract<ReportEvent, { type: 'reported' }>;
export type Corrected = Extract<ReportEvent, { type: 'corrected' }>;
export type Withdrawn = Extract<ReportEvent, { type: 'withdrawn' }>;

const statement = z.object({
  ...rank,
  kind: z.enum(['zero', 'figures', 'withdrawn']),
  values,
  /** Who said it, and his name when he spoke for the unit. */
  by: z.string(),
  for: z.string().optional(),
});
export type Statement = z.infer<typeof statement>;

export const reportState = z.object({
  /** What was said about the day, in order of message time; what was written in the same millisecond in order of arrival. */
  log: z.array(statement),
  /** `unit`: the tier that asks, and has to be content with the answer. */
  question: z
    .object({ ...rank, open: z.boolean(), reason: z.string(), by: z.string(), unit: z.string().optional() })
    .optional(),
  /** The unit's newest answer. */
  answer: z.object({ ...rank, reason: z.string() }).optional(),
  exempt: z.object({ ...rank, reason: z.string(), over: z.boolean().optional() }).optional(),
  /** Figures that were confirmed when asked about: not asked about again. */
  sure: z.record(z.string(), z.object({ ...rank, value })).optional(),
  /** What has moved since a version went up, and is told above at `at`, ms. `reports`: 1 came in, -1 was taken back. */
  later: z
    .object({
      at: z.number(),
      last: z.object(rank),
      about,
      submitted,
      sums: z.record(z.string(), z.number()),
      reports: z.number(),
    })
    .optional(),
});
export type ReportState = z.infer<typeof reportState>;

export const NEW: ReportState = { log: [] };
