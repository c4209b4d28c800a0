// Days on which a unit need not report, each with its reason and who said so (product.md §2). Document id: `${template}:${unit}`.
import { z } from 'zod';
import type { Flow, Message } from '../src/flow.ts';
import { without } from '../src/org/periods.ts';
import { enter } from '../src/org/registers.ts';
import { author, day, stamp } from '../src/org/schemas.ts';
import { text } from '../src/texts/index.ts';

const about = { template: z.string(), unit: z.string() };
const period = z.object({ from: day, to: day, reason: z.string(), by: author });

const entry = stamp.extend({ from: day, to: z.exactOptional(day), reason: z.exactOptional(z.string()), by: author });
/** `periods` follow from the history, which is in order of rank; an entry without reason takes exemptions away. */
const state = z.object({ ...about, periods: z.array(period), history: z.array(entry) });
export type ExemptionState = z.infer<typeof state>;

/** `tells` where the unit's group has not heard the order itself. */
const names = { title: z.string(), unitName: z.string(), silent: z.boolean(), tells: z.boolean().optional() };
const event = z.discriminatedUnion('type', [
  /** Both days inclusive. `silent` where one message exempts from several templates and has answered already. */
  stamp.extend({ type: z.literal('granted'), ...about, from: day, to: day, reason: z.string(), ...names, by: author }),
  /** `from` is the first day on which it owes again. */
  stamp.extend({ type: z.literal('withdrawn'), ...about, from: day, ...names, by: author }),
]);
export type ExemptionEvent = z.infer<typeof event>;

const KEPT = 100;

export const exemption: Flow<ExemptionState, ExemptionEvent> = {
  name: 'exemption',
  state,
  event,
  transition(before, event) {
    if (event.type === 'tick') {
      if (before === undefined) throw new Error('A tick for an exemption that does not exist');
      return { state: before, messages: [] };
    }
    const known = before?.history ?? [];
    const history = enter(known, entryOf(event), { most: KEPT });
    if (before !== undefined && history === known) return { state: before, messages: [] };
    const { template, unit } = event;
    const state = { template, unit, periods: periodsOf(history), history: [...history] };
    return { state, messages: event.silent || history.at(-1)?.id !== event.id ? [] : said(event) };
  },
  wakeAt: () => undefined,
  isOpen: (state) => state.periods.length > 0,
};

type Entry = z.infer<typeof entry>;

function entryOf(event: ExemptionEvent): Entry {
  const { at, id, from, by } = event;
  if (event.type === 'withdrawn') return { at, id, from, by };
  return { at, id, from, to: event.to, reason: event.reason, by };
}

function periodsOf(history: readonly Entry[]): ExemptionState['periods'] {
  let periods: ExemptionState['periods'] = [];
  for (const { from, to, reason, by } of history) {
    periods = without(periods, to === undefined ? { from } : { from, to });
    if (to !== undefined && reason !== undefined) periods.push({ from, to, reason, by });
  }
  return periods;
}

function said(event: ExemptionEvent): Message[] {
  const { title, unitName, from, by } = event;
  const about = { title, unit: unitName, from, by: by.name, of: by.unitName };
  const answer =
    event.type === 'granted'
      ? text('exemption.granted', { ...about, to: event.to, reason: event.reason })
      : text('exemption.withdrawn', about);
  const reply: Message = { to: { reply: true }, text: answer, urgency: 'answer' };
  if (event.tells !== true) return [reply];
  const told =
    event.type === 'granted'
      ? text('exemption.grantedTold', { ...about, to: event.to, reason: event.reason })
      : text('exemption.withdrawnTold', about);
  return [reply, { to: { unit: event.unit }, text: told, urgency: 'summary' }];
}
