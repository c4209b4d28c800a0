// Which findings /台账 lists: words of it that narrow the list, all of them together.
import { colourOf, historyOf, type Finding } from '../../flows/finding.ts';
import { addDays, dayOf } from '../../src/calendar.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Org, Person } from '../../src/org/types.ts';
import type { LedgerFilter, Severity } from '../../src/templates/findings.ts';

const DAY = 86_400_000;
const WEEK = 7;

interface Moment {
  readonly at: number;
  readonly zone: string;
}

export const isOver = ({ status }: Finding): boolean => status === 'closed' || status === 'look_back';
export const isLate = (state: Finding, at: number): boolean => colourOf(state, at) === 'red';

/** Still to be mended, and due in so many days; what is late already is listed as such. */
const dueIn =
  (from: number, to: number) =>
  (state: Finding, { at }: Moment): boolean =>
    colourOf(state, at) !== undefined && state.due > at + from * DAY && state.due <= at + to * DAY;

const FILTERS: Readonly<Record<LedgerFilter, (state: Finding, moment: Moment) => boolean>> = {
  open: (state) => !isOver(state),
  overdue: (state, { at }) => isLate(state, at),
  closed: isOver,
  near: dueIn(0, 10),
  coming: dueIn(0, 20),
  later: dueIn(20, Infinity),
  review: ({ status }) => status === 'pending_review',
  extended: ({ extensions, extension }) => extensions > 0 || extension !== undefined,
  yellow: (state, { at }) => historyOf(state, at).card === 'yellow',
  red: (state, { at }) => historyOf(state, at).card === 'red',
  week: ({ origin }, moment) => dayOf(origin.at, moment.zone) >= mondayOf(moment),
  look_back: ({ status }) => status === 'look_back',
  rejected: ({ status }) => status === 'rejected',
  voided: () => true,
  all: () => true,
};

function mondayOf({ at, zone }: Moment): string {
  const today = dayOf(at, zone);
  return addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK));
}

/** What somebody sees of an area: all his posts show him of it. */
export function seenBy(
  states: readonly Finding[],
  { org, actor, area }: { org: Org; actor: Person; area: UnitCode },
): readonly Finding[] {
  return states
    .filter((state) => org.within(state.unit, area))
    .filter((state) => org.governs(actor, 'see_figures', state.unit) !== undefined);
}

export interface Narrowed {
  readonly filters: readonly LedgerFilter[];
  readonly severity?: Severity | undefined;
}

/** What of it is listed, the most urgent first. */
export function listedOf(
  states: readonly Finding[],
  { filters, severity }: Narrowed,
  moment: Moment,
): readonly Finding[] {
  return states
    .filter((state) => isListed(state, filters, moment))
    .filter((state) => severity === undefined || state.severity === severity)
    .sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || a.due - b.due || a.number - b.number);
}

/** Voided ones are listed when asked for, and only then. */
export function isListed(state: Finding, filters: readonly LedgerFilter[], moment: Moment): boolean {
  if ((state.status === 'voided') !== filters.includes('voided')) return false;
  return filters.every((filter) => FILTERS[filter](state, moment));
}
