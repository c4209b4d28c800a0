// What is kept of an order, and what may happen to it (domain.md §7.3). Policy is copied in when it is issued; a draft is a question to its author.
import { z } from 'zod';
import type { Stands } from '../../src/flow.ts';
import { author, stamp } from '../../src/org/schemas.ts';
import { TIERS } from '../../src/templates/types.ts';

export const URGENCY = ['normal', 'urgent', 'flash'] as const;
/** 平, 急, 特急. */
export type OrderUrgency = (typeof URGENCY)[number];

export const DUES = ['ack', 'feedback'] as const;
export type Due = (typeof DUES)[number];

const named = z.object({ code: z.string(), name: z.string() });

/** One thing asked back. `measure` is the word behind the figure; words are kept but never added up. */
const field = z.object({
  key: z.string(),
  label: z.string(),
  measure: z.string(),
  kind: z.enum(['people', 'work', 'text']),
  /** 水位(米): a figure with a fraction, kept but never added up. */
  decimal: z.literal(true).optional(),
  aliases: z.array(z.string()),
});
export type FeedbackField = z.infer<typeof field>;

/** What is asked back, by whom (the lowest units addressed, unless a tier is named) and by when: an instant or minutes from issue. */
const feedback = z.object({
  fields: z.array(field),
  at: z.number().optional(),
  minutes: z.number().optional(),
  tier: z.enum(TIERS).optional(),
});
export type Feedback = z.infer<typeof feedback>;

/** Who is addressed: everything below `area`, or the named units with (unless `only`) what is below them; of these tiers. */
const scope = z.object({
  area: z.string(),
  tiers: z.array(z.enum(TIERS)).optional(),
  units: z.array(z.string()).optional(),
  only: z.boolean().optional(),
});
export type Scope = z.infer<typeof scope>;

const policy = z.object({
  zone: z.string(),
  ackMinutes: z.number(),
  feedbackMinutes: z.number(),
  /** Clock times between which nobody is reminded, except of a flash order. */
  quiet: z.object({ from: z.string(), to: z.string() }).optional(),
  /** Parts of a limit after which those still waited for are reminded. */
  remindAt: z.tuple([z.number(), z.number()]),
  /** Minutes after the parent's group had the list, until its leaders are told. */
  leaderAfter: z.number(),
  validHours: z.number(),
});
export type Policy = z.infer<typeof policy>;

/** `owed`: units that owe figures. `by`: who made the version. `carried`: it took figures over from the one before. */
const version = stamp.extend({
  n: z.number(),
  expected: z.number(),
  ackBy: z.number(),
  owed: z.number().optional(),
  by: z.object({ name: z.string(), unitName: z.string() }).optional(),
  feedback: feedback.optional(),
  carried: z.boolean().optional(),
});
export type Version = z.infer<typeof version>;

/** How far the chasing of one list has come: stages said, when the list of the late was shown, whether the unheard were asked. */
const chased = z.object({ stage: z.number(), overAt: z.number().optional(), asked: z.boolean().optional() });
export type Chased = z.infer<typeof chased>;

const looks = z.object({ ack: z.number().optional(), feedback: z.number().optional() });
/** `more`: figures are owed as well, and asked for next. */
const manual = stamp.extend({
  due: z.enum(DUES),
  under: z.array(z.string()),
  by: z.string(),
  more: z.boolean().optional(),
});

/** A unit that has got a group, and whom the order reaches there; `named` where the unit itself is not addressed. */
const house = z.object({
  host: z.string(),
  units: z.array(z.string()),
  named: z.array(z.array(named)).optional(),
});

export const STATUSES = ['issued', 'all_acked', 'completed', 'recalled', 'expired'] as const;
export type Status = (typeof STATUSES)[number];

export const state = z.object({
  number: z.number(),
  status: z.enum(STATUSES),
  issuer: author,
  urgency: z.enum(URGENCY),
  topic: z.string(),
  body: z.string(),
  scope,
  feedback: feedback.optional(),
  policy,
  versions: z.array(version),
  feedbackBy: z.number().optional(),
  until: z.number(),
  chased: z.object({ ack: chased, feedback: chased }),
  /** When to look next whether a list is empty: now and then, and soon after one of the last has answered. */
  look: looks,
  /** Somebody chases by hand: the next tick carries it out. */
  manual: manual.optional(),
  /** The last chasing by hand, and when (ms) each part of the tree was chased of late. */
  reminded: stamp.extend({ parts: z.record(z.string(), z.number()) }).optional(),
  /** The last resending by hand. */
  resent: stamp.optional(),
  /** The last group that was bound for units it had not reached, and what is to be sent there. */
  housed: stamp.extend({ groups: z.array(house) }).optional(),
  ticked: z.number(),
  closed: stamp.optional(),
  /** Completed by the clock: until its validity is over a correction, an answer handed back or an amendment are taken. */
  reopens: z.boolean().optional(),
});
export type Directive = z.infer<typeof state>;

const order = {
  urgency: z.enum(URGENCY),
  topic: z.string(),
  body: z.string(),
  feedback: feedback.optional(),
};
/** What the command worked out with the tree of the moment. `mute` are addressed but owe no figures: those below them do. */
const reached = {
  units: z.array(z.string()),
  mute: z.array(z.string()),
  rooms: z.number(),
  minutes: z.number(),
  /** Units without a group of their own: the order goes to the group above. */
  indirect: z.array(z.string()).optional(),
  /** Of these, those in a group whose own unit is not addressed: there the order names them. */
  named: z.array(z.array(named)).optional(),
};

const collision = z.object({
  number: z.number(),
  unitName: z.string(),
  name: z.string(),
  shared: z.number(),
  superior: z.string(),
});
export type Collision = z.infer<typeof collision>;

/** How far an order had come when it was closed by hand. */
const closing = z.object({
  expected: z.number(),
  acked: z.number(),
  feedback: z.object({ done: z.number(), owed: z.number() }).optional(),
  sums: z.array(z.object({ label: z.string(), measure: z.string(), value: z.number() })),
});
export type Closing = z.infer<typeof closing>;

const about = <T extends string>(type: T) => ({ type: z.literal(type), ...stamp.shape, number: z.number() });

export const event = z.discriminatedUnion('type', [
  z.object({
    ...about('issued'),
    by: author,
    ...order,
    scope,
    policy,
    ...reached,
    collisions: z.array(collision),
  }),
  z.object({
    ...about('amended'),
    by: author,
    version: z.number(),
    ...order,
    ackMinutes: z.number(),
    carried: z.boolean().optional(),
    ...reached,
  }),
  z.object({ ...about('recalled'), by: author, reason: z.string() }),
  z.object({ ...about('settled'), by: author, note: z.string(), figures: closing, owing: z.array(z.string()) }),
  z.object({ ...about('reopened'), by: author }),
  z.object({
    ...about('reminded'),
    by: author,
    due: z.enum(DUES),
    under: z.array(z.string()),
    /** The units above those: who was chased with them is not chased again by himself. */
    above: z.array(z.string()),
    waiting: z.number(),
    /** Figures that are owed besides. */
    more: z.number().optional(),
  }),
  z.object({ ...about('resent'), by: author, units: z.array(z.string()), named: reached.named }),
  z.object({ ...about('housed'), ...house.shape }),
  z.object({ ...about('answered'), due: z.enum(DUES) }),
]);
export type DirectiveEvent = z.infer<typeof event>;
export type EventOf<T extends DirectiveEvent['type']> = Extract<DirectiveEvent, { type: T }>;

/** The version in force. */
export function current(directive: Directive): Version | undefined {
  return directive.versions.at(-1);
}

/** Period of the receipts of one version: 12.1. */
export function periodOf(number: number, version: number): string {
  return `${number}.${version}`;
}

export function ledgerOf(number: number, version: number): string {
  return `receipt:${periodOf(number, version)}`;
}

/** What is said about this version while it is in force says nothing any more once it is not. */
export function whileInForce({ number, versions }: Directive): Stands {
  const has = { status: ['issued', 'all_acked'], 'versions.length': [versions.length] };
  return { ref: { flow: 'directive', id: String(number) }, has };
}

export function inForce(directive: Directive): boolean {
  return directive.status === 'issued' || directive.status === 'all_acked';
}

/** Completed by itself, it may still be corrected, handed back or amended. */
export function canChange(directive: Directive): boolean {
  return inForce(directive) || directive.reopens === true;
}
