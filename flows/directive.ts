// An order from its issue to its end (domain.md §7.3): one number, one text, versions; who has answered is in its receipts.
import { type Flow, type Stamped, type Step, byRank } from '../src/flow.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import { facts, wakeAt } from './directive/clock.ts';
import { recalled, reopened, settled } from './directive/close.ts';
import { amended, issued } from './directive/issue.ts';
import { housed, resent } from './directive/resend.ts';
import {
  type Directive,
  type DirectiveEvent,
  type EventOf,
  canChange,
  current,
  event,
  inForce,
  state,
} from './directive/state.ts';
import { refuseStatus, reply, unchanged } from './directive/steps.ts';
import { onTick } from './directive/tick.ts';

export { asked, shown } from './directive/order.ts';
export * from './directive/state.ts';
export { feedbackTemplate, numberOf, templateKey } from './directive/template.ts';

const MINUTE = 60_000;
/** Answers of the last ones are gathered this long before the list is looked at. */
const SETTLES = 5000;
/** Between two chasings by hand of the same units. */
const PAUSE = 10 * MINUTE;

export const directive: Flow<Directive, DirectiveEvent> = {
  name: 'directive',
  state,
  event,
  transition(directive, event) {
    if (event.type === 'issued') return directive === undefined ? issued(event) : unchanged(directive);
    if (directive === undefined) {
      if (event.type === 'tick') throw new Error('A tick for an order that does not exist');
      throw new UserError(text('directive.unknown', { number: event.number }));
    }
    return event.type === 'tick' ? onTick(directive, event) : follow(directive, event);
  },
  wakeAt,
  facts,
  isOpen: canChange,
};

type Later = Exclude<DirectiveEvent, { type: 'issued' }>;

function follow(directive: Directive, event: Later): Step<Directive> {
  switch (event.type) {
    case 'amended':
      return amended(directive, event);
    case 'recalled':
      return recalled(directive, event);
    case 'settled':
      return settled(directive, event);
    case 'reopened':
      return reopened(directive, event);
    case 'reminded':
      return reminded(directive, event);
    case 'resent':
      return resent(directive, event);
    case 'housed':
      return housed(directive, event);
    case 'answered':
      return answered(directive, event);
  }
}

const isOld = (event: Stamped, last: { at: number; id: string } | undefined) =>
  last !== undefined && byRank(event, last) <= 0;

/** Chasing by hand: the names are found by the tick that follows at once. Nobody is chased twice in a row. */
function reminded(directive: Directive, event: EventOf<'reminded'>): Step<Directive> {
  const { at, id, due, under, above, by, number, waiting, more } = event;
  if (!inForce(directive)) refuseStatus(directive);
  const last = directive.reminded;
  if (isOld(event, last)) return unchanged(directive);
  const recent = Object.entries(last?.parts ?? {}).filter(([, chased]) => at - chased < PAUSE);
  const before = recent.find(([part]) => under.includes(part) || above.includes(part));
  if (before !== undefined) {
    throw new UserError(text('directive.just_chased', { number, at: before[1], minutes: PAUSE / MINUTE }));
  }
  const parts = Object.fromEntries(under.map((part) => [part, at]));
  const manual = { at, id, due, under, by: by.name, ...(more === undefined ? {} : { more: true }) };
  return {
    state: { ...directive, reminded: { at, id, parts: { ...Object.fromEntries(recent), ...parts } }, manual },
    messages: [reply(text('directive.chasing', { number, due, waiting, more: more ?? 0 }))],
  };
}

/** A look that is near enough already is not put off. */
function answered(directive: Directive, event: EventOf<'answered'>): Step<Directive> {
  const { due, at } = event;
  const told = due === 'ack' ? directive.status === 'issued' : directive.feedback !== undefined;
  if (!inForce(directive) || !told || at < (current(directive)?.at ?? 0)) return unchanged(directive);
  const look = Math.min(at + SETTLES, directive.look[due] ?? Infinity);
  if (look === directive.look[due]) return unchanged(directive);
  return { state: { ...directive, look: { ...directive.look, [due]: look } }, messages: [] };
}
