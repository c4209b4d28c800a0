// The org's data as zod schemas, and who did what when, for the states and events of flows.
import { z } from 'zod';
import { isDay } from '../calendar.ts';
import { ROLES } from '../permissions.ts';

export const day = z.string().refine(isDay, 'YYYY-MM-DD');

/** When and by which event: the rank of a fact. */
export const stamp = z.object({ at: z.number(), id: z.string() });

export const post = z.object({ unit: z.string(), role: z.enum(ROLES), post: z.enum(['principal', 'backup']) });

export const contact = z.object({
  channel: z.string(),
  contact: z.string(),
  from: z.number(),
  to: z.exactOptional(z.number()),
});

/** Who did it, in which capacity: `Author` of src/flow.ts. */
export const author = z.object({ person: z.string(), name: z.string(), unit: z.string(), unitName: z.string() });

export const roomKind = z.enum(['command', 'residents']);
