// Which reporting days a message speaks of, and what applies to a unit on each of them.
import type { About } from '../../flows/daily-report/index.ts';
import { dayLedger, dayPeriod } from '../../flows/daily-report/index.ts';
import { type DayPolicy, opening, policyOf, reportDay, reportingDay } from '../../flows/report-day.ts';
import { addDays, daysBetween, isDay } from '../../src/calendar.ts';
import type { Read } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Day, Signal, UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { type Text, text } from '../../src/texts/index.ts';
import { beginningAfter } from './subject.ts';

const MINUTE = 60_000;
/** Days one message may speak of. */
const RANGE = 31;

/** '-1', 'MM-DD', 'YYYY-MM-DD' or 'a..b' as days; absent is today. */
export function daysOf(date: string | undefined, today: Day): readonly Day[] {
  if (date === undefined) return [today];
  const [first = today, last = first] = date.split('..').map((one) => dayOfWords(one, today));
  const length = daysBetween(first, last) + 1;
  if (length < 1 || length > RANGE) throw new UserError(text('mistake.bad_date', { token: date }));
  return Array.from({ length }, (_, i) => addDays(first, i));
}

function dayOfWords(words: string, today: Day): Day {
  if (/^-\d{1,3}$/.test(words)) return addDays(today, Number(words));
  const day = words.length === 5 ? recent(words, today) : words;
  if (!isDay(day)) throw new UserError(text('mistake.bad_date', { token: words }));
  if (day > today) throw new UserError(text('mistake.future_date', { token: words }));
  return day;
}

/** A month and day is the latest one that is not in the future by more than a month: in January 12-31 is last year's. */
function recent(monthDay: string, today: Day): Day {
  const day = `${today.slice(0, 4)}-${monthDay}`;
  return daysBetween(today, day) > RANGE ? `${Number(today.slice(0, 4)) - 1}-${monthDay}` : day;
}

export interface Duty {
  readonly template: ReportTemplate;
  readonly day: Day;
  readonly about: About;
  /** Opens the day when this is its first message. */
  readonly opens: readonly Signal[];
}

export interface Asked {
  readonly template: ReportTemplate;
  readonly day: Day;
  readonly unit: UnitCode;
  readonly at: number;
}

/** What applies to a unit's report of a day; refuses days that were never opened. */
export async function dutyOf(
  { template, day, unit, at }: Asked,
  { org, read }: { org: Org; read: Read },
): Promise<Duty> {
  const known = await read.doc(reportDay, dayPeriod(template.key, day));
  const isToday = day === reportingDay(template, at, org.zone);
  if (known === undefined && !isToday) throw new UserError(notOpen({ template, day, unit }, org));
  const policy = known?.policy ?? policyOf(template, day, org.zone);
  // Opened in this batch is not opened yet: who relies on it opens it along, and both stand or fall together.
  const isOpened = known !== undefined && (!isToday || (await read.isOpened(dayLedger(template.key, day))));
  if (isOpened && !(await read.isListed(dayLedger(template.key, day), unit)))
    throw new UserError(
      text('report.joinedSince', { unit: org.label(unit), day, from: isToday ? addDays(day, 1) : undefined }),
    );
  const areas = org.activations().filter((activation) => activation.template === template.key);
  const opens = !isOpened ? areas.flatMap(({ area }) => opening(template, { area, at, org })) : [];
  return { template, day, opens, about: aboutOf({ template, day, unit, policy }, org) };
}

function notOpen({ template: { title }, day, unit }: Omit<Asked, 'at'>, org: Org): Text {
  const forms = beginningAfter(day, unit, org).filter((one) => one.title === title);
  return forms.length === 0
    ? text('report.dayNotOpen', { day, title })
    : text('report.beforeOn', { unit: org.label(unit), day, forms, all: false });
}

function aboutOf(of: { template: ReportTemplate; day: Day; unit: UnitCode; policy: DayPolicy }, org: Org): About {
  const { template, day, unit, policy } = of;
  const cutoff = policy.cutoff[org.unit(unit)?.tier ?? ''] ?? policy.closesAt;
  return {
    unit,
    unitName: org.label(unit),
    title: template.title,
    several: owesSeveral(org, unit, day),
    day,
    ledger: dayLedger(template.key, day),
    onTimeUntil: cutoff + policy.grace * MINUTE,
    closes: policy.closesAt,
    backfillUntil: policy.backfillUntil,
    fields: fieldsOf(template),
  };
}

/** Whether the unit owes more than one form that day, so that answers have to name theirs. */
function owesSeveral(org: Org, unit: UnitCode, day: Day): boolean {
  const activations = org.activations();
  const only = activations[0]?.template;
  if (activations.every(({ template }) => template === only)) return false;
  return org.templates().filter((template) => org.owes(template, unit, day)).length > 1;
}

const fields = new WeakMap<ReportTemplate, About['fields']>();

function fieldsOf(template: ReportTemplate): About['fields'] {
  const known = fields.get(template);
  if (known) return known;
  const made = [...template.fields, ...(template.retired ?? [])].map(({ key, label, measure, kind, decimal }) => ({
    key,
    label,
    measure,
    counts: (kind === 'people' || kind === 'work') && decimal !== true,
    people: kind === 'people',
  }));
  fields.set(template, made);
  return made;
}
