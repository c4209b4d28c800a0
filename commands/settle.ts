// /结令: the issuer closes an order, or sends the answer of one unit back.
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { masked } from '../src/mask.ts';
import { text } from '../src/texts/index.ts';
import { RETURN } from '../src/understanding/lexicon/directive.ts';
import { type Directive, current, inForce, periodOf } from '../flows/directive.ts';
import { receipt, type ReceiptEvent } from '../flows/receipt.ts';
import { type Words, authorOf, managed, toOrder, words } from './directives/which.ts';

export const settle: Command<Words> = {
  name: 'settle',
  names: ['结令', 'settle', 'js'],
  area: 'directive',
  usage: '/结令 12 [说明] ；/结令 12 退回 西沟村 原因',
  usageEn: '/settle 12 [note]; /settle 12 return UNIT reason',
  permission: 'issue_directive',
  args: words,
  async run(request) {
    const { order, rest } = await managed(request, request.args, '结令');
    const { number, status, issuer } = order;
    if (!inForce(order)) throw new UserError(text('directive.is', { number, status }));
    const [head = '', name, ...note] = rest.trim().split(/\s+/);
    if (RETURN.test(head) && name !== undefined) return sendBack(request, order, { name, note: note.join(' ') });
    const { at, id } = request.occasion;
    return toOrder(number, { type: 'settled', at, id, number, by: authorOf(request, issuer.unit), note: masked(rest) });
  },
};

async function sendBack(
  { org, read, occasion, actor }: Request<Words>,
  order: Directive,
  { name, note }: { name: string; note: string },
): Promise<Outcome> {
  const { number, scope } = order;
  const found = org.named(name, scope.area);
  if ('ambiguous' in found) {
    const candidates = found.ambiguous.map((unit) => org.fullLabel(unit.code));
    throw new UserError(text('directive.ambiguous_unit', { name, candidates }));
  }
  if ('none' in found) throw new UserError(text('directive.unknown_unit', { name }));
  const unit = found.unit.code;
  const period = periodOf(number, current(order)?.n ?? 1);
  const label = org.label(unit);
  if ((await read.doc(receipt, unit, period))?.responded === undefined) {
    throw new UserError(text('directive.nothing_to_return', { number, name: label }));
  }
  const { at, id } = occasion;
  const event: ReceiptEvent = {
    type: 'returned',
    at,
    id,
    period,
    unit,
    name: label,
    note: masked(note),
    by: actor.name,
  };
  return { signals: [{ to: { flow: receipt.name, period, id: unit }, event }] };
}
