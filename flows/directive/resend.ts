// An order goes once more to those it has not reached: by hand, or by itself when a unit has got a group since.
import { type Step, byRank } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { orderMessages } from './order.ts';
import { type Directive, type EventOf, current, inForce, ledgerOf } from './state.ts';
import { refuseStatus, reply, unchanged } from './steps.ts';

type Units = readonly string[];

function indirect(directive: Directive, units: Units, own: (unit: string) => boolean) {
  const ledger = ledgerOf(directive.number, current(directive)?.n ?? 1);
  return units.map((unit) => ({ ledger, unit, marks: { indirect: !own(unit) } }));
}

/** To those the order could not reach, and to those who have got a group of their own since. */
export function resent(directive: Directive, event: EventOf<'resent'>): Step<Directive> {
  if (!inForce(directive)) refuseStatus(directive);
  const last = directive.resent;
  if (last !== undefined && byRank(event, last) <= 0) return unchanged(directive);
  const { at, id, number, units } = event;
  return {
    state: { ...directive, resent: { at, id } },
    tally: indirect(directive, units, () => true),
    messages: [
      reply(text('directive.resending', { number, units: units.length })),
      ...orderMessages(directive, { units, only: true }),
    ],
  };
}

/** A group is known only when its binding is on record: the tick that follows at once sends the order there. Never refused. */
export function housed(directive: Directive, { at, id, host, units, named }: EventOf<'housed'>): Step<Directive> {
  const last = directive.housed;
  if (!inForce(directive) || (last !== undefined && byRank({ at, id }, last) <= 0)) return unchanged(directive);
  const group = { host, units, ...(named === undefined ? {} : { named }) };
  return { state: { ...directive, housed: { at, id, groups: [...(last?.groups ?? []), group] } }, messages: [] };
}

export function sendOn(directive: Directive): Step<Directive> {
  const { housed } = directive;
  if (housed === undefined) return unchanged(directive);
  const { at, id, groups } = housed;
  return {
    state: { ...directive, housed: { at, id, groups: [] } },
    tally: groups.flatMap(({ host, units }) => indirect(directive, units, (unit) => unit === host)),
    messages: groups.flatMap(({ units, named }) => orderMessages(directive, { units, named, only: true })),
  };
}
