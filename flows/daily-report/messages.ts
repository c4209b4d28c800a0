// What is said about a report.
import type { Message } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { isZero } from './count.ts';
import {
  type About,
  type Corrected,
  figuresOf,
  isAnswered,
  isReported,
  punctuality,
  type Reported,
  type ReportEvent,
  type ReportState,
} from './record.ts';

export interface Change {
  readonly before: ReportState | undefined;
  readonly after: ReportState;
  readonly e: ReportEvent;
  readonly sums: Readonly<Record<string, number>>;
}

export function messagesFor(change: Change): Message[] {
  const { e, before } = change;
  const base = { unit: e.about.unitName, day: e.about.day, title: e.about.title };
  switch (e.type) {
    case 'reported':
    case 'corrected':
      return receipt(change, e);
    case 'withdrawn':
      return [answer(text('report.withdrawn', { ...base, had: isReported(before) }))];
    case 'disputed':
      return [
        answer(text('report.disputeNoted', base)),
        {
          to: { unit: e.about.unit },
          text: text('report.disputed', { ...base, reason: e.reason, by: e.by.name }),
          urgency: 'reminder',
        },
      ];
    case 'verified':
      return [answer(text('report.verified', base))];
    case 'exempted':
    case 'obliged':
      return [];
  }
}

function answer(said: Message['text']): Message {
  return { to: { reply: true }, text: said, urgency: 'receipt' };
}

function receipt(change: Change, event: Reported | Corrected): Message[] {
  const { sums } = change;
  const messages = toldAsker(change);
  if (Object.keys(sums).length > 0) for (const above of event.submitted) messages.push(changedAfter(change, above));
  if (event.type === 'reported' && event.silent) return messages;
  return [answer(receiptText(change, event)), ...(event.onBehalf ? [toldUnit(change)] : []), ...messages];
}

function receiptText({ before, after, e }: Change, event: Reported | Corrected): Message['text'] {
  const had = isReported(before);
  const { unit, day, title, zero, figures } = shown(after, e.about);
  return text('report.receipt', {
    unit,
    day,
    title,
    zero,
    figures,
    at: e.at,
    punctuality: punctuality(after) ?? 'onTime',
    corrected: event.type === 'corrected' && had,
    repeated: event.type === 'reported' && had && same(figuresOf(before), figuresOf(after)),
    by: event.onBehalf ? e.by.name : undefined,
    doubt: event.type === 'reported' ? event.doubt : undefined,
  });
}

function same(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => a[key] === b[key]);
}

/** The unit somebody else spoke for is told. */
function toldUnit({ after, e }: Change): Message {
  const said = text('report.behalfTold', { ...shown(after, e.about), by: e.by.name });
  return { to: { unit: e.about.unit }, text: said, urgency: 'receipt' };
}

/** The tier that questioned the figure hears what the unit says now: it is for that tier to verify it. */
function toldAsker({ before, after, e, sums }: Change): Message[] {
  const { question } = after;
  if (question?.unit === undefined || !isAnswered(after)) return [];
  if (isAnswered(before) && Object.keys(sums).length === 0) return [];
  const said = text('report.disputeAnswered', { ...shown(after, e.about), reason: question.reason });
  return [{ to: { unit: question.unit }, text: said, urgency: 'summary' }];
}

/** A unit above that has submitted a version learns what moved since. */
function changedAfter({ e, sums }: Change, above: { unit: string; version: number }): Message {
  const changes = labelled(sums, e.about);
  const said = text('report.changedAfter', {
    unit: e.about.unitName,
    day: e.about.day,
    version: above.version,
    changes,
  });
  return { to: { unit: above.unit }, text: said, urgency: 'summary' };
}

function shown(s: ReportState, about: About) {
  const now = figuresOf(s);
  return {
    unit: about.unitName,
    day: about.day,
    title: about.title,
    zero: s.head?.kind === 'zero' && isZero(s, about),
    figures: labelled(now, about),
  };
}

function labelled(now: Readonly<Record<string, number | string>>, { fields }: About) {
  const figures: { label: string; value: number | string; measure: string }[] = [];
  for (const { key, label, measure } of fields) {
    const value = now[key];
    if (value !== undefined) figures.push({ label, value, measure });
  }
  return figures;
}
