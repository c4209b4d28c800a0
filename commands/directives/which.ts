// Which order a command means, and whether it is his to manage.
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Author, Signal, UnitCode } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import type { Intent } from '../../src/understanding/intent.ts';
import { CONFIRM, LEAVE, orderNumber } from '../../src/understanding/lexicon/directive.ts';
import { type Directive, type DirectiveEvent, directive } from '../../flows/directive.ts';
import { z } from 'zod';
import { inForceNow } from './find.ts';

/** Words behind a slash command, and all of it as typed. */
export const words = z.object({ intent: z.literal('command'), words: z.array(z.string()), rest: z.string() });
export type Words = z.infer<typeof words>;

export type Asking = Pick<Request<unknown>, 'actor' | 'unit' | 'occasion' | 'org' | 'read'>;

/** The order of this number; whoever names one that does not exist is told. */
export async function orderNamed({ read }: Pick<Asking, 'read'>, number: number): Promise<Directive> {
  const found = await read.doc(directive, String(number));
  if (found === undefined) throw new UserError(text('directive.unknown', { number }));
  return found;
}

/** The issuer, people of his unit who issue orders, and those who command it from above. */
export function manages({ actor, org }: Asking, { issuer }: Directive): boolean {
  if (actor.id === issuer.person || org.governs(actor, 'issue_directive', issuer.unit) !== undefined) return true;
  const here = { ...actor, posts: actor.posts.filter(({ unit }) => unit === issuer.unit) };
  return org.may(here, 'issue_directive');
}

/** Who does something to an order, under the post that lets him. */
export function managerOf(asking: Asking, { issuer }: Directive): Author {
  const { actor, org } = asking;
  const post =
    org.governs(actor, 'issue_directive', issuer.unit) ?? actor.posts.find(({ unit }) => unit === issuer.unit);
  return authorOf(asking, actor.id === issuer.person ? issuer.unit : (post?.unit ?? issuer.unit));
}

/** The order a command is about: by number, by quote, or the only open one of his. What follows the number is `rest`. */
export async function managed(
  asking: Asking,
  args: Words,
  command: string,
): Promise<{ readonly order: Directive; readonly rest: string }> {
  const typed = orderNumber(args.words[0]);
  const rest = typed === undefined ? args.rest : args.rest.replace(/^\s*\S+\s*/, '');
  const number = typed ?? asking.occasion.quoted?.directive;
  const order = number === undefined ? await onlyOne(asking, command) : await orderNamed(asking, number);
  if (!manages(asking, order)) throw new UserError(text('directive.not_yours', { number: order.number }));
  return { order, rest };
}

async function onlyOne(asking: Asking, command: string): Promise<Directive> {
  const his = (await inForceNow(asking.read)).filter((order) => manages(asking, order));
  const [only] = his;
  if (only !== undefined && his.length === 1) return only;
  const orders = his.slice(0, 5).map(({ number, topic }) => ({ number, topic }));
  throw new UserError(text('directive.which', { orders, command }));
}

export function authorOf({ actor, org }: Pick<Asking, 'actor' | 'org'>, unit: UnitCode): Author {
  return { person: actor.id, name: actor.name, unit, unitName: org.label(unit) };
}

/** A signal to an order, stamped by the message. */
export function toOrder(number: number, event: DirectiveEvent): { readonly signals: readonly Signal[] } {
  return { signals: [{ to: { flow: directive.name, id: String(number) }, event }] };
}

/** What a click on 1 or 2 stands for: the command, with these words. */
export function again(name: string, typed: string, rest: string): Intent {
  return { intent: 'command', name, typed, words: rest.split(/\s+/), rest, slash: true };
}

/** Whether to go on: 1 or yes, 2 or no. */
export function yesOrNo(yes: Intent, no: Intent): Readonly<Record<'1' | '2' | 'yes' | 'no', Intent>> {
  return { '1': yes, '2': no, yes, no };
}

/** 确认 12 …: the words without the first; undefined for anything else. */
export function confirmation(args: Words): Words | undefined {
  const [head = '', ...tail] = args.words;
  if (!CONFIRM.test(head) || orderNumber(tail[0]) === undefined) return undefined;
  return { ...args, words: tail, rest: args.rest.replace(/^\s*\S+\s*/, '') };
}

/** 不改 12, 不撤 12: the number of the order that stays as it is. */
export function leftAlone({ words: [head = '', number] }: Words): number | undefined {
  return LEAVE.test(head) ? orderNumber(number) : undefined;
}
