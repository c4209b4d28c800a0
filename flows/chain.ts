// The newest state of the chain (接龙) running in a conversation. Every addition posts the whole chain again: only news is answered.
import { z } from 'zod';
import { byRank, type Flow, type Message, type Step } from '../src/flow.ts';
import { type Text, text } from '../src/texts/index.ts';

const good = z.object({
  name: z.string(),
  /** Reporting day the row is about, so that the same words tomorrow are news. */
  day: z.string(),
  said: z.enum(['zero', 'figures', 'ack']),
  figures: z.array(z.object({ label: z.string(), value: z.union([z.number(), z.string()]), measure: z.string() })),
  /** Written by somebody else than the unit; and what of it was not kept. Who posts the chain again does not make it news. */
  behalf: z.boolean(),
  lost: z.array(z.object({ label: z.string(), title: z.string(), why: z.enum(['off', 'notOwed', 'unread']) })),
});
const bad = z.object({
  name: z.string(),
  why: z.custom<Text>((v) => typeof v === 'object' && v !== null && 'key' in v),
});
const event = z.object({
  type: z.literal('posted'),
  at: z.number(),
  id: z.string(),
  /** What the rows stood in: a chain, something else with rows, or one statement made of each unit. */
  list: z.enum(['chain', 'rows', 'each']).optional(),
  /** Rows that counted, with what was understood; rows that did not, with the reason. */
  good: z.array(good),
  bad: z.array(bad),
});
export type Posted = z.infer<typeof event>;

const state = z.object({
  at: z.number(),
  id: z.string(),
  good: z.record(z.string(), z.string()),
  bad: z.record(z.string(), z.string()),
});
export type ChainState = z.infer<typeof state>;

export const chain: Flow<ChainState, Posted> = {
  name: 'chain',
  state,
  event,
  transition: (before, e) => (e.type === 'tick' ? { state: before ?? empty(e), messages: [] } : post(before, e)),
  wakeAt: () => undefined,
  isOpen: () => false,
};

function empty({ at }: { at: number }): ChainState {
  return { at, id: '', good: {}, bad: {} };
}

function post(before: ChainState | undefined, e: Posted): Step<ChainState> {
  if (e.list === 'each') return { state: before ?? empty({ at: 0 }), messages: [answer(e, e)] };
  if (before !== undefined && byRank(e, before) <= 0) return { state: before, messages: [] };
  const fresh = e.good.filter(newsTo(before));
  const newlyBad = e.bad.filter((row) => before?.bad[row.name] !== JSON.stringify(row));
  const next: ChainState = { at: e.at, id: e.id, good: digest(e.good, markOf), bad: digest(e.bad, JSON.stringify) };
  if (fresh.length + newlyBad.length === 0) return { state: next, messages: [] };
  return { state: next, messages: [answer(e, { good: fresh, bad: newlyBad })] };
}

function answer({ list = 'chain', good: all }: Posted, { good, bad }: Pick<Posted, 'good' | 'bad'>): Message {
  const said = text('report.chain', { list, fresh: good, bad, total: all.length });
  return { to: { reply: true }, text: said, urgency: 'receipt' };
}

type Marked = Pick<Posted['good'][number], 'name' | 'day' | 'said'> & { readonly figures: readonly object[] };

/** What a row says, to recognise it when the chain is posted again. */
function markOf({ name, day, said, figures }: Marked): string {
  return JSON.stringify({ name, day, said, figures });
}

/** Which rows the chain did not say before. */
export function newsTo(before: ChainState | undefined): (row: Marked) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (row) => {
    const marks = known.get(row.name) ?? new Set(before?.good[row.name]?.split('\n'));
    known.set(row.name, marks);
    return !marks.has(markOf(row));
  };
}

/** Several rows of one name stand together. */
function digest<T extends { readonly name: string }>(
  rows: readonly T[],
  mark: (row: T) => string,
): Record<string, string> {
  const marks = new Map<string, string[]>();
  for (const row of rows) {
    const known = marks.get(row.name);
    if (known === undefined) marks.set(row.name, [mark(row)]);
    else known.push(mark(row));
  }
  return Object.fromEntries(Array.from(marks, ([name, all]) => [name, all.join('\n')]));
}
