// A one-time link into the console for one person. Its id is the hash of the secret, which nobody keeps.
import { z } from 'zod';
import { UserError } from '../src/errors.ts';
import type { Flow } from '../src/flow.ts';
import { author, stamp } from '../src/org/schemas.ts';
import { text } from '../src/texts/index.ts';

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('issued'), ...stamp.shape, person: z.string(), until: z.number(), by: author.optional() }),
  z.object({ type: z.literal('used'), ...stamp.shape }),
]);
type InvitationEvent = z.infer<typeof event>;

const state = z.object({ person: z.string(), until: z.number(), used: stamp.optional() });
export type Invitation = z.infer<typeof state>;

export const invitation: Flow<Invitation, InvitationEvent> = {
  name: 'invitation',
  state,
  event,
  transition(before, e) {
    if (e.type === 'issued') {
      return { state: before ?? { person: e.person, until: e.until }, messages: [] };
    }
    if (e.type === 'tick') return { state: before as Invitation, messages: [] };
    if (before === undefined || !isGood(before, e.at)) throw new UserError(text('console.linkOver', {}));
    return { state: { ...before, used: { at: e.at, id: e.id } }, messages: [] };
  },
  wakeAt: () => undefined,
  isOpen: (s) => s.used === undefined,
};

/** Whether the link may still be used at an instant, ms. */
export function isGood({ used, until }: Invitation, at: number): boolean {
  return used === undefined && at <= until;
}
