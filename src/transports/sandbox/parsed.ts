// A request's body or query, checked against its shape.
import type { z } from 'zod';
import { refusal } from './refusal.ts';

/** Throws a refusal that names everything that is wrong. */
export function parsed<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw refusal('invalid', `${problems.join('; ')}.`);
}
