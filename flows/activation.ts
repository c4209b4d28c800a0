// A template switched on for an area and a period, with its basis (product.md §4.1). Document id: `${template}:${area}`.
import { z } from 'zod';
import type { Flow, Message } from '../src/flow.ts';
import { without } from '../src/org/periods.ts';
import { enter } from '../src/org/registers.ts';
import { author, day, stamp } from '../src/org/schemas.ts';
import { text } from '../src/texts/index.ts';

const period = z.object({ from: day, to: z.exactOptional(day), basis: z.string() });
const about = { template: z.string(), area: z.string() };

const entry = stamp.extend({ on: z.boolean(), from: day, to: z.exactOptional(day), basis: z.string(), by: author });
/** `periods` follow from the history, which is in order of rank. */
const state = z.object({ ...about, periods: z.array(period), history: z.array(entry) });
export type ActivationState = z.infer<typeof state>;

/** What the sentences need besides; `tells` where the area's group has not heard the order itself. */
const names = { title: z.string(), areaName: z.string(), tells: z.boolean().optional() };
const event = z.discriminatedUnion('type', [
  stamp.extend({ type: z.literal('enabled'), ...about, ...period.shape, ...names, by: author }),
  /** `from` is the first day without it. */
  stamp.extend({ type: z.literal('disabled'), ...about, from: day, ...names, by: author }),
]);
export type ActivationEvent = z.infer<typeof event>;

const KEPT = 60;

export const activation: Flow<ActivationState, ActivationEvent> = {
  name: 'activation',
  state,
  event,
  transition(before, event) {
    if (event.type === 'tick') {
      if (before === undefined) throw new Error('A tick for an activation that does not exist');
      return { state: before, messages: [] };
    }
    const known = before?.history ?? [];
    const history = enter(known, entryOf(event), { most: KEPT });
    if (before !== undefined && history === known) return { state: before, messages: [] };
    const { template, area } = event;
    const state = { template, area, periods: periodsOf(history), history: [...history] };
    return { state, messages: history.at(-1)?.id === event.id ? said(event) : [] };
  },
  wakeAt: () => undefined,
  isOpen: (state) => state.periods.length > 0,
};

type Entry = z.infer<typeof entry>;

function entryOf(event: ActivationEvent): Entry {
  const { at, id, from, by } = event;
  if (event.type === 'disabled') return { at, id, on: false, from, basis: '', by };
  return { at, id, on: true, from, ...(event.to === undefined ? {} : { to: event.to }), basis: event.basis, by };
}

/** What is said later replaces what was planned from its first day on. */
function periodsOf(history: readonly Entry[]): ActivationState['periods'] {
  let periods: ActivationState['periods'] = [];
  for (const { on, from, to, basis } of history) {
    periods = without(periods, { from });
    if (on) periods.push({ from, ...(to === undefined ? {} : { to }), basis });
  }
  return periods;
}

function said(event: ActivationEvent): Message[] {
  const { title, areaName, from, by } = event;
  const about = { title, area: areaName, from, by: by.name, of: by.unitName };
  const answer =
    event.type === 'enabled'
      ? text('activation.enabled', { ...about, to: event.to, basis: event.basis })
      : text('activation.disabled', about);
  const reply: Message = { to: { reply: true }, text: answer, urgency: 'answer' };
  if (event.tells !== true) return [reply];
  const told =
    event.type === 'enabled'
      ? text('activation.enabledTold', { ...about, to: event.to, basis: event.basis })
      : text('activation.disabledTold', about);
  return [reply, { to: { unit: event.area }, text: told, urgency: 'summary' }];
}
