// 收到: the quoted order, the one numbered, or else the newest of the speaker's unit; never another one instead.
import { z } from 'zod';
import type { Command, Outcome, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { UnitCode } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';
import { type Directive, type Version, canChange, current, directive, periodOf } from '../flows/directive.ts';
import { receipt } from '../flows/receipt.ts';
import { orderNumber } from '../src/understanding/lexicon/directive.ts';
import { answer, ownUnits, versionAt } from './directives/answer.ts';
import { type Said, claimedUnits, quotedVersion, saidOf } from './directives/claim.ts';
import { addresses, isWaiting, openFor } from './directives/find.ts';

export interface Args {
  readonly number?: number | undefined;
  readonly relayed: boolean;
  /** /转达: whoever types it expects an answer. */
  readonly typed?: boolean;
  /** The unit as typed: XX村收到. */
  readonly claim?: string | undefined;
}

const args = z.union([
  z
    .object({
      intent: z.literal('ack'),
      number: z.number().optional(),
      relayed: z.boolean().optional(),
      unit: z.string().optional(),
    })
    .transform(({ number, relayed, unit }): Args => ({ number, relayed: relayed === true, claim: unit })),
  z
    .object({ intent: z.literal('command'), words: z.array(z.string()) })
    .transform(({ words }): Args => ({ number: orderNumber(words[0]), relayed: false })),
]);

const NOTHING: Outcome = { signals: [] };

/** Whatever is no ack of an order is chatter, and so is a second one: nothing is said, unless an order was pointed at. */
export const ack: Command<Args> = {
  name: 'ack',
  names: ['收到', 'ack', 'sd'],
  area: 'directive',
  usage: '收到（引用哪道令就签收哪道；或 /收到 12；几道一起：/收到 12 13）',
  usageEn: '收到 (quote the order to acknowledge it; or /ack 12, /ack 12 13)',
  permission: 'bound',
  stale: true,
  intents: ['ack'],
  args,
  run: acknowledge,
};

export async function acknowledge(request: Request<Args>): Promise<Outcome> {
  const said = saidOf(request);
  if (said.numbers.length > 1) return several(request, said);
  const typed = said.number ?? (said.quotes ? undefined : await meant(request, said.loose));
  const number = typed ?? request.occasion.quoted?.directive;
  if (number === undefined && said.quotes) return NOTHING;
  const units = await claimedUnits(request, said.claim, ownUnits(request, number !== undefined));
  if (number !== undefined) return pointed(request, { number, units, typed: typed !== undefined });
  return newest(request, units);
}

/** 收到1 is order 1 where the unit has it open. */
async function meant(request: Request<Args>, loose: number | undefined): Promise<number | undefined> {
  if (loose === undefined) return undefined;
  const open = await Promise.all(ownUnits(request, true).map((unit) => openFor(request.read, unit, request.org)));
  return open.flat().find(({ number }) => number === loose)?.number;
}

/** /收到 12 13: all of them; what had been acknowledged before is passed over where something else is news. */
async function several(request: Request<Args>, { numbers, claim }: Said): Promise<Outcome> {
  const units = await claimedUnits(request, claim, ownUnits(request, true));
  const orders = await request.read.docs(directive, numbers.map(String));
  const unknown = numbers.find((_, i) => orders[i] === undefined);
  if (unknown !== undefined) return refusal('directive.unknown', { number: unknown });
  const done = await Promise.all(numbers.map((number) => pointed(request, { number, units, typed: false })));
  const signals = done.flatMap((one) => ('signals' in one ? one.signals : []));
  const [first = 0] = numbers;
  return signals.length > 0 ? { signals } : pointed(request, { number: first, units, typed: true });
}

interface Pointed {
  readonly number: number;
  readonly units: readonly UnitCode[];
  /** The number was typed; otherwise the order was quoted. */
  readonly typed: boolean;
}

/** The order pointed at, or one sentence why not. */
async function pointed(request: Request<Args>, { number, units, typed }: Pointed): Promise<Outcome> {
  const { occasion, org, read } = request;
  const order = await read.doc(directive, String(number));
  if (order === undefined) return typed ? refusal('directive.unknown', { number }) : NOTHING;
  if (units.length === 0 && !typed) return NOTHING;
  const unit = units.find((code) => addresses(org, order.scope, code));
  const version = versionAt(order, occasion.at);
  if (unit === undefined || version === undefined) {
    return refusal('directive.not_addressed', { number, name: org.label(units[0] ?? request.unit) });
  }
  if (!canChange(order)) return refusal('directive.over', { number, status: order.status });
  if (!typed) refuseOld(request, order, version);
  return (await once(request, { order, unit, version })) ?? (await repeated(request, { order, unit, version, typed }));
}

/** Who quotes a version that was replaced before he wrote has not read the one in force. */
function refuseOld({ occasion }: Request<Args>, order: Directive, { n }: Version): void {
  if (n !== current(order)?.n || quotedVersion(occasion.text, n) >= n) return;
  throw new UserError(text('directive.replaced', { number: order.number, version: n }));
}

interface Case {
  readonly order: Directive;
  readonly unit: UnitCode;
  readonly version: Version;
}

/** The ack, if it is news: not said before, and of a unit that was on the list. */
async function once(request: Request<Args>, { order, unit, version }: Case): Promise<Outcome | undefined> {
  const { args, org, read } = request;
  const { number } = order;
  const relayed = args.relayed && org.children(unit).length > 0;
  if (args.typed === true && !relayed) return refusal('directive.nobody_below', { number, name: org.label(unit) });
  const done = await read.doc(receipt, unit, periodOf(number, version.n));
  if (done?.acked !== undefined) {
    if (!relayed || done.relayed !== undefined) return undefined;
  } else if (version.n === current(order)?.n && !(await isWaiting(read, order, { unit, due: 'ack' }))) return undefined;
  return { signals: await answer(request, { order, unit, version }, { type: relayed ? 'relayed' : 'acked' }) };
}

/** Who types a number hears that it has been done; a quote said again is chatter. */
async function repeated(
  { args, org, read }: Request<Args>,
  { order, unit, version, typed }: Case & { typed: boolean },
): Promise<Outcome> {
  if (!typed) return NOTHING;
  const { number } = order;
  const name = org.label(unit);
  const done = await read.doc(receipt, unit, periodOf(number, version.n));
  if (done?.acked === undefined) return refusal('directive.not_listed', { number, name });
  if (args.relayed && done.relayed !== undefined) {
    return refusal('directive.relayed_already', { number, name, at: done.relayed.at });
  }
  return refusal('directive.acked_already', { number, version: version.n, name, at: done.acked.at });
}

/** Without a number or a quote it is the newest order that is meant; older ones are named, never taken instead. */
async function newest(request: Request<Args>, units: readonly UnitCode[]): Promise<Outcome> {
  const { args, occasion, org, read } = request;
  const left = new Map<number, { number: number; topic: string }>();
  for (const unit of units) {
    const open = (await openFor(read, unit, org)).filter((one) => versionAt(one, occasion.at) === current(one));
    for (const [place, order] of open.entries()) {
      const version = current(order);
      const news = version === undefined ? undefined : await isNews(request, { order, unit, version }, place === 0);
      if (news !== undefined && place === 0) return news;
      if (news !== undefined) left.set(order.number, { number: order.number, topic: order.topic });
    }
  }
  if (left.size > 0) return { reply: text('directive.still_to_ack', { orders: [...left.values()].slice(0, 5) }) };
  return args.typed === true ? { reply: text('directive.which', { orders: [], command: '转达' }) } : NOTHING;
}

async function isNews(request: Request<Args>, of: Case, first: boolean): Promise<Outcome | undefined> {
  if (first) return once(request, of);
  const waits = await isWaiting(request.read, of.order, { unit: of.unit, due: 'ack' });
  return waits ? NOTHING : undefined;
}

function refusal(...said: Parameters<typeof text>): never {
  throw new UserError(text(...said));
}
