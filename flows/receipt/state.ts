// What is kept of one addressee and one version of an order, and what may happen; what counts of it.
import { z } from 'zod';
import { byRank } from '../../src/flow.ts';

const stamp = z.object({ at: z.number(), id: z.string() });
export type Stamp = z.infer<typeof stamp>;

const value = z.union([z.number(), z.string()]);
/** `from`: given to this version of the order, and taken over from it. */
const answer = stamp.extend({ value, from: z.number().optional() });

export const state = z.object({
  /** <number>.<version> of the order. */
  period: z.string(),
  unit: z.string(),
  delivered: stamp.optional(),
  failed: stamp.extend({ reason: z.string() }).optional(),
  acked: stamp.extend({ late: z.boolean() }).optional(),
  relayed: stamp.optional(),
  /** The latest answer; `done`: said to be carried out. */
  responded: stamp.extend({ done: z.boolean() }).optional(),
  /** Per field the latest figure. */
  answers: z.record(z.string(), answer).optional(),
  /** When each field was answered first, and the limit for it, ms. */
  since: z.record(z.string(), z.number()).optional(),
  figuresBy: z.number().optional(),
  /** What the order asks back, as far as answers told. */
  asked: z.array(z.string()).optional(),
  /** Answers up to here were sent back. */
  returned: stamp.optional(),
});
export type Receipt = z.infer<typeof state>;

const at = <T extends string>(type: T) => ({
  type: z.literal(type),
  ...stamp.shape,
  period: z.string(),
  unit: z.string(),
});
/** Readable name of the unit, and the ack limit of the version (ms): told by the command, which knows the order. */
const told = { name: z.string(), limit: z.number() };
const field = z.object({ key: z.string(), label: z.string(), measure: z.string() });
/** Where the issuer reads: told of what changes after the order was completed. */
const issuer = z.object({ unit: z.string(), person: z.string() });

export const event = z.discriminatedUnion('type', [
  z.object({ ...at('delivered') }),
  z.object({ ...at('undeliverable'), reason: z.string(), name: z.string() }),
  z.object({ ...at('acked'), ...told }),
  z.object({ ...at('relayed'), ...told }),
  z.object({
    ...at('responded'),
    ...told,
    fields: z.record(z.string(), value),
    asked: z.array(field),
    done: z.boolean(),
    /** Who said it, for the journal. */
    by: z.object({ person: z.string(), name: z.string() }).optional(),
    /** Limit of the figures, ms. */
    figuresBy: z.number().optional(),
    /** Pieces with figures that the order did not ask for. */
    ignored: z.array(z.string()).optional(),
    tell: issuer.optional(),
  }),
  /** Answers to the version before, to what is still asked. */
  z.object({ ...at('carried'), answers: z.record(z.string(), answer), asked: z.array(z.string()) }),
  z.object({ ...at('returned'), name: z.string(), note: z.string(), by: z.string() }),
]);
export type ReceiptEvent = z.infer<typeof event>;
export type EventOf<T extends ReceiptEvent['type']> = Extract<ReceiptEvent, { type: T }>;
export type Answer = z.infer<typeof answer>;

export const stands = (part: Stamp | undefined, returned: Stamp | undefined): boolean =>
  part !== undefined && (returned === undefined || byRank(part, returned) > 0);

/** What counts: answers that were not sent back. */
export function standing(receipt: Receipt): Readonly<Record<string, number | string>> {
  const counted = Object.entries(receipt.answers ?? {}).filter(([, answer]) => stands(answer, receipt.returned));
  return Object.fromEntries(counted.map(([key, answer]) => [key, answer.value]));
}

/** Answered in full: every field asked, or, where none is, said to be done. */
export function isComplete(receipt: Receipt): boolean {
  if (!stands(receipt.responded, receipt.returned)) return false;
  const given = standing(receipt);
  const asked = receipt.asked ?? [];
  return asked.length > 0 ? asked.every((key) => key in given) : receipt.responded?.done === true;
}

/** Answered in full after the limit. */
export function isLate(receipt: Receipt): boolean {
  const { figuresBy, since = {}, asked = [] } = receipt;
  if (figuresBy === undefined || asked.length === 0 || !isComplete(receipt)) return false;
  return Math.max(...asked.map((key) => since[key] ?? 0)) > figuresBy;
}

/** Could not be reached, and has not shown otherwise since. */
export function isUnreachable(receipt: Receipt): boolean {
  return receipt.failed !== undefined && receipt.delivered === undefined && receipt.acked === undefined;
}
