// Look-backs of a month: those that are due, by the day, and those that were made.
import { type Finding, lookBackDue } from '../../../../flows/finding.ts';
import { dayOf } from '../../../calendar.ts';
import type { Viewer } from '../../console.ts';
import type { LookBack, LookBacks } from '../../wire/findings.ts';
import { seenIn } from './visible.ts';

export async function lookBacksOf(
  asked: { readonly unit: string; readonly month?: string | undefined },
  viewer: Viewer,
): Promise<LookBacks> {
  const seen = await seenIn(asked.unit, viewer);
  const today = dayOf(viewer.at, viewer.org.zone);
  const month = asked.month ?? today.slice(0, 7);
  const all = seen.flatMap((state) => looksOf(state, viewer)).sort((a, b) => (a.day < b.day ? -1 : 1));
  const first = `${month}-01`;
  return {
    month,
    today,
    looks: all.filter(({ day }) => day.startsWith(month)),
    earlier: all.filter(({ day, state }) => day < first && state === 'late'),
  };
}

function looksOf(state: Finding, { at, org: { zone } }: Viewer): LookBack[] {
  const { number, unitName, place, issue, severity } = state;
  const about = { number, unitName, place, issue, severity };
  const made = state.log.flatMap((entry): LookBack[] =>
    entry.type === 'looked_back' && entry.void !== true
      ? [{ ...about, day: dayOf(entry.at, zone), state: entry.held ? 'held' : 'relapsed' }]
      : [],
  );
  const due = lookBackDue(state);
  const today = dayOf(at, zone);
  if (due === undefined) return made;
  const day = dayOf(due, zone);
  return [...made, { ...about, day, state: day < today ? 'late' : 'due' }];
}
