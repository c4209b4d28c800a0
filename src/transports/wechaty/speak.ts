// Sending one text through a puppet, and what its errors mean.
import type { impls } from 'wechaty-puppet';
import { SendError } from '../../errors.ts';
import type { Outgoing } from '../../ports.ts';
import { DeadlineError, within } from './deadline.ts';

type Outcome = SendError['outcome'];
export type Puppet = impls.PuppetInterface;

/** Puppets have no error codes, only words. What is not here may have gone out. */
const MEANINGS: readonly (readonly [RegExp, Outcome])[] = [
  [/no grpc manager|no client|not logged in|must login|NOPUPPET/i, 'wait'],
  [/no connection established|ECONNREFUSED|name resolution failed/i, 'wait'],
  [/too (often|frequent|many)|rate.?limit|RESOURCE_EXHAUSTED|频繁|限制/i, 'wait'],
  [/(room|chatroom|group|contact|conversation)\b.*\b(not (found|exist)|no(t)? (longer )?in|removed|kicked)/i, 'bury'],
  [/not (a )?(room |chatroom |group )?member|no payload found for id|\bnot exist|移出|不在群/i, 'bury'],
];

/** Contact ids that stand for everybody. */
const EVERYBODY_ID = /@all$|^all$/i;
const EVERYBODY_NAME = /^(所有人|全体成员|all|everyone|everybody)$/i;

/** Throws SendError. */
export async function speak(puppet: Puppet, message: Outgoing, deadlineMs: number): Promise<void> {
  if (!puppet.isLoggedIn) throw new SendError('not logged in', 'wait');
  const mentions = message.private ? [] : mentionable(message);
  const text = mentions.map(({ name }) => `@${name}\u2005`).join('') + (mentions.length > 0 ? ' ' : '') + message.text;
  const ids = mentions.map(({ contact }) => contact);
  try {
    await within(deadlineMs, Promise.resolve(puppet.messageSendText(message.conversation, text, ids)));
  } catch (error) {
    throw new SendError(wordsOfError(error), outcomeOf(error));
  }
}

/** The text without the mentions `speak` put before it. */
export function withoutMentions(text: string): string {
  return text.replace(/^(?:@[^@\u2005\n]{1,64}\u2005)+ ?/, '');
}

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof DeadlineError) return 'unknown';
  const words = wordsOfError(error);
  return MEANINGS.find(([pattern]) => pattern.test(words))?.[1] ?? 'unknown';
}

export function wordsOfError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A nickname is data: it may not end the mention early, open another one, or read like everybody. */
function mentionable(message: Outgoing): Outgoing['mentions'] {
  return message.mentions
    .map(({ contact, name }) => ({
      contact,
      name: Array.from(name.replace(/[\p{C}\p{Z}@＠\u3164]+/gu, ' ').trim())
        .slice(0, 32)
        .join(''),
    }))
    .filter(({ contact, name }) => name !== '' && !EVERYBODY_ID.test(contact) && !EVERYBODY_NAME.test(name));
}
