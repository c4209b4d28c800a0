// What a question about figures is about: unit, form and day, each with its default; only what the speaker may see.
import { dayLedger, dayPeriod } from '../../flows/daily-report/index.ts';
import { type DayState, reportDay, reportingDay } from '../../flows/report-day.ts';
import { dayOf } from '../../src/calendar.ts';
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Day, UnitCode } from '../../src/flow.ts';
import type { Org } from '../../src/org/types.ts';
import type { Action } from '../../src/permissions.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { text } from '../../src/texts/index.ts';
import type { Titled } from '../../src/texts/zh-CN/summary.ts';
import { type Said, unitCalled } from '../membership/said.ts';
import { daysOf } from '../reporting/days.ts';
import { type Heard, heardIn } from './words.ts';

export interface Question {
  readonly unit: UnitCode;
  readonly template: ReportTemplate;
  readonly day: Day;
  readonly ledger: string;
  /** The day as it was opened. */
  readonly opened: DayState;
  /** Whether the reporting day is still running. */
  readonly isToday: boolean;
  /** Other forms with figures for this unit and day. */
  readonly others: readonly ReportTemplate[];
}

type Asking = Pick<Request<unknown>, 'actor' | 'unit' | 'occasion' | 'org' | 'read'>;

/** Where names are looked for first. */
export function standpoint({ occasion, unit }: Pick<Asking, 'occasion' | 'unit'>): UnitCode {
  return occasion.room?.unit ?? unit;
}

export async function questionOf(
  request: Request<Said>,
  action: Action,
  also?: (unit: UnitCode) => boolean,
): Promise<Question & { heard: Heard }> {
  const heard = heardIn(request.args.words, { ...request, from: standpoint(request) });
  return { ...(await askedOf(heard, { request, action, also })), heard };
}

export async function askedOf(heard: Heard, { request, action, refuse, also }: Wanting): Promise<Question> {
  const { org, occasion, read } = request;
  const unit = subjectOf(heard.name, { request, action, refuse, also });
  const forms = formsOn(heard, { unit, org, at: occasion.at });
  const days = await Promise.all(
    forms.map(async (form) => ({ ...form, opened: await read.doc(reportDay, dayPeriod(form.template.key, form.day)) })),
  );
  const open = days.flatMap(({ opened, ...form }) => (opened === undefined ? [] : [{ ...form, opened }]));
  const found = heard.template === undefined ? open[0] : open.find((form) => form.template === heard.template);
  const named = heard.template === undefined ? undefined : formOn(heard.template, heard.date, { org, at: occasion.at });
  if (found === undefined) throw notOpen(named ?? forms[0], { unit, date: heard.date, at: occasion.at }, org);
  const others = open.filter((form) => form !== found).map((form) => form.template);
  const ledger = dayLedger(found.template.key, found.day);
  return { ...found, unit, ledger, isToday: occasion.at <= found.opened.policy.closesAt, others };
}

export interface Form {
  readonly template: ReportTemplate;
  /** The reporting day meant; forms differ in when their day begins. */
  readonly day: Day;
}

/** The forms switched on for the unit, each with its own day; one that was switched off has no figures any more. */
export function formsOn(
  { date }: Pick<Heard, 'date'>,
  { unit, org, at }: { unit: UnitCode; org: Org; at: number },
): readonly Form[] {
  const dated = org.templates().map((template) => formOn(template, date, { org, at }));
  return dated.filter(({ template, day }) => activeTemplates(org, unit, day).includes(template));
}

function formOn(template: ReportTemplate, date: string | undefined, { org, at }: { org: Org; at: number }): Form {
  const today = reportingDay(template, at, org.zone);
  return { template, day: daysOf(date, today).at(-1) ?? today };
}

interface Sought {
  readonly unit: UnitCode;
  readonly date: string | undefined;
  readonly at: number;
}

function notOpen(form: Form | undefined, { unit, date, at }: Sought, org: Org): UserError {
  if (form === undefined && date !== undefined) {
    const day = daysOf(date, dayOf(at, org.zone)).at(-1) ?? '';
    return new UserError(text('summary.noneOn', { unit: org.label(unit), day }));
  }
  if (form === undefined) return new UserError(text('report.notActive', { unit: org.label(unit) }));
  return new UserError(text('summary.notOpen', titled({ unit, ...form }, org)));
}

export function titled(
  { unit, template, day }: { unit: UnitCode; template: ReportTemplate; day: Day },
  org: Org,
): Titled {
  return { unit: org.label(unit), title: template.title, day };
}

/** Forms switched on for the unit or for somebody below it on that day. */
export function activeTemplates(org: Org, unit: UnitCode, day: Day): readonly ReportTemplate[] {
  const keys = new Set(
    org
      .activations()
      .filter(({ from, to }) => from <= day && (to === undefined || day <= to))
      .filter(({ area }) => org.within(unit, area) || org.within(area, unit))
      .map(({ template }) => template),
  );
  return org.templates().filter(({ key }) => keys.has(key));
}

interface Wanting {
  readonly request: Asking;
  readonly action: Action;
  readonly refuse?: ((unit: UnitCode) => UserError) | undefined;
  /** A unit he may ask about besides those he governs. */
  readonly also?: ((unit: UnitCode) => boolean) | undefined;
}

/** The unit named, else the group's, else the speaker's own; never one beyond his reach. */
export function subjectOf(name: string, { request, action, refuse = beyond(request.org), also }: Wanting): UnitCode {
  const { org, actor, unit } = request;
  const may = (code: UnitCode) => org.governs(actor, action, code) !== undefined || also?.(code) === true;
  const from = standpoint(request);
  if (name === '') {
    const own = [from, unit, ...actor.posts.map((post) => post.unit)];
    const found = own.find(may);
    if (found === undefined) throw refuse(unit);
    return found;
  }
  const { code } = unitCalled(name, { org, unit: from });
  if (!may(code)) throw refuse(code);
  return code;
}

function beyond(org: Org): (unit: UnitCode) => UserError {
  return (unit) => new UserError(text('summary.beyond', { unit: org.label(unit) }));
}
