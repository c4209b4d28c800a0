// Beside the reports: orders in force, findings that are overdue, and whether the groups can hear us.
import { inForceNow, ledger } from '../../../../commands/directives/find.ts';
import { concerns } from '../../../../commands/directives/part.ts';
import { current } from '../../../../flows/directive.ts';
import { colourOf, finding } from '../../../../flows/finding.ts';
import { hearing } from '../../../../flows/hearing.ts';
import type { Console, Viewer } from '../../console.ts';
import type { Besides, Red } from '../../wire/today.ts';

const LISTED = 6;

export async function besidesOf(unit: string, viewer: Viewer, console: Console): Promise<Besides> {
  const [orders, gaps] = await Promise.all([ordersOf(unit, viewer), gapsOf(viewer, console)]);
  return {
    ...{ at: viewer.at, orders: orders.slice(0, LISTED), moreOrders: Math.max(0, orders.length - LISTED) },
    accounts: console.accounts().map(({ account, state, since }) => ({ account, state, since })),
    gaps,
  };
}

/** Orders in force that concern the unit or somebody below it. */
async function ordersOf(unit: string, { org, read }: Viewer): Promise<Besides['orders']> {
  const orders = (await inForceNow(read)).filter(
    ({ scope }) => org.within(scope.area, unit) || (org.within(unit, scope.area) && concerns(org, scope, unit)),
  );
  return Promise.all(
    orders.map(async (order) => {
      const [counts] = await read.figures(ledger(order), [unit]);
      return {
        ...{ number: order.number, topic: order.topic, urgency: order.urgency },
        ...{ unitName: order.issuer.unitName, acked: counts?.marks['acked'] ?? 0, expected: counts?.expected ?? 0 },
        ackBy: current(order)?.ackBy ?? order.until,
      };
    }),
  );
}

async function gapsOf({ read }: Viewer, { accounts }: Console): Promise<Besides['gaps']> {
  const known = accounts().map(({ account }) => account);
  const states = await read.docs(hearing, known);
  return states.flatMap((state, i) =>
    (state?.gaps ?? []).map(({ from, to }) => ({ account: known[i] ?? '', from, to })),
  );
}

export async function redOf(unit: string, { org, read, at }: Viewer): Promise<Red> {
  const open = await read.open(finding);
  const red = open
    .map(({ state }) => state)
    .filter((state) => org.within(state.unit, unit) && colourOf(state, at) === 'red')
    .sort((a, b) => a.due - b.due)
    .map(({ number, unitName, place, issue, severity, due }) => ({ number, unitName, place, issue, severity, due }));
  return { red: red.slice(0, LISTED), moreRed: Math.max(0, red.length - LISTED) };
}
