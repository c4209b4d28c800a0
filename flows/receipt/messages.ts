// What is said when an addressee moves: one short line, and none for what changes nothing.
import type { Message } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { type EventOf, type Receipt, type ReceiptEvent, isComplete, isUnreachable, standing } from './state.ts';

/** One short line where something came to pass; a second ack, or an older one, is silent. */
export function said(old: Receipt, after: Receipt, event: ReceiptEvent): readonly Message[] {
  switch (event.type) {
    case 'delivered':
      return [];
    case 'undeliverable':
      return once(isUnreachable(after) && !isUnreachable(old), unreached(event));
    case 'acked':
      return once(old.acked === undefined, reply(acknowledged(after, event)));
    case 'relayed':
      return once(old.relayed === undefined, reply(relayed(event)));
    case 'responded':
      return after.responded?.id === event.id ? answered(old, after, event) : [];
    case 'carried':
      return [];
    case 'returned':
      return sentBack(event);
  }
}

const once = (fresh: boolean, message: Message): readonly Message[] => (fresh ? [message] : []);

const numberOf = (period: string): number => Number(period.split('.')[0]);

const reply = (said: Message['text']): Message => ({ to: { reply: true }, text: said, urgency: 'receipt' });

function relayed({ period, name, at }: EventOf<'relayed'>): Message['text'] {
  return text('directive.relayed', { number: numberOf(period), name, at });
}

function acknowledged(after: Receipt, { period, name, at }: EventOf<'acked'>): Message['text'] {
  const [number = 0, version = 1] = period.split('.').map(Number);
  return text('directive.acked', { number, version, name, at, late: after.acked?.late === true });
}

/** An order that did not reach a group is told one tier up: somebody has to ring. */
function unreached({ unit, name, period, reason }: EventOf<'undeliverable'>): Message {
  const params = { number: numberOf(period), units: [{ code: unit, name }], reason };
  return { to: { unit, above: 1 }, text: text('directive.unreachable', params), urgency: 'order' };
}

function sentBack({ unit, name, period, note, by }: EventOf<'returned'>): readonly Message[] {
  const number = numberOf(period);
  return [
    reply(text('directive.return_done', { number, name })),
    { to: { unit }, text: text('directive.returned', { number, name, note, by }), urgency: 'order' },
  ];
}

/** What now stands, and what it was before; the issuer of a completed order hears of what changed. */
function answered(old: Receipt, after: Receipt, event: EventOf<'responded'>): readonly Message[] {
  const number = numberOf(event.period);
  const { name, at, asked, figuresBy, tell } = event;
  const [before, given] = [standing(old), standing(after)];
  const answers = asked.flatMap(({ key, label, measure }) => {
    const value = given[key];
    const was = before[key] === value ? undefined : before[key];
    return value === undefined ? [] : [{ label, measure, value, was }];
  });
  const missing = asked.filter(({ key }) => !(key in given)).map(({ label }) => label);
  const fresh = Object.keys(event.fields).some((key) => !(key in before));
  const late = figuresBy !== undefined && at > figuresBy && fresh;
  const done = isComplete(after);
  const told = text('directive.responded', {
    number,
    name,
    at,
    answers,
    missing,
    done,
    late,
    ignored: event.ignored ?? [],
  });
  const changed = answers.filter(({ was }) => was !== undefined);
  if (tell === undefined || changed.length === 0) return [reply(told)];
  const news = text('directive.changed', { number, name, at, answers: changed });
  return [reply(told), { to: { unit: tell.unit }, text: news, urgency: 'summary', mention: [tell.person] }];
}
