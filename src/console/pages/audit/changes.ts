// A version of a document as it is shown, and what a report's version has changed.
import { figuresOf, messageOf, type ReportState, type Statement } from '../../../../flows/daily-report/index.ts';
import type { JournalEntry } from '../../../command.ts';
import { masked } from '../../../mask.ts';
import type { ReportField } from '../../../templates/types.ts';
import type { Change, Moved, Version } from '../../wire/audit.ts';
import { type Desk, isReadable } from './rights.ts';

export function changeOf(entry: JournalEntry, desk: Desk): Change {
  const { org } = desk.viewer;
  const { version, at, type, room, message, text } = entry;
  const known = org.person(entry.person ?? '');
  const post = known?.posts[0];
  const isHidden = text !== undefined && !isReadable(desk, entry);
  return {
    ...{ version, at, type, message, isHidden },
    who: entry.name ?? known?.name,
    unit: post === undefined ? undefined : org.fullLabel(post.unit),
    place: room === undefined ? undefined : desk.heardIn(room).shown,
    text: isHidden || text === undefined ? undefined : masked(text),
  };
}

/** Oldest first: every version with the figures that stood after what had arrived by then. */
export function reportVersions(
  entries: readonly JournalEntry[],
  { state, fields, desk }: { state: ReportState | undefined; fields: readonly ReportField[]; desk: Desk },
): readonly Version[] {
  const log = state?.log ?? [];
  const heard = new Set<Statement>();
  return entries.map((entry) => {
    const said = log.filter((one) => entry.message !== undefined && messageOf(one.id) === entry.message);
    const change = changeOf(entry, desk);
    if (said.length === 0) return change;
    const before = figuresOf({ log: log.filter((one) => heard.has(one)) });
    for (const one of said) heard.add(one);
    return {
      ...change,
      moved: movedIn(fields, { before, after: figuresOf({ log: log.filter((one) => heard.has(one)) }) }),
    };
  });
}

type Figures = ReturnType<typeof figuresOf>;

function movedIn(fields: readonly ReportField[], { before, after }: { before: Figures; after: Figures }): Moved[] {
  return fields
    .filter(({ key }) => before[key] !== after[key])
    .map(({ key, label, measure }) => ({ label, measure, before: words(before[key]), after: words(after[key]) }));
}

const words = (value: number | string | undefined): string | undefined =>
  value === undefined ? undefined : masked(String(value));
