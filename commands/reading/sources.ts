// Where a figure comes from: down the tree to the units that reported it, and to the messages it was read from.
import {
  dailyReport,
  dayPeriod,
  figuresOf,
  messageOf,
  REPORT,
  type ReportState,
  sourceOf,
  type Statement,
} from '../../flows/daily-report/index.ts';
import type { JournalEntry, Read } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { ReportField } from '../../src/templates/types.ts';
import type { TraceLine, Version } from '../../src/texts/zh-CN/summary.ts';
import { excerpt } from './excerpt.ts';
import type { Question } from './question.ts';
import { wordsOf } from './said-values.ts';

/** Reporting units listed directly, with their messages. */
const DIRECT = 10;
export interface Traced extends Question {
  readonly field: ReportField;
}

interface Sources {
  readonly org: Org;
  readonly read: Read;
}

interface Part {
  readonly unit: UnitCode;
  readonly value: number;
}

interface Split {
  /** What the unit reported itself. */
  readonly own: number;
  /** Children with a figure, largest first. */
  readonly children: readonly Part[];
}

/** The figure of each unit, split into its own report and its children. */
async function splitsOf(t: Traced, units: readonly UnitCode[], { org, read }: Sources): Promise<readonly Split[]> {
  const below = units.map((unit) => org.children(unit, t.day).map((child) => child.code));
  const figures = await read.figures(t.ledger, [...units, ...below.flat()]);
  const values = new Map(figures.map(({ unit, sums }) => [unit, sums[t.field.key] ?? 0]));
  const valueOf = (unit: UnitCode) => values.get(unit) ?? 0;
  return units.map((unit, i) => {
    const parts = (below[i] ?? []).map((child) => ({ unit: child, value: valueOf(child) }));
    const children = parts.filter(({ value }) => value !== 0).sort((a, b) => b.value - a.value);
    return { own: valueOf(unit) - parts.reduce((sum, { value }) => sum + value, 0), children };
  });
}

export interface Way {
  readonly children: readonly Part[];
  /** The units that reported the figure, when they are few, each with what is its own. */
  readonly reporters: readonly Part[] | undefined;
}

/** The way down from a unit; tier by tier, and no further than the answer needs. */
export async function wayDown(t: Traced, sources: Sources): Promise<Way> {
  let children: readonly Part[] | undefined;
  const reporters: Part[] = [];
  for (let level: readonly UnitCode[] = [t.unit]; level.length > 0;) {
    const splits = await splitsOf(t, level, sources);
    children ??= splits[0]?.children ?? [];
    const own = level.map((unit, i) => ({ unit, value: splits[i]?.own ?? 0 }));
    reporters.push(...own.filter(({ value }) => value !== 0));
    level = splits.flatMap((split) => split.children.map((child) => child.unit));
    if (reporters.length + level.length > DIRECT) return { children, reporters: undefined };
  }
  return { children: children ?? [], reporters };
}

export function stateOf({ template, day, unit }: Question, read: Read): Promise<ReportState | undefined> {
  return read.doc(dailyReport, unit, dayPeriod(template.key, day));
}

interface Entry {
  readonly entry: JournalEntry;
  /** What the entry put into the record; undefined of what is no statement. */
  readonly stated: Statement | undefined;
}

/** Everything that was said to a unit's record, oldest first. */
export async function entriesOf(q: Question, read: Read): Promise<readonly Entry[]> {
  const { template, day, unit } = q;
  const ref = { flow: REPORT, period: dayPeriod(template.key, day), id: unit };
  const [entries, state] = await Promise.all([read.history(ref), stateOf(q, read)]);
  const log = new Map(state?.log.map((one) => [messageOf(one.id), one]));
  return entries
    .filter(({ type }) => type !== 'tick')
    .map((entry) => ({ entry, stated: log.get(entry.message ?? '') }));
}

/** Every version of a unit's record, oldest first. */
export async function versionsOf(q: Traced, read: Read): Promise<readonly Version[]> {
  const entries = await entriesOf(q, read);
  return entries.map(({ entry, stated }) => {
    const behalf = stated?.for !== undefined;
    return { at: entry.at, by: entry.name ?? '', behalf, type: entry.type, ...quoted(entry, q.field, stated) };
  });
}

/** Each reporter's figure, who gave it, when and in which words. */
export async function reportLines(t: Traced, parts: readonly Part[], sources: Sources): Promise<readonly TraceLine[]> {
  const units = parts.map(({ unit }) => unit);
  const states = await sources.read.docs(dailyReport, units, dayPeriod(t.template.key, t.day));
  const lines = await Promise.all(
    parts.map(async ({ unit, value }, i): Promise<readonly TraceLine[]> => {
      const line = await reportLine({ ...t, unit }, states[i], sources);
      // Reported by a unit that has been moved away since: the figure stays where it was counted.
      return line.length > 0 || value === 0
        ? line
        : [{ kind: 'unit', unit: sources.org.label(unit), value, moved: true }];
    }),
  );
  return lines.flat();
}

async function reportLine(t: Traced, state: ReportState | undefined, { org, read }: Sources): Promise<TraceLine[]> {
  const source = sourceOf(state, t.field.key);
  if (state === undefined || source === undefined) return [];
  const history = await read.history({ flow: REPORT, period: dayPeriod(t.template.key, t.day), id: t.unit });
  const entry =
    history.find((one) => one.message === messageOf(source.id)) ?? history.find((one) => one.at === source.at);
  const value = wordsOf(figuresOf(state)[t.field.key] ?? 0);
  const by = entry?.name ?? org.person(source.by)?.name ?? '';
  const behalf = source.for !== undefined;
  return [
    { kind: 'report', unit: org.label(t.unit), value, at: source.at, by, behalf, ...quoted(entry, t.field, source) },
  ];
}

/** Whether the message spoke of this unit alone: a row of a list is numbered. */
export function isAlone(stated: Statement | undefined): boolean {
  return stated === undefined || stated.id === messageOf(stated.id);
}

/** Words are their own quotation; of a message with figures only what states this one is repeated. */
function quoted(entry: JournalEntry | undefined, field: ReportField, stated: Statement | undefined): { text?: string } {
  if (entry?.text === undefined || !isNumber(field)) return {};
  const said = excerpt(entry.text, field, { value: stated?.values[field.key], alone: isAlone(stated) });
  return said === undefined ? {} : { text: said };
}

function isNumber({ kind }: ReportField): boolean {
  return kind === 'people' || kind === 'work';
}
