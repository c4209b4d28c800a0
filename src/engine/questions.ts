// What the bot has asked whom, as signals to the question flow.
import { answerTo, question, type QuestionEvent } from '../../flows/question.ts';
import type { Read } from '../command.ts';
import type { Signal } from '../flow.ts';
import type { Heard } from '../ports.ts';
import type { Intent } from '../understanding/intent.ts';

export function questionFor({ conversation, contact, at, id }: Pick<Heard, 'conversation' | 'contact' | 'at' | 'id'>) {
  const to = { flow: question.name, id: `${conversation}|${contact}` };
  const signal = (event: QuestionEvent): Signal => ({ to, event });
  return {
    answered: signal({ type: 'answered', at, id }),
    asked: (options: Readonly<Record<string, Intent>>) => signal({ type: 'asked', at, id, options: { ...options } }),
    answer: async (read: Read, word: string) => answerTo(await read.doc(question, to.id), word, at),
  };
}
