// Draft of an inspection bulletin over a period and an area (domain.md §6.3). It names units, never people.
import { colourOf, historyOf, type Finding } from '../../flows/finding.ts';
import { addDays, dayOf, daysBetween } from '../calendar.ts';
import type { Day, UnitCode } from '../flow.ts';
import type { Org } from '../org/types.ts';
import { CATEGORIES } from '../templates/findings.ts';
import type { BulletinFacts } from '../texts/zh-CN/finding.ts';

export interface BulletinQuery {
  readonly area: UnitCode;
  /** The unit that publishes it. */
  readonly by: UnitCode;
  /** Days of recording or relapse, both inclusive. */
  readonly from: Day;
  readonly to: Day;
  /** Now, ms. */
  readonly at: number;
  readonly org: Org;
}

/** A unit found wanting on so many days of the period is a repeat offender even if it was not named before. */
const MANY = 2;

export function bulletinOf(states: readonly Finding[], query: BulletinQuery): BulletinFacts {
  const { org, area, at } = query;
  const issued = states.filter(
    ({ status, unit }) => status !== 'draft' && status !== 'voided' && org.within(unit, area),
  );
  const found = issued
    .filter((state) => isOf(state, org.zone, [query.from, query.to]))
    .sort((a, b) => a.number - b.number);
  const late = found.filter((state) => colourOf(state, at) === 'red');
  const voided = states.filter(
    (state) =>
      state.status === 'voided' && org.within(state.unit, area) && isOf(state, org.zone, [query.from, query.to]),
  );
  const closed = found.filter((state) => !isOpen(state));
  return {
    area: org.label(area),
    by: org.label(query.by),
    from: query.from,
    to: query.to,
    issuedOn: dayOf(at, org.zone),
    places: new Set(found.map((state) => state.place)).size,
    found: found.length,
    closed: closed.length,
    open: found.length - closed.length,
    overdue: late.length,
    groups: groupsOf(found, org),
    praised: praisedOf(found, org),
    late: late.map((state) => ({ number: state.number, unitName: org.label(state.unit) })),
    voided: voided.length,
    past: found
      .map((state) => ({ number: state.number, unitName: org.label(state.unit), ...historyOf(state, at) }))
      .filter(({ first, lateDays }) => first !== undefined || lateDays > 0),
    repeated: repeatedOf(issued, found, query),
  };
}

const isOpen = ({ status }: Finding): boolean => status !== 'closed' && status !== 'look_back';

type Period = readonly [Day, Day];

/** Recorded in the period, or fallen back in it. */
function isOf(state: Finding, zone: string, period: Period): boolean {
  return isIn(state.origin.at, zone, period) || relapsesOf(state, zone, period) > 0;
}

function relapsesOf({ log }: Finding, zone: string, period: Period): number {
  return log.filter((act) => act.type === 'looked_back' && !act.held && act.void !== true && isIn(act.at, zone, period))
    .length;
}

function isIn(at: number, zone: string, [from, to]: Period): boolean {
  const day = dayOf(at, zone);
  return day >= from && day <= to;
}

/** Names of the unit's people are struck out; whoever else is named, the editor has to strike out himself. */
function nameless(words: string, unit: UnitCode, org: Org): string {
  return org.people(unit).reduce((said, { name }) => (name.length > 1 ? said.replaceAll(name, '××') : said), words);
}

function groupsOf(found: readonly Finding[], org: Org): BulletinFacts['groups'] {
  return CATEGORIES.map((category) => ({
    category,
    items: found
      .filter((state) => state.origin.category === category)
      .map(({ number, unit, place, issue }) => ({
        number,
        unitName: org.label(unit),
        place: nameless(place, unit, org),
        issue: nameless(issue, unit, org),
      })),
  })).filter(({ items }) => items.length > 0);
}

/** Units whose findings were all closed within their limits, at the first attempt. */
function praisedOf(found: readonly Finding[], org: Org): string[] {
  const good = (state: Finding): boolean =>
    !isOpen(state) && state.round === 1 && (state.fix?.at ?? Infinity) <= state.due;
  const units = [...new Set(found.map((state) => state.unit))];
  return units
    .filter((unit) => found.every((state) => state.unit !== unit || good(state)))
    .map((unit) => org.label(unit));
}

function repeatedOf(
  issued: readonly Finding[],
  found: readonly Finding[],
  query: BulletinQuery,
): BulletinFacts['repeated'] {
  const { zone } = query.org;
  const days = daysBetween(query.from, query.to) + 1;
  const before = issued.filter((state) => isOf(state, zone, [addDays(query.from, -days), addDays(query.from, -1)]));
  const units = [...new Set(found.map((state) => state.unit))];
  return units
    .map((unit) => {
      const mine = found.filter((state) => state.unit === unit);
      const again = before.some((state) => state.unit === unit);
      const relapses = mine.reduce((sum, state) => sum + relapsesOf(state, zone, [query.from, query.to]), 0);
      // Visits count, not what one visit found.
      const times = new Set(mine.map((state) => dayOf(state.origin.at, zone))).size;
      return {
        unitName: query.org.label(unit),
        times,
        relapses,
        named: again || relapses > 0 || times >= MANY,
      };
    })
    .filter(({ named }) => named)
    .map(({ unitName, times, relapses }) => ({ unitName, times, relapses }));
}
