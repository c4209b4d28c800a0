// When reports came in: read once per form and day, then kept up with what is committed.
import type { Question } from '../../commands/reading/question.ts';
import { dailyReport, dayPeriod, isReported, type ReportState, standing } from '../../flows/daily-report/index.ts';
import type { Commit } from '../ports.ts';
import type { Console, Viewer } from './console.ts';
import type { Arrivals } from './wire/today.ts';

/** Points of a curve, and the least time between two, ms. */
const POINTS = 144;
const LEAST = 60_000;
/** Forms and days remembered; the longest unasked goes first. */
const KEPT = 24;

/** Per period: each unit's first message that stands, ms. */
type Known = Map<string, Map<string, number>>;

/** Follows the commits; what is not remembered yet is read when it is asked for. */
export function watchArrivals({ onCommitted }: Console): Known {
  const known: Known = new Map();
  onCommitted((commits) => {
    for (const { docs } of commits) for (const doc of docs) note(known, doc);
  });
  return known;
}

function note(known: Known, { ref, json }: Commit['docs'][number]): void {
  const units = ref.flow === dailyReport.name ? known.get(ref.period ?? '') : undefined;
  if (units === undefined) return;
  const at = firstAt(JSON.parse(json) as ReportState);
  if (at === undefined) units.delete(ref.id);
  else units.set(ref.id, at);
}

function firstAt(state: ReportState | undefined): number | undefined {
  return isReported(state) ? standing(state)[0]?.at : undefined;
}

export async function arrivalsOf(
  q: Question,
  { viewer, known, console }: { viewer: Viewer; known: Known; console: Console },
): Promise<Arrivals> {
  const period = dayPeriod(q.template.key, q.day);
  const units = known.get(period) ?? new Map<string, number>();
  const isNew = !known.has(period);
  known.delete(period);
  known.set(period, units);
  if (isNew) await readIn(period, q, { viewer, console, units });
  if (known.size > KEPT) known.delete([...known.keys()][0] ?? '');
  const { opensAt, closesAt } = q.opened.policy;
  const until = Math.min(viewer.at, closesAt);
  const step = Math.max(LEAST, Math.ceil((closesAt - opensAt) / POINTS / LEAST) * LEAST);
  const counts = Array.from({ length: Math.floor((until - opensAt) / step) + 1 }, () => 0);
  for (const [unit, at] of units) {
    const place = Math.max(0, Math.floor((at - opensAt) / step));
    if (viewer.org.within(unit, q.unit) && place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
  }
  let sum = 0;
  return { from: opensAt, step, counts: counts.map((n) => (sum += n)) };
}

async function readIn(
  period: string,
  { ledger }: Question,
  { viewer: { org, read }, console, units }: { viewer: Viewer; console: Console; units: Map<string, number> },
): Promise<void> {
  const roots = org.roots().map(({ code }) => code);
  const all = await console.engine.store.expected(ledger, roots);
  const states = await read.docs(dailyReport, all, period);
  states.forEach((state, i) => {
    const [unit = '', at] = [all[i], firstAt(state)];
    // What was committed meanwhile is newer.
    if (at !== undefined && !units.has(unit)) units.set(unit, at);
  });
}
