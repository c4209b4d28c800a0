// The scripted day over the wire: what is asked for, and how far it has come.
import { z } from 'zod';
import { query, time } from './wire.ts';

/** Fastest pace that is still waited for, minutes of the day in a second. */
const FASTEST = 600;

export const dayBody = z.strictObject({
  /** Unit code or name of a town; without it the first one. */
  town: query.optional(),
  /** Minutes of the day in a second, or as fast as it goes. */
  speed: z.union([z.literal('max'), z.number().min(0.1).max(FASTEST)], `must be "max" or 0.1 to ${FASTEST}`),
  /** The same seed makes the same day. */
  seed: z.int().min(0).max(0xffffffff).default(1),
});
export type DayWanted = Readonly<z.infer<typeof dayBody>>;

export const dayProgress = z.object({
  state: z.enum(['idle', 'playing', 'done', 'stopped', 'failed']),
  town: z.object({ code: z.string(), label: z.string() }).optional(),
  speed: z.union([z.literal('max'), z.number()]).optional(),
  seed: z.number().optional(),
  /** Steps said so far, of so many. */
  step: z.number(),
  steps: z.number(),
  time,
  /** What was said last. */
  said: z.object({ as: z.string(), name: z.string(), room: z.string(), text: z.string() }).optional(),
});
export type DayProgress = Readonly<z.infer<typeof dayProgress>>;
