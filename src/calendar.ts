// Days and clock times of the business zone, whatever the zone of the host. Pure: the instant always comes in.
import { tzOffset } from '@date-fns/tz';
import type { Day } from './flow.ts';
import type { TimeOfDay } from './templates/types.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Quarter {
  /** Minutes ahead of UTC. */
  readonly offset: number;
  readonly day: Day;
}

/** Offset and day can only change on a quarter of an hour, so one look-up serves all instants of it. */
const quarters = new Map<string, Map<number, Quarter>>();
const QUARTERS_KEPT = 4096;

function quarterAt(at: number, zone: string): Quarter {
  let known = quarters.get(zone);
  if (known === undefined || known.size > QUARTERS_KEPT) quarters.set(zone, (known = new Map<number, Quarter>()));
  const number = Math.floor(at / (15 * MINUTE));
  let quarter = known.get(number);
  if (quarter === undefined) {
    const offset = tzOffset(zone, new Date(at));
    quarter = { offset, day: new Date(at + offset * MINUTE).toISOString().slice(0, 10) };
    known.set(number, quarter);
  }
  return quarter;
}

/** Minutes the zone is ahead of UTC at an instant (ms). */
export function offsetAt(at: number, zone: string): number {
  return quarterAt(at, zone).offset;
}

/** The calendar day of an instant in the zone. */
export function dayOf(at: number, zone: string): Day {
  return quarterAt(at, zone).day;
}

/** Clock time HH:mm of an instant in the zone. */
export function timeOf(at: number, zone: string): TimeOfDay {
  return new Date(at + offsetAt(at, zone) * MINUTE).toISOString().slice(11, 16);
}

/** The instant (ms) of a clock time on a day in the zone; a time skipped by summer time gives the instant after the gap. */
export function instant(day: Day, time: TimeOfDay, zone: string): number {
  const local = Date.parse(`${day}T${time}:00Z`);
  const first = local - offsetAt(local, zone) * MINUTE;
  return local - offsetAt(first, zone) * MINUTE;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from `a` to `b`; negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY);
}

/** Whether a string names a day that exists. */
export function isDay(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && addDays(value, 0) === value
  );
}
