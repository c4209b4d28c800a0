// What goes over the sandbox's wire, in both directions: the server checks requests with it, the clients check answers.
import { z } from 'zod';
import { TIERS } from '../../templates/types.ts';

/** Longest text a person may post, characters. */
export const MAX_TEXT = 10_000;

const name = z.string().trim().min(1).max(64);
/** Whatever a person or a room may be called by. */
export const query = z.string().trim().min(1).max(128);
const line = z.string().trim().min(1).max(500);
const id = z.string().regex(/^[\w:.-]{1,128}$/, 'must be 1 to 128 letters, digits, or any of _ : . -');

/** Somebody or some group the tree does not know yet, to try joining and binding. */
const stranger = z.strictObject({ contact: id, name });
const newRoom = z.strictObject({ room: id, topic: name });

export const postBody = z
  .strictObject({
    as: z.union([query, stranger], 'must be a person id, contact or name, or {contact, name} for a stranger'),
    room: z
      .union([query, newRoom], 'must be a room key, unit code or name, or {room, topic} for a new group')
      .optional(),
    text: z.string().min(1).max(MAX_TEXT).optional(),
    quote: z
      .union(
        [id, z.strictObject({ name, text: z.string().min(1).max(MAX_TEXT) })],
        'must be a message id or {name, text}',
      )
      .optional(),
    mentions: z.array(query).max(50).optional(),
    image: z.string().min(1).optional(),
    chain: z
      .strictObject({
        title: line,
        entries: z
          .array(z.strictObject({ name, text: line }))
          .min(1)
          .max(500),
      })
      .optional(),
    id: id.optional(),
  })
  .refine((body) => [body.text, body.image, body.chain].filter((part) => part !== undefined).length === 1, {
    message: 'give exactly one of text, image and chain',
  })
  .refine((body) => body.text !== undefined || (body.quote === undefined && body.mentions === undefined), {
    message: 'a quote or mentions need a text',
  });
export type PostBody = z.infer<typeof postBody>;

export const clockBody = z.strictObject({ to: z.string().trim().min(1).max(40) });

export const count = (most: number) => z.coerce.number().int().min(0).max(most);
export const listQuery = z.strictObject({ q: z.string().trim().max(128).default(''), limit: count(100).default(20) });
export const roomsQuery = listQuery.extend({ tier: z.enum(TIERS).optional(), parent: query.optional() });
export const roomQuery = z.strictObject({ room: query });
export const eventsQuery = z.strictObject({
  room: query.optional(),
  as: query.optional(),
  last: count(200).default(0),
});

/** One message as everybody in the conversation sees it. */
export const said = z.object({
  id: z.string(),
  conversation: z.string(),
  private: z.boolean(),
  /** Name of the group, or of the person who is alone with the bot. */
  topic: z.string().optional(),
  /** Tier of the group's unit, and the codes of the units it lies in, itself last. */
  tier: z.string().optional(),
  units: z.array(z.string()).optional(),
  /** Id of the person who is alone with the bot. */
  person: z.string().optional(),
  contact: z.string(),
  name: z.string(),
  /** Whether the bot said it. */
  bot: z.boolean(),
  /** ms since the epoch. */
  at: z.number(),
  text: z.string(),
  mentions: z.array(z.string()),
  /** Name of the stored file of an image. */
  image: z.string().optional(),
});
export type Said = Readonly<z.infer<typeof said>>;

export const receipt = z.object({ id: z.string(), at: z.number() });
export type Receipt = Readonly<z.infer<typeof receipt>>;

export const time = z.object({ at: z.number(), day: z.string(), time: z.string(), zone: z.string() });
export type Time = Readonly<z.infer<typeof time>>;

export const person = z.object({
  id: z.string(),
  contact: z.string(),
  name: z.string(),
  place: z.string(),
  room: z.string().optional(),
});
export type PersonFound = Readonly<z.infer<typeof person>>;

export const room = z.object({
  key: z.string(),
  conversation: z.string(),
  topic: z.string(),
  unit: z.string(),
  name: z.string(),
  place: z.string(),
  tier: z.string(),
  parent: z.string().optional(),
});
export type RoomFound = Readonly<z.infer<typeof room>>;

export const member = person.extend({
  role: z.string(),
  roleName: z.string(),
  roleNameEn: z.string(),
  unit: z.string(),
});
export const members = z.object({ room, members: z.array(member) });
export type MembersFound = Readonly<z.infer<typeof members>>;

export const start = z.object({ person: person.optional(), room: room.optional(), time });

export const people = z.object({ people: z.array(person) });
export const rooms = z.object({ rooms: z.array(room) });

/** Every answer that is not 2xx. `code` is stable, `error` is a sentence for people. */
export const failure = z.object({
  error: z.string(),
  code: z.string(),
  people: z.array(person).optional(),
  rooms: z.array(room).optional(),
  /** The message that was not kept: post it again with this id. */
  id: z.string().optional(),
});
export type Failure = Readonly<z.infer<typeof failure>>;
