// An order from draft to its end (domain.md §7.3): one number, one text, versions; who has answered is in its receipts.
import { type Author, type Flow, type Message, type Stamped, type Step, byRank } from '../src/flow.ts';
import { UserError } from '../src/errors.ts';
import { text } from '../src/texts/index.ts';
import { facts, wakeAt } from './directive/clock.ts';
import { orderMessage } from './directive/order.ts';
import {
  DUES,
  type Directive,
  type DirectiveEvent,
  type EventOf,
  type Feedback,
  current,
  event,
  inForce,
  ledgerOf,
  state,
} from './directive/state.ts';
import { onTick } from './directive/tick.ts';

export { asked } from './directive/order.ts';
export * from './directive/state.ts';
export { feedbackTemplate, numberOf, templateKey } from './directive/template.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Answers of the last ones are gathered this long before the list is looked at. */
const SETTLES = 5000;

export const directive: Flow<Directive, DirectiveEvent> = {
  name: 'directive',
  state,
  event,
  transition(directive, event) {
    if (event.type === 'drafted') return directive === undefined ? drafted(event) : unchanged(directive);
    if (directive === undefined) {
      if (event.type === 'tick') throw new Error('A tick for an order that does not exist');
      throw new UserError(text('directive.unknown', { number: event.number }));
    }
    return event.type === 'tick' ? onTick(directive, event) : follow(directive, event);
  },
  wakeAt,
  facts,
  isOpen: (directive) => directive.status === 'draft' || inForce(directive),
};

type Later = Exclude<DirectiveEvent, { type: 'drafted' }>;

function follow(directive: Directive, event: Later): Step<Directive> {
  switch (event.type) {
    case 'confirmed':
      return confirmed(directive, event);
    case 'cancelled':
      return cancelled(directive, event);
    case 'amended':
      return amended(directive, event);
    case 'recalled':
      return recalled(directive, event);
    case 'settled':
      return settled(directive, event);
    case 'reminded':
      return reminded(directive, event);
    case 'resent':
      return resent(directive, event);
    case 'answered':
      return answered(directive, event);
  }
}

const unchanged = (directive: Directive): Step<Directive> => ({ state: directive, messages: [] });

const reply = (said: Message['text']): Message => ({ to: { reply: true }, text: said, urgency: 'answer' });

const FRESH = { chased: { ack: { stage: 0 }, feedback: { stage: 0 } }, look: {}, manual: undefined } as const;

function drafted(event: EventOf<'drafted'>): Step<Directive> {
  const { number, issuer, urgency, topic, body, scope, feedback, policy, preview, at, id } = event;
  const until = at + policy.validHours * HOUR;
  const drafted: Directive = {
    ...{ number, status: 'draft', issuer, drafted: { at, id }, urgency, topic, body, scope, feedback, policy },
    ...{ versions: [], until, ticked: at, ...FRESH },
  };
  const { tier, minutes, at: by } = feedback ?? {};
  const back =
    feedback === undefined
      ? undefined
      : { labels: feedback.fields.map((field) => field.label), by, minutes: minutes ?? policy.feedbackMinutes, tier };
  const params = { ...preview, number, urgency, topic, body, ackMinutes: policy.ackMinutes, feedback: back };
  return { state: drafted, messages: [reply(text('directive.preview', params))] };
}

/** Only he who drafted an order sends it or drops it. */
function onlyDrafter(directive: Directive, by: Author): void {
  if (by.person === directive.issuer.person) return;
  throw new UserError(text('directive.not_drafter', { number: directive.number, name: directive.issuer.name }));
}

function refuseStatus(directive: Directive): never {
  throw new UserError(text('directive.is', { number: directive.number, status: directive.status }));
}

function feedbackLimit(feedback: Feedback | undefined, at: number, minutes: number): number | undefined {
  if (feedback === undefined) return undefined;
  return feedback.at !== undefined && feedback.at > at ? feedback.at : at + (feedback.minutes ?? minutes) * MINUTE;
}

/** The order as it stands from now on, and its first version or next one. */
function inVersion(
  directive: Directive,
  event: EventOf<'confirmed'> | EventOf<'amended'>,
): { readonly state: Directive; readonly step: Pick<Step<Directive>, 'opens' | 'tally'> } {
  const { at, id, units, mute } = event;
  const { feedback, policy, number } = directive;
  const n = (current(directive)?.n ?? 0) + 1;
  const ackBy = at + policy.ackMinutes * MINUTE;
  const feedbackBy = feedbackLimit(feedback, at, policy.feedbackMinutes);
  const until = Math.max(at + policy.validHours * HOUR, (feedbackBy ?? at) + 24 * HOUR);
  const ledger = ledgerOf(number, n);
  const versions = [...directive.versions, { at, id, n, expected: units.length, ackBy }];
  return {
    state: { ...directive, ...FRESH, status: 'issued', versions, feedbackBy, until },
    step: {
      opens: { ledger, units, due: feedback === undefined ? ['ack'] : DUES },
      tally: feedback === undefined ? [] : mute.map((unit) => ({ ledger, unit, due: { feedback: false } })),
    },
  };
}

function confirmed(directive: Directive, event: EventOf<'confirmed'>): Step<Directive> {
  if (directive.versions[0]?.id === event.id) return unchanged(directive);
  onlyDrafter(directive, event.by);
  if (directive.status !== 'draft') refuseStatus(directive);
  const { state, step } = inVersion(directive, event);
  const { number, topic } = directive;
  const told = { number, version: 1, topic, units: event.units.length, rooms: event.rooms, minutes: event.minutes };
  return {
    state,
    ...step,
    messages: [
      reply(text('directive.issued', told)),
      orderMessage(state),
      ...event.collisions.map((other): Message => ({
        to: { leaders: other.superior },
        text: text('directive.collision', { number, topic, unitName: directive.issuer.unitName, other }),
        urgency: 'summary',
      })),
    ],
  };
}

function cancelled(directive: Directive, event: EventOf<'cancelled'>): Step<Directive> {
  if (directive.closed?.id === event.id) return unchanged(directive);
  onlyDrafter(directive, event.by);
  if (directive.status !== 'draft') refuseStatus(directive);
  const { at, id, number } = event;
  return {
    state: { ...directive, status: 'cancelled', closed: { at, id } },
    messages: [reply(text('directive.cancelled', { number }))],
  };
}

/** An amendment names the version it makes: made on an outdated one, it is refused and looked at again. */
function amended(directive: Directive, event: EventOf<'amended'>): Step<Directive> {
  if (directive.versions.some((version) => version.id === event.id)) return unchanged(directive);
  if (!inForce(directive)) refuseStatus(directive);
  const n = current(directive)?.n ?? 0;
  const { number, urgency, topic, body, feedback, ackMinutes } = event;
  if (event.version !== n + 1) throw new UserError(text('directive.outdated', { number, version: n }));
  const policy = { ...directive.policy, ackMinutes };
  const { state, step } = inVersion({ ...directive, urgency, topic, body, feedback, policy }, event);
  const told = { number, version: n + 1, topic, units: event.units.length, rooms: event.rooms, minutes: event.minutes };
  return { state, ...step, messages: [reply(text('directive.issued', told)), orderMessage(state)] };
}

function recalled(directive: Directive, event: EventOf<'recalled'>): Step<Directive> {
  if (directive.closed?.id === event.id) return unchanged(directive);
  if (!inForce(directive)) refuseStatus(directive);
  const { at, id, number, reason, by } = event;
  const { topic, urgency } = directive;
  const version = current(directive);
  return {
    state: { ...directive, status: 'recalled', closed: { at, id } },
    messages: [
      reply(text('directive.recall_done', { number, units: version?.expected ?? 0 })),
      {
        to: { ledger: ledgerOf(number, version?.n ?? 1) },
        text: text('directive.recalled', { number, topic, reason, by: { name: by.name, unitName: by.unitName } }),
        urgency: urgency === 'flash' ? 'flash' : 'order',
      },
    ],
  };
}

function settled(directive: Directive, event: EventOf<'settled'>): Step<Directive> {
  if (directive.closed?.id === event.id) return unchanged(directive);
  if (!inForce(directive)) refuseStatus(directive);
  const { at, id, number } = event;
  return {
    state: { ...directive, status: 'completed', closed: { at, id } },
    messages: [reply(text('directive.settled', { number, topic: directive.topic }))],
  };
}

const isOld = (event: Stamped, last: { at: number; id: string } | undefined) =>
  last !== undefined && byRank(event, last) <= 0;

/** Chasing by hand: the names are found by the tick that follows at once. */
function reminded(directive: Directive, event: EventOf<'reminded'>): Step<Directive> {
  const { at, id, due, under, by, number, waiting } = event;
  if (!inForce(directive)) refuseStatus(directive);
  if (isOld(event, directive.reminded)) return unchanged(directive);
  return {
    state: { ...directive, reminded: { at, id }, manual: { at, id, due, under, by: by.name } },
    messages: [reply(text('directive.chasing', { number, due, waiting }))],
  };
}

/** Only to those the order could not reach. */
function resent(directive: Directive, event: EventOf<'resent'>): Step<Directive> {
  if (!inForce(directive)) refuseStatus(directive);
  if (isOld(event, directive.resent)) return unchanged(directive);
  const { at, id, number, units } = event;
  return {
    state: { ...directive, resent: { at, id } },
    messages: [reply(text('directive.resending', { number, units: units.length })), orderMessage(directive, units)],
  };
}

function answered(directive: Directive, event: EventOf<'answered'>): Step<Directive> {
  const { due, at } = event;
  const told = due === 'ack' ? directive.status === 'issued' : directive.feedback !== undefined;
  if (!inForce(directive) || !told || event.at < (current(directive)?.at ?? 0)) return unchanged(directive);
  const look = Math.max(at + SETTLES, directive.look[due] ?? 0);
  if (look === directive.look[due]) return unchanged(directive);
  return { state: { ...directive, look: { ...directive.look, [due]: look } }, messages: [] };
}
