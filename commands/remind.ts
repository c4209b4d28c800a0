// /催办: names those still waited for, in the groups above them; 补发 sends the order again where it could not be delivered.
import type { Command, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';
import { RESEND, orderNumber } from '../src/understanding/lexicon/directive.ts';
import { type Directive, type Due, inForce } from '../flows/directive.ts';
import { ledger } from './directives/find.ts';
import { type Words, authorOf, orderNamed, toOrder, words } from './directives/which.ts';
import { recent } from './directives/mine.ts';

export const remind: Command<Words> = {
  name: 'remind',
  names: ['催办', 'remind', 'cb'],
  area: 'directive',
  usage: '/催办 12 [单位] ；/催办 12 补发（只发给没送到的）',
  usageEn: '/remind 12 [unit]; /remind 12 resend (only to those it could not reach)',
  permission: 'chase',
  args: words,
  async run(request) {
    const { args, occasion, read } = request;
    const typed = orderNumber(args.words[0]);
    const number = typed ?? occasion.quoted?.directive;
    const order = number === undefined ? await recent(request, 'chase', '催办') : await orderNamed(request, number);
    if (!inForce(order)) throw new UserError(text('directive.is', { number: order.number, status: order.status }));
    const [word] = typed === undefined ? args.words : args.words.slice(1);
    const under = areaOf(request, order, RESEND.test(word ?? '') ? undefined : word);
    const { at, id } = occasion;
    const base = { at, id, number: order.number, by: authorOf(request, request.unit) };
    if (RESEND.test(word ?? '')) {
      const units = await read.marked({ ledger: ledger(order), mark: 'undeliverable', under });
      if (units.length === 0) return { reply: text('directive.all_reached', { number: order.number }) };
      return toOrder(order.number, { type: 'resent', ...base, units: [...units] });
    }
    const { due, waiting } = await stillOut(request, order, under);
    if (waiting === 0) return { reply: text('directive.chasing', { number: order.number, due, waiting }) };
    return toOrder(order.number, { type: 'reminded', ...base, due, under: [under], waiting });
  },
};

/** The unit named, else the whole order, else what lies below where he stands: as far as he may chase. */
function areaOf({ actor, org, unit }: Request<Words>, order: Directive, name: string | undefined): UnitCode {
  const { area } = order.scope;
  const may = (code: UnitCode) => org.within(code, area) && org.governs(actor, 'chase', code) !== undefined;
  if (name !== undefined) {
    const found = org.named(name, area);
    if ('unit' in found && may(found.unit.code)) return found.unit.code;
    throw new UserError(text('directive.unknown_unit', { name }));
  }
  const own = [area, unit, ...actor.posts.map((post) => post.unit)].find(may);
  if (own === undefined) throw new UserError(text('directive.not_yours', { number: order.number }));
  return own;
}

async function stillOut(
  { read }: Request<Words>,
  order: Directive,
  under: UnitCode,
): Promise<{ due: Due; waiting: number }> {
  const [figures] = await read.figures(ledger(order), [under]);
  const ack = figures?.waiting['ack'] ?? 0;
  const feedback = order.feedback === undefined ? 0 : (figures?.waiting['feedback'] ?? 0);
  return ack === 0 && feedback > 0 ? { due: 'feedback', waiting: feedback } : { due: 'ack', waiting: ack };
}
