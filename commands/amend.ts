// /改令: the next version of an order, shown first; it voids the acks of the one before, not the figures that are still asked for.
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { isPrivate, masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import { type Directive, type OrderUrgency, canChange, current } from '../flows/directive.ts';
import { carriedOver, withKeysOf } from './directives/carry.ts';
import { ackMinutes, around, feedbackOf, refuseUrgency, topicOf } from './directives/compose.ts';
import { muteOf, unitsOf } from './directives/find.ts';
import { type Typed, readOrder } from './directives/grammar.ts';
import { reachedBy } from './directives/reach.ts';
import type { Now } from './directives/time.ts';
import {
  type Words,
  again,
  confirmation,
  leftAlone,
  managed,
  managerOf,
  toOrder,
  words,
  yesOrNo,
} from './directives/which.ts';

export const amend: Command<Words> = {
  name: 'amend',
  names: ['改令', 'amend', 'gl'],
  area: 'directive',
  usage: '/改令 12 [特急|急] [签收…] [反馈…] 新的正文（范围不变，前版作废）',
  usageEn: '/amend 12 [flash|urgent] [ack: …] [feedback: …] new text (same scope; the earlier version is void)',
  permission: 'issue_directive',
  args: words,
  async run(request) {
    const { args } = request;
    const left = leftAlone(args);
    if (left !== undefined) return { reply: text('directive.left', { number: left }) };
    const confirmed = confirmation(args);
    return amended(request, confirmed ?? args, confirmed !== undefined);
  },
};

async function amended(request: Request<Words>, args: Words, confirmed: boolean): Promise<Outcome> {
  const { occasion, org, read } = request;
  const { order, rest } = await managed(request, args, '改令');
  const { number } = order;
  if (!canChange(order)) throw new UserError(text('directive.is', { number, status: order.status }));
  const next = nextOf(order, rest, request);
  const units = unitsOf(org, order.scope);
  const reach = await read.reach(units);
  const { topic, body, feedback } = next;
  const kept = await carriedOver(request, order, feedback);
  const version = (current(order)?.n ?? 0) + 1;
  if (!confirmed) {
    const shown = {
      number,
      version,
      topic,
      body,
      units: units.length,
      rooms: reach.rooms,
      masked: isPrivate(rest),
      kept: kept.labels,
      answered: kept.signals.length,
    };
    const ask = yesOrNo(
      again('amend', '改令', `确认 ${number} ${masked(rest, rest.length)}`),
      again('amend', '改令', `不改 ${number}`),
    );
    return { reply: text('directive.amend_preview', shown), ask };
  }
  const { at, id } = occasion;
  const by = managerOf(request, order);
  const reached = {
    units: [...units],
    mute: [...muteOf(org, units, feedback)],
    ...{ rooms: reach.rooms, minutes: reach.minutes, ...reachedBy(org, units) },
    ...(kept.signals.length === 0 ? {} : { carried: true }),
  };
  const { signals } = toOrder(number, { type: 'amended', at, id, number, by, version, ...next, ...reached });
  return { signals: [...signals, ...kept.signals] };
}

/** What is not said again stays. */
function nextOf(order: Directive, rest: string, request: Request<Words>) {
  const { occasion, org } = request;
  const { number, scope } = order;
  const typed = readOrder(rest, around(org, scope.area, occasion.at));
  if (typed.scope !== undefined) throw new UserError(text('directive.scope_fixed', { number }));
  if (typed.body === '') throw new UserError(text('directive.no_body', { command: `改令 ${number}` }));
  const body = masked(typed.body);
  const units = unitsOf(org, scope);
  const asked = feedbackOf(typed.feedback, { body, units, org });
  const feedback = asked === undefined ? order.feedback : withKeysOf(order.feedback, asked);
  const urgency = typed.urgency ?? order.urgency;
  refuseUrgency(urgency, request, { unit: units[0] ?? scope.area, command: `改令 ${number}` });
  if (isSame(typed, { order, body })) throw new UserError(text('directive.same_text', { number }));
  return {
    urgency,
    // A topic that was the beginning of the old text would contradict the new one.
    topic:
      typed.topic === undefined && order.topic !== topicOf(undefined, order.body)
        ? order.topic
        : topicOf(typed.topic, body),
    body,
    ...(feedback === undefined ? {} : { feedback }),
    ackMinutes: ackLimit(typed, urgency, { order, now: { at: occasion.at, zone: org.zone } }),
  };
}

/** Says nothing that the version in force does not say. */
function isSame(typed: Typed, { order, body }: { order: Directive; body: string }): boolean {
  const more = [typed.feedback, typed.ack, typed.topic].some((part) => part !== undefined);
  return !more && body === order.body && (typed.urgency ?? order.urgency) === order.urgency;
}

/** A limit that somebody typed is kept; the one that goes with urgency and hour is that of now. */
function ackLimit(typed: Typed, urgency: OrderUrgency, { order, now }: { order: Directive; now: Now }): number {
  const { policy } = order;
  const usual = ackMinutes(undefined, order.urgency, { ...now, at: current(order)?.at ?? now.at });
  const keeps = typed.ack === undefined && urgency === order.urgency && policy.ackMinutes !== usual;
  return keeps ? policy.ackMinutes : ackMinutes(typed.ack, urgency, now);
}
