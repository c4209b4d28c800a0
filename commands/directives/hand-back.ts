// The answer of one unit is handed back with a reason: it no longer counts, and the unit is waited for again.
import type { Outcome, Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import { masked } from '../../src/mask.ts';
import { text } from '../../src/texts/index.ts';
import { type Directive, current, directive, periodOf } from '../../flows/directive.ts';
import { receipt, type ReceiptEvent, stands } from '../../flows/receipt.ts';
import { ledger } from './find.ts';
import { type Words, managerOf } from './which.ts';

const NAMED = 10;

export async function handBack(request: Request<Words>, order: Directive, rest: string): Promise<Outcome> {
  const { org, read, occasion, actor } = request;
  const { number, scope } = order;
  const [name = '', ...words] = rest.split(/[\s:,，]+/).filter((word) => word !== '');
  const note = words.join(' ');
  const found = name === '' ? { none: true as const } : org.named(name, scope.area);
  if ('ambiguous' in found) {
    const candidates = found.ambiguous.map((unit) => org.fullLabel(unit.code));
    throw new UserError(text('directive.ambiguous_unit', { name, candidates }));
  }
  if ('none' in found) return whose(request, order);
  const unit = found.unit.code;
  const period = periodOf(number, current(order)?.n ?? 1);
  const label = org.label(unit);
  const done = await read.doc(receipt, unit, period);
  if (done?.responded === undefined) throw new UserError(text('directive.nothing_to_return', { number, name: label }));
  if (!stands(done.responded, done.returned)) {
    throw new UserError(text('directive.returned_already', { number, name: label }));
  }
  if (note === '') throw new UserError(text('directive.return_why', { number, name: label }));
  const { at, id } = occasion;
  const event: ReceiptEvent = {
    ...{ type: 'returned', at, id, period, unit, name: label, note: masked(note), by: actor.name },
  };
  const again = { type: 'reopened' as const, at, id, number, by: managerOf(request, order) };
  return {
    signals: [
      { to: { flow: receipt.name, period, id: unit }, event },
      ...(order.reopens === true ? [{ to: { flow: directive.name, id: String(number) }, event: again }] : []),
    ],
  };
}

/** Without a unit nothing is handed back, and nothing closed. */
async function whose({ org, read }: Request<Words>, order: Directive): Promise<never> {
  const { number, scope } = order;
  const answered = await read.marked({ ledger: ledger(order), mark: 'responded', under: scope.area });
  const units = answered.slice(0, NAMED).map((code) => ({ code, name: org.label(code) }));
  throw new UserError(text('directive.return_whom', { number, units }));
}
