// Turns what was said about a unit and a day into the signals that record it.
import { dailyReport, dayPeriod, figuresOf, REPORT, type ReportEvent } from '../../flows/daily-report/index.ts';
import { rollUp } from '../../flows/roll-up.ts';
import { addDays } from '../../src/calendar.ts';
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Author, Day, Signal, UnitCode } from '../../src/flow.ts';
import type { Org, Person } from '../../src/org/types.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { text } from '../../src/texts/index.ts';
import type { Fields, Intent } from '../../src/understanding/intent.ts';
import { reportingDay } from '../../flows/report-day.ts';
import { daysOf, type Duty, dutyOf } from './days.ts';
import { type Subject, subjectOf } from './subject.ts';

export type Reporting = Pick<Request<unknown>, 'actor' | 'unit' | 'occasion' | 'org' | 'read'>;

export interface Said {
  /** A unit that has been looked up already: a row of a chain. */
  readonly unitCode?: UnitCode | undefined;
  readonly unit?: string | undefined;
  readonly ownUnit?: string | undefined;
  readonly date?: string | undefined;
  readonly template?: string | undefined;
}

/** The forms a message may be about: the one it names, else all that are switched on here. */
export function formsFor(said: Said, { org, unit, occasion }: Reporting): readonly ReportTemplate[] {
  const named = said.template === undefined ? undefined : org.template(said.template);
  if (named) return [named];
  const active = org.templates().filter(({ key }) => org.activations().some(({ template }) => template === key));
  if (active.length === 0)
    throw new UserError(text('report.notActive', { unit: org.label(occasion.room?.unit ?? unit) }));
  return active;
}

export interface Case extends Duty {
  readonly subject: Subject;
  /** Units above that have already submitted a version of that day: they learn of what changes. */
  readonly submitted: Submitted;
}

type Submitted = { unit: UnitCode; version: number }[];

/** Every report a message speaks of: template by template, day by day. */
export async function casesOf(said: Said, reporting: Reporting): Promise<readonly Case[]> {
  const { org, occasion } = reporting;
  const templates = formsFor(said, reporting);
  const today = reportingDay(templates[0] as ReportTemplate, occasion.at, org.zone);
  const days = daysOf(said.date, today);
  const day = days.at(-1) ?? today;
  const { actor, unit } = reporting;
  const subject = subjectOf(said, { actor, unit, org, room: occasion.room }, { templates, day, today });
  const owed = templates.filter((template) => days.some((day) => org.owes(template, subject.unit, day)));
  if (owed.length === 0) throw new UserError(notOwed(subject.unit, day === today ? undefined : day, reporting));
  const other = otherForm(occasion.text, { org, owed });
  if (other !== undefined) {
    const titles = owed.map(({ title }) => title);
    throw new UserError(text('report.otherForm', { unit: org.label(subject.unit), title: other.title, titles }));
  }
  const cases: Promise<Case>[] = [];
  for (const template of owed) for (const day of days) cases.push(caseOf({ template, day, subject }, reporting));
  return Promise.all(cases);
}

async function caseOf(of: Pick<Case, 'template' | 'day' | 'subject'>, reporting: Reporting): Promise<Case> {
  const { org, read, occasion } = reporting;
  const { template, day, subject } = of;
  const [duty, submitted] = await Promise.all([
    dutyOf({ template, day, unit: subject.unit, at: occasion.at }, { org, read }),
    submittedAbove(of, reporting),
    // Will be decided on: asked for along, it costs no further round trip.
    read.doc(dailyReport, subject.unit, dayPeriod(template.key, day)),
  ]);
  return { template, day, about: duty.about, opens: duty.opens, subject, submitted };
}

/** A form the message begins with that the unit does not owe: 防汛 零报告 of a grid must not count for another form. */
function otherForm(
  typed: string,
  { org, owed }: { org: Org; owed: readonly ReportTemplate[] },
): ReportTemplate | undefined {
  const said = typed.trim();
  const begins = (name: string) => name.length > 1 && said.startsWith(name);
  const isOf = ({ title, aliases }: ReportTemplate) => begins(title) || aliases.some(begins);
  const named = org.templates().find(isOf);
  if (named === undefined || owed.some(isOf)) return undefined;
  const isField = owed.some(({ fields }) => fields.some(({ label, aliases }) => begins(label) || aliases.some(begins)));
  return isField ? undefined : named;
}

function notOwed(unit: UnitCode, day: Day | undefined, { org }: Reporting) {
  const example = org.children(unit)[0];
  return text('report.notOwed', {
    unit: org.label(unit),
    ...(day === undefined ? {} : { day }),
    ...(example === undefined ? {} : { example: org.label(example.code) }),
  });
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
    if (version > 0) submitted.push({ unit: code, version });
  }
  return submitted;
}

/** The event on its way to the unit's record of that day. */
export function toRecord(of: Pick<Case, 'template' | 'day' | 'subject'>, event: ReportEvent): Signal {
  return { to: { flow: REPORT, period: dayPeriod(of.template.key, of.day), id: of.subject.unit }, event };
}

export interface Doubt {
  readonly key: string;
  readonly label: string;
  readonly before: number;
  readonly now: number;
  readonly meant: number;
}

/** From this count on a slip of one digit too many is asked about. */
const SUSPICIOUS = 20;

/** A figure ten times yesterday's or so, ending in 0: perhaps one 0 too many. Asked, never refused. */
export async function doubtOf(fields: Fields, of: Case, { read }: Reporting): Promise<Doubt | undefined> {
  const large = of.template.fields.find((field) => {
    const value = fields[field.key];
    return field.kind === 'people' && typeof value === 'number' && value >= SUSPICIOUS && value % 10 === 0;
  });
  if (large === undefined) return undefined;
  const before = figuresOf(
    await read.doc(dailyReport, of.subject.unit, dayPeriod(of.template.key, addDays(of.day, -1))),
  )[large.key];
  const now = Number(fields[large.key]);
  if (typeof before !== 'number' || before < 1 || now < before * 5 || now / 10 > before * 2) return undefined;
  return { key: large.key, label: large.label, before, now, meant: now / 10 };
}

/** What 2 means after such a question. */
export function meantInstead(doubt: Doubt, said: Said, day: Day): Intent {
  const about = said.unit === undefined ? {} : { unit: said.unit };
  const date = said.date === undefined ? {} : { date: day };
  return { intent: 'correct', fields: { [doubt.key]: doubt.meant }, ...about, ...date };
}
