// A click is said like a message: the same understanding, rights, flows and journal. The answers are taken from the commit.
import type { QuestionState } from '../../flows/question.ts';
import { CONSOLE } from '../org/types.ts';
import type { Commit, Heard } from '../ports.ts';
import { type Console, sentence, type Viewer } from './console.ts';
import type { Answer } from './wire/say.ts';
import { written } from './write.ts';

/** Says something as the viewer, privately to the bot. The same id again is the same message. */
export async function say(
  console: Pick<Console, 'engine' | 'onCommitted'>,
  { person, at, locale }: Viewer,
  said: { readonly id: string; readonly text: string },
): Promise<Answer> {
  const id = `${person.id}:${said.id}`;
  const place = { channel: CONSOLE, account: CONSOLE, conversation: person.id, private: true };
  const by = { contact: person.id, contactName: person.name };
  const message: Heard = { ...place, ...by, id, at, text: said.text, mentions: [] };
  const commit = await written(console, { kind: 'heard', id: `${CONSOLE}:${id}`, at, message });
  if (commit === undefined) return { replies: [], options: [], pending: true };
  const replies = commit.parcels.filter(({ account }) => account === CONSOLE);
  return {
    replies: replies.map(({ text }) => sentence(console, text, locale)),
    options: optionsIn(commit),
    pending: false,
  };
}

function optionsIn({ docs }: Commit): string[] {
  const asked = docs.find(({ ref }) => ref.flow === 'question');
  return asked === undefined ? [] : Object.keys((JSON.parse(asked.json) as QuestionState).options);
}
