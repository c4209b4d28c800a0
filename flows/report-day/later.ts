// Whoever was excused by a gap of ours when those above were told is looked at again, and they are told of him then.
import { z } from 'zod';
import type { WaitingUnit } from '../../src/flow.ts';
import type { Step } from './messages.ts';

/** Between two looks, ms. */
const LOOK = 15 * 60_000;

/** Of whom nobody has been told yet at this step of the day, and when to look again. */
export const postponed = z.object({
  at: z.number(),
  units: z.record(z.string(), z.enum(['leader', 'superior'])),
});
type Postponed = z.infer<typeof postponed>;

interface Look {
  readonly at: number;
  readonly waiting: readonly WaitingUnit[];
}

/** What is to be said now of those whose excuse is over. */
export function belatedSteps(
  later: Postponed | undefined,
  { at, waiting }: Look,
): { readonly step: Step; readonly units: readonly WaitingUnit[] }[] {
  const silent = waiting.filter((unit) => !unit.unheard);
  return (['leader', 'superior'] as const).map((act) => {
    const units = silent.filter((unit) => later?.units[unit.code] === act);
    return { step: { at, act, tiers: [...new Set(units.map((unit) => unit.tier))] }, units };
  });
}

/** Who remains to be told of, after these steps; the group above is told one look after the leader. */
export function postpone(
  before: Postponed | undefined,
  { at, steps, waiting }: Look & { readonly steps: readonly Step[] },
): Postponed | undefined {
  const looked = before !== undefined && before.at <= at;
  const units: Postponed['units'] = {};
  for (const unit of waiting) {
    const known = before?.units[unit.code];
    const act = known === undefined ? missed(unit, steps) : stillOpen(known, { unit, looked });
    if (act !== undefined) units[unit.code] = act;
  }
  if (Object.keys(units).length === 0) return undefined;
  return { at: before === undefined || looked ? at + LOOK : before.at, units };
}

type Act = Postponed['units'][string];

/** The step at which nobody could be told of this unit. */
function missed({ tier, unheard }: WaitingUnit, steps: readonly Step[]): Act | undefined {
  if (!unheard) return undefined;
  const acts = steps.flatMap(({ act, tiers }) => (tiers.includes(tier) ? [act] : []));
  return acts.find((act) => act === 'leader' || act === 'superior');
}

function stillOpen(known: Act, { unit, looked }: { unit: WaitingUnit; looked: boolean }): Act | undefined {
  if (unit.unheard || !looked) return known;
  return known === 'leader' ? 'superior' : undefined;
}
