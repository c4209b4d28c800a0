// /指令 as it is typed on a phone: clauses in any order at the head or on lines of their own, the rest is the text.
import type { OrderUrgency } from '../../flows/directive.ts';
import {
  ACK_HEAD,
  ACK_TAIL,
  ASKS_BACK,
  CLAUSE_LINE,
  LABEL_SPLIT,
  NEXT_CLAUSE,
  SEPARATORS,
  TOPIC_HEAD,
  URGENCY_HEAD,
  URGENCY_WORDS,
  VALID_HEAD,
} from '../../src/understanding/lexicon/directive.ts';
import {
  type Around,
  type FeedbackTyped,
  type Limit,
  type ScopeTyped,
  takeFeedback,
  takeLimit,
  takeScope,
} from './lists.ts';
import { type Now, takeDuration } from './time.ts';

export interface Typed {
  readonly urgency?: OrderUrgency;
  readonly topic?: string;
  readonly body: string;
  readonly ack?: Limit;
  readonly validMinutes?: number;
  readonly scope?: ScopeTyped;
  readonly feedback?: FeedbackTyped;
}

export type { Around } from './lists.ts';

type Clause = { readonly patch: Partial<Typed>; readonly length: number } | undefined;

/** One character for one: full-width forms and blanks, so that places in the folded text are places in the typed one. */
export function fold(text: string): string {
  return text.replace(/[\uff01-\uff0b\uff0d-\uff1a\uff1c-\uff5e]/g, narrow).replace(/[\u3000\u00a0]/g, ' ');
}

const narrow = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

export function readOrder(text: string, around: Around): Typed {
  const lines = text.split(/\r?\n/);
  let patch: Partial<Typed> = {};
  const body: string[] = [];
  lines.forEach((line, index) => {
    const free = index === 0 || body.length === 0;
    const alone = lines.slice(index + 1).some((later) => later.trim() !== '');
    const read = readLine(line, { free, alone, around });
    patch = { ...patch, ...read.patch };
    if (read.rest !== '' || body.length > 0) body.push(read.rest);
  });
  const written = body.join('\n').trim();
  return { ...askedInText(fold(written), around), ...patch, body: written };
}

interface Line {
  /** Before the text begins, clauses need no colon. */
  readonly free: boolean;
  /** More lines follow: a topic may fill its line. */
  readonly alone: boolean;
  readonly around: Around;
}

function readLine(line: string, { free, alone, around }: Line): { patch: Partial<Typed>; rest: string } {
  let patch: Partial<Typed> = {};
  let at = SEPARATORS.exec(fold(line))?.[0].length ?? 0;
  for (;;) {
    const folded = fold(line).slice(at);
    if (folded === '' || (!free && !CLAUSE_LINE.test(folded))) break;
    const clause = takeClause(folded, alone, around);
    if (clause === undefined) break;
    patch = { ...patch, ...clause.patch };
    at += clause.length;
    at += SEPARATORS.exec(fold(line).slice(at))?.[0].length ?? 0;
  }
  return { patch, rest: line.slice(at).trimEnd() };
}

function takeClause(text: string, alone: boolean, around: Around): Clause {
  return (
    urgency(text) ??
    topic(text, alone) ??
    scope(text, around) ??
    ack(text, around) ??
    feedback(text, around) ??
    validity(text)
  );
}

function urgency(text: string): Clause {
  const found = URGENCY_HEAD.exec(text);
  const word = (found?.[1] ?? found?.[2] ?? found?.[3])?.replace(/件$/, '').toLowerCase();
  const value = URGENCY_WORDS[word ?? ''];
  return found === null || value === undefined ? undefined : { patch: { urgency: value }, length: found[0].length };
}

function topic(text: string, alone: boolean): Clause {
  const head = TOPIC_HEAD.exec(text)?.[0].length;
  if (head === undefined) return undefined;
  const rest = text.slice(head);
  const end = alone ? (NEXT_CLAUSE.exec(rest)?.index ?? rest.length) : /[\s;；。]|$/.exec(rest)?.index;
  const value = rest.slice(0, end).trim();
  return { patch: value === '' ? {} : { topic: value }, length: head + (end ?? rest.length) };
}

function validity(text: string): Clause {
  const head = VALID_HEAD.exec(text)?.[0].length;
  const taken = head === undefined ? undefined : takeDuration(text.slice(head));
  if (head === undefined || taken === undefined) return undefined;
  return { patch: { validMinutes: taken.value }, length: head + taken.length };
}

/** 签收30分钟, 30分钟内签收, 签收20:00前. */
function ack(text: string, now: Now): Clause {
  const head = ACK_HEAD.exec(text)?.[0].length;
  if (head === undefined) {
    const taken = takeDuration(text);
    const tail = taken === undefined ? undefined : ACK_TAIL.exec(text.slice(taken.length))?.[0].length;
    if (taken === undefined || tail === undefined) return undefined;
    return { patch: { ack: { minutes: taken.value } }, length: taken.length + tail };
  }
  const limit = takeLimit(text.slice(head), now);
  return limit === undefined ? undefined : { patch: { ack: limit.value }, length: head + limit.length };
}

function scope(text: string, around: Around): Clause {
  const taken = takeScope(text, around);
  return taken === undefined ? undefined : { patch: { scope: taken.value }, length: taken.length };
}

function feedback(text: string, now: Now): Clause {
  const taken = takeFeedback(text, now);
  return taken === undefined ? undefined : { patch: { feedback: taken.value }, length: taken.length };
}

/** 20:30前报转移人数 in the text itself asks for it. */
function askedInText(body: string, now: Now): Partial<Typed> {
  const found = ASKS_BACK.exec(body);
  if (found === null) return {};
  const limit = takeLimit(found[1] ?? '', now)?.value ?? {};
  const labels = (found.at(-1) ?? '').split(LABEL_SPLIT).filter((label) => label !== '');
  return labels.length === 0 ? {} : { feedback: { labels, ...limit } };
}
