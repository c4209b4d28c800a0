// /指令: shows what an order would do; 1 issues it under the next number, 2 drops it.
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import { isPrivate, masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import type { PreviewText } from '../src/texts/zh-CN/directive.ts';
import { CANCEL, CONFIRM, orderNumber } from '../src/understanding/lexicon/directive.ts';
import type { Directive, Policy } from '../flows/directive.ts';
import { PATIENCE } from '../flows/question.ts';
import { around, commandPost, feedbackOf, policyOf, refuseUrgency, scopeOf, topicOf } from './directives/compose.ts';
import { muteOf, unitsOf } from './directives/find.ts';
import { type Typed, readOrder } from './directives/grammar.ts';
import { collisionsOf, overlapsOf, shownOverlaps, tiersOf } from './directives/overlap.ts';
import { hosted, reachedBy } from './directives/reach.ts';
import { type Words, again, authorOf, orderNamed, toOrder, words, yesOrNo } from './directives/which.ts';

const UNREACHABLE = 20;
const INDIRECT = 5;

export const order: Command<Words> = {
  name: 'order',
  names: ['指令', 'order', 'zl'],
  area: 'directive',
  usage:
    '/指令 [特急|急] [范围：村 或 单位名] [签收30分钟] [反馈 转移户数、转移人数 20:30前] [主题：…] 正文（不写范围就是下属全部单位）',
  usageEn:
    '/order [flash|urgent] [scope: village or unit names] [ack: 30min] [feedback: labels 20:30] [topic: …] text (no scope: every unit below)',
  permission: 'issue_directive',
  args: words,
  async run(request) {
    const { args } = request;
    const [head = '', word, ...more] = args.words;
    if (word === undefined && CANCEL.test(head)) return { reply: text('directive.dropped', {}) };
    const number = more.length === 0 ? orderNumber(word) : undefined;
    if (number !== undefined && (CONFIRM.test(head) || CANCEL.test(head))) {
      const { status } = await orderNamed(request, number);
      throw new UserError(text('directive.is', { number, status }));
    }
    const shown = shownBefore(request);
    return shown === undefined ? preview(request) : issue(request, shown);
  },
};

type Asked = Request<Words>;

/** The words of an order, and when they were read: 20:30前 stays the 20:30 that was shown. */
interface Draft {
  readonly rest: string;
  readonly at: number;
}

/** What 1 stands for under a preview, as long as it is waited for. */
function shownBefore({ args, occasion }: Asked): Draft | undefined {
  const [, word = '', stamp, rest = ''] = /^\s*(\S+)\s+(\d{13})\s+([^]+)$/.exec(args.rest) ?? [];
  const at = Number(stamp);
  return CONFIRM.test(word) && at <= occasion.at && occasion.at - at <= PATIENCE ? { rest, at } : undefined;
}

type Said = Pick<Directive, 'urgency' | 'topic' | 'body' | 'feedback'>;

interface Plan extends Said, Pick<Directive, 'scope'> {
  readonly at: number;
  readonly area: UnitCode;
  readonly units: readonly UnitCode[];
  readonly policy: Policy;
}

function planOf(request: Asked, { rest, at }: Draft): Plan {
  const { actor, occasion, org } = request;
  const area = commandPost(request);
  const typed = readOrder(rest, around(org, area, at));
  if (typed.body === '') throw new UserError(text('directive.no_body', { command: '指令' }));
  refuseTooLate(typed, occasion.at);
  const scope = scopeOf(typed.scope, { org, actor, area });
  const units = unitsOf(org, scope);
  refuseUrgency(typed.urgency ?? 'normal', request, { unit: units[0] ?? area, command: '指令' });
  const said = written(typed, { units, request });
  const policy = policyOf(typed, said.urgency, { at: occasion.at, zone: org.zone });
  return { at: occasion.at, area, scope, units, ...said, policy };
}

/** A time of day may pass between preview and confirmation. */
function refuseTooLate({ ack, feedback }: Typed, at: number): void {
  const limit = [ack?.at, feedback?.at].find((one) => one !== undefined && one <= at);
  if (limit !== undefined) throw new UserError(text('directive.too_late', { limit, at }));
}

/** What the order will say; phone and identity numbers do not go into groups. */
function written(typed: Typed, { units, request }: { units: readonly UnitCode[]; request: Asked }): Said {
  const body = masked(typed.body);
  const feedback = feedbackOf(typed.feedback, { body, units, org: request.org });
  return {
    urgency: typed.urgency ?? 'normal',
    topic: topicOf(typed.topic, body),
    body,
    ...(feedback === undefined ? {} : { feedback }),
  };
}

async function preview(request: Asked): Promise<Outcome> {
  const { args, occasion } = request;
  const { at } = occasion;
  const plan = planOf(request, { rest: args.rest, at });
  return {
    reply: text('directive.preview', await shownOf(request, plan)),
    ask: yesOrNo(
      again('order', '指令', `确认 ${at} ${masked(args.rest, args.rest.length)}`),
      again('order', '指令', '取消'),
    ),
  };
}

async function shownOf({ org, read, args }: Asked, plan: Plan): Promise<PreviewText> {
  const { at, units, feedback, urgency, topic, body, policy } = plan;
  const [reach, overlaps] = await Promise.all([read.reach(units), overlapsOf(read, org, plan)]);
  const { indirect } = reachedBy(org, units);
  const unreachable = reach.unreachable.slice(0, UNREACHABLE).map((code) => ({ code, name: org.label(code) }));
  return {
    ...{ at, urgency, topic, body, ackMinutes: policy.ackMinutes, feedback: askedBack(plan) },
    ...{ tiers: tiersOf(org, units), units: units.length, rooms: reach.rooms, minutes: reach.minutes, unreachable },
    indirect: { units: hosted(org, indirect.slice(0, INDIRECT)), count: indirect.length },
    answering: feedback === undefined ? 0 : units.length - muteOf(org, units, feedback).length,
    masked: isPrivate(args.rest),
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

/** Everything is looked up again: the tree, the groups and the other orders may have moved since the preview. */
async function issue(request: Asked, draft: Draft): Promise<Outcome> {
  const { occasion, org, read } = request;
  const { at, id } = occasion;
  const plan = planOf(request, draft);
  const { area, units, urgency, topic, body, scope, feedback, policy } = plan;
  const by = authorOf(request, area);
  const [reach, overlaps] = await Promise.all([read.reach(units), overlapsOf(read, org, plan)]);
  // Last, when nothing is refused any more: a number taken is a number issued.
  const number = await read.number('directive', id);
  return toOrder(number, {
    ...{ type: 'issued', at, id, number, by, urgency, topic, body, scope, feedback, policy },
    ...{ units: [...units], mute: [...muteOf(org, units, feedback)], rooms: reach.rooms, minutes: reach.minutes },
    ...reachedBy(org, units),
    collisions: collisionsOf(org, overlaps, { by, units }),
  });
}
