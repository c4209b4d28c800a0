// /指令: drafts an order and shows what it would do; 1 issues it, 2 drops it.
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import { isPrivate, masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import { CANCEL, CONFIRM, orderNumber } from '../src/understanding/lexicon/directive.ts';
import type { Directive, DirectiveEvent } from '../flows/directive.ts';
import { around, commandPost, feedbackOf, policyOf, refuseUrgency, scopeOf, topicOf } from './directives/compose.ts';
import { muteOf, unitsOf } from './directives/find.ts';
import { type Typed, readOrder } from './directives/grammar.ts';
import { collisionsOf, overlapsOf, shownOverlaps, tiersOf } from './directives/overlap.ts';
import { hosted, reachedBy } from './directives/reach.ts';
import { type Asking, type Words, again, authorOf, orderNamed, toOrder, words } from './directives/which.ts';

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
  run(request) {
    const [head, word, ...more] = request.args.words;
    const number = more.length === 0 ? orderNumber(word) : undefined;
    if (number !== undefined && CONFIRM.test(head ?? '')) return confirm(request, number);
    if (number !== undefined && CANCEL.test(head ?? '')) return cancel(request, number);
    return draft(request);
  },
};

type Asked = Request<Words>;

async function draft(request: Asked): Promise<Outcome> {
  const { args, actor, occasion, org, read } = request;
  const area = commandPost(request);
  const typed = readOrder(args.rest, around(org, area, occasion.at));
  if (typed.body === '') throw new UserError(text('directive.no_body', { command: '指令' }));
  const scope = scopeOf(typed.scope, { org, actor, area });
  const units = unitsOf(org, scope);
  const { at, id } = occasion;
  refuseUrgency(typed.urgency ?? 'normal', request, { unit: units[0] ?? area, command: '指令' });
  const said = { ...written(typed, { units, request }), scope };
  const number = await read.number('directive', id);
  const policy = policyOf(typed, said.urgency, { at, zone: org.zone });
  const preview = await previewOf(request, { number, at, units, ...said });
  const issuer = authorOf(request, area);
  const drafted: DirectiveEvent = { type: 'drafted', at, id, number, issuer, ...said, policy, preview };
  return {
    ...toOrder(number, drafted),
    ask: { '1': again('order', '指令', `确认 ${number}`), '2': again('order', '指令', `取消 ${number}`) },
  };
}

type Said = Pick<Directive, 'urgency' | 'topic' | 'body' | 'feedback'>;

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

type Plan = Said & Pick<Directive, 'number' | 'scope'> & { readonly at: number; readonly units: readonly UnitCode[] };

async function previewOf({ org, read, args }: Asked, plan: Plan) {
  const { units, feedback } = plan;
  const [reach, overlaps] = await Promise.all([read.reach(units), overlapsOf(read, org, plan)]);
  const { indirect } = reachedBy(org, units);
  const unreachable = reach.unreachable.slice(0, UNREACHABLE).map((code) => ({ code, name: org.label(code) }));
  return {
    ...{ tiers: tiersOf(org, units), units: units.length, rooms: reach.rooms, minutes: reach.minutes, unreachable },
    indirect: { units: hosted(org, indirect.slice(0, INDIRECT)), count: indirect.length },
    answering: feedback === undefined ? 0 : units.length - muteOf(org, units, feedback).length,
    masked: isPrivate(args.rest),
    overlaps: shownOverlaps(overlaps),
    overlapsInAll: overlaps.open.length,
    week: overlaps.week,
  };
}

/** Everything is looked up again: the tree, the groups and the other orders may have moved since the preview. */
async function confirm(request: Asking, number: number): Promise<Outcome> {
  const { occasion, org, read } = request;
  const { at, id } = occasion;
  const order = await orderNamed(request, number);
  const by = authorOf(request, order.issuer.unit);
  const units = unitsOf(org, order.scope);
  const { topic, body, scope } = order;
  const [reach, overlaps] = await Promise.all([
    read.reach(units),
    overlapsOf(read, org, { number, at, topic, body, scope, units }),
  ]);
  return toOrder(number, {
    ...{ type: 'confirmed', at, id, number, by, units: [...units], rooms: reach.rooms, minutes: reach.minutes },
    mute: [...muteOf(org, units, order.feedback)],
    ...reachedBy(org, units),
    collisions: collisionsOf(org, overlaps, { by, units }),
  });
}

async function cancel(request: Asking, number: number): Promise<Outcome> {
  const { at, id } = request.occasion;
  const order = await orderNamed(request, number);
  return toOrder(number, { type: 'cancelled', at, id, number, by: authorOf(request, order.issuer.unit) });
}
