// What became of a sending (architecture.md §7): whoever waits for a delivery learns of it; a sending in doubt is settled by the
// channel's echo, else an order is repeated (it carries its number), and anything else is not.
import type { Clock, Counts, Doubt, Entry, Parcel, Store, Transport } from '../ports.ts';

interface Account {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
}

export interface Doubts {
  /** Conversations in doubt: until when an echo is waited for, ms. */
  readonly open: Map<string, { readonly doubt: Doubt; readonly until: number; seen: boolean }>;
  /** How often running a conversation's order has ended in doubt. */
  readonly times: Map<string, number>;
  /** Whether what Redis holds as begun has been looked at. */
  recovered: boolean;
}

/** An order that ends in doubt this often running is given up: it must not hold up the others for ever. */
const TIMES = 5;

export function settled({ conversation, raws }: Doubt) {
  return { conversation, raws };
}

export function counts(of: Counts): Counts {
  return Object.fromEntries(Object.entries(of).filter(([, n]) => n > 0));
}

export function tracked(doubt: Doubt, type: 'delivered' | 'undeliverable') {
  return doubt.parcels.flatMap((parcel) => (parcel.track ?? []).map((to) => ({ to, type, parcel })));
}

/** Deliveries go the way of everything: through the inbox. */
export async function tell(
  { store, clock }: Account,
  news: readonly ReturnType<typeof tracked>[number][],
): Promise<void> {
  const now = clock.now();
  const entries = news.map(({ to: { name, ...to }, type, parcel }): Entry => {
    const id = `${type}:${parcel.id}:${to.id}`;
    const why = type === 'undeliverable' ? { name: name ?? to.id, reason: 'group cannot be reached' } : {};
    const event = { type, at: now, id, period: to.period, unit: to.id, ...why };
    return { kind: 'signal', id, at: now, signal: { to, event } };
  });
  await store.offer(entries);
}

/** What cannot be delivered is kept aside; whoever waits for it learns of it first: told twice it counts once. */
export async function giveUp(account: Account, lost: readonly Doubt[]): Promise<void> {
  if (lost.length === 0) return;
  const { outbox } = account.store;
  const name = account.transport.account;
  await tell(
    account,
    lost.flatMap((d) => tracked(d, 'undeliverable')),
  );
  await outbox.bury(
    name,
    'unreachable',
    lost.flatMap((d) => d.parcels),
  );
  await outbox.settle(name, lost.map(settled), { buried: lost.length });
}

export async function settleDoubts(account: Account, doubts: Doubts): Promise<void> {
  const { store, transport, clock } = account;
  if (!doubts.recovered) {
    for (const doubt of await store.outbox.doubts(transport.account)) {
      doubts.open.set(doubt.conversation, { doubt, until: clock.now(), seen: false });
    }
    doubts.recovered = true;
  }
  const now = clock.now();
  for (const [conversation, { doubt, until, seen }] of doubts.open) {
    if (!seen && now < until) continue;
    if (seen) await arrived(account, doubt);
    else if (doubt.parcels.some((parcel: Parcel) => parcel.track !== undefined)) await again(account, doubts, doubt);
    else await store.outbox.settle(transport.account, [settled(doubt)], { doubtful: 1 });
    // Only now: while Redis has not taken it the doubt stands, and nothing is said again.
    doubts.open.delete(conversation);
  }
}

async function arrived(account: Account, doubt: Doubt): Promise<void> {
  await tell(account, tracked(doubt, 'delivered'));
  await account.store.outbox.settle(account.transport.account, [settled(doubt)], { sent: 1 });
}

/** An order that may not have arrived is sent again, but not for ever. */
async function again(account: Account, { times }: Doubts, doubt: Doubt): Promise<void> {
  const { conversation } = doubt;
  const before = times.get(conversation) ?? 0;
  if (before + 1 >= TIMES) {
    await giveUp(account, [doubt]);
    times.delete(conversation);
    return;
  }
  await account.store.outbox.withdraw(account.transport.account, [conversation]);
  await account.store.outbox.settle(account.transport.account, [], { repeated: 1 });
  times.set(conversation, before + 1);
}
