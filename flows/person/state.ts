// What is known of a person, and the events that tell it.
import { z } from 'zod';
import { author, contact, post, stamp } from '../../src/org/schemas.ts';
import { ROLES } from '../../src/permissions.ts';

const identity = { channel: z.string(), contact: z.string() };

const request = stamp.extend({ name: z.string(), unit: z.string(), ...identity });
export type JoinRequest = z.infer<typeof request>;

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
  bindings: z.array(stamp.extend(identity)),
  approvals: z.array(stamp.extend({ name: z.string() })),
  /** Requests made a week before this instant (ms) are forgotten. */
  expired: z.number(),
  /** Newest request of each stranger, answered or not. */
  asked: z.array(request),
});
export type PersonState = z.infer<typeof person>;

/** What a post is called in a sentence. */
const as = z.object({ unit: z.string(), role: z.exactOptional(z.enum(ROLES)) });

export const personEvent = z.discriminatedUnion('type', [
  stamp.extend({
    type: z.literal('imported'),
    name: z.string(),
    posts: z.array(post),
    phone: z.exactOptional(z.string()),
    contacts: z.exactOptional(z.array(z.object(identity))),
  }),
  stamp.extend({ type: z.literal('invited'), hash: z.string() }),
  stamp.extend({ type: z.literal('joined'), hash: z.string(), ...identity, as }),
  stamp.extend({
    type: z.literal('requested'),
    name: z.string(),
    unit: z.string(),
    ...identity,
    /** Group and nickname as shown there, for the leader to recognise him by. */
    group: z.string(),
    nickname: z.string(),
    /** Whether the name is on the roster. */
    listed: z.boolean(),
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
    by: author,
  }),
  stamp.extend({ type: z.literal('rebound'), ...identity }),
  stamp.extend({ type: z.literal('appointed'), post, by: author }),
  stamp.extend({ type: z.literal('relieved'), unit: z.string(), role: z.enum(ROLES), by: author }),
]);
export type PersonEvent = z.infer<typeof personEvent>;
export type EventOf<T extends PersonEvent['type']> = Extract<PersonEvent, { type: T }>;
