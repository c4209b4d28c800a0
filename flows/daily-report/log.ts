// The log of a record: what of it stands, and what that comes to. Message time decides, not the order of arrival.
import type { About, ReportState, Statement } from './record.ts';

export type Figures = Readonly<Record<string, number | string>>;

/** Statements kept one by one; beyond that the oldest become one. */
export const MOST = 64;

const NONE: readonly Statement[] = [];
const NOTHING: Figures = {};

/** What stands, oldest first: a withdrawal takes back the last statement before it, of the same person if there is one. */
export function standing(s: Pick<ReportState, 'log'> | undefined): readonly Statement[] {
  if (s === undefined) return NONE;
  const { log } = s;
  if (log.length === 1) return log[0]?.kind === 'withdrawn' ? NONE : log;
  return folded(log).stands;
}

interface Folded {
  readonly stands: readonly Statement[];
  figures: Figures | undefined;
}

/** A log is never changed, and asked about several times while it is decided on. */
const folds = new WeakMap<readonly Statement[], Folded>();

function folded(log: readonly Statement[]): Folded {
  const known = folds.get(log);
  if (known) return known;
  const stands: Statement[] = [];
  for (const one of log) {
    if (one.kind !== 'withdrawn') stands.push(one);
    else if (stands.length > 0) stands.splice(lastOf(stands, one.by), 1);
  }
  const made: Folded = { stands, figures: undefined };
  folds.set(log, made);
  return made;
}

/** Which one a withdrawal by this person takes back. */
function lastOf(left: readonly Statement[], person: string): number {
  const own = left.findLastIndex(({ by }) => by === person);
  return own < 0 ? left.length - 1 : own;
}

/** What a withdrawal by this person would take back now. */
export function withdrawable(s: ReportState | undefined, person: string): Statement | undefined {
  const left = standing(s);
  return left[lastOf(left, person)];
}

/** The message a statement is of: one of a list is numbered. */
export function messageOf(id: string): string {
  return id.replace(/#\d+$/, '');
}

/** The record as it was for somebody who had heard everything up to an instant, ms. */
export function upTo(s: ReportState | undefined, at: number): Pick<ReportState, 'log'> | undefined {
  if (s === undefined || (s.log.at(-1)?.at ?? 0) <= at) return s;
  return { log: s.log.filter((one) => one.at <= at) };
}

/** Whether anything has been reported (and not withdrawn). */
export function isReported(s: Pick<ReportState, 'log'> | undefined): boolean {
  return standing(s).length > 0;
}

/** The figures as they stand: each field as it was stated last. What a statement does not mention it leaves alone. */
export function figuresOf(s: Pick<ReportState, 'log'> | undefined): Figures {
  const stands = standing(s);
  if (s === undefined || stands.length <= 1) return stands[0]?.values ?? NOTHING;
  const fold = folded(s.log);
  return (fold.figures ??= overlaid(stands));
}

function overlaid(stands: readonly Statement[]): Record<string, number | string> {
  const now: Record<string, number | string> = {};
  for (const { values } of stands) Object.assign(now, values);
  return now;
}

/** The statement a figure comes from. */
export function sourceOf(s: ReportState | undefined, field: string): Statement | undefined {
  return standing(s).findLast(({ values }) => values[field] !== undefined);
}

export type Punctuality = 'onTime' | 'late' | 'backfilled';

/** The earliest statement that stands: the report whose time counts. */
export function firstOf(s: ReportState | undefined): Statement | undefined {
  return standing(s)[0];
}

/** What the unit's first standing report was; undefined while there is none. */
export function punctuality(s: ReportState | undefined, about: About): Punctuality | undefined {
  const first = firstOf(s);
  return first === undefined ? undefined : kindOf(first.at, about);
}

function kindOf(at: number, about: About): Punctuality {
  return at > about.closes ? 'backfilled' : at > about.onTimeUntil ? 'late' : 'onTime';
}

/** The log with one more statement in its place; one that is there already changes nothing. */
export function logged(log: readonly Statement[], one: Statement): Statement[] {
  if (log.length === 0) return [one];
  const after = log.findIndex(({ at }) => at > one.at);
  const place = after < 0 ? log.length : after;
  const next = [...log.slice(0, place), one, ...log.slice(place)];
  return next.length <= MOST ? next : bounded(next);
}

/** The oldest as one that says what was left of them. Who wrote so much is answered in order; a straggler older than that counts less. */
function bounded(log: readonly Statement[]): Statement[] {
  const old = log.slice(0, log.length - MOST + 1);
  const stands = standing({ log: old });
  const [first] = stands;
  const last = stands.at(-1);
  const rest = log.slice(old.length);
  if (first === undefined || last === undefined) return rest;
  const kind = stands.some((one) => one.kind === 'zero') ? 'zero' : 'figures';
  return [{ at: first.at, id: last.id, kind, values: overlaid(stands), by: last.by, for: last.for }, ...rest];
}
