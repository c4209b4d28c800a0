// A named way into the console, tied to a person: what he may do there is what his posts allow. Its id is the name in small letters.
import { z } from 'zod';
import { UserError } from '../src/errors.ts';
import { byRank, type Flow } from '../src/flow.ts';
import { author, stamp } from '../src/org/schemas.ts';
import { text } from '../src/texts/index.ts';

const event = z.discriminatedUnion('type', [
  /** The first password of a name, or a new one of the same person. */
  z.object({ type: z.literal('set'), ...stamp.shape, person: z.string(), hash: z.string(), by: author.optional() }),
  z.object({ type: z.literal('closed'), ...stamp.shape, by: author.optional() }),
]);
export type LoginEvent = z.infer<typeof event>;

/** `changed` tells sessions begun before that they are over. */
const state = z.object({ person: z.string(), hash: z.string(), open: z.boolean(), changed: stamp });
export type Login = z.infer<typeof state>;

export const login: Flow<Login, LoginEvent> = {
  name: 'login',
  state,
  event,
  transition(before, e) {
    if (e.type === 'tick' || (before !== undefined && isOvertaken(e, before)))
      return { state: before as Login, messages: [] };
    const changed = { at: e.at, id: e.id };
    if (e.type === 'set') {
      if (before !== undefined && before.person !== e.person) throw new UserError(text('console.nameTaken', {}));
      return { state: { person: e.person, hash: e.hash, open: true, changed }, messages: [] };
    }
    if (before === undefined) throw new UserError(text('console.noLogin', {}));
    return { state: { ...before, open: false, changed }, messages: [] };
  },
  wakeAt: () => undefined,
  isOpen: (s) => s.open,
};

/** Of two changes at one instant the closing stands. */
function isOvertaken(e: LoginEvent, { open, changed }: Login): boolean {
  const isOther = (e.type === 'set') !== open;
  return e.at === changed.at && isOther ? !open : byRank(e, changed) <= 0;
}
