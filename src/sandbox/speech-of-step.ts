// A step of the scripted day as the sandbox channel hears it.
import type { Org } from '../org/types.ts';
import { quoted } from '../transports/sandbox/forms.ts';
import type { SandboxTransport, Speech } from '../transports/sandbox/transport.ts';
import type { Step } from './script.ts';

/** Undefined for somebody who has left, or a group that is no more. */
export function speechOfStep(
  step: Step,
  { org, transport }: { readonly org: Org; readonly transport: SandboxTransport },
): Speech | undefined {
  const room = org.room(step.room);
  const contact = org.contactOf(step.as, transport.channel);
  const person = org.person(step.as);
  if (room === undefined || contact === undefined || person === undefined) return undefined;
  const quote = step.quote === undefined ? undefined : newest(transport, room.room, step.quote);
  return {
    conversation: room.room,
    private: false,
    ...(room.topic === undefined ? {} : { topic: room.topic }),
    contact,
    contactName: person.name,
    text: quote === undefined ? step.text : quoted(quote, step.text),
  };
}

/** What the bot said last in the room with these words in it. */
function newest({ history }: SandboxTransport, conversation: string, words: string) {
  const [found] = history.last(
    1,
    (said) => said.bot && said.conversation === conversation && said.text.includes(words),
  );
  return found?.said;
}
