// What lies between two readings: the version submitted and now, the first day and this one.
import { dailyReport, dayLedger, dayPeriod, isAnswered, type ReportState } from '../../flows/daily-report/index.ts';
import { rollUp, type RollUpState } from '../../flows/roll-up.ts';
import { addDays, daysBetween } from '../../src/calendar.ts';
import type { Read } from '../../src/command.ts';
import type { Day, UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { Doubted, Since, Summary } from '../../src/texts/zh-CN/summary.ts';
import type { Question } from './question.ts';
import { changesOf, totalsOf } from './shown.ts';
import { lacking, type Standing } from './standing.ts';

type Sums = Readonly<Record<string, number>>;

/** Days a running total adds up at most. */
const LONGEST = 92;
/** Doubts printed in a summary. */
const DOUBTS = 10;

interface Sources {
  readonly org: Org;
  readonly read: Read;
}

async function sumsOn({ template, unit }: Question, day: Day, read: Read): Promise<Sums | undefined> {
  const ledger = dayLedger(template.key, day);
  if (!(await read.isOpened(ledger))) return undefined;
  return (await read.figures(ledger, [unit]))[0]?.sums;
}

/** Daily fields added up since the form was switched on. */
export async function runningOf(q: Question, { org, read }: Sources): Promise<NonNullable<Summary['running']>> {
  const begun = firstDay(q, org);
  const length = Math.min(daysBetween(begun, q.day) + 1, LONGEST);
  const from = addDays(q.day, 1 - length);
  const days = Array.from({ length }, (_, i) => addDays(from, i));
  const all = await Promise.all(days.map((day) => sumsOn(q, day, read)));
  const sums: Record<string, number> = {};
  for (const one of all) for (const [key, n] of Object.entries(one ?? {})) sums[key] = (sums[key] ?? 0) + n;
  return { from, days: length, totals: totalsOf(q.template, sums).filter((total) => total.daily) };
}

function firstDay({ template, unit, day }: Question, org: Org): Day {
  const own = org.activation(template.key, unit, day);
  const below = org
    .activations()
    .filter(({ area, from }) => org.within(area, unit) && from <= day)
    .filter((one) => one.template === template.key && (one.to === undefined || day <= one.to));
  return (own === undefined ? below : [own, ...below]).map(({ from }) => from).sort()[0] ?? day;
}

/** What has moved since the last version went up. */
export async function sinceVersion(q: Question, now: Standing, read: Read): Promise<Since | undefined> {
  const versions = (await read.doc(rollUp, q.unit, dayPeriod(q.template.key, q.day)))?.versions ?? [];
  const last = versions.at(-1);
  if (last === undefined) return undefined;
  return { version: versions.length, at: last.at, by: last.by, ...movedSince(last.figures, q, now) };
}

type Frozen = RollUpState['versions'][number]['figures'];

export function movedSince(then: Frozen, { template }: Question, now: Standing): Pick<Since, 'changes' | 'missing'> {
  return { changes: changesOf(template, now.sums, then.sums), missing: lacking(now) - then.missing };
}

/** Figures in question below the unit, with what is asked. */
export async function doubtsOf(q: Question, sources: Sources): Promise<{ shown: Doubted[]; more: number }> {
  const { shown, more } = await questionedBelow(q, { ...sources, most: DOUBTS });
  const doubted = ({ unit, state }: (typeof shown)[number]) => ({
    unit: sources.org.label(unit),
    reason: state?.question?.reason ?? '',
    answered: isAnswered(state),
  });
  return { shown: shown.map(doubted), more };
}

/** The records in question below the unit, `most` of them at most. */
export async function questionedBelow(
  q: Question,
  { read, most }: Pick<Sources, 'read'> & { readonly most: number },
): Promise<{
  readonly shown: readonly { readonly unit: UnitCode; readonly state: ReportState | undefined }[];
  readonly more: number;
}> {
  const units = await read.marked({ ledger: q.ledger, mark: 'disputed', under: q.unit });
  const first = units.slice(0, most);
  const states = await read.docs(dailyReport, first, dayPeriod(q.template.key, q.day));
  return { shown: first.map((unit, i) => ({ unit, state: states[i] })), more: units.length - first.length };
}
