// Wall-clock time of the business zone. Pure: the instant is always given.

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const QUARTER = 900_000;

function compute(at: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    }); // prettier-ignore
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  return local - Math.floor(at / 1000) * 1000;
}

/** Offset of the zone from UTC at an instant, in ms. */
export function offsetAt(at: number, zone: string): number {
  const key = `${zone} ${Math.floor(at / QUARTER)}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = compute(at, zone);
    if (offsets.size > 1000) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** The instant as a date whose UTC parts are the zone's wall clock. */
export function local(at: number, zone: string): Date {
  return new Date(at + offsetAt(at, zone));
}

/** The instant at which the zone's clock shows the UTC parts of `wall`. */
export function instant(wall: Date, zone: string): number {
  const guess = wall.getTime() - offsetAt(wall.getTime(), zone);
  return wall.getTime() - offsetAt(guess, zone);
}

/** ISO 8601 with the zone's offset. */
export function isoIn(at: number, zone: string): string {
  const offset = offsetAt(at, zone);
  const minutes = Math.abs(offset) / 60_000;
  const pad = (value: number): string => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${new Date(at + offset).toISOString().slice(0, 19)}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
