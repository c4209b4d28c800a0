// /撤令: everybody who had the order is told that it is off.
import type { Command } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import { canChange, current } from '../flows/directive.ts';
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

export const recall: Command<Words> = {
  name: 'recall',
  names: ['撤令', 'recall', 'cl'],
  area: 'directive',
  usage: '/撤令 12 [原因]',
  usageEn: '/recall 12 [reason]',
  permission: 'issue_directive',
  args: words,
  async run(request) {
    const { args, occasion } = request;
    const left = leftAlone(args);
    if (left !== undefined) return { reply: text('directive.left', { number: left }) };
    const confirmed = confirmation(args);
    const { order, rest } = await managed(request, confirmed ?? args, '撤令');
    const { number, topic, status } = order;
    if (!canChange(order)) throw new UserError(text('directive.is', { number, status }));
    if (confirmed === undefined) {
      const units = current(order)?.expected ?? 0;
      const ask = yesOrNo(
        again('recall', '撤令', `确认 ${number} ${rest}`.trim()),
        again('recall', '撤令', `不撤 ${number}`),
      );
      return { reply: text('directive.recall_preview', { number, topic, units }), ask };
    }
    const { at, id } = occasion;
    const by = managerOf(request, order);
    return toOrder(number, { type: 'recalled', at, id, number, by, reason: masked(rest) });
  },
};
