// Limits and quiet hours of a finding, from the policy it was born with.
import { addDays, dayOf, instant, timeOf } from '../../src/calendar.ts';
import type { FindingPolicy, Severity } from '../../src/templates/findings.ts';

export const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;

/** The instant (ms) until which a finding of that severity, handed over at `from`, is to be fixed (domain.md §6.5). */
export function limitOf(policy: FindingPolicy, severity: Severity, from: number): number {
  const { limit } = policy.severities[severity];
  if ('minutes' in limit) return from + limit.minutes * MINUTE;
  return Math.max(instant(dayOf(from, policy.zone), limit.by, policy.zone), from + limit.atLeast * MINUTE);
}

/** The instant itself, or the end of the night it falls into. */
export function awake(policy: FindingPolicy, severity: Severity, at: number): number {
  if (policy.severities[severity].night) return at;
  const { zone, quiet } = policy;
  const time = timeOf(at, zone);
  const day = dayOf(at, zone);
  if (time >= quiet.from) return instant(addDays(day, 1), quiet.to, zone);
  return time < quiet.to ? instant(day, quiet.to, zone) : at;
}

export type Card = 'yellow' | 'red';

/** The card a limit has earned by an instant: yellow when the county is told, red some days later. */
export function cardOf(
  policy: FindingPolicy,
  severity: Severity,
  { due, at }: { due: number; at: number },
): Card | undefined {
  const yellow = due + policy.severities[severity].countyAfter * MINUTE;
  if (at < awake(policy, severity, yellow)) return undefined;
  return at < awake(policy, severity, yellow + policy.redCardDays * DAY) ? 'yellow' : 'red';
}

/** When to look again after close-out: the day is spread over the span by the number, the same whenever it is asked. */
export function lookBackAt(policy: FindingPolicy, closedAt: number, seed: number): number {
  const { first, last, time } = policy.lookBack;
  const days = first + ((seed * 5) % (last - first + 1));
  return Math.max(instant(addDays(dayOf(closedAt, policy.zone), days), time, policy.zone), closedAt + first * DAY);
}
