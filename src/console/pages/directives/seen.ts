// Which orders somebody may see, and which part of each; every address of these pages asks here.
import { z } from 'zod';
import { partsOf } from '../../../../commands/directives/part.ts';
import { current, type Directive, directive } from '../../../../flows/directive.ts';
import { UserError } from '../../../errors.ts';
import type { UnitCode } from '../../../flow.ts';
import { text } from '../../../texts/index.ts';
import type { Viewer } from '../../console.ts';

export const numbered = z.object({
  number: z.coerce.number().int().positive(),
  unit: z.string().max(64).optional(),
});

export interface Seen {
  readonly order: Directive;
  /** What is looked at, and the tops of all that may be. */
  readonly unit: UnitCode;
  readonly parts: readonly UnitCode[];
}

/** One that does not exist and one he may not see are the same to him: not found. */
export async function seen(viewer: Viewer, { number, unit }: z.infer<typeof numbered>): Promise<Seen> {
  const { read, org, person } = viewer;
  const order = await read.doc(directive, String(number));
  const parts = order === undefined || current(order) === undefined ? [] : partsOf({ actor: person, org }, order);
  const [first] = parts;
  if (order === undefined || first === undefined) throw notFound();
  if (unit !== undefined && !isPart(viewer, parts, unit)) throw notFound();
  return { order, unit: unit ?? first, parts };
}

export function isPart({ org }: Viewer, parts: readonly UnitCode[], unit: UnitCode): boolean {
  return org.unit(unit) !== undefined && parts.some((part) => org.within(unit, part));
}

export function notFound(): UserError {
  return new UserError(text('console.notFound', {}));
}
