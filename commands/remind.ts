// /催办: names those still waited for, in the groups above them; 补发 sends the order again where it could not be delivered.
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';
import { RESEND, orderNumber } from '../src/understanding/lexicon/directive.ts';
import { type Directive, type Due, inForce } from '../flows/directive.ts';
import { ledger } from './directives/find.ts';
import { reachedBy } from './directives/reach.ts';
import { type Words, authorOf, orderNamed, toOrder, words } from './directives/which.ts';
import { recent } from './directives/mine.ts';

export const remind: Command<Words> = {
  name: 'remind',
  names: ['催办', 'remind', 'cbl'],
  area: 'directive',
  usage: '/催办 12 [单位] ；/催办 12 补发（只发给没送到的）',
  usageEn: '/remind 12 [unit]; /remind 12 resend (only to those it could not reach)',
  permission: 'chase',
  args: words,
  async run(request) {
    const { args, occasion } = request;
    const typed = orderNumber(args.words[0]);
    const number = typed ?? occasion.quoted?.directive;
    const order = number === undefined ? await recent(request, 'chase', '催办') : await orderNamed(request, number);
    if (!inForce(order)) throw new UserError(text('directive.is', { number: order.number, status: order.status }));
    const [word = ''] = typed === undefined ? args.words : args.words.slice(1);
    if (RESEND.test(word)) return resend(request, order, areaOf(request, order, undefined));
    return chase(request, order, areaOf(request, order, word === '' ? undefined : word));
  },
};

const stamped = (request: Request<Words>, { number }: Directive) => {
  const { at, id } = request.occasion;
  return { at, id, number, by: authorOf(request, request.unit) };
};

async function chase(request: Request<Words>, order: Directive, under: UnitCode): Promise<Outcome> {
  const { due, waiting, more } = await stillOut(request, order, under);
  const { number } = order;
  if (waiting === 0) return { reply: text('directive.chasing', { number, due, waiting, more: 0 }) };
  const besides = more === 0 ? {} : { more };
  const above = request.org.path(under).flatMap(({ code }) => (code === under ? [] : [code]));
  const area = { under: [under], above };
  return toOrder(number, { type: 'reminded', ...stamped(request, order), due, ...area, waiting, ...besides });
}

async function resend(request: Request<Words>, order: Directive, under: UnitCode): Promise<Outcome> {
  const units = await undelivered(request, order, under);
  const { number } = order;
  if (units.length === 0) return { reply: text('directive.all_reached', { number }) };
  const { named } = reachedBy(request.org, units);
  return toOrder(number, { type: 'resent', ...stamped(request, order), units: [...units], named });
}

/** Units it could not be delivered to, and those that have got a group of their own since. */
async function undelivered(
  { read, org }: Request<Words>,
  order: Directive,
  under: UnitCode,
): Promise<readonly UnitCode[]> {
  const id = ledger(order);
  const [lost, indirect] = await Promise.all([
    read.marked({ ledger: id, mark: 'undeliverable', under }),
    read.marked({ ledger: id, mark: 'indirect', under }),
  ]);
  return [...new Set([...lost, ...indirect.filter((unit) => org.roomOf(unit) !== undefined)])];
}

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

/** Those who have not acknowledged, and besides them those who owe figures. */
async function stillOut({ read }: Request<Words>, order: Directive, under: UnitCode) {
  const [figures] = await read.figures(ledger(order), [under]);
  const ack = figures?.waiting['ack'] ?? 0;
  const feedback = order.feedback === undefined ? 0 : (figures?.waiting['feedback'] ?? 0);
  const only = ack === 0 && feedback > 0;
  const due: Due = only ? 'feedback' : 'ack';
  return only ? { due, waiting: feedback, more: 0 } : { due, waiting: ack, more: feedback };
}
