// Turns what was said about a unit and a day into the records it concerns.
import { dailyReport, dayPeriod, REPORT, type ReportEvent, type ReportState } from '../../flows/daily-report/index.ts';
import { rollUp } from '../../flows/roll-up.ts';
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Author, Day, Signal, UnitCode } from '../../src/flow.ts';
import type { Org, Person } from '../../src/org/types.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { type Text, text } from '../../src/texts/index.ts';
import { reportingDay } from '../../flows/report-day.ts';
import { daysOf, type Duty, dutyOf } from './days.ts';
import { notOwed, type Subject, subjectOf } from './subject.ts';

export type Reporting = Pick<Request<unknown>, 'actor' | 'unit' | 'occasion' | 'org' | 'read'>;

export interface Said {
  /** A unit that has been looked up already: a row of a list; and whether that list is a chain. */
  readonly unitCode?: UnitCode | undefined;
  readonly inChain?: boolean | undefined;
  readonly unit?: string | undefined;
  readonly ownUnit?: string | undefined;
  readonly date?: string | undefined;
  readonly template?: string | undefined;
  /** The kind of message: a refusal shows one of the same kind. */
  readonly intent?: string | undefined;
}

/** Forms that are switched on somewhere. */
function activeForms({ org, unit, occasion }: Reporting): readonly ReportTemplate[] {
  const active = org.templates().filter(({ key }) => org.activations().some(({ template }) => template === key));
  if (active.length === 0)
    throw new UserError(text('report.notActive', { unit: org.label(occasion.room?.unit ?? unit) }));
  return active;
}

export interface Case extends Duty {
  readonly subject: Subject;
  /** Units above that have already submitted a version of that day: they learn of what changes. */
  readonly submitted: Submitted;
  /** The record as it is. */
  readonly state: ReportState | undefined;
}

type Submitted = { unit: UnitCode; name: string; version: number }[];

/** A form with the days a message means: forms differ in when their day begins. */
interface Dated {
  readonly template: ReportTemplate;
  readonly today: Day;
  readonly days: readonly Day[];
}

/** Every report a message speaks of: form by form, day by day. */
export async function casesOf(said: Said, reporting: Reporting): Promise<readonly Case[]> {
  const { actor, unit, org, occasion } = reporting;
  const active = activeForms(reporting).map((template) => dated(template, said, reporting));
  const named = said.template === undefined ? undefined : org.template(said.template);
  const forms = named === undefined ? active : [dated(named, said, reporting)];
  const past = forms[0] === undefined || said.date === undefined ? undefined : pastDay(forms[0]);
  const subject = subjectOf(
    said,
    { actor, unit, org, room: occasion.room },
    {
      owes: (code) => forms.some((form) => isOwed(form, code, org)),
      owesAny: (code) => active.some((form) => isOwed(form, code, org)),
      past,
    },
  );
  const owed = forms.filter((form) => isOwed(form, subject.unit, org));
  const other = named ?? otherForm(occasion.text, { org, owed });
  if (owed.length === 0 || (named === undefined && other !== undefined)) {
    const rest = active.filter((form) => isOwed(form, subject.unit, org)).map(({ template }) => template.title);
    throw new UserError(refusal(subject.unit, { other, rest, active, past, actor, org }));
  }
  const cases: Promise<Case>[] = [];
  for (const { template, days } of owed)
    for (const day of days) cases.push(caseOf({ template, day, subject }, reporting));
  return Promise.all(cases);
}

function dated(template: ReportTemplate, { date }: Said, { org, occasion }: Reporting): Dated {
  const today = reportingDay(template, occasion.at, org.zone);
  return { template, today, days: daysOf(date, today) };
}

function pastDay({ days, today }: Dated): Day | undefined {
  const day = days.at(-1);
  return day === today ? undefined : day;
}

function isOwed({ template, days }: Dated, unit: UnitCode, org: Org): boolean {
  return days.some((day) => org.owes(template, unit, day));
}

async function caseOf(of: Pick<Case, 'template' | 'day' | 'subject'>, reporting: Reporting): Promise<Case> {
  const { org, read, occasion } = reporting;
  const { template, day, subject } = of;
  const [duty, submitted, state] = await Promise.all([
    dutyOf({ template, day, unit: subject.unit, at: occasion.at }, { org, read }),
    submittedAbove(of, reporting),
    // Will be decided on: asked for along, it costs no further round trip.
    read.doc(dailyReport, subject.unit, dayPeriod(template.key, day)),
  ]);
  return { template, day, about: duty.about, opens: duty.opens, subject, submitted, state };
}

/** A form the message begins with that the unit does not owe: 防汛 零报告 of a grid must not count for another form. */
function otherForm(typed: string, { org, owed }: { org: Org; owed: readonly Dated[] }): ReportTemplate | undefined {
  const said = typed.trim();
  const begins = (name: string) => name.length > 1 && said.startsWith(name);
  const isOf = ({ title, aliases }: ReportTemplate) => begins(title) || aliases.some(begins);
  const named = org.templates().find(isOf);
  if (named === undefined || owed.some(({ template }) => isOf(template))) return undefined;
  const isField = owed.some(({ template }) =>
    template.fields.some(({ label, aliases }) => begins(label) || aliases.some(begins)),
  );
  return isField ? undefined : named;
}

interface Refused {
  readonly other: ReportTemplate | undefined;
  /** Titles of what the unit does owe. */
  readonly rest: readonly string[];
  readonly active: readonly Dated[];
  readonly past: Day | undefined;
  readonly actor: Person;
  readonly org: Org;
}

/** Nothing of what was said is owed: which form is not, or that nothing is. */
function refusal(unit: UnitCode, { other, rest, active, past, actor, org }: Refused): Text {
  const owesAny = (code: UnitCode) => active.some((form) => isOwed(form, code, org));
  if (other === undefined || (past !== undefined && rest.length === 0))
    return notOwed(unit, { past, actor, owesAny }, org);
  const isOff = !active.some(({ template }) => template === other);
  return text('report.otherForm', { unit: org.label(unit), title: other.title, titles: rest, off: isOff });
}

export function authorOf(actor: Person, unit: UnitCode, { org }: Pick<Reporting, 'org'>): Author {
  return { person: actor.id, name: actor.name, unit, unitName: org.label(unit) };
}

async function submittedAbove(
  of: Pick<Case, 'template' | 'day' | 'subject'>,
  { org, read }: Reporting,
): Promise<Submitted> {
  const above = org.path(of.subject.unit).slice(0, -1);
  const states = await read.docs(
    rollUp,
    above.map((unit) => unit.code),
    dayPeriod(of.template.key, of.day),
  );
  const submitted: Submitted = [];
  for (const [i, { code }] of above.entries()) {
    const version = states[i]?.versions.length ?? 0;
    if (version > 0) submitted.push({ unit: code, name: org.label(code), version });
  }
  return submitted;
}

/** The event on its way to the unit's record of that day. */
export function toRecord(of: Pick<Case, 'template' | 'day' | 'subject'>, event: ReportEvent): Signal {
  return { to: { flow: REPORT, period: dayPeriod(of.template.key, of.day), id: of.subject.unit }, event };
}
