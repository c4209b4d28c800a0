// Figures that look like slips (domain.md §5.2.8): asked about behind the ✓, never refused.
import { dailyReport, dayPeriod, type Doubt, figuresOf, upTo } from '../../flows/daily-report/index.ts';
import { addDays } from '../../src/calendar.ts';
import type { Outcome } from '../../src/command.ts';
import type { ReportField, Tier } from '../../src/templates/types.ts';
import type { Fields } from '../../src/understanding/intent.ts';
import { type Part, valuesFor } from './concerned.ts';
import { confirming, meantInstead } from './intents.ts';
import type { Case, Reporting, Said } from './record.ts';

/** A count is asked about from here on, if it is so many times yesterday's. */
const JUMP = { from: 20, times: 5 };
/** And from here on if yesterday's was 0 or is not known, by the tier that reports. */
const FROM_NOTHING: Readonly<Record<Tier, number>> = {
  grid: 50,
  village: 200,
  town: 1_000,
  county: 5_000,
  city: 20_000,
  province: 100_000,
};
/** Days running with the very same counts. */
const SAME = 7;

type Figures = Readonly<Record<string, number | string>>;

interface Told {
  readonly said: Said;
  readonly fields: Fields;
  readonly restZero: boolean;
}

export interface Doubtful {
  readonly part: Part;
  readonly doubt: Doubt;
  readonly ask: NonNullable<Outcome['ask']>;
}

/** The first question of a message: one is enough. */
export async function doubtIn(parts: readonly Part[], told: Told, reporting: Reporting): Promise<Doubtful | undefined> {
  for (const part of parts) {
    const { one, zero } = part;
    if (zero) continue;
    const values = valuesFor(one, { zero, fields: told.fields, restZero: told.restZero });
    const found = await doubtOf(values, one, reporting);
    if (found === undefined) continue;
    const { doubt, about, meant } = found;
    const ask = { '1': confirming(about, told.said, one) };
    return { part, doubt, ask: meant === undefined ? ask : { ...ask, '2': meantInstead(meant, told.said, one) } };
  }
  return undefined;
}

interface Found {
  readonly doubt: Doubt;
  /** The figures it is about, and what one of them may have been meant to be. */
  readonly about: Fields;
  readonly meant?: Fields;
}

async function doubtOf(values: Figures, one: Case, reporting: Reporting): Promise<Found | undefined> {
  const stood = figuresOf(upTo(one.state, reporting.occasion.at));
  const news = one.template.fields.filter(
    ({ key, kind }) => kind === 'people' && count(values, key) > 0 && values[key] !== stood[key],
  );
  if (news.length === 0) return undefined;
  const before = await daysBefore(one, [1], reporting);
  for (const field of news) {
    const found = jumped(field, count(values, field.key), { before: before[0], one, reporting });
    if (found !== undefined && !isSure(one, found.about)) return found;
  }
  const found = await repeated({ ...stood, ...values }, before[0], { one, reporting });
  return found === undefined || isSure(one, found.about) ? undefined : found;
}

function count(figures: Figures | undefined, key: string): number {
  const value = figures?.[key];
  return typeof value === 'number' ? value : 0;
}

function isSure({ state }: Case, about: Fields): boolean {
  return Object.entries(about).every(([key, value]) => state?.sure?.[key]?.value === value);
}

/** The figures of so many days before; undefined where there was no report. */
async function daysBefore(
  { subject, template, day }: Case,
  days: readonly number[],
  { read }: Reporting,
): Promise<readonly (Figures | undefined)[]> {
  const records = days.map((n) => read.doc(dailyReport, subject.unit, dayPeriod(template.key, addDays(day, -n))));
  return (await Promise.all(records)).map((state) => (state === undefined ? undefined : figuresOf(state)));
}

interface Around {
  readonly before: Figures | undefined;
  readonly one: Case;
  readonly reporting: Reporting;
}

function jumped({ key, label }: ReportField, now: number, around: Around): Found | undefined {
  const { before: figures, one, reporting } = around;
  const before = count(figures, key);
  const about = { [key]: now };
  if (before === 0) {
    const limit = FROM_NOTHING[reporting.org.unit(one.subject.unit)?.tier ?? 'grid'];
    if (now < limit) return undefined;
    return { about, doubt: { kind: 'jump', label, now, before: figures?.[key] === undefined ? undefined : 0 } };
  }
  if (now < JUMP.from || now < before * JUMP.times) return undefined;
  const meant = now % 10 === 0 && now / 10 <= before * 2 ? now / 10 : undefined;
  const doubt: Doubt = { kind: 'jump', label, now, before, meant };
  return meant === undefined ? { about, doubt } : { about, doubt, meant: { [key]: meant } };
}

/** What has been the same too long; asked on the day on which it has been so for that long, not on every day after. */
async function repeated(
  now: Figures,
  before: Figures | undefined,
  { one, reporting }: Omit<Around, 'before'>,
): Promise<Found | undefined> {
  if (before === undefined) return undefined;
  const people = one.template.fields.filter(({ kind }) => kind === 'people');
  const pair = one.template.pairs?.find((rule) => isAlone(now, rule) && isAlone(before, rule));
  const same = (then: Figures | undefined) =>
    then !== undefined && people.every(({ key }) => count(then, key) === count(now, key));
  const span = same(before) ? SAME : (pair?.days ?? 0);
  if (span === 0) return undefined;
  const back = await daysBefore(
    one,
    Array.from({ length: span - 1 }, (_, i) => i + 2),
    reporting,
  );
  const past = [before, ...back];
  if (pair !== undefined && begunBefore(past, pair.days, (then) => isAlone(then, pair))) {
    const label = (key: string) => people.find((field) => field.key === key)?.label ?? key;
    const doubt: Doubt = { kind: 'pair', label: label(pair.when), other: label(pair.then), days: pair.days };
    return { about: { [pair.when]: count(now, pair.when) }, doubt };
  }
  if (!begunBefore(past, SAME, same)) return undefined;
  const about = people.filter(({ key }) => count(now, key) > 0).map(({ key }) => [key, count(now, key)] as const);
  return { about: Object.fromEntries(about), doubt: { kind: 'same', days: SAME } };
}

function isAlone(figures: Figures | undefined, { when, then }: { when: string; then: string }): boolean {
  return count(figures, when) > 0 && count(figures, then) === 0;
}

/** Whether today is the n-th day of it. */
function begunBefore(
  past: readonly (Figures | undefined)[],
  days: number,
  holds: (figures: Figures | undefined) => boolean,
): boolean {
  return past.slice(0, days - 1).every(holds) && !holds(past[days - 1]);
}
