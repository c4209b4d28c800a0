// A form as it was changed here; the shipped one, or that of a file, is its base. Document id: key of the template.
import { z } from 'zod';
import { byRank, type Flow } from '../src/flow.ts';
import { author, stamp } from '../src/org/schemas.ts';
import { retiredFields, templateSchema } from '../src/templates/load.ts';

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('changed'), ...stamp.shape, template: templateSchema, by: author }),
  /** Back to the base; a form without one is no more. `retired`: what only the changed form has asked for. */
  z.object({ type: z.literal('reset'), ...stamp.shape, retired: z.exactOptional(retiredFields), by: author }),
]);
export type FormEvent = z.infer<typeof event>;

/** What was said last counts; a day that is running keeps the cut-offs it was opened with. */
const state = z.object({
  template: z.exactOptional(templateSchema),
  retired: z.exactOptional(retiredFields),
  changed: stamp,
  by: author,
});
export type FormState = z.infer<typeof state>;

export const form: Flow<FormState, FormEvent> = {
  name: 'form',
  state,
  event,
  transition(before, e) {
    if (e.type === 'tick' || (before !== undefined && byRank(e, before.changed) <= 0))
      return { state: before as FormState, messages: [] };
    const { at, id, by } = e;
    const said =
      e.type === 'changed' ? { template: e.template } : e.retired === undefined ? {} : { retired: e.retired };
    return { state: { ...said, changed: { at, id }, by }, messages: [] };
  },
  wakeAt: () => undefined,
  isOpen: ({ template }) => template !== undefined,
};
