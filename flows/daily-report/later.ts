// What moves after a roll-up was submitted is told above in turns: all a unit has changed since makes one line, and the lines of
// one turn meet in one message of the group.
import type { Message } from '../../src/flow.ts';
import { byRank } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { rollUp } from '../roll-up.ts';
import { isReported } from './log.ts';
import { labelled, named } from './messages.ts';
import {
  type Corrected,
  periodOf,
  type Reported,
  type ReportEvent,
  type ReportState,
  type Withdrawn,
} from './record.ts';

/** Turns are the same for all units, ms. */
const TURN = 10 * 60_000;

type Later = NonNullable<ReportState['later']>;
type Sums = Readonly<Record<string, number>>;
type Moving = Reported | Corrected | Withdrawn;

/** The record with what is to be told; differences add up the same in any order. */
export function postponed(before: ReportState | undefined, after: ReportState, [e, sums]: [ReportEvent, Sums]) {
  if (!('submitted' in e) || e.submitted.length === 0) return after;
  const reports = Number(isReported(after)) - Number(isReported(before));
  if (Object.keys(sums).length === 0 && reports >= 0 && after.later === undefined) return after;
  const change = { sums, reports };
  return { ...after, later: after.later === undefined ? begun(e, change) : added(after.later, e, change) };
}

type Change = Pick<Later, 'sums' | 'reports'>;

function begun({ at, id, about, submitted }: Moving, change: Change): Later {
  return { at: turnAfter(at), last: { at, id }, about, submitted, ...change };
}

function added(known: Later, e: Moving, { sums, reports }: Change): Later {
  const { at, id, about, submitted } = e;
  const newest = byRank(e, known.last) > 0 ? { last: { at, id }, about, submitted } : {};
  const total = { ...known.sums };
  for (const [key, by] of Object.entries(sums)) total[key] = (total[key] ?? 0) + by;
  return { ...known, ...newest, at: Math.min(known.at, turnAfter(at)), sums: total, reports: known.reports + reports };
}

function turnAfter(at: number): number {
  return (Math.floor(at / TURN) + 1) * TURN;
}

/** The units above that have submitted a version learn what moved since, and so does whoever received the topmost one. */
export function toldAbove({ about, submitted, sums, reports }: Later): readonly Message[] {
  const moved = Object.fromEntries(Object.entries(sums).filter(([, by]) => by !== 0));
  const missing = reports < 0;
  if (Object.keys(moved).length === 0 && !missing) return [];
  const changes = labelled(moved, about);
  return submitted.flatMap(({ unit, name, version }, i): Message[] => {
    const said = { ...named(about), above: name, version, changes, missing };
    const message: Message = {
      to: { unit },
      text: text('report.changedAfter', said),
      urgency: 'summary',
      // A newer version has it in already, and goes up by itself.
      stands: { ref: { flow: rollUp.name, period: periodOf(about), id: unit }, has: { 'versions.length': [version] } },
    };
    return i === 0 ? [message, { ...message, to: { unit, above: 1 } }] : [message];
  });
}
