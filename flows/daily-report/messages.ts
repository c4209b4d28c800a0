// What is said about a report.
import type { Message } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { isZero, saidZero } from './count.ts';
import { type Figures, figuresOf, firstOf, isReported, punctuality, standing } from './log.ts';
import { isAnswered } from './merge.ts';
import type { About, Corrected, Reported, ReportEvent, ReportState } from './record.ts';

export interface Change {
  readonly before: ReportState | undefined;
  readonly after: ReportState;
  readonly e: ReportEvent;
  readonly sums: Readonly<Record<string, number>>;
}

export function messagesFor(change: Change): Message[] {
  const { e } = change;
  switch (e.type) {
    case 'reported':
    case 'corrected':
      return receipt(change, e);
    case 'withdrawn':
      return [withdrawal(change)];
    case 'confirmed':
      return [answer(text('report.confirmed', { ...named(e.about), figures: labelled(e.values, e.about) }))];
    case 'disputed':
      return [
        answer(text('report.disputeNoted', named(e.about))),
        {
          to: { unit: e.about.unit },
          text: text('report.disputed', { ...named(e.about), reason: e.reason, by: e.by.name }),
          urgency: 'reminder',
        },
      ];
    case 'answered':
      return [answer(text('report.answerNoted', named(e.about))), ...toldAsker(change, e.reason)];
    case 'verified':
      return [answer(text('report.verified', named(e.about)))];
    case 'exempted':
    case 'obliged':
      return [];
  }
}

function answer(said: Message['text']): Message {
  return { to: { reply: true }, text: said, urgency: 'receipt' };
}

function receipt(change: Change, event: Reported | Corrected): Message[] {
  const messages: Message[] = [];
  if (!event.silent) messages.push(answer(receiptText(change, event)));
  if (event.tells !== undefined) messages.push(toldUnit(change, event.tells));
  if (!event.onBehalf) messages.push(...toldAsker(change));
  return messages;
}

function receiptText({ before, after, e }: Change, event: Reported | Corrected): Message['text'] {
  const { about } = e;
  const had = isReported(before);
  const was = figuresOf(before);
  const now = figuresOf(after);
  const repeated = had && same(was, now);
  // One literal: this is on the way of every report (CONTRIBUTING.md).
  return text('report.receipt', {
    unit: about.unitName,
    day: about.day,
    form: about.several === true ? about.title : undefined,
    zero: isShownZero(after, about),
    figures: labelled(now, about, was),
    at: e.at,
    first: firstOf(after)?.at ?? e.at,
    punctuality: punctuality(after, about) ?? 'onTime',
    corrected: had && !repeated && (event.type === 'corrected' || e.at > about.closes),
    repeated,
    by: event.onBehalf ? e.by.name : undefined,
    doubt: repeated ? undefined : event.doubt,
    lost: event.lost,
  });
}

function same(a: Figures, b: Figures): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => a[key] === b[key]);
}

/** What was taken back is named by its time, and what stands now instead. */
function withdrawal({ before, after, e }: Change): Message {
  const left = new Set(standing(after));
  const taken = standing(before).find((one) => !left.has(one));
  const now = isReported(after)
    ? { ...shown(after, e.about), at: firstOf(after)?.at ?? e.at, punctuality: punctuality(after, e.about) ?? 'onTime' }
    : undefined;
  return answer(text('report.withdrawn', { ...named(e.about), taken: taken?.at, now }));
}

/** The unit somebody else spoke for is told: once for all that a message says about it. */
function toldUnit({ before, after, e }: Change, reports: number): Message {
  const said = { ...shown(after, e.about, figuresOf(before)), by: e.by.name, reports };
  return { to: { unit: e.about.unit }, text: text('report.behalfTold', said), urgency: 'receipt' };
}

/** The tier that questioned the figure hears what the unit says now: it is for that tier to verify it. */
function toldAsker({ before, after, e, sums }: Change, said?: string): Message[] {
  const { question } = after;
  if (question?.unit === undefined || !isAnswered(after)) return [];
  if (isAnswered(before) && Object.keys(sums).length === 0) return [];
  const what = { ...shown(after, e.about), reason: question.reason, said };
  return [{ to: { unit: question.unit }, text: text('report.disputeAnswered', what), urgency: 'summary' }];
}

/** The unit and day; the form where there are several. */
export function named({ unitName, day, title, several }: About) {
  return { unit: unitName, day, form: several === true ? title : undefined };
}

/** The figures that stand, each with what it was. */
function shown(s: ReportState, about: About, was: Figures = {}) {
  const { unit, day, form } = named(about);
  return { unit, day, form, zero: isShownZero(s, about), figures: labelled(figuresOf(s), about, was) };
}

function isShownZero(s: ReportState, about: About): boolean {
  return saidZero(s) && isZero(s, about);
}

interface Labelled {
  label: string;
  value: number | string;
  measure: string;
  was?: number | undefined;
}

export function labelled(now: Figures, { fields }: About, was: Figures = {}): Labelled[] {
  const figures: Labelled[] = [];
  for (const { key, label, measure } of fields) {
    const value = now[key];
    if (value === undefined) continue;
    const before = was[key];
    const changed = typeof before === 'number' && before !== value;
    figures.push(changed ? { label, value, measure, was: before } : { label, value, measure });
  }
  return figures;
}
