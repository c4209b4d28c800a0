// The one text of an order, the same at every tier and in every version's group.
import type { Message, UnitCode } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { type Directive, current, ledgerOf, periodOf, whileInForce } from './state.ts';

/** The order to everybody addressed, or once more to these units; each delivery is noted on the unit's receipt. */
export function orderMessage(directive: Directive, units?: readonly UnitCode[]): Message {
  const { number, urgency, topic, body, issuer } = directive;
  const version = current(directive);
  const n = version?.n ?? 1;
  return {
    to: { ledger: ledgerOf(number, n), ...(units === undefined ? {} : { units }) },
    text: text('directive.order', {
      number,
      version: n,
      urgency,
      topic,
      body,
      issuer: { name: issuer.name, unitName: issuer.unitName },
      at: version?.at ?? 0,
      ackBy: version?.ackBy ?? 0,
      feedback: asked(directive),
    }),
    urgency: urgency === 'flash' ? 'flash' : 'order',
    expiresAt: directive.until,
    stands: whileInForce(directive),
    track: { flow: 'receipt', period: periodOf(number, n) },
  };
}

/** What is asked back, as the texts show it. */
export function asked(directive: Directive): { labels: string[]; by: number } | undefined {
  const { feedback, feedbackBy } = directive;
  if (feedback === undefined || feedbackBy === undefined) return undefined;
  return { labels: feedback.fields.map((field) => field.label), by: feedbackBy };
}
