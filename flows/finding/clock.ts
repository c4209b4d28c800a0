// What the clock does to a finding: the three colours, the escalation, the review that is waited for, the look-back.
import type { Address, Message, Stands, Tick, Urgency } from '../../src/flow.ts';
import type { Key, Text } from '../../src/texts/index.ts';
import { awake, DAY, lookBackAt, MINUTE } from './limits.ts';
import type { Clock, Finding, Recorded, View } from './model.ts';
import { UNIT_TURN, checkers } from './case.ts';

/** A message that the clock owes: when, to whom. */
interface StepDue {
  readonly at: number;
  readonly key: Extract<Key, `finding.${string}`>;
  readonly to: readonly Address[];
}

interface Watch {
  readonly key: string;
  readonly steps: readonly StepDue[];
}

type Watched = Pick<Finding, 'origin' | 'number'> & View;

export type Colour = 'green' | 'yellow' | 'red';

/** When the light turns yellow, ms. */
export function yellowAt(origin: Recorded, view: View): number {
  return view.since + Math.round((view.due - view.since) * origin.policy.yellow);
}

/** The light of a finding at an instant: only what the unit still has to fix has a colour. */
export function colourOf(finding: Finding, at: number): Colour | undefined {
  if (!UNIT_TURN.includes(finding.status)) return undefined;
  if (at >= finding.due) return 'red';
  return at >= yellowAt(finding.origin, finding) ? 'yellow' : 'green';
}

/** Unit, then the parent's group, then its leaders, then the county: never beyond the chain. */
function limitWatch({ origin, ...view }: Watched): Watch {
  const rule = origin.policy.severities[view.severity];
  const unit: Address = { unit: view.unit };
  const inspector: Address = { person: view.issuer.person };
  const parent = view.chain[0];
  const county = view.chain.at(-1);
  const above: Address[] = parent === undefined ? [] : [{ unit: parent }];
  const top: Address[] = county === undefined ? [] : [{ unit: county }];
  const leaders: Address = { leaders: parent ?? view.unit };
  const card = view.due + rule.countyAfter * MINUTE;
  return {
    key: `limit:${view.round}:${view.unit}:${view.due}`,
    steps: [
      { at: yellowAt(origin, view), key: 'finding.yellow', to: [unit] },
      { at: view.due, key: 'finding.red', to: [unit, ...above] },
      { at: view.due + rule.leadersAfter * MINUTE, key: 'finding.escalated', to: [leaders] },
      { at: card, key: 'finding.yellow_card', to: [unit, ...top] },
      { at: card + origin.policy.redCardDays * DAY, key: 'finding.red_card', to: [unit, ...above, ...top, inspector] },
    ],
  };
}

/** Somebody above has to act: the inspector on a fix or a refusal, the office on a draft. Told once, then his leaders. */
function officeWatch({ origin, ...view }: Watched, since: number, key: StepDue['key']): Watch {
  const within = origin.policy.severities[view.severity].reviewWithin * MINUTE;
  const office = origin.office;
  const draft = view.status === 'draft' && office !== undefined;
  const checks = view.status === 'pending_review' ? checkers(view) : { person: view.issuer.person };
  const first: Address = draft ? { leaders: office } : checks;
  const again: Address = 'leaders' in checks ? { unit: checks.leaders } : { leaders: view.issuer.unit };
  const second: Address = draft ? { unit: office } : again;
  return {
    key: `${view.status}:${view.round}:${since}`,
    steps: [
      { at: since + within, key, to: [first] },
      { at: since + 2 * within, key, to: [second] },
    ],
  };
}

/** When to look again, ms; undefined while it is not closed, and once somebody has. */
export function lookBackDue({ origin, number, round, status, closedAt, lookBack }: Watched): number | undefined {
  if (closedAt === undefined || lookBack !== undefined || status === 'voided') return undefined;
  return lookBackAt(origin.policy, closedAt, number + round);
}

function lookBackWatch(finding: Watched, at: number): Watch {
  const to = [checkers(finding)];
  return {
    key: `look:${finding.round}:${finding.closedAt}`,
    steps: [
      { at, key: 'finding.look_back', to },
      { at: at + 2 * DAY, key: 'finding.look_back', to },
    ],
  };
}

/** What is waited for just now. Steps are put off to the morning where nights are quiet. */
function watchOf(finding: Watched): Watch | undefined {
  const { status, since } = finding;
  if (UNIT_TURN.includes(status)) return limitWatch(finding);
  if (status === 'draft') return officeWatch(finding, since, 'finding.draft_waits');
  if (status === 'rejected') return officeWatch(finding, finding.refusal?.at ?? since, 'finding.refusal_waits');
  if (status === 'pending_review') return officeWatch(finding, finding.fix?.at ?? since, 'finding.review_waits');
  const look = lookBackDue(finding);
  return look === undefined ? undefined : lookBackWatch(finding, look);
}

const stepAt = (finding: Watched, step: StepDue): number => awake(finding.origin.policy, finding.severity, step.at);

const doneOf = (watch: Watch | undefined, clock: Clock): number => (watch?.key === clock.key ? clock.done : 0);

/** What the clock adds to the view: how far the escalation has come, and whether the look-back has begun. */
export function countersOf(origin: Recorded, view: View, clock: Clock): Pick<Finding, 'overdue' | 'status'> {
  const done = doneOf(watchOf({ ...view, origin, number: origin.number }), clock);
  if (view.status === 'closed' && view.lookBack === undefined && done > 0) return { status: 'look_back', overdue: 0 };
  return { status: view.status, overdue: UNIT_TURN.includes(view.status) ? Math.max(0, done - 1) : 0 };
}

export function wakeAt(finding: Finding): number | undefined {
  const watch = watchOf(finding);
  const next = watch?.steps[doneOf(watch, finding.clock)];
  return next && stepAt(finding, next);
}

export function onTick(finding: Finding, tick: Tick): { clock: Clock; messages: readonly Message[] } | undefined {
  const watch = watchOf(finding);
  if (watch === undefined) return undefined;
  const from = doneOf(watch, finding.clock);
  const done = watch.steps.filter((step) => stepAt(finding, step) <= tick.at).length;
  if (done <= from) return undefined;
  const crossed = watch.steps.slice(from, done);
  return { clock: { key: watch.key, done }, messages: notices(finding, crossed) };
}

/** After a night or an outage several steps are due at once: each address hears the last word only. */
function notices(finding: Finding, crossed: readonly StepDue[]): readonly Message[] {
  const last = new Map<string, Message>();
  const stands = whileWaitedFor(finding);
  const urgency: Urgency = finding.severity === 'critical' ? 'flash' : 'reminder';
  for (const step of crossed) {
    for (const to of step.to) last.set(JSON.stringify(to), { to, text: notice(finding, step.key), urgency, stands });
  }
  return [...last.values()];
}

/** A warning is not said any more once the unit has acted, has more time, or is another one. */
function whileWaitedFor({ number, status, round, unit, due }: Finding): Stands {
  const statuses = UNIT_TURN.includes(status) ? UNIT_TURN : status === 'closed' ? (['look_back'] as const) : [status];
  return {
    ref: { flow: 'finding', id: String(number) },
    has: { status: statuses, round: [round], unit: [unit], due: [due] },
  };
}

function notice(finding: Finding, key: StepDue['key']): Text {
  const { number, place, issue, unitName, due, severity, status } = finding;
  return { key, params: { number, place, issue, unitName, due, severity, status } } as Text;
}
