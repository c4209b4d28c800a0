// An order goes out: its first version or the next one, to everybody addressed.
import { UserError } from '../../src/errors.ts';
import type { Message, Step } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { LOOK_EVERY, outOfQuiet } from './clock.ts';
import { orderMessages } from './order.ts';
import { DUES, type Directive, type EventOf, type Feedback, canChange, current, ledgerOf } from './state.ts';
import { refuseStatus, reply, tellIssuer, unchanged } from './steps.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A limit nobody typed does not end at night: the same time is given from the end of the quiet hours on. */
function feedbackLimit(feedback: Feedback | undefined, at: number, directive: Directive): number | undefined {
  if (feedback === undefined) return undefined;
  if (feedback.at !== undefined && feedback.at > at) return feedback.at;
  if (feedback.minutes !== undefined) return at + feedback.minutes * MINUTE;
  const span = directive.policy.feedbackMinutes * MINUTE;
  const morning = outOfQuiet(at + span, directive);
  return morning === at + span ? morning : morning + span;
}

type Sent = EventOf<'issued'> | EventOf<'amended'>;

/** The order as it stands from now on, and its first version or next one. */
function inVersion(directive: Directive, event: Sent): Pick<Step<Directive>, 'state' | 'opens' | 'tally'> {
  const { at, id, units, mute, by } = event;
  const { feedback, policy, number } = directive;
  const n = (current(directive)?.n ?? 0) + 1;
  const feedbackBy = feedbackLimit(feedback, at, directive);
  const ledger = ledgerOf(number, n);
  const version = {
    ...{ at, id, n, expected: units.length, ackBy: at + policy.ackMinutes * MINUTE },
    by: { name: by.name, unitName: by.unitName },
    ...(feedback === undefined ? {} : { feedback, owed: units.length - mute.length }),
    ...('carried' in event && event.carried === true ? { carried: true } : {}),
  };
  const silent = feedback === undefined ? [] : mute;
  return {
    state: {
      ...{ ...directive, status: 'issued', versions: [...directive.versions, version], feedbackBy },
      ...{ chased: { ack: { stage: 0 }, feedback: { stage: 0 } }, manual: undefined },
      look: { ack: at + LOOK_EVERY, ...(feedback === undefined ? {} : { feedback: at + LOOK_EVERY }) },
      until: Math.max(at + policy.validHours * HOUR, (feedbackBy ?? at) + 24 * HOUR),
      ...{ closed: undefined, reopens: undefined },
    },
    opens: { ledger, units, due: feedback === undefined ? ['ack'] : DUES },
    tally: [
      ...silent.map((unit) => ({ ledger, unit, due: { feedback: false } })),
      ...(event.indirect ?? []).map((unit) => ({ ledger, unit, marks: { indirect: true } })),
    ],
  };
}

function onItsWay(directive: Directive, event: Sent): Message {
  const { number, topic } = directive;
  const version = current(directive)?.n ?? 1;
  const { rooms, minutes } = event;
  return reply(text('directive.issued', { number, version, topic, units: event.units.length, rooms, minutes }));
}

const FRESH = { chased: { ack: { stage: 0 }, feedback: { stage: 0 } }, look: {}, manual: undefined } as const;

export function issued(event: EventOf<'issued'>): Step<Directive> {
  const { number, by, urgency, topic, body, scope, feedback, policy, at } = event;
  const step = inVersion(
    {
      ...{ number, status: 'issued', issuer: by, urgency, topic, body, scope, feedback, policy },
      ...{ versions: [], until: at, ticked: at, ...FRESH },
    },
    event,
  );
  return {
    ...step,
    messages: [
      onItsWay(step.state, event),
      ...orderMessages(step.state, event),
      ...event.collisions.map((other): Message => ({
        to: { leaders: other.superior },
        text: text('directive.collision', { number, topic, unitName: by.unitName, name: by.name, other }),
        urgency: 'summary',
      })),
    ],
  };
}

/** An amendment names the version it makes: made on an outdated one, it is refused and looked at again. */
export function amended(directive: Directive, event: EventOf<'amended'>): Step<Directive> {
  if (directive.versions.some((version) => version.id === event.id)) return unchanged(directive);
  if (!canChange(directive)) refuseStatus(directive);
  const n = current(directive)?.n ?? 0;
  const { number, urgency, topic, body, feedback, ackMinutes } = event;
  if (event.version !== n + 1) throw new UserError(text('directive.outdated', { number, version: n }));
  const policy = { ...directive.policy, ackMinutes };
  const step = inVersion({ ...directive, urgency, topic, body, feedback, policy }, event);
  return {
    ...step,
    messages: [
      onItsWay(step.state, event),
      ...orderMessages(step.state, event),
      ...tellIssuer(step.state, event.by, 'amended'),
    ],
  };
}
