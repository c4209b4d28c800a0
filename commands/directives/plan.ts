// What an order would be, and what it would do, before anybody issues it: read-only, the same for the command and the console.
import { UserError } from '../../src/errors.ts';
import type { UnitCode } from '../../src/flow.ts';
import { isPrivate, masked } from '../../src/mask.ts';
import { text } from '../../src/texts/index.ts';
import type { PreviewText } from '../../src/texts/zh-CN/directive.ts';
import type { Directive, Policy } from '../../flows/directive.ts';
import { around, commandPost, feedbackOf, policyOf, refuseUrgency, scopeOf, topicOf } from './compose.ts';
import { muteOf, unitsOf } from './find.ts';
import { type Typed, readOrder } from './grammar.ts';
import { overlapsOf, shownOverlaps, tiersOf } from './overlap.ts';
import { hosted, reachedBy } from './reach.ts';
import type { Asking } from './which.ts';

const UNREACHABLE = 20;
const INDIRECT = 5;

/** The words of an order, and when they were read: 20:30前 stays the 20:30 that was shown. */
export interface Draft {
  readonly rest: string;
  readonly at: number;
}

type Said = Pick<Directive, 'urgency' | 'topic' | 'body' | 'feedback'>;

export interface Plan extends Said, Pick<Directive, 'scope'> {
  readonly at: number;
  readonly area: UnitCode;
  readonly units: readonly UnitCode[];
  readonly policy: Policy;
}

/** Throws one sentence why where it cannot be issued like this. */
export function planOf(asking: Asking, { rest, at }: Draft): Plan {
  const { actor, occasion, org } = asking;
  const area = commandPost(asking);
  const typed = readOrder(rest, around(org, area, at));
  if (typed.body === '') throw new UserError(text('directive.no_body', { command: '指令' }));
  refuseTooLate(typed, occasion.at);
  const scope = scopeOf(typed.scope, { org, actor, area });
  const units = unitsOf(org, scope);
  refuseUrgency(typed.urgency ?? 'normal', asking, { unit: units[0] ?? area, command: '指令' });
  const said = written(typed, { units, asking });
  const policy = policyOf(typed, said.urgency, { at: occasion.at, zone: org.zone });
  return { at: occasion.at, area, scope, units, ...said, policy };
}

/** A time of day may pass between preview and confirmation. */
function refuseTooLate({ ack, feedback }: Typed, at: number): void {
  const limit = [ack?.at, feedback?.at].find((one) => one !== undefined && one <= at);
  if (limit !== undefined) throw new UserError(text('directive.too_late', { limit, at }));
}

/** What the order will say; phone and identity numbers do not go into groups. */
function written(typed: Typed, { units, asking }: { units: readonly UnitCode[]; asking: Asking }): Said {
  const body = masked(typed.body);
  const feedback = feedbackOf(typed.feedback, { body, units, org: asking.org });
  return {
    urgency: typed.urgency ?? 'normal',
    topic: topicOf(typed.topic, body),
    body,
    ...(feedback === undefined ? {} : { feedback }),
  };
}

/** Whom it reaches and when, what else is asked of them, and what they were asked already. */
export async function shownOf(
  { org, read }: Pick<Asking, 'org' | 'read'>,
  { plan, draft }: { readonly plan: Plan; readonly draft: Draft },
): Promise<PreviewText> {
  const { at, units, feedback, urgency, topic, body, policy } = plan;
  const [reach, overlaps] = await Promise.all([read.reach(units), overlapsOf(read, org, plan)]);
  const { indirect } = reachedBy(org, units);
  const unreachable = reach.unreachable.slice(0, UNREACHABLE).map((code) => ({ code, name: org.label(code) }));
  return {
    ...{ at, urgency, topic, body, ackMinutes: policy.ackMinutes, feedback: askedBack(plan) },
    ...{ tiers: tiersOf(org, units), units: units.length, rooms: reach.rooms, minutes: reach.minutes },
    ...{ unreachable, unreachableInAll: reach.unreachable.length },
    indirect: { units: hosted(org, indirect.slice(0, INDIRECT)), count: indirect.length },
    answering: feedback === undefined ? 0 : units.length - muteOf(org, units, feedback).length,
    masked: isPrivate(draft.rest),
    overlaps: shownOverlaps(overlaps),
    overlapsInAll: overlaps.open.length,
    week: overlaps.week,
  };
}

function askedBack({ feedback, policy }: Plan): PreviewText['feedback'] {
  if (feedback === undefined) return undefined;
  const { fields, tier, minutes = policy.feedbackMinutes, at } = feedback;
  return { labels: fields.map(({ label }) => label), by: at, minutes, tier };
}
