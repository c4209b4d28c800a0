// The gap ledger of one account: when nobody listened. Units whose report may lie in a gap are asked once to send it again, and are
// unknown for as long as that may take; who stays silent then is missing like anybody else.
import { z } from 'zod';
import type { Flow, Step } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';

/** Gaps remembered per account; older ones lie in closed periods. */
const REMEMBERED = 500;

/** While the link comes and goes the groups are asked once in this time, ms. */
const PAUSE = 30 * 60_000;

/** Who was asked to send again has this long to do so, ms. */
export const RESEND = 60 * 60_000;

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

const gap = z.object({ from: z.number(), to: z.number(), until: z.number().optional() });
/** `gaps` excuse whoever was not heard, each until its time to send again is over; `over` are kept for the record. */
const state = z.object({ gaps: z.array(gap), over: z.array(gap).optional() });
type Gap = z.infer<typeof gap>;
export type HearingState = z.infer<typeof state>;

export const hearing: Flow<HearingState, GapHeard> = {
  name: 'hearing',
  state,
  event,
  transition: (before, e) =>
    e.type === 'tick' ? { state: passed(before ?? { gaps: [] }, e.at), messages: [] } : note(before ?? { gaps: [] }, e),
  wakeAt: ({ gaps }) => (gaps.length === 0 ? undefined : Math.min(...gaps.map(endOf))),
  isOpen: () => true,
};

const endOf = ({ to, until }: Gap): number => until ?? to + RESEND;

function passed(s: HearingState, now: number): HearingState {
  const gone = s.gaps.filter((gap) => endOf(gap) <= now);
  if (gone.length === 0) return s;
  return { gaps: s.gaps.filter((gap) => endOf(gap) > now), over: inOrder([...(s.over ?? []), ...gone]) };
}

function inOrder(gaps: readonly Gap[]): Gap[] {
  return [...gaps].sort((a, b) => a.from - b.from || a.to - b.to).slice(-REMEMBERED);
}

function note(s: HearingState, e: GapHeard): Step<HearingState> {
  const known = [...s.gaps, ...(s.over ?? [])];
  if (known.some((gap) => gap.from === e.from && gap.to === e.to)) return { state: s, messages: [] };
  const asked = askedAt(known).some((end) => Math.abs(e.to - end) < PAUSE);
  const until = Math.max(e.at, e.to) + RESEND;
  return {
    state: { ...s, gaps: inOrder([...s.gaps, { from: e.from, to: e.to, until }]) },
    messages: (asked ? [] : e.groups).map(({ unit, title, ledger, due, units }) => ({
      to: { unit },
      text: text('report.resend', { title, from: e.from, to: e.to, units }),
      urgency: 'reminder',
      while: { ledger, due },
    })),
  };
}

/** Ends of the gaps after which the groups were asked, each a pause after the one before; those between were not worth it. */
function askedAt(gaps: readonly Gap[]): readonly number[] {
  const asked: number[] = [];
  for (const end of gaps.map(({ to }) => to).sort((a, b) => a - b)) {
    if (end - (asked.at(-1) ?? -Infinity) >= PAUSE) asked.push(end);
  }
  return asked;
}
