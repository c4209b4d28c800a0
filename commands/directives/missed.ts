// What a unit's new group has missed: orders in force that did not reach the unit, or only in the group of another.
import type { Request } from '../../src/command.ts';
import type { Signal, UnitCode } from '../../src/flow.ts';
import type { Directive } from '../../flows/directive.ts';
import { addresses, inForceNow, ledger } from './find.ts';
import { toOrder } from './which.ts';

type Asking = Pick<Request<unknown>, 'occasion' | 'org' | 'read'>;

/** As signals to the orders; who has acknowledged meanwhile needs none. */
export async function missedBy(asking: Asking, host: UnitCode): Promise<readonly Signal[]> {
  const { org, occasion, read } = asking;
  const { at, id } = occasion;
  const below = org.subtree(host);
  const orders = (await inForceNow(read)).filter(({ scope }) => below.some((unit) => addresses(org, scope, unit)));
  const signals = await Promise.all(
    orders.map(async (order) => {
      const { number } = order;
      const units = await lacking(asking, order, host);
      if (units.length === 0) return [];
      const here = addresses(org, order.scope, host) ? {} : { named: [named(asking, units)] };
      return toOrder(number, { type: 'housed', at, id, number, host, units: [...units], ...here }).signals;
    }),
  );
  return signals.flat();
}

const named = ({ org }: Asking, units: readonly UnitCode[]) => units.map((code) => ({ code, name: org.label(code) }));

/** The unit itself where the order is in the group of another, and whoever no group reached. */
async function lacking({ read, org }: Asking, order: Directive, host: UnitCode): Promise<readonly UnitCode[]> {
  const query = { ledger: ledger(order), under: host };
  const [lost, indirect, waiting] = await Promise.all([
    read.marked({ ...query, mark: 'undeliverable' }),
    read.marked({ ...query, mark: 'indirect' }),
    read.waiting({ ...query, due: 'ack' }),
  ]);
  const owing = new Set(waiting);
  const without = lost.filter((unit) => org.nearestRoom(unit) === undefined);
  return [...new Set([...without, ...indirect.filter((unit) => unit === host)])].filter((unit) => owing.has(unit));
}
