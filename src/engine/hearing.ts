// Whose message may lie in a gap of hearing (architecture.md §6): such a unit is unknown, never missing.
import type { DocRef, UnitCode } from '../flow.ts';
import type { Org } from '../org/types.ts';

interface Where {
  readonly org: Org;
  readonly held: (ref: DocRef) => Promise<{ readonly state: unknown }>;
}

interface Gaps {
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** Accounts that serve the unit's own group and its parent's, where its people write. */
function accountsOf(org: Org, unit: UnitCode): string[] {
  const parent = org.unit(unit)?.parent;
  const rooms = [org.nearestRoom(unit), parent === undefined ? undefined : org.nearestRoom(parent)];
  return rooms.flatMap((room) => (room === undefined ? [] : [room.account]));
}

export async function unheard(
  { org, held }: Where,
  asked: { readonly since: number; readonly until: number },
): Promise<((unit: UnitCode) => boolean) | undefined> {
  const accounts = new Set<string>();
  for (const { account } of org.rooms()) accounts.add(account);
  const deaf = new Set<string>();
  for (const account of accounts) {
    const state = (await held({ flow: 'hearing', id: account })).state as Gaps | undefined;
    if (state?.gaps.some((gap) => gap.from <= asked.until && gap.to >= asked.since)) deaf.add(account);
  }
  if (deaf.size === 0) return undefined;
  return (unit) => accountsOf(org, unit).some((account) => deaf.has(account));
}
