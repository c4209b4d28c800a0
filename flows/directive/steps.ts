// Small steps that all parts of an order's life take.
import { UserError } from '../../src/errors.ts';
import type { Author, Message, Step } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { type Directive, inForce } from './state.ts';

export const unchanged = (directive: Directive): Step<Directive> => ({ state: directive, messages: [] });

export const reply = (said: Message['text']): Message => ({ to: { reply: true }, text: said, urgency: 'answer' });

export function refuseStatus(directive: Directive): never {
  throw new UserError(text('directive.is', { number: directive.number, status: directive.status }));
}

/** To the group of the issuer, who is mentioned. */
export function toIssuer(directive: Directive, said: Message['text']): Message {
  return {
    to: { unit: directive.issuer.unit },
    text: said,
    urgency: inForce(directive) && directive.urgency === 'flash' ? 'order' : 'summary',
    mention: [directive.issuer.person],
  };
}

/** Somebody else closed, recalled or changed his order: the issuer hears of it. */
export function tellIssuer(directive: Directive, by: Author, did: 'settled' | 'recalled' | 'amended'): Message[] {
  if (by.person === directive.issuer.person) return [];
  const { number, topic } = directive;
  return [
    toIssuer(directive, text('directive.by_other', { number, topic, did, name: by.name, unitName: by.unitName })),
  ];
}
