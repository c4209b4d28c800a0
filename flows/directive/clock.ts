// When an order speaks by itself: halfway, near the limit, past it, and to the leaders; never twice, quietly at night.
import { addDays, dayOf, instant, timeOf } from '../../src/calendar.ts';
import type { FactsQuery } from '../../src/flow.ts';
import { type Directive, type Due, current, inForce, ledgerOf } from './state.ts';

const MINUTE = 60_000;

/**
 * What is due next. look: is the list empty by now? manual: somebody chases. housed: a group was bound. 1, 2: reminders. 3: the list.
 * 4: the leaders.
 */
export interface Stage {
  readonly at: number;
  readonly due: Due;
  readonly kind: 'look' | 'manual' | 'housed' | 'end' | 1 | 2 | 3 | 4;
}

export const LAST_STAGE = 4;
/** A list that is open is looked at so often, whoever answered: the last ones may have come together. */
export const LOOK_EVERY = 30 * MINUTE;

/** The instant itself, or the end of the quiet hours it falls into. */
export function outOfQuiet(
  at: number,
  { policy, urgency }: { policy: Pick<Directive['policy'], 'quiet' | 'zone'>; urgency: Directive['urgency'] },
): number {
  const { quiet, zone } = policy;
  if (urgency === 'flash' || quiet === undefined) return at;
  const time = timeOf(at, zone);
  const overnight = quiet.from > quiet.to;
  const evening = time >= quiet.from;
  const morning = time < quiet.to;
  if (overnight ? !evening && !morning : !evening || !morning) return at;
  const day = dayOf(at, zone);
  return instant(overnight && evening ? addDays(day, 1) : day, quiet.to, zone);
}

/** The limit of a list, ms; undefined when nothing of the kind is asked. */
export function limitOf(directive: Directive, due: Due): number | undefined {
  return due === 'ack' ? current(directive)?.ackBy : directive.feedbackBy;
}

/** When each stage of chasing one list is due. The leaders hear of it only after the group has had the list. */
export function stageAt(directive: Directive, due: Due, stage: number): number | undefined {
  const issued = current(directive)?.at;
  const limit = limitOf(directive, due);
  if (issued === undefined || limit === undefined) return undefined;
  const { policy, chased } = directive;
  const [half, near] = policy.remindAt;
  const shifted = (at: number) => outOfQuiet(Math.round(at), directive);
  if (stage === 1) return shifted(issued + (limit - issued) * half);
  if (stage === 2) return shifted(issued + (limit - issued) * near);
  if (stage === 3) return shifted(limit);
  return shifted(Math.max(limit, chased[due].overAt ?? limit) + policy.leaderAfter * MINUTE);
}

function stagesOf(directive: Directive, due: Due): readonly Stage[] {
  if (due === 'ack' && directive.status === 'all_acked') return [];
  const look = directive.look[due];
  const next = directive.chased[due].stage + 1;
  const at = next > LAST_STAGE ? undefined : stageAt(directive, due, next);
  return [
    ...(at === undefined ? [] : [{ at, due, kind: next as 1 | 2 | 3 | 4 }]),
    ...(look === undefined ? [] : [{ at: look, due, kind: 'look' as const }]),
  ];
}

/** The stage the next tick is for; the same answer for wakeAt, facts and the tick itself. */
export function nextStage(directive: Directive): Stage | undefined {
  if (!inForce(directive)) return undefined;
  const { manual, housed, until, feedback } = directive;
  const stages: readonly Stage[] = [
    ...(manual === undefined ? [] : [{ at: manual.at, due: manual.due, kind: 'manual' as const }]),
    ...(housed === undefined || housed.groups.length === 0
      ? []
      : [{ at: housed.at, due: 'ack' as const, kind: 'housed' as const }]),
    ...stagesOf(directive, 'ack'),
    ...(feedback === undefined ? [] : stagesOf(directive, 'feedback')),
    { at: until, due: feedback === undefined ? 'ack' : 'feedback', kind: 'end' },
  ];
  return stages.reduce((first, stage) => (stage.at < first.at ? stage : first));
}

/** Always later than the last tick. */
export function wakeAt(directive: Directive): number | undefined {
  if (directive.reopens === true) return Math.max(directive.until, directive.ticked + 1);
  const stage = nextStage(directive);
  return stage === undefined ? undefined : Math.max(stage.at, directive.ticked + 1);
}

export function facts(directive: Directive): FactsQuery {
  const stage = nextStage(directive);
  const byHand = stage?.kind === 'manual' ? directive.manual?.under : undefined;
  const since = current(directive)?.at;
  return {
    ...(since === undefined ? {} : { since }),
    ledger: ledgerOf(directive.number, current(directive)?.n ?? 0),
    due: stage?.due ?? 'ack',
    under: byHand ?? (stage === undefined ? [] : [directive.scope.area]),
  };
}
