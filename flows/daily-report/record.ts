// The record of one unit and day: what may happen to it, and how it is merged whatever the order of arrival.
import { z } from 'zod';
import { UserError } from '../../src/errors.ts';
import { byRank } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';

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

/** What every event says about the report it belongs to; the same for all events of one unit and day. */
const about = z.object({
  unit: z.string(),
  unitName: z.string(),
  title: z.string(),
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

const eventBase = { ...rank, about, by: author };
export const reportEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('reported'),
    ...eventBase,
    zero: z.boolean(),
    values,
    /** The reporter speaks for another unit: both names are kept. */
    onBehalf: z.boolean(),
    /** A row of a chain is answered by the chain. */
    silent: z.boolean(),
    /** A figure that looks like a slip, to be asked about. */
    doubt: z.object({ label: z.string(), before: z.number(), now: z.number(), meant: z.number() }).optional(),
    /** Units above that have already submitted a version. */
    submitted: z.array(z.object({ unit: z.string(), version: z.number() })),
  }),
  z.object({
    type: z.literal('corrected'),
    ...eventBase,
    values,
    onBehalf: z.boolean(),
    submitted: z.array(z.object({ unit: z.string(), version: z.number() })),
  }),
  z.object({ type: z.literal('withdrawn'), ...eventBase, onBehalf: z.boolean() }),
  z.object({ type: z.literal('disputed'), ...eventBase, reason: z.string() }),
  z.object({ type: z.literal('verified'), ...eventBase, reason: z.string() }),
  z.object({ type: z.literal('exempted'), ...eventBase, reason: z.string() }),
  /** The exemption was taken back within the day: the unit owes it again. */
  z.object({ type: z.literal('obliged'), ...eventBase }),
]);
export type ReportEvent = z.infer<typeof reportEvent>;
export type Reported = Extract<ReportEvent, { type: 'reported' }>;
export type Corrected = Extract<ReportEvent, { type: 'corrected' }>;

export const reportState = z.object({
  /** The newest whole report, or that it was withdrawn. */
  head: z
    .object({
      ...rank,
      kind: z.enum(['zero', 'figures', 'withdrawn']),
      values,
      by: z.string(),
      for: z.string().optional(),
    })
    .optional(),
  /** Corrections of single figures newer than the head. */
  patches: z.record(z.string(), z.object({ ...rank, value })),
  /** Newest withdrawal, and newest report or correction of each kind since it, ms: what came before excuses nothing after it. */
  onTime: z.number().optional(),
  late: z.number().optional(),
  backfilled: z.number().optional(),
  gone: z.number().optional(),
  /** `unit`: the tier that asks, and has to be content with the answer. */
  question: z
    .object({ ...rank, open: z.boolean(), reason: z.string(), by: z.string(), unit: z.string().optional() })
    .optional(),
  exempt: z.object({ ...rank, reason: z.string(), over: z.boolean().optional() }).optional(),
});
export type ReportState = z.infer<typeof reportState>;

export const NEW: ReportState = { patches: {} };

/** With every field in its place, so that a change adds none. */
function whole(s: ReportState): ReportState {
  const { head, patches, onTime, late, backfilled, gone, question, exempt } = s;
  return { head, patches, onTime, late, backfilled, gone, question, exempt };
}

/** Whether anything has been reported (and not withdrawn). */
export function isReported(s: ReportState | undefined): boolean {
  return (
    s !== undefined && ((s.head !== undefined && s.head.kind !== 'withdrawn') || Object.keys(s.patches).length > 0)
  );
}

export function isExempt(s: ReportState | undefined): boolean {
  return s?.exempt !== undefined && s.exempt.over !== true;
}

/** Whether the unit has spoken since its figure was questioned: it is for the asking tier to verify now (domain.md §7.1). */
export function isAnswered(s: ReportState | undefined): boolean {
  const { question } = s ?? {};
  if (s === undefined || question?.open !== true || !isReported(s)) return false;
  return [s.head, ...Object.values(s.patches)].some((said) => said !== undefined && newer(said, question));
}

/** The figures as they stand, corrections included. */
export function figuresOf(s: ReportState | undefined): Readonly<Record<string, number | string>> {
  if (s === undefined || !isReported(s)) return {};
  const patches = Object.entries(s.patches);
  if (patches.length === 0) return s.head?.values ?? {};
  return { ...s.head?.values, ...Object.fromEntries(patches.map(([key, patch]) => [key, patch.value])) };
}

const PUNCTUALITIES = ['onTime', 'late', 'backfilled'] as const;
export type Punctuality = (typeof PUNCTUALITIES)[number];

/** What the unit's first report since its last withdrawal was; undefined while there is none. */
export function punctuality(s: ReportState): Punctuality | undefined {
  return PUNCTUALITIES.find((kind) => s[kind] !== undefined);
}

function kindOf(at: number, about: About): Punctuality {
  return at > about.closes ? 'backfilled' : at > about.onTimeUntil ? 'late' : 'onTime';
}

/**
 * The record after one more event: message time decides, not the order of arrival. What was written in the same millisecond
 * (a channel may tell seconds only) comes in the order in which it arrived; the commit sees to it that each arrives once.
 */
export function merge(s: ReportState, e: ReportEvent): ReportState {
  switch (e.type) {
    case 'reported':
      return report(s, e);
    case 'corrected':
      return correct(s, e);
    case 'withdrawn':
      return withdraw(s, e);
    case 'disputed':
    case 'verified':
      return question(s, e);
    case 'exempted':
      return outranks(e, s.exempt) ? { ...s, exempt: { at: e.at, id: e.id, reason: e.reason } } : s;
    case 'obliged':
      return outranks(e, s.exempt) ? { ...s, exempt: { at: e.at, id: e.id, reason: '', over: true } } : s;
  }
}

interface Rank {
  readonly at: number;
  readonly id: string;
}

/** Whether `a`, which arrives now, comes after `b`, which is there. */
function newer(a: Rank, b: Rank | undefined): boolean {
  return b === undefined || a.at > b.at || (a.at === b.at && a.id !== b.id);
}

function outranks(a: Rank, b: Rank | undefined): boolean {
  return b === undefined || byRank(a, b) > 0;
}

function inTime(e: ReportEvent): void {
  if (e.at > e.about.backfillUntil)
    throw new UserError(text('report.tooOld', { day: e.about.day, unit: e.about.unitName }));
}

/** The time of a report counts for punctuality, even if it arrives last. */
function arrived(s: ReportState, { at, about }: ReportEvent): ReportState {
  if (at < (s.gone ?? 0)) return s;
  const kind = kindOf(at, about);
  const next = whole(s);
  next[kind] = Math.max(s[kind] ?? at, at);
  return next;
}

function withdraw(s: ReportState, { at, id, by }: ReportEvent): ReportState {
  const head = { at, id, kind: 'withdrawn' as const, values: {}, by: by.person };
  if (at < (s.gone ?? 0) || s.head?.id === id) return withHead(s, head);
  const after = (kind: Punctuality) => ((s[kind] ?? 0) > at ? s[kind] : undefined);
  return withHead(
    { ...s, gone: at, onTime: after('onTime'), late: after('late'), backfilled: after('backfilled') },
    head,
  );
}

function report(s: ReportState, e: Reported): ReportState {
  inTime(e);
  const head = {
    at: e.at,
    id: e.id,
    kind: e.zero ? ('zero' as const) : ('figures' as const),
    values: e.values,
    by: e.by.person,
    for: e.onBehalf ? e.by.name : undefined,
  };
  return withHead(arrived(s, e), head);
}

function withHead(s: ReportState, head: NonNullable<ReportState['head']>): ReportState {
  if (!newer(head, s.head)) return s;
  const patches = Object.entries(s.patches).filter(([, patch]) => patch.at > head.at);
  return { ...whole(s), head, patches: patches.length === 0 ? {} : Object.fromEntries(patches) };
}

function correct(s: ReportState, e: Corrected): ReportState {
  inTime(e);
  if (s.head !== undefined && !newer(e, s.head)) return arrived(s, e);
  const fresh = Object.entries(e.values).filter(([key]) => newer(e, s.patches[key]));
  const added = Object.fromEntries(fresh.map(([key, v]) => [key, { at: e.at, id: e.id, value: v }]));
  return arrived({ ...s, patches: { ...s.patches, ...added } }, e);
}

function question(s: ReportState, e: Extract<ReportEvent, { type: 'disputed' | 'verified' }>): ReportState {
  if (!outranks(e, s.question)) return s;
  const { at, id, reason, by } = e;
  return { ...s, question: { at, id, open: e.type === 'disputed', reason, by: by.name, unit: by.unit } };
}
