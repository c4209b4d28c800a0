// What the bot would make of a message, as the sandbox tells it beside the message.
import { z } from 'zod';
import { query } from './wire.ts';

/** Longest text an address holds, characters: a character of Chinese takes nine bytes there, and Node reads 16 KB. */
const MAX_IN_ADDRESS = 1500;

export const understoodQuery = z.strictObject({
  as: query,
  /** Without it: the private chat with the bot. */
  room: query.optional(),
  text: z.string().min(1).max(MAX_IN_ADDRESS),
});

const named = z.object({ key: z.string(), title: z.string(), titleEn: z.string() });

const figure = z.object({
  key: z.string(),
  label: z.string(),
  labelEn: z.string(),
  measure: z.string(),
  value: z.union([z.number(), z.string()]),
});
export type Figure = Readonly<z.infer<typeof figure>>;

const mistake = z.object({
  /** Stable, of domain.md §11. */
  code: z.string(),
  token: z.string().optional(),
  label: z.string().optional(),
  values: z.array(z.string()).optional(),
  form: z.string().optional(),
});

const entry = z.object({
  name: z.string(),
  said: z.enum(['zero', 'ack', 'figures', 'mistake']),
  figures: z.array(figure),
  mistake: mistake.optional(),
});

const item = z.object({
  place: z.string(),
  issue: z.string(),
  deadline: z.string().optional(),
  due: z.string().optional(),
  immediate: z.boolean().optional(),
});

export const understood = z.object({
  /** Stable name of the part of the understanding that decided. */
  rule: z.string(),
  /** zero_report, report, correct, chain, ack, finding, error, command or none. */
  intent: z.string(),
  /** Whether the message is the answer to a question the bot waits with. */
  answersQuestion: z.boolean(),
  /** The command that takes it; none for chatter, mistakes and words no command knows. */
  command: z
    .object({
      name: z.string(),
      /** Every name it answers to; empty for one that is never typed. */
      names: z.array(z.string()),
      area: z.string(),
      usage: z.string(),
      usageEn: z.string(),
      permission: z.string(),
      /** Whether this person may. */
      allowed: z.boolean(),
      /** What was typed for it, where it was called by name. */
      typed: z.string().optional(),
      words: z.array(z.string()).optional(),
    })
    .optional(),
  /** A slash and a word nobody knows, and the nearest command. */
  unknown: z.object({ typed: z.string(), suggestion: z.string().optional() }).optional(),
  /** Where the speaker stands in this conversation; none for strangers. */
  stands: z.object({ code: z.string(), label: z.string() }).optional(),
  figures: z.array(figure),
  /** Everything that is not named is zero. */
  zero: z.boolean(),
  form: named.optional(),
  /** The unit named, as typed, and the one it is from where the speaker stands. */
  unit: z.object({ typed: z.string(), code: z.string().optional(), label: z.string().optional() }).optional(),
  /** The person reported for, as typed. */
  behalfOf: z.string().optional(),
  /** The days spoken of, where it is not today. */
  days: z.array(z.string()),
  entries: z.array(entry),
  findings: z.array(item),
  /** Number of the order spoken of. */
  order: z.number().optional(),
  quoted: z.object({ name: z.string(), text: z.string() }).optional(),
  mistake: mistake.optional(),
});
export type Understood = Readonly<z.infer<typeof understood>>;
