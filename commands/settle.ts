// /结令: the issuer closes an order, or hands the answer of one unit back.
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import { RETURN } from '../src/understanding/lexicon/directive.ts';
import { type Closing, type Directive, canChange } from '../flows/directive.ts';
import { ledger } from './directives/find.ts';
import { handBack } from './directives/hand-back.ts';
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

export const settle: Command<Words> = {
  name: 'settle',
  names: ['结令', 'settle', 'js'],
  area: 'directive',
  usage: '/结令 12 [说明] ；/结令 12 退回 西沟村 原因',
  usageEn: '/settle 12 [note]; /settle 12 return UNIT reason',
  permission: 'issue_directive',
  args: words,
  async run(request) {
    const { args } = request;
    const left = leftAlone(args);
    if (left !== undefined) return { reply: text('directive.left', { number: left }) };
    const confirmed = confirmation(args);
    const { order, rest } = await managed(request, confirmed ?? args, '结令');
    const { number, status } = order;
    if (!canChange(order)) throw new UserError(text('directive.is', { number, status }));
    const back = RETURN.exec(rest.trim())?.[0];
    if (back !== undefined) return handBack(request, order, rest.trim().slice(back.length));
    return closed(request, { order, note: rest.trim(), sure: confirmed !== undefined });
  },
};

/** While somebody still owes something it is asked first whether that is meant. */
async function closed(
  request: Request<Words>,
  { order, note, sure }: { order: Directive; note: string; sure: boolean },
): Promise<Outcome> {
  const { number, topic } = order;
  const { figures, ack, feedback } = await standing(request, order);
  if (!sure && ack.length + feedback.length > 0) {
    const ask = yesOrNo(
      again('settle', '结令', `确认 ${number} ${note}`.trim()),
      again('settle', '结令', `不结 ${number}`),
    );
    return { reply: text('directive.settle_ask', { number, topic, ack: ack.length, feedback: feedback.length }), ask };
  }
  const { at, id } = request.occasion;
  const owing = [...new Set([...ack, ...feedback])];
  const by = managerOf(request, order);
  return toOrder(number, { type: 'settled', at, id, number, by, note: masked(note), figures, owing });
}

/** Where the order stands, and who still owes what. */
async function standing({ read }: Request<Words>, order: Directive) {
  const { area } = order.scope;
  const id = ledger(order);
  const asks = order.feedback !== undefined;
  const [[whole], ack, feedback] = await Promise.all([
    read.figures(id, [area]),
    read.waiting({ ledger: id, due: 'ack', under: area }),
    asks ? read.waiting({ ledger: id, due: 'feedback', under: area }) : [],
  ]);
  const done = whole?.marks['completed'] ?? 0;
  const counts = (order.feedback?.fields ?? []).filter(({ kind, decimal }) => kind !== 'text' && decimal !== true);
  const figures: Closing = {
    expected: whole?.expected ?? 0,
    acked: whole?.marks['acked'] ?? 0,
    ...(asks ? { feedback: { done, owed: done + feedback.length } } : {}),
    sums: counts.map(({ key, label, measure }) => ({ label, measure, value: whole?.sums[key] ?? 0 })),
  };
  return { figures, ack, feedback };
}
