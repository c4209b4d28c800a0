// The gap ledger of one account: when nobody listened. Units whose report may lie in a gap are asked once to send it again.
import { z } from 'zod';
import type { Flow, Step } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';

/** Gaps remembered per account; older ones lie in closed periods. */
const REMEMBERED = 500;

/** While the link comes and goes the groups are asked once in this time, ms. */
const PAUSE = 30 * 60_000;

const event = z.object({
  type: z.literal('gap'),
  at: z.number(),
  id: z.string(),
  from: z.number(),
  to: z.number(),
  /** Groups of the account in which somebody is still waited for. */
  groups: z.array(
    z.object({
      unit: z.string(),
      title: z.string(),
      ledger: z.string(),
      due: z.string(),
      units: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
});
export type GapHeard = z.infer<typeof event>;

const state = z.object({ gaps: z.array(z.object({ from: z.number(), to: z.number() })) });
export type HearingState = z.infer<typeof state>;

export const hearing: Flow<HearingState, GapHeard> = {
  name: 'hearing',
  state,
  event,
  transition: (before, e) =>
    e.type === 'tick' ? { state: before ?? { gaps: [] }, messages: [] } : note(before ?? { gaps: [] }, e),
  wakeAt: () => undefined,
  isOpen: () => true,
};

function note(s: HearingState, e: GapHeard): Step<HearingState> {
  if (s.gaps.some((gap) => gap.from === e.from && gap.to === e.to)) return { state: s, messages: [] };
  const asked = s.gaps.some((gap) => Math.floor(gap.to / PAUSE) === Math.floor(e.to / PAUSE));
  const gaps = [...s.gaps, { from: e.from, to: e.to }]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .slice(-REMEMBERED);
  return {
    state: { gaps },
    messages: (asked ? [] : e.groups).map(({ unit, title, ledger, due, units }) => ({
      to: { unit },
      text: text('report.resend', { title, from: e.from, to: e.to, units }),
      urgency: 'reminder',
      while: { ledger, due },
    })),
  };
}
