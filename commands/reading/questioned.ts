// The report a doubt is about: a reporting unit, a day, and the form whose field the words name.
import { dailyReport, dayPeriod, isReported, type ReportState } from '../../flows/daily-report/index.ts';
import { reportingDay } from '../../flows/report-day.ts';
import { dayOf } from '../../src/calendar.ts';
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Day, Signal } from '../../src/flow.ts';
import { masked } from '../../src/mask.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { text } from '../../src/texts/index.ts';
import { echo, postFor, type Said, stampOf } from '../membership/said.ts';
import { daysOf, dutyOf } from '../reporting/days.ts';
import { authorOf, toRecord } from '../reporting/record.ts';
import { activeTemplates, standpoint, subjectOf } from './question.ts';
import { dayIn, speaksOf, unitAtHead } from './words.ts';

/** Characters of a reason that are kept. */
const LONGEST = 120;

export interface Questioned {
  readonly unit: string;
  readonly day: Day;
  /** What was said about it. */
  readonly reason: string;
  /** Reports of that unit and day, the one the words speak of first. */
  readonly reports: readonly { readonly template: ReportTemplate; readonly state: ReportState }[];
  /** The form the day would have been about, for a refusal. */
  readonly template: ReportTemplate;
}

export async function questionedIn(request: Request<Said>): Promise<Questioned> {
  const { org, read, args, occasion } = request;
  const from = standpoint(request);
  const head = unitAtHead(args.words, { org, from });
  if (head === undefined) throw new UserError(text('unit.unknown', { name: echo(args.words[0] ?? '') }));
  const unit = subjectOf(head.name, { request, action: 'question_figure' });
  const { date, rest } = dayAtHead(head.rest, request);
  const calendarDay = dayOf(occasion.at, org.zone);
  const first = activeTemplates(org, unit, calendarDay)[0] ?? org.templates()[0];
  const today = first === undefined ? calendarDay : reportingDay(first, occasion.at, org.zone);
  const day = daysOf(date, today).at(-1) ?? today;
  const owed = org.templates().filter((template) => org.owes(template, unit, day));
  const [template] = owed;
  if (template === undefined) throw new UserError(text('dispute.notReporting', { unit: org.label(unit) }));
  const states = await Promise.all(owed.map(({ key }) => read.doc(dailyReport, unit, dayPeriod(key, day))));
  const reports = owed.flatMap((form, i) => {
    const state = states[i];
    return state !== undefined && isReported(state) ? [{ template: form, state }] : [];
  });
  const spoken = (one: { template: ReportTemplate }) => (speaksOf(rest, one.template) ? 0 : 1);
  const reason = masked(rest).slice(0, LONGEST);
  return { unit, day, reason, template, reports: [...reports].sort((a, b) => spoken(a) - spoken(b)) };
}

/** A day directly behind the unit; one inside the reason belongs to the reason. */
function dayAtHead(typed: string, request: Request<Said>): { readonly date?: string; readonly rest: string } {
  const [first = '', ...others] = typed.split(' ');
  const { date, rest } = dayIn(first, request);
  return rest === '' && first !== ''
    ? { rest: others.join(' '), ...(date === undefined ? {} : { date }) }
    : { rest: typed };
}

/** The signals that put the question to the record, or take it off. */
export async function questionSignals(
  type: 'disputed' | 'verified',
  { unit, day, reason, template }: Omit<Questioned, 'reports'>,
  request: Request<Said>,
): Promise<readonly Signal[]> {
  const { org, read, actor, occasion } = request;
  const duty = await dutyOf({ template, day, unit, at: occasion.at }, { org, read });
  const post = postFor(request, 'question_figure', unit);
  const by = authorOf(actor, post.unit, request);
  const subject = { unit, onBehalf: false };
  return [...duty.opens, toRecord({ ...duty, subject }, { type, ...stampOf(occasion), about: duty.about, by, reason })];
}
