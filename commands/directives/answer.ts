// What an addressee does with an order, as signals: to his receipt, and near the end to the order, that it may look.
import type { Request } from '../../src/command.ts';
import type { Signal, UnitCode } from '../../src/flow.ts';
import {
  type Directive,
  type Due,
  type Version,
  current,
  directive,
  inForce,
  periodOf,
} from '../../flows/directive.ts';
import { receipt, type ReceiptEvent } from '../../flows/receipt.ts';
import { ledger } from './find.ts';

/**
 * When so few are left, an answer makes the order look soon whether it was the last. More than a batch of messages holds: all of
 * them see the list as it was before. Whatever slips through is seen when the order next looks by itself.
 */
const NEARLY_ALL = 300;

type Asking = Pick<Request<unknown>, 'actor' | 'unit' | 'occasion' | 'org' | 'read'>;

/**
 * Units for which the speaker may answer, where he stands first. Without a number or a quote an answer belongs to the
 * group it is said in: a superior who sits in it does not answer for anybody.
 */
export function ownUnits({ actor, unit, occasion, org }: Asking, pointed: boolean): readonly UnitCode[] {
  const own = [...new Set([unit, ...actor.posts.map((post) => post.unit)])];
  const { room } = occasion;
  return own
    .filter((code) => org.governs(actor, 'acknowledge', code) !== undefined)
    .filter((code) => pointed || room === undefined || org.within(code, room.unit));
}

/** The version that was in force when the message was written. */
export function versionAt(order: Directive, at: number): Version | undefined {
  return order.versions.findLast((version) => version.at <= at);
}

type Told = Extract<ReceiptEvent, { type: 'acked' | 'relayed' | 'responded' }>;
type OwnKeys = 'at' | 'id' | 'period' | 'unit' | 'name' | 'limit';
type Body = Told extends infer E ? (E extends Told ? Omit<E, OwnKeys> : never) : never;

/** The answer of a unit to one version of an order. */
export async function answer(
  { occasion, org, read }: Asking,
  { order, unit, version }: { order: Directive; unit: UnitCode; version: Version },
  body: Body,
): Promise<readonly Signal[]> {
  const { at, id } = occasion;
  const period = periodOf(order.number, version.n);
  const event = { ...body, at, id, period, unit, name: org.label(unit), limit: version.ackBy };
  const told: Signal = { to: { flow: receipt.name, period, id: unit }, event };
  if (version.n !== current(order)?.n || !inForce(order)) return [told];
  const dues = await nearlyAll({ read }, order);
  return [told, ...dues.map((due) => look(order, due, { at, id }))];
}

async function nearlyAll({ read }: Pick<Asking, 'read'>, order: Directive): Promise<readonly Due[]> {
  const [figures] = await read.figures(ledger(order), [order.scope.area]);
  const few = (due: Due) => (figures?.waiting[due] ?? 0) <= NEARLY_ALL;
  const ack: readonly Due[] = order.status === 'issued' && few('ack') ? ['ack'] : [];
  return order.feedback !== undefined && few('feedback') ? [...ack, 'feedback'] : ack;
}

function look(order: Directive, due: Due, { at, id }: { at: number; id: string }): Signal {
  const event = { type: 'answered' as const, at, id, number: order.number, due };
  return { to: { flow: directive.name, id: String(order.number) }, event };
}
