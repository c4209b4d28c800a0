// What was answered to one version of an order and is asked by the next one as well: nobody is asked twice.
import type { Request } from '../../src/command.ts';
import type { Signal } from '../../src/flow.ts';
import { type Directive, type Feedback, current, periodOf } from '../../flows/directive.ts';
import { type Answer, receipt, type ReceiptEvent, stands } from '../../flows/receipt.ts';
import { ledger } from './find.ts';

/** A field that was asked before keeps its key, so that its figures stay its own. */
export function withKeysOf(before: Feedback | undefined, next: Feedback): Feedback {
  const old = before?.fields ?? [];
  const taken = old.map(({ key }) => Number(key.slice(1)));
  let last = Math.max(0, ...taken);
  const fields = next.fields.map((field) => {
    const same = old.find(({ label, measure }) => label === field.label && measure === field.measure);
    return { ...field, key: same?.key ?? `f${(last += 1)}` };
  });
  return { ...next, fields };
}

export interface Carried {
  readonly labels: readonly string[];
  /** One for each unit whose answers stand. */
  readonly signals: readonly Signal[];
}

/** The answers that stand, for the receipts of the next version. */
export async function carriedOver(
  { read, occasion }: Pick<Request<unknown>, 'read' | 'occasion'>,
  order: Directive,
  next: Feedback | undefined,
): Promise<Carried> {
  const version = current(order);
  const old = new Set((order.feedback?.fields ?? []).map(({ key }) => key));
  const kept = (next?.fields ?? []).filter(({ key }) => old.has(key));
  if (version === undefined || kept.length === 0) return { labels: [], signals: [] };
  const period = periodOf(order.number, version.n);
  const units = await read.marked({ ledger: ledger(order), mark: 'responded', under: order.scope.area });
  const receipts = await read.docs(receipt, units, period);
  const { at, id } = occasion;
  const to = { flow: receipt.name, period: periodOf(order.number, version.n + 1) };
  const asked = (next?.fields ?? []).map(({ key }) => key);
  const signals = receipts.flatMap((one): Signal[] => {
    const answers: Record<string, Answer> = {};
    for (const { key } of kept) {
      const given = one?.answers?.[key];
      if (given !== undefined && stands(given, one?.returned))
        answers[key] = { ...given, from: given.from ?? version.n };
    }
    if (one === undefined || Object.keys(answers).length === 0) return [];
    const event: ReceiptEvent = { type: 'carried', at, id, period: to.period, unit: one.unit, answers, asked };
    return [{ to: { ...to, id: one.unit }, event }];
  });
  return { labels: kept.map(({ label }) => label), signals };
}
