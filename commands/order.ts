// /指令: shows what an order would do; 1 issues it under the next number, 2 drops it.
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import { CANCEL, CONFIRM, orderNumber } from '../src/understanding/lexicon/directive.ts';
import { PATIENCE } from '../flows/question.ts';
import { muteOf } from './directives/find.ts';
import { collisionsOf, overlapsOf } from './directives/overlap.ts';
import { type Draft, planOf, shownOf } from './directives/plan.ts';
import { reachedBy } from './directives/reach.ts';
import { type Words, again, authorOf, orderNamed, toOrder, words, yesOrNo } from './directives/which.ts';

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

/** What 1 stands for under a preview, as long as it is waited for. */
function shownBefore({ args, occasion }: Asked): Draft | undefined {
  const [, word = '', stamp, rest = ''] = /^\s*(\S+)\s+(\d{13})\s+([^]+)$/.exec(args.rest) ?? [];
  const at = Number(stamp);
  return CONFIRM.test(word) && at <= occasion.at && occasion.at - at <= PATIENCE ? { rest, at } : undefined;
}

async function preview(request: Asked): Promise<Outcome> {
  const { args, occasion } = request;
  const { at } = occasion;
  const draft = { rest: args.rest, at };
  const plan = planOf(request, draft);
  return {
    reply: text('directive.preview', await shownOf(request, { plan, draft })),
    ask: yesOrNo(
      again('order', '指令', `确认 ${at} ${masked(args.rest, args.rest.length)}`),
      again('order', '指令', '取消'),
    ),
  };
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
