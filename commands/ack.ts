// 收到: the quoted order, the one numbered, or the newest of this group that the speaker's unit has not acknowledged.
import { z } from 'zod';
import type { Command, Outcome, Request } from '../src/command.ts';
import type { Signal, UnitCode } from '../src/flow.ts';
import { orderNumber } from '../src/understanding/lexicon/directive.ts';
import { type Directive, type Version, current, directive, inForce, periodOf } from '../flows/directive.ts';
import { receipt } from '../flows/receipt.ts';
import { answer, ownUnits, versionAt } from './directives/answer.ts';
import { addresses, isWaiting, openFor } from './directives/find.ts';

interface Args {
  readonly number?: number | undefined;
  readonly relayed: boolean;
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

/** Whatever is no ack of an order is chatter, and so is a second one: nothing is said. */
export const ack: Command<Args> = {
  name: 'ack',
  names: ['收到', 'ack', 'sd'],
  area: 'directive',
  usage: '收到（引用哪道令就签收哪道；或 /收到 12）',
  usageEn: '收到 (quote the order to acknowledge it; or /ack 12)',
  permission: 'bound',
  stale: true,
  intents: ['ack'],
  args,
  run: acknowledge,
};

export async function acknowledge(request: Request<Args>): Promise<Outcome> {
  const { args, occasion } = request;
  const number = args.number ?? occasion.quoted?.directive;
  const units = ownUnits(request, number !== undefined).filter((unit) => isClaimed(request, unit));
  for (const unit of units) {
    for (const order of await candidates(request, unit, number)) {
      const signals = await acknowledged(request, order, unit);
      if (signals.length > 0) return { signals };
    }
  }
  return NOTHING;
}

/** Who says XX村收到 must be of that unit. */
function isClaimed({ args, org, unit }: Request<Args>, own: UnitCode): boolean {
  if (args.claim === undefined) return true;
  const named = org.named(args.claim, unit);
  return 'none' in named || ('unit' in named ? named.unit.code === own : named.ambiguous.some((u) => u.code === own));
}

async function candidates(
  { read, org }: Request<Args>,
  unit: UnitCode,
  number: number | undefined,
): Promise<readonly Directive[]> {
  if (number === undefined) return openFor(read, unit, org);
  const order = await read.doc(directive, String(number));
  return order !== undefined && inForce(order) ? [order] : [];
}

async function acknowledged(request: Request<Args>, order: Directive, unit: UnitCode): Promise<readonly Signal[]> {
  const { args, occasion, org } = request;
  const version = versionAt(order, occasion.at);
  const pointed = args.number !== undefined || occasion.quoted?.directive !== undefined;
  if (version === undefined || !addresses(org, order.scope, unit)) return [];
  if (!pointed && version.n !== current(order)?.n) return [];
  if (!(await isNews(request, order, { unit, version }))) return [];
  return answer(request, { order, unit, version }, { type: args.relayed ? 'relayed' : 'acked' });
}

/** Not said before; and a unit that joined after the order went out is not on its list. */
async function isNews(
  { args, read }: Request<Args>,
  order: Directive,
  { unit, version }: { unit: UnitCode; version: Version },
): Promise<boolean> {
  const done = await read.doc(receipt, unit, periodOf(order.number, version.n));
  if (args.relayed && done?.acked !== undefined) return done.relayed === undefined;
  if (done?.acked !== undefined) return false;
  return version.n !== current(order)?.n || isWaiting(read, order, { unit, due: 'ack' });
}
