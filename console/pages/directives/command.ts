// From a form to the words of the command. What the form cannot say in the words of /指令 it does not offer.
import type { Answer } from '../../../src/console/wire/say.ts';
import { orderWords as w } from '../../../src/texts/console/directives.ts';

/** What is asked back, as the form holds it. */
export interface Asking {
  readonly labels?: readonly string[];
  readonly limit?: 'usual' | 'minutes' | 'at';
  readonly minutes?: number | null;
  /** 2022-07-28 20:30, on the clock of the city. */
  readonly at?: string;
  readonly from?: string;
}

export interface Draft extends Asking {
  readonly who: 'all' | 'tiers' | 'units';
  readonly tiers?: readonly string[];
  /** Full labels. */
  readonly units?: readonly string[];
  readonly only?: boolean;
  readonly urgency: string;
  readonly ack?: number | null;
  readonly topic?: string;
  readonly body?: string;
}

export type Amended = Asking & Pick<Draft, 'ack' | 'topic' | 'body'> & { readonly urgency?: string };

/** What follows the word of the command. */
export function orderText(draft: Draft): string {
  const head = [w.urgency[draft.urgency] ?? '', scopeWords(draft)].filter((part) => part !== '').join(' ');
  return lines([head, ...clauses(draft), bodyOf(draft)]);
}

export function amendText(draft: Amended): string {
  const urgency = draft.urgency === undefined ? '' : (w.urgency[draft.urgency] ?? '');
  return lines([urgency, ...clauses(draft), bodyOf(draft)]);
}

const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

export const bodyOf = ({ body = '' }: Pick<Draft, 'body'>): string => body.trim();

/** A limit that was chosen has its figure, or it would silently be the usual one. */
export function isLimited({ labels = [], limit, minutes, at }: Asking): boolean {
  if (labels.length === 0 || limit === undefined || limit === 'usual') return true;
  return limit === 'at' ? at !== undefined && at !== '' : typeof minutes === 'number';
}

function clauses({ ack, topic = '', ...asking }: Amended): readonly string[] {
  const named = topic.replace(/\s+/g, ' ').trim();
  return [
    ack === undefined || ack === null ? '' : w.ackWithin(ack),
    feedbackWords(asking),
    named === '' ? '' : `${w.topic}${named}`,
  ];
}

function scopeWords({ who, tiers = [], units = [], only = false }: Draft): string {
  const named = who === 'units' ? units : [];
  const kept = who === 'all' || (who === 'units' && only) ? [] : tiers.map((tier) => w.tiers[tier] ?? '');
  const items = [...kept, ...named];
  if (items.length === 0) return '';
  return `${w.scope}${only && named.length > 0 ? `${w.only} ` : ''}${items.join(w.comma)}`;
}

function feedbackWords({ labels = [], limit, minutes, at, from }: Asking): string {
  if (labels.length === 0) return '';
  const who = from === undefined ? '' : w.from(w.tiers[from] ?? '');
  return `${w.feedback}${who}${labels.join(w.comma)}${limitWords({ limit, minutes, at })}`;
}

function limitWords({ limit, minutes, at }: { [K in 'limit' | 'minutes' | 'at']: Asking[K] | undefined }): string {
  if (limit === 'minutes' && minutes !== undefined && minutes !== null) return w.within(minutes);
  const [, month, date, time] = /^\d{4}-(\d{2})-(\d{2}) (\d{2}:\d{2})$/.exec(at ?? '') ?? [];
  if (limit !== 'at' || time === undefined) return '';
  return w.by(Number(month), Number(date), time);
}

/** Number of the order an answer says was issued or amended: a question, a refusal or a cancel names none. */
export function issuedIn({ options, replies }: Answer): number | undefined {
  const found = options.length > 0 ? null : /^✓ \D*?(\d+)/.exec(replies[0] ?? '');
  return found === null ? undefined : Number(found[1]);
}
