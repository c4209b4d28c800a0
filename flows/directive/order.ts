// The one text of an order, the same at every tier and in every version's group.
import type { Message, UnitCode } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import type { OrderText } from '../../src/texts/zh-CN/directive.ts';
import { type Directive, type FeedbackField, current, ledgerOf, periodOf, whileInForce } from './state.ts';

interface To {
  readonly units: readonly UnitCode[];
  /** Units that share the group of one who is not addressed: there the order names them. */
  readonly named?: readonly (readonly { readonly code: UnitCode; readonly name: string }[])[] | undefined;
  /** Only to these, not to everybody of the ledger. */
  readonly only?: boolean;
}

/** The order to everybody addressed, or once more to these units; each delivery is noted on the unit's receipt. */
export function orderMessages(directive: Directive, { units, named = [], only = false }: To): Message[] {
  const apart = new Set(named.flat().map(({ code }) => code));
  const others = units.filter((unit) => !apart.has(unit));
  const plain = apart.size === 0 && !only ? orderMessage(directive) : orderMessage(directive, { units: others });
  return [
    ...(others.length === 0 ? [] : [plain]),
    ...named.map((here) =>
      orderMessage(directive, { units: here.map(({ code }) => code), to: here.map(({ name }) => ({ name })) }),
    ),
  ];
}

function orderMessage(
  directive: Directive,
  { units, to = [] }: { units?: readonly UnitCode[]; to?: readonly { readonly name: string }[] } = {},
): Message {
  const { number, urgency, topic, body } = directive;
  const { n, by, ...version } = issuedAs(directive);
  return {
    to: { ledger: ledgerOf(number, n), ...(units === undefined ? {} : { units }) },
    text: text('directive.order', {
      ...{ number, version: n, urgency, topic, body, issuer: by, to },
      ...{ at: version.at, ackBy: version.ackBy, feedback: asked(directive), kept: version.carried === true },
    }),
    urgency: urgency === 'flash' ? 'flash' : 'order',
    expiresAt: directive.until,
    stands: whileInForce(directive),
    track: { flow: 'receipt', period: periodOf(number, n) },
  };
}

/** The version in force, and who signs it. */
function issuedAs(directive: Directive) {
  const { name, unitName } = directive.issuer;
  return {
    n: 1,
    at: 0,
    ackBy: 0,
    carried: false,
    ...current(directive),
    by: current(directive)?.by ?? { name, unitName },
  };
}

/** How a field is answered, for the line to copy. */
export function shown({ label, measure, kind, decimal }: FeedbackField) {
  return { label, measure, answer: decimal === true ? 'measured' : kind === 'text' ? 'words' : 'count' } as const;
}

/** What is asked back, as the texts show it; of whom, where not all who read it are to answer. */
export function asked(directive: Directive): OrderText['feedback'] {
  const { feedback, feedbackBy } = directive;
  if (feedback === undefined || feedbackBy === undefined) return undefined;
  const { expected = 0, owed = expected } = current(directive) ?? {};
  const from = owed < expected ? (feedback.tier ?? 'lowest') : undefined;
  return { fields: feedback.fields.map(shown), by: feedbackBy, from };
}
