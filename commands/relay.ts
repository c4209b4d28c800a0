// 转达: the order has been passed on to those below; it counts as acknowledged as well.
import type { Command } from '../src/command.ts';
import { orderNumber } from '../src/understanding/lexicon/directive.ts';
import { acknowledge } from './ack.ts';
import { type Words, words } from './directives/which.ts';

export const relay: Command<Words> = {
  name: 'relay',
  names: ['转达', 'relay', 'zd', '已转达', '传达'],
  area: 'directive',
  usage: '/转达 12（或引用那道令发：已传达）',
  usageEn: '/relay 12 (or quote the order and say: 已传达)',
  permission: 'acknowledge',
  stale: true,
  args: words,
  run: (request) =>
    acknowledge({ ...request, args: { number: orderNumber(request.args.words[0]), relayed: true, typed: true } }),
};
