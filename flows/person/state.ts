// What is known of a person, and the events that tell it.
import { z } from 'zod';
import { author, contact, day, post, stamp } from '../../src/org/schemas.ts';
import { ROLES } from '../../src/permissions.ts';

const identity = { channel: z.string(), contact: z.string() };

/** `number`: what the request is called; `group` and `nickname`: by which the leader recognises who asks. */
const request = stamp.extend({
  name: z.string(),
  unit: z.string(),
  ...identity,
  number: z.number().default(0),
  group: z.string().default(''),
  nickname: z.string().default(''),
  /** How often this account has asked within the hour. */
  nth: z.number().default(1),
});
export type JoinRequest = z.infer<typeof request>;

const spoken = stamp.extend({ ...identity, unit: z.string(), nickname: z.string(), day });

/** The facts in order of rank, and what follows from them: name, posts, contacts. */
export const person = z.object({
  name: z.string(),
  posts: z.array(post),
  contacts: z.array(contact),
  /** Not answered yet. */
  requests: z.array(request),
  /** Latest list that named the person; the phone is kept for the office and never shown. */
  listed: z.exactOptional(stamp.extend({ name: z.string(), posts: z.array(post), phone: z.exactOptional(z.string()) })),
  /** Posts given and taken since. */
  changes: z.array(stamp.extend({ ...post.shape, on: z.boolean() })),
  /** Hashes of one-time codes; the newest one counts. */
  codes: z.array(stamp.extend({ hash: z.string() })),
  /** First use of each code. */
  joins: z.array(stamp.extend({ hash: z.string(), ...identity })),
  /** `listed`: named by the roster itself. */
  bindings: z.array(stamp.extend({ ...identity, listed: z.exactOptional(z.literal(true)) })),
  approvals: z.array(stamp.extend({ name: z.string() })),
  /** Requests made a week before this instant (ms) are forgotten. */
  expired: z.number(),
  /** Newest request of each stranger, answered or not. */
  asked: z.array(request),
  /** An account nobody knows has spoken: that day's first message that deserved an answer. */
  spoke: z.exactOptional(spoken),
  /** An account has replaced another one: no commands for a day. */
  frozen: z.exactOptional(z.literal(true)),
  /** Replacements a day before this instant (ms) are old enough. */
  thawed: z.number().default(0),
});
export type PersonState = z.infer<typeof person>;

/** What a post is called in a sentence. */
const as = z.object({ unit: z.string(), role: z.exactOptional(z.enum(ROLES)) });

/** new: not on the roster. listed: on it, without an account. taken: with another account. further: one more post for who asks. */
export const REQUEST_KINDS = ['new', 'listed', 'taken', 'further'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

const replaced = { replaces: z.exactOptional(z.object({ person: z.string(), unit: z.string() })) };

export const personEvent = z.discriminatedUnion('type', [
  stamp.extend({
    type: z.literal('imported'),
    name: z.string(),
    posts: z.array(post),
    phone: z.exactOptional(z.string()),
    contacts: z.exactOptional(z.array(z.object(identity))),
  }),
  stamp.extend({ type: z.literal('invited'), hash: z.string(), by: author.optional() }),
  stamp.extend({ type: z.literal('joined'), hash: z.string(), ...identity, as }),
  stamp.extend({
    type: z.literal('requested'),
    ...request.shape,
    kind: z.enum(REQUEST_KINDS),
    /** What he holds, or would get; `usual` is the role that leads the unit, where those asked may give it. */
    posts: z.array(as),
    usual: z.enum(ROLES).optional(),
    /** People of that name close by. */
    namesakes: z.array(as),
    /** Who loses his account by an approval, and where he is told. */
    ...replaced,
    ask: z.string(),
    askName: z.string(),
    leaders: z.array(z.string()),
    /** The leaders are asked in the group where the request was made. */
    here: z.boolean(),
  }),
  stamp.extend({
    type: z.literal('approved'),
    name: z.string(),
    ...identity,
    post: z.exactOptional(post),
    as,
    /** Unit in whose group he asked. */
    home: z.string(),
    here: z.boolean(),
    nickname: z.string(),
    ...replaced,
    by: author,
  }),
  spoken.extend({ type: z.literal('spoke') }),
  stamp.extend({ type: z.literal('rebound'), ...identity }),
  stamp.extend({ type: z.literal('appointed'), post, by: author }),
  stamp.extend({ type: z.literal('relieved'), unit: z.string(), role: z.enum(ROLES), by: author }),
]);
export type PersonEvent = z.infer<typeof personEvent>;
export type EventOf<T extends PersonEvent['type']> = Extract<PersonEvent, { type: T }>;
