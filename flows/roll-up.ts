// What a unit has submitted upwards: frozen versions of its summary (product.md §4.5). What changes later is shown against them.
import { z } from 'zod';
import { byRank, type Flow, type Step } from '../src/flow.ts';
import { author } from '../src/org/schemas.ts';
import { text } from '../src/texts/index.ts';

const figures = z.object({
  expected: z.number(),
  missing: z.number(),
  /** Of those who reported: let off, and not among those expected. */
  voluntary: z.number().optional(),
  zero: z.number(),
  late: z.number(),
  sums: z.record(z.string(), z.number()),
});
const event = z.object({
  type: z.literal('submitted'),
  at: z.number(),
  id: z.string(),
  by: author,
  unit: z.string(),
  unitName: z.string(),
  parent: z.string().optional(),
  title: z.string(),
  day: z.string(),
  figures,
  /** The totals in words for the group above. */
  totals: z.array(z.object({ label: z.string(), value: z.number(), measure: z.string() })),
});
export type Submitted = z.infer<typeof event>;

const version = z.object({ at: z.number(), id: z.string(), by: z.string(), figures });
const state = z.object({ versions: z.array(version) });
export type RollUpState = z.infer<typeof state>;

export const rollUp: Flow<RollUpState, Submitted> = {
  name: 'roll-up',
  state,
  event,
  transition: (before, e) =>
    e.type === 'tick' ? { state: before ?? { versions: [] }, messages: [] } : submit(before ?? { versions: [] }, e),
  wakeAt: () => undefined,
  isOpen: () => false,
};

function submit(s: RollUpState, e: Submitted): Step<RollUpState> {
  if (s.versions.some((v) => v.id === e.id)) return { state: s, messages: [] };
  const versions = [...s.versions, { at: e.at, id: e.id, by: e.by.name, figures: e.figures }].sort(byRank);
  const number = versions.findIndex((v) => v.id === e.id) + 1;
  const params = { unit: e.unitName, title: e.title, day: e.day, at: e.at, version: number, by: e.by.name };
  const { expected, missing, voluntary = 0, zero, late } = e.figures;
  const counts = { expected, missing, actual: expected - missing + voluntary, zero, late };
  return {
    state: { versions },
    messages: [
      { to: { reply: true }, text: text('report.submitted', params), urgency: 'answer' },
      ...(e.parent === undefined
        ? []
        : [
            {
              to: { unit: e.parent },
              text: text('report.submittedUp', { ...params, ...counts, totals: e.totals }),
              urgency: 'summary' as const,
            },
          ]),
    ],
  };
}
