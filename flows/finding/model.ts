// The shape of a finding: how it was born, every act since, and what follows from them.
import { z } from 'zod';
import { author } from '../../src/org/schemas.ts';
import {
  CATEGORIES,
  FINDING_STATUSES,
  SEVERITIES,
  type FindingPolicy,
  type SeverityRule,
} from '../../src/templates/findings.ts';

const ms = z.number().int();
const words = z.string().max(2000);

/** The unit that must fix it; `chain` are the units above it, nearest first, up to the county. */
export const responsible = z.object({ unit: z.string(), unitName: z.string(), chain: z.array(z.string()) });
export type Responsible = z.infer<typeof responsible>;

const severity = z.enum(SEVERITIES);
const status = z.enum(FINDING_STATUSES);

const rule: z.ZodType<SeverityRule> = z.object({
  limit: z.union([z.object({ minutes: z.number() }), z.object({ by: z.string(), atLeast: z.number() })]),
  leadersAfter: z.number(),
  countyAfter: z.number(),
  reviewWithin: z.number(),
  night: z.boolean(),
  worse: severity,
});

const policy: z.ZodType<FindingPolicy> = z.object({
  zone: z.string(),
  severities: z.record(severity, rule),
  yellow: z.number(),
  quiet: z.object({ from: z.string(), to: z.string() }),
  redCardDays: z.number(),
  lookBack: z.object({ first: z.number(), last: z.number(), time: z.string() }),
});

/** What every event carries. `heard` is the unit of the group it was written in: what is said there need not be said twice. */
const stamp = {
  at: ms,
  id: z.string(),
  number: z.number().int().positive(),
  by: author,
  conversation: z.string(),
  heard: z.string().optional(),
  /** Photos the same person had sent there just before. */
  photos: z.array(z.object({ at: ms, file: z.string().max(300) })).optional(),
};

export const recorded = z.object({
  type: z.literal('recorded'),
  ...stamp,
  ...responsible.shape,
  /** No unit was named by the place: it is that of the group. */
  guessed: z.boolean(),
  /** Only proposed: this unit's office confirms it first. */
  office: z.string().optional(),
  place: words,
  issue: words,
  category: z.enum(CATEGORIES),
  severity,
  /** A limit that was named, ms; else that of the severity. */
  due: ms.optional(),
  /** Where it comes from, as far as it is more than the author's unit. */
  source: words.optional(),
  policy,
});
export type Recorded = z.infer<typeof recorded>;

const acts = [
  z.object({ type: z.literal('confirmed'), ...stamp }),
  z.object({ type: z.literal('accepted'), ...stamp }),
  z.object({ type: z.literal('started'), ...stamp, text: words }),
  z.object({ type: z.literal('refused'), ...stamp, text: words, suggestion: words.optional() }),
  z.object({
    type: z.literal('reassigned'),
    ...stamp,
    ...responsible.shape,
    due: ms.optional(),
    text: words.optional(),
  }),
  z.object({ type: z.literal('fixed'), ...stamp, text: words }),
  z.object({
    type: z.literal('reviewed'),
    ...stamp,
    passed: z.boolean(),
    text: words.optional(),
    due: ms.optional(),
  }),
  z.object({ type: z.literal('extension_asked'), ...stamp, text: words, due: ms.optional() }),
  z.object({
    type: z.literal('extension_decided'),
    ...stamp,
    granted: z.boolean(),
    text: words.optional(),
    due: ms.optional(),
  }),
  z.object({ type: z.literal('looked_back'), ...stamp, held: z.boolean(), text: words.optional() }),
  z.object({ type: z.literal('voided'), ...stamp, text: words }),
  z.object({ type: z.literal('void_asked'), ...stamp, text: words }),
  z.object({ type: z.literal('photographed'), ...stamp, file: z.string().max(300) }),
] as const;

const act = z.discriminatedUnion('type', acts);
export type Act = z.infer<typeof act>;
export type ActType = Act['type'];
export type ActOf<T extends ActType> = Extract<Act, { type: T }>;

export const event = z.discriminatedUnion('type', [recorded, ...acts]);
export type FindingEvent = z.infer<typeof event>;

/** An act in its place by (at, id): the states it led through, or `void` when it came out of turn and changed nothing. */
const logged = act.and(z.object({ to: z.array(status), void: z.boolean().optional() }));
export type Logged = z.infer<typeof logged>;

const said = z.object({ at: ms, by: author, text: words.optional() });

/** What follows from birth and log; never changed otherwise. */
const view = z.object({
  status,
  ...responsible.shape,
  severity,
  /** Who answers for it on the checking side: the inspector, or whoever confirmed the proposal. */
  issuer: author,
  round: z.number().int(),
  /** Since when the present limit runs, and until when, ms. */
  since: ms,
  due: ms,
  /** When the present unit was given it. */
  issuedAt: ms,
  measures: words.optional(),
  refusal: z.object({ ...said.shape, suggestion: words.optional() }).optional(),
  /** Said to be fixed, but without a word or a photo yet. */
  claim: z.object({ at: ms, person: z.string() }).optional(),
  fix: said.optional(),
  review: z.object({ ...said.shape, passed: z.boolean() }).optional(),
  extension: z.object({ ...said.shape, due: ms.optional() }).optional(),
  extensions: z.number().int(),
  /** Limits that were replaced: whose they were, when they ended for the unit, and the card they had earned by then. */
  limits: z
    .array(z.object({ due: ms, until: ms, unitName: z.string(), card: z.enum(['yellow', 'red']).optional() }))
    .default([]),
  closedAt: ms.optional(),
  lookBack: z.object({ ...said.shape, held: z.boolean() }).optional(),
  voiding: said.optional(),
  /** Everybody who ever reported it fixed, with the unit he spoke for: none of them may check. */
  fixers: z.array(z.object({ person: z.string(), unit: z.string() })),
  photos: z.array(
    z.object({ file: z.string(), at: ms, round: z.number().int(), kind: z.enum(['inspection', 'evidence']) }),
  ),
});
export type View = z.infer<typeof view>;

/** What the clock has already said: `done` steps of the watch named `key`. */
const clock = z.object({ key: z.string(), done: z.number().int() });
export type Clock = z.infer<typeof clock>;

export const finding = z.object({
  ...view.shape,
  number: z.number().int(),
  place: words,
  issue: words,
  origin: recorded,
  log: z.array(logged),
  clock,
  /** 0 in time; 1 past the limit, 2 leaders told, 3 county told (yellow card), 4 red card. */
  overdue: z.number().int(),
});
export type Finding = z.infer<typeof finding>;
