// A question the bot has asked one person in one conversation, waiting for 1 or 2, yes or no.
import { z } from 'zod';
import { byRank, type Flow } from '../src/flow.ts';
import type { Intent } from '../src/understanding/intent.ts';

/** How long an answer is waited for, ms. */
export const PATIENCE = 10 * 60_000;

const intent = z.custom<Intent>((v) => typeof v === 'object' && v !== null && 'intent' in v);
const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('asked'), at: z.number(), id: z.string(), options: z.record(z.string(), intent) }),
  z.object({ type: z.literal('answered'), at: z.number(), id: z.string() }),
]);
export type QuestionEvent = z.infer<typeof event>;

const state = z.object({ at: z.number(), id: z.string(), options: z.record(z.string(), intent) });
export type QuestionState = z.infer<typeof state>;

export const question: Flow<QuestionState, QuestionEvent> = {
  name: 'question',
  state,
  event,
  transition(before, e) {
    if (e.type === 'tick' || !isNews(before, e))
      return { state: before ?? { at: e.at, id: '', options: {} }, messages: [] };
    return { state: { at: e.at, id: e.id, options: e.type === 'asked' ? e.options : {} }, messages: [] };
  },
  wakeAt: () => undefined,
  isOpen: () => false,
};

/** One message may answer a question and lead to the next one: then that one stands. */
function isNews(before: QuestionState | undefined, e: QuestionEvent): boolean {
  const order = before === undefined ? 1 : byRank(e, before);
  return order > 0 || (order === 0 && e.type === 'asked');
}

/** The intent behind an answer, while the question stands; 'dropped' when he wants none of it. */
export function answerTo(s: QuestionState | undefined, answer: string, at: number): Intent | 'dropped' | undefined {
  if (s === undefined || at - s.at > PATIENCE || at < s.at) return undefined;
  const { options } = s;
  const isAsked = Object.keys(options).length > 0;
  if (answer === 'no') return options['no'] ?? (isAsked ? 'dropped' : undefined);
  // Yes is 1 where nothing else can be chosen.
  if (answer === 'yes') return options['yes'] ?? (options['2'] === undefined ? options['1'] : undefined);
  return options[answer];
}
