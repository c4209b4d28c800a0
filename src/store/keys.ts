// The only place that knows a key. Every key of a city carries the same hash tag, so a city is one slot of a cluster.
import type { Day, DocRef } from '../flow.ts';

export const GROUP = 'workers';

export function keysOf(city: string) {
  const prefix = `{${city}}`;
  const ledger = (id: string) => `${prefix}:l:${id}`;
  const outbox = (account: string) => `${prefix}:o:${account}`;
  return {
    prefix,
    inbox: `${prefix}:inbox`,
    dead: `${prefix}:dead`,
    wake: `${prefix}:wake`,
    org: `${prefix}:org`,
    units: `${prefix}:units`,
    facts: `${prefix}:facts`,
    session: (id: string) => `${prefix}:session:${id}`,
    ended: (session: string) => `${prefix}:ended:${session}`,
    docs: (ref: Pick<DocRef, 'flow' | 'period'>) => `${prefix}:d:${docKey(ref)}`,
    journal: (ref: Pick<DocRef, 'flow' | 'period'>) => `${prefix}:j:${docKey(ref)}`,
    open: (flow: string) => `${prefix}:open:${flow}`,
    roster: (id: string) => `${prefix}:roster:${id}`,
    number: (series: string) => `${prefix}:n:${series}`,
    ledger,
    expected: (id: string) => `${ledger(id)}:x`,
    due: (id: string, list: string) => `${ledger(id)}:due:${list}`,
    mark: (id: string, mark: string) => `${ledger(id)}:m:${mark}`,
    sums: (id: string) => `${ledger(id)}:s`,
    outbox,
    rooms: (account: string) => `${outbox(account)}:rooms`,
    box: (account: string, conversation: string) => `${outbox(account)}:q:${conversation}`,
    doubts: (account: string) => `${outbox(account)}:doubts`,
    counts: (account: string) => `${outbox(account)}:counts`,
    spent: (account: string, day: Day) => `${outbox(account)}:day:${day}`,
    buried: (account: string) => `${outbox(account)}:buried`,
  };
}

export type Keys = ReturnType<typeof keysOf>;

/** Documents of a flow and period share one hash. */
export function docKey(ref: Pick<DocRef, 'flow' | 'period'>): string {
  return ref.period === undefined ? ref.flow : `${ref.flow}:${ref.period}`;
}

const SEPARATOR = '\u001f';

/** A document as a member of a set: flow, period, id. */
export function member(ref: DocRef): string {
  return [ref.flow, ref.period ?? '', ref.id].join(SEPARATOR);
}

export function refOf(text: string): DocRef {
  const [flow = '', period = '', ...id] = text.split(SEPARATOR);
  return { flow, ...(period === '' ? {} : { period }), id: id.join(SEPARATOR) };
}

/** The memory of once-keys is kept by day of the message, so that a replay a week later is still known. */
export function onceBucket(at: number): string {
  return String(Math.floor(at / 86_400_000));
}
