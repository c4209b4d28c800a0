// The report a doubt is about: a reporting unit, a day, and the form whose field the words name.
import { dailyReport, dayPeriod, isReported, type ReportState } from '../../flows/daily-report/index.ts';
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Signal, UnitCode } from '../../src/flow.ts';
import { masked } from '../../src/mask.ts';
import { text } from '../../src/texts/index.ts';
import type { Titled } from '../../src/texts/zh-CN/summary.ts';
import { authorOf, echo, postFor, type Said, stampOf } from '../membership/said.ts';
import { dutyOf } from '../reporting/days.ts';
import { toRecord } from '../reporting/record.ts';
import { type Form, formsOn, standpoint, subjectOf, titled } from './question.ts';
import { dayIn, speaksOf, unitAtHead } from './words.ts';

/** Characters of a reason that are kept. */
const LONGEST = 120;

export interface Questioned {
  readonly unit: UnitCode;
  /** What was said about it. */
  readonly reason: string;
  /** Reports of that unit and day, the one the words speak of first. */
  readonly reports: readonly (Form & { readonly state: ReportState })[];
  /** What the words would have been about, for a refusal. */
  readonly about: Titled;
}

export async function questionedIn(request: Request<Said>): Promise<Questioned> {
  const { org, read, args, occasion } = request;
  const from = standpoint(request);
  const head = unitAtHead(args.words, { org, from });
  if (head === undefined) throw new UserError(text('unit.unknown', { name: echo(args.words[0] ?? '') }));
  const refuse = (code: UnitCode) => new UserError(text('dispute.beyond', { unit: org.label(code) }));
  const unit = subjectOf(head.name, { request, action: 'question_figure', refuse });
  const { date, rest } = dayAtHead(head.rest, request);
  const forms = formsOn(date === undefined ? {} : { date }, { unit, org, at: occasion.at });
  const owed = forms.filter(({ template, day }) => org.owes(template, unit, day));
  const [first] = owed;
  if (first === undefined) throw new UserError(text('dispute.notReporting', { unit: org.label(unit) }));
  const states = await Promise.all(
    owed.map(({ template, day }) => read.doc(dailyReport, unit, dayPeriod(template.key, day))),
  );
  const reports = owed.flatMap((form, i) => {
    const state = states[i];
    return state !== undefined && isReported(state) ? [{ ...form, state }] : [];
  });
  const spoken = ({ template }: Form) => (speaksOf(rest, template) ? 0 : 1);
  return {
    unit,
    reason: masked(rest).slice(0, LONGEST),
    reports: [...reports].sort((a, b) => spoken(a) - spoken(b)),
    about: titled({ unit, ...first }, org),
  };
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
  { unit, reason, template, day }: Form & Pick<Questioned, 'unit' | 'reason'>,
  request: Request<Said>,
): Promise<readonly Signal[]> {
  const { org, read, actor, occasion } = request;
  const duty = await dutyOf({ template, day, unit, at: occasion.at }, { org, read });
  const by = authorOf(org, actor, postFor(request, 'question_figure', unit));
  const subject = { unit, onBehalf: false };
  return [...duty.opens, toRecord({ ...duty, subject }, { type, ...stampOf(occasion), about: duty.about, by, reason })];
}
