// What a person owes of the daily report: his units' reports, answers to doubts, and roll-ups after the cut-off.
import { dailyReport, dayLedger, dayPeriod, isAnswered, isExempt, isReported } from '../../flows/daily-report/index.ts';
import { type DayState, REPORT_DUE, reportDay, reportingDay } from '../../flows/report-day.ts';
import { rollUp } from '../../flows/roll-up.ts';
import { addDays } from '../../src/calendar.ts';
import type { Request } from '../../src/command.ts';
import type { Day, UnitCode } from '../../src/flow.ts';
import type { Action } from '../../src/permissions.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { type Text, text } from '../../src/texts/index.ts';
import { answersFor } from '../reporting/subject.ts';
import { activeTemplates, titled } from './question.ts';

type Asking = Pick<Request<unknown>, 'actor' | 'occasion' | 'org' | 'read'>;

/** Open questions listed per form and day. */
const QUESTIONS = 10;

interface One {
  readonly unit: UnitCode;
  readonly template: ReportTemplate;
  readonly day: Day;
  readonly opened: DayState;
  /** Days before today. */
  readonly back: number;
}

export async function reportsOwed(request: Asking): Promise<readonly Text[]> {
  const { actor, org } = request;
  const own = [...new Set(actor.posts.map((post) => post.unit))];
  const may = (action: Action) => own.filter((unit) => org.governs(actor, action, unit) !== undefined);
  const asking = org.may(actor, 'question_figure') ? own : [];
  const [reporting, submitting, questioning] = await Promise.all(
    [own.filter((unit) => answersFor(org, actor, unit)), may('submit'), asking].map((units) => eachOf(units, request)),
  );
  const lines = await Promise.all([
    ...(reporting ?? []).map((one) => ofReport(one, request)),
    ...(submitting ?? []).map((one) => ofRollUp(one, request)),
    ...(questioning ?? []).map((one) => ofQuestions(one, request)),
  ]);
  return lines.flat();
}

/** The units with every form and day that is open for them: today, and as far back as a backfill is taken. */
async function eachOf(units: readonly UnitCode[], { occasion, org, read }: Asking): Promise<readonly One[]> {
  const cases = units.flatMap((unit) =>
    org.templates().flatMap((template) => {
      const today = reportingDay(template, occasion.at, org.zone);
      const days = Array.from({ length: template.backfillDays + 1 }, (_, back) => addDays(today, -back));
      return days.map((day, back) => ({ unit, template, day, back }));
    }),
  );
  const active = cases.filter(({ unit, template, day }) => activeTemplates(org, unit, day).includes(template));
  const opened = await Promise.all(
    active.map(async (one) => ({ ...one, opened: await read.doc(reportDay, dayPeriod(one.template.key, one.day)) })),
  );
  return opened.flatMap((one) => (one.opened === undefined ? [] : [{ ...one, opened: one.opened }]));
}

function cutoffOf({ unit, opened }: One, { org }: Asking): number {
  return opened.policy.cutoff[org.unit(unit)?.tier ?? ''] ?? opened.policy.closesAt;
}

async function ofReport(one: One, request: Asking): Promise<readonly Text[]> {
  const { org, read, occasion } = request;
  const { unit, template, day, back } = one;
  if (!org.owes(template, unit, day)) return [];
  const state = await read.doc(dailyReport, unit, dayPeriod(template.key, day));
  const about = titled(one, org);
  const { question } = state ?? {};
  if (question?.open === true && !isAnswered(state))
    return [text('todo.disputed', { ...about, reason: question.reason })];
  if (org.exemption(template.key, unit, day) !== undefined || isReported(state) || isExempt(state)) return [];
  if (back > 0) return occasion.at > one.opened.policy.backfillUntil ? [] : [text('todo.backfill', about)];
  const cutoff = cutoffOf(one, request);
  return [text('todo.report', { ...about, cutoff, late: occasion.at > cutoff })];
}

/** Only of units that sum up others, once their own cut-off has passed; the day before is still to be sent. */
async function ofRollUp(one: One, request: Asking): Promise<readonly Text[]> {
  const { org, read, occasion } = request;
  const { unit, template, day, back } = one;
  if (back > 1 || occasion.at <= cutoffOf(one, request)) return [];
  if (!org.expected(template, unit, day).some((code) => code !== unit)) return [];
  const known = await read.doc(rollUp, unit, dayPeriod(template.key, day));
  if (known !== undefined) return [];
  const missing = await read.waiting({ ledger: dayLedger(template.key, day), due: REPORT_DUE, under: unit });
  return [text('todo.submit', { ...titled(one, org), missing: missing.length, earlier: back > 0 })];
}

/** Figures the speaker's tier has questioned: answered ones are for it to verify, the others are still open. */
async function ofQuestions({ unit, template, day }: One, { org, read }: Asking): Promise<readonly Text[]> {
  const units = await read.marked({ ledger: dayLedger(template.key, day), mark: 'disputed', under: unit });
  const first = units.slice(0, QUESTIONS);
  const states = await read.docs(dailyReport, first, dayPeriod(template.key, day));
  return first.flatMap((code, i) => {
    const question = states[i]?.question;
    if (question?.open !== true || question.unit !== unit || code === unit) return [];
    const about = titled({ unit: code, template, day }, org);
    return [text('todo.questioned', { ...about, reason: question.reason, answered: isAnswered(states[i]) })];
  });
}
