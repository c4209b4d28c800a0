// Somebody asks again now: the groups with a unit still missing hear its name, at most once in ten minutes (product.md §4).
import { z } from 'zod';
import { UserError } from '../../src/errors.ts';
import type { Message, Step } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';

/** Between two chases of the same unit, ms. */
const PAUSE = 10 * 60_000;

const named = z.object({ code: z.string(), name: z.string() });

export const dayChased = z.object({
  type: z.literal('chased'),
  at: z.number(),
  id: z.string(),
  by: z.object({ person: z.string(), name: z.string(), unit: z.string(), unitName: z.string() }),
  /** The unit chased, and those above it: who has just chased all has chased this one. */
  area: z.string(),
  areaName: z.string(),
  above: z.array(z.string()),
  /** The unit of the group it was said in. */
  heard: z.string().optional(),
  /** Who is waited for, by the group that hears it. `unheard`: their message may lie in a gap, so they are not accused. */
  groups: z.array(
    z.object({
      group: z.string(),
      units: z.array(named),
      unheard: z.array(named),
      people: z.array(z.string()),
    }),
  ),
});
export type DayChased = z.infer<typeof dayChased>;

/** The last chase of each unit. */
export const chases = z.record(z.string(), z.object({ at: z.number(), id: z.string(), by: z.string() }));
export type Chases = z.infer<typeof chases>;

interface Chased {
  readonly title: string;
  readonly day: string;
  readonly policy: { readonly closesAt: number };
  readonly chased?: Chases | undefined;
}

type Waited = NonNullable<Message['while']>;

/** The day after one more chase; the very same one again changes nothing. */
export function chase<S extends Chased>(s: S, e: DayChased, waited: Waited): Step<S> {
  const known = s.chased ?? {};
  if (known[e.area]?.id === e.id) return { state: s, messages: [] };
  const last = [e.area, ...e.above].flatMap((unit) => known[unit] ?? []).sort((a, b) => b.at - a.at)[0];
  if (last !== undefined && e.at < last.at + PAUSE)
    throw new UserError(text('report.chasedAlready', { unit: e.areaName, at: last.at, by: last.by, pause: PAUSE }));
  const chased = { ...known, [e.area]: { at: e.at, id: e.id, by: e.by.name } };
  const told = e.groups.map((one): Message => {
    const said = text('report.chase', {
      title: s.title,
      day: s.day,
      by: e.by.unitName,
      units: one.units,
      unheard: one.unheard,
    });
    return {
      to: { unit: one.group },
      text: said,
      urgency: 'reminder',
      mention: one.people,
      expiresAt: s.policy.closesAt,
      while: waited,
    };
  });
  return { state: { ...s, chased }, messages: [...told, ...answer(e)] };
}

/** He who chases in the only group concerned sees the chase itself. */
function answer(e: DayChased): Message[] {
  if (e.groups.length === 1 && e.groups[0]?.group === e.heard) return [];
  const units = e.groups.reduce((sum, one) => sum + one.units.length + one.unheard.length, 0);
  const said = text('report.chased', { unit: e.areaName, units, groups: e.groups.length });
  return [{ to: { reply: true }, text: said, urgency: 'receipt' }];
}
