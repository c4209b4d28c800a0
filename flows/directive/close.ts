// An order ends by hand: recalled or closed; and it is taken up again where an answer was handed back.
import type { Message, Step } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { type Directive, type EventOf, canChange, current, inForce, ledgerOf } from './state.ts';
import { refuseStatus, reply, tellIssuer, unchanged } from './steps.ts';

export function recalled(directive: Directive, event: EventOf<'recalled'>): Step<Directive> {
  if (directive.closed?.id === event.id) return unchanged(directive);
  if (!canChange(directive)) refuseStatus(directive);
  const { at, id, number, reason, by } = event;
  const { topic, urgency } = directive;
  const version = current(directive);
  return {
    state: { ...directive, status: 'recalled', closed: { at, id }, reopens: undefined },
    messages: [
      reply(text('directive.recall_done', { number, units: version?.expected ?? 0 })),
      {
        to: { ledger: ledgerOf(number, version?.n ?? 1) },
        text: text('directive.recalled', { number, topic, reason, by: { name: by.name, unitName: by.unitName } }),
        urgency: urgency === 'flash' ? 'flash' : 'order',
      },
      ...tellIssuer(directive, by, 'recalled'),
    ],
  };
}

/** Those who still owed something are told that they need not any more. */
export function settled(directive: Directive, event: EventOf<'settled'>): Step<Directive> {
  if (directive.closed?.id === event.id) return unchanged(directive);
  if (!canChange(directive)) refuseStatus(directive);
  const { at, id, number, note, by, figures, owing } = event;
  const { topic } = directive;
  const told: Message = {
    to: { ledger: ledgerOf(number, current(directive)?.n ?? 1), units: owing },
    text: text('directive.closed', { number, topic, note, by: { name: by.name, unitName: by.unitName } }),
    urgency: 'reminder',
  };
  return {
    state: { ...directive, status: 'completed', closed: { at, id }, reopens: undefined },
    messages: [
      reply(text('directive.settled', { number, topic, ...figures })),
      ...(owing.length === 0 ? [] : [told]),
      ...tellIssuer(directive, by, 'settled'),
    ],
  };
}

/** An answer was handed back after the last one had completed the order: it is waited for again. */
export function reopened(directive: Directive, { at }: EventOf<'reopened'>): Step<Directive> {
  if (inForce(directive) || directive.reopens !== true) return unchanged(directive);
  const look = { ...directive.look, feedback: at };
  return {
    state: { ...directive, status: 'all_acked', closed: undefined, reopens: undefined, look },
    messages: [],
  };
}
