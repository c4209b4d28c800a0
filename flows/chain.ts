// The chains (接龙) running in a conversation, each as it was posted last. Every addition posts the whole chain again: only news
// is answered, and two chains at once (domain.md §3) do not make each other's rows news.
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
  lost: z.array(
    z.object({ label: z.string(), title: z.string(), why: z.enum(['off', 'notOwed', 'unread', 'counted']) }),
  ),
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
  /** What a chain begins with, above its rows. */
  heading: z.string().optional(),
  /** Rows that counted, with what was understood; rows that did not, with the reason. */
  good: z.array(good),
  bad: z.array(bad),
});
export type Posted = z.infer<typeof event>;

const running = z.object({
  at: z.number(),
  id: z.string(),
  heading: z.string().optional(),
  good: z.record(z.string(), z.string()),
  bad: z.record(z.string(), z.string()),
});
type Running = z.infer<typeof running>;
/** The chain posted last, and others that may be posted again. */
const state = running.extend({ others: z.array(running).optional() });
export type ChainState = z.infer<typeof state>;

export const chain: Flow<ChainState, Posted> = {
  name: 'chain',
  state,
  event,
  transition: (before, e) => (e.type === 'tick' ? { state: before ?? empty(e), messages: [] } : post(before, e)),
  wakeAt: () => undefined,
  isOpen: () => false,
};

/** Chains remembered besides the newest. */
const OTHERS = 3;

function empty({ at }: { at: number }): ChainState {
  return { at, id: '', good: {}, bad: {} };
}

function post(before: ChainState | undefined, e: Posted): Step<ChainState> {
  if (e.list === 'each') return { state: before ?? empty({ at: 0 }), messages: [answer(e, e)] };
  const chains = chainsOf(before);
  const known = continued(chains, e);
  if (before !== undefined && known !== undefined && byRank(e, known) <= 0) return { state: before, messages: [] };
  const fresh = e.good.filter((row) => !says(known, row));
  const newlyBad = e.bad.filter((row) => known?.bad[row.name] !== JSON.stringify(row));
  const { at, id, heading } = e;
  const now: Running = { at, id, heading, good: digest(e.good, markOf), bad: digest(e.bad, JSON.stringify) };
  const [newest = now, ...others] = [now, ...chains.filter((one) => one !== known)].sort((a, b) => byRank(b, a));
  const next = { ...newest, others: others.length === 0 ? undefined : others.slice(0, OTHERS) };
  if (fresh.length + newlyBad.length === 0) return { state: next, messages: [] };
  return { state: next, messages: [answer(e, { good: fresh, bad: newlyBad })] };
}

function chainsOf(s: ChainState | undefined): readonly Running[] {
  if (s === undefined || s.id === '') return [];
  const { others = [], ...newest } = s;
  return [newest, ...others];
}

type Told = Pick<Posted, 'heading'> & { readonly good: readonly Marked[] };

/** The chain that is posted again: its heading says so, or, where somebody has edited that, the rows they share. */
function continued(chains: readonly Running[], { heading, good }: Told): Running | undefined {
  const same = chains.find((one) => one.heading === heading);
  if (same !== undefined || heading === undefined) return same;
  return chains.find((one) => good.some((row) => says(one, row)));
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
export function newsTo(before: ChainState | undefined, told: Told): (row: Marked) => boolean {
  const known = continued(chainsOf(before), told);
  return (row) => !says(known, row);
}

function says(chain: Running | undefined, row: Marked): boolean {
  const marks = chain?.good[row.name];
  return marks !== undefined && marks.split('\n').includes(markOf(row));
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
