// Who is missing, out of reach or let off, which figures are in question, and the versions that went up.
import type { Question } from '../../../../commands/reading/question.ts';
import { totalsOf } from '../../../../commands/reading/shown.ts';
import { movedSince, questionedBelow } from '../../../../commands/reading/since.ts';
import { eachOf, type Silent, standingOf } from '../../../../commands/reading/standing.ts';
import { dayPeriod } from '../../../../flows/daily-report/index.ts';
import { rollUp } from '../../../../flows/roll-up.ts';
import type { UnitCode } from '../../../flow.ts';
import type { Viewer } from '../../console.ts';
import type { List, Lists, TotalMoved, Version } from '../../wire/reports.ts';
import { doubtOf } from './figure.ts';
import { actsOf, named } from './place.ts';

/** Units listed at most: who wants more looks further down the tree. */
const LISTED = 500;
const DOUBTS = 200;

export async function listsOf(q: Question, viewer: Viewer): Promise<Lists> {
  const { org, read, at } = viewer;
  const [standing, doubts] = await Promise.all([
    standingOf(q, { org, read, at }, eachOf(LISTED)),
    questionedBelow(q, { read, most: DOUBTS }),
  ]);
  const list = (state: keyof Silent) => ({ count: standing[state], shown: shownOf(standing.named[state], q, viewer) });
  return {
    ...{ missing: list('missing'), unheard: list('unheard'), exempt: list('exempt') },
    doubts: {
      count: doubts.shown.length + doubts.more,
      shown: doubts.shown.flatMap(({ unit, state }) => (state && doubtOf(unit, state, viewer)) ?? []),
    },
  };
}

function shownOf(units: readonly UnitCode[], q: Question, viewer: Viewer): List['shown'] {
  const { org } = viewer;
  return units.map((unit) => {
    const parent = org.unit(unit)?.parent;
    const reason = org.exemption(q.template.key, unit, q.day)?.reason;
    return {
      ...{
        ...named(unit, viewer),
        full: org.fullLabel(unit),
        above: parent === undefined ? '' : org.fullLabel(parent),
      },
      ...(reason === undefined ? {} : { reason }),
      acts: actsOf(unit, q, viewer),
    };
  });
}

/** Every version, newest first. */
export async function versionsOf(q: Question, { org, read, at }: Viewer): Promise<readonly Version[]> {
  const versions = (await read.doc(rollUp, q.unit, dayPeriod(q.template.key, q.day)))?.versions ?? [];
  if (versions.length === 0) return [];
  const now = await standingOf(q, { org, read, at });
  return versions
    .map((version, i): Version => {
      const { expected, missing, voluntary = 0, zero, late, sums } = version.figures;
      const since = movedSince(version.figures, q, now);
      return {
        ...{ number: i + 1, at: version.at, by: version.by, expected, missing, zero, late },
        actual: expected - missing + voluntary,
        totals: moved(totalsOf(q.template, sums)),
        since: { missing: since.missing, changes: moved(since.changes) },
      };
    })
    .reverse();
}

function moved(totals: readonly TotalMoved[]): readonly TotalMoved[] {
  return totals.map(({ label, measure, value }) => ({ label, measure, value }));
}
