// When reports came in: read once per form and day, then kept up with what is committed.
import type { Question } from '../../commands/reading/question.ts';
import { dailyReport, dayPeriod, isReported, type ReportState, standing } from '../../flows/daily-report/index.ts';
import { openSession } from '../engine/session.ts';
import { insideOf } from '../org/inside.ts';
import type { Commit } from '../ports.ts';
import { each } from '../unhurried.ts';
import type { Console, Viewer } from './console.ts';
import type { Arrivals } from './wire/today.ts';

/** Points of a curve, and the least time between two, ms. */
const POINTS = 144;
const LEAST = 60_000;
/** Forms and days remembered; the longest unasked goes first. */
const KEPT = 24;
/** Reports read in one go. */
const STEP = 500;

/** Each unit's first message that stands, ms. */
type Units = Map<string, number>;

/** Of one form and day. Nobody is answered before it has been read once. */
interface Curve {
  readonly units: Units;
  readonly isRead: Promise<void>;
}
type Known = Map<string, Curve>;

/** Follows the commits; what is not remembered yet is read when it is asked for. */
export function watchArrivals({ onCommitted }: Console): Known {
  const known: Known = new Map();
  onCommitted((commits) => {
    for (const { docs } of commits) for (const doc of docs) note(known, doc);
  });
  return known;
}

function note(known: Known, { ref, json }: Commit['docs'][number]): void {
  const units = ref.flow === dailyReport.name ? known.get(ref.period ?? '')?.units : undefined;
  if (units === undefined) return;
  const at = firstAt(JSON.parse(json) as ReportState);
  // One that was taken back stays known as such: what is still being read is older.
  units.set(ref.id, at ?? NaN);
}

function firstAt(state: ReportState | undefined): number | undefined {
  return isReported(state) ? standing(state)[0]?.at : undefined;
}

interface Sources {
  readonly viewer: Viewer;
  readonly known: Known;
  readonly console: Console;
}

export async function arrivalsOf(q: Question, sources: Sources): Promise<Arrivals> {
  const { org, at: now } = sources.viewer;
  const { opensAt, closesAt } = q.opened.policy;
  const until = Math.min(now, closesAt);
  const step = Math.max(LEAST, Math.ceil((closesAt - opensAt) / POINTS / LEAST) * LEAST);
  const counts = Array.from({ length: Math.floor((until - opensAt) / step) + 1 }, () => 0);
  const isInside = insideOf(org, q.unit);
  await each(await unitsOf(q, sources), ([unit, at]) => {
    const place = Math.max(0, Math.floor((at - opensAt) / step));
    if (place < counts.length && isInside(unit)) counts[place] = (counts[place] ?? 0) + 1;
  });
  let sum = 0;
  return { from: opensAt, step, counts: counts.map((n) => (sum += n)) };
}

async function unitsOf(q: Question, { viewer, known, console }: Sources): Promise<Units> {
  const period = dayPeriod(q.template.key, q.day);
  const curve = known.get(period) ?? begun(period, q, { viewer, console });
  known.delete(period);
  known.set(period, curve);
  if (known.size > KEPT) known.delete([...known.keys()][0] ?? '');
  try {
    await curve.isRead;
  } catch (error) {
    known.delete(period);
    throw error;
  }
  return curve.units;
}

function begun(period: string, { ledger }: Question, { viewer, console }: Omit<Sources, 'known'>): Curve {
  const units: Units = new Map();
  const readIn = async (): Promise<void> => {
    const roots = viewer.org.roots().map(({ code }) => code);
    const all = await console.engine.store.expected(ledger, roots);
    for (let from = 0; from < all.length; from += STEP) {
      const some = all.slice(from, from + STEP);
      // A session of its own for each step: it would keep all it has read.
      const states = await openSession(console.engine).read.docs(dailyReport, some, period);
      for (const [i, unit] of some.entries()) {
        const at = firstAt(states[i]);
        if (at !== undefined && !units.has(unit)) units.set(unit, at);
      }
    }
  };
  return { units, isRead: readIn() };
}
