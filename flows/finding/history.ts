// What a finding has cost so far: its first limit, the days beyond its limits, the worst card; a new limit wipes none of it out.
import { UNIT_TURN } from './case.ts';
import { cardOf, DAY, type Card } from './limits.ts';
import type { Finding } from './model.ts';

export interface History {
  /** The limit named at first, ms; absent where the present one is the same. */
  readonly first?: number;
  /** Days beyond its limits, all of them together, begun days counted. */
  readonly lateDays: number;
  readonly card?: Card;
}

export function historyOf(state: Finding, at: number): History {
  const until = endOf(state, at);
  const present = {
    due: state.due,
    until,
    card: cardOf(state.origin.policy, state.severity, { due: state.due, at: until }),
  };
  const all = [...state.limits, present];
  const late = all.reduce((sum, limit) => sum + Math.max(0, limit.until - limit.due), 0);
  const cards = all.map(({ card }) => card);
  const card = cards.includes('red') ? 'red' : cards.find((each) => each !== undefined);
  const [first] = state.limits;
  return {
    lateDays: Math.ceil(late / DAY),
    ...(first && first.due !== state.due && { first: first.due }),
    ...(card && { card }),
  };
}

/** When the present limit ended for the unit: it has mended or refused it, or it is still at it. */
function endOf({ status, refusal, fix, voiding, due }: Finding, at: number): number {
  if (UNIT_TURN.includes(status)) return at;
  return (status === 'rejected' ? refusal?.at : status === 'voided' ? voiding?.at : fix?.at) ?? due;
}
