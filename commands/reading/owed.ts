// What a person owes of the daily report: his units' reports, answers to doubts, and roll-ups after the cut-off.
import { dailyReport, dayLedger, dayPeriod, isAnswered, isExempt, isReported } from '../../flows/daily-report/index.ts';
import { type DayState, REPORT_DUE, reportDay, reportingDay } from '../../flows/report-day.ts';
import { rollUp } from '../../flows/roll-up.ts';
import type { Request } from '../../src/command.ts';
import type { Day, UnitCode } from '../../src/flow.ts';
import type { Person } from '../../src/org/types.ts';
import type { Action } from '../../src/permissions.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import { type Text, text } from '../../src/texts/index.ts';
import { activeTemplates, titled } from './question.ts';

type Asking = Pick<Request<unknown>, 'actor' | 'occasion' | 'org' | 'read'>;

interface One {
  readonly unit: UnitCode;
  readonly template: ReportTemplate;
  readonly day: Day;
  readonly opened: DayState;
}

export async function reportsOwed(request: Asking): Promise<readonly Text[]> {
  const reporting = await eachOf('report', request);
  const submitting = await eachOf('submit', request);
  const lines = await Promise.all([
    ...reporting.map((one) => ofReport(one, request)),
    ...submitting.map((one) => ofRollUp(one, request)),
  ]);
  return lines.flat();
}

/** The units for which the person does this, with every form that is open for them today. */
async function eachOf(action: Action, { actor, occasion, org, read }: Asking): Promise<readonly One[]> {
  const units = [...new Set(unitsOf(actor))].filter((unit) => org.governs(actor, action, unit) !== undefined);
  const cases = units.flatMap((unit) =>
    org.templates().map((template) => ({ unit, template, day: reportingDay(template, occasion.at, org.zone) })),
  );
  const active = cases.filter(({ unit, template, day }) => activeTemplates(org, unit, day).includes(template));
  const opened = await Promise.all(
    active.map(async (one) => ({ ...one, opened: await read.doc(reportDay, dayPeriod(one.template.key, one.day)) })),
  );
  return opened.flatMap((one) => (one.opened === undefined ? [] : [{ ...one, opened: one.opened }]));
}

function unitsOf(actor: Person): readonly UnitCode[] {
  return actor.posts.map((post) => post.unit);
}

function cutoffOf({ unit, opened }: One, { org }: Asking): number {
  return opened.policy.cutoff[org.unit(unit)?.tier ?? ''] ?? opened.policy.closesAt;
}

async function ofReport(one: One, request: Asking): Promise<readonly Text[]> {
  const { org, read, occasion } = request;
  const { unit, template, day } = one;
  if (!org.owes(template, unit, day) || org.exemption(template.key, unit, day) !== undefined) return [];
  const state = await read.doc(dailyReport, unit, dayPeriod(template.key, day));
  const about = titled(one, org);
  const { question } = state ?? {};
  if (question?.open === true && !isAnswered(state))
    return [text('todo.disputed', { ...about, reason: question.reason })];
  if (isReported(state) || isExempt(state)) return [];
  const cutoff = cutoffOf(one, request);
  return [text('todo.report', { ...about, cutoff, late: occasion.at > cutoff })];
}

/** Only of units that sum up others, once their own cut-off has passed. */
async function ofRollUp(one: One, request: Asking): Promise<readonly Text[]> {
  const { org, read, occasion } = request;
  const { unit, template, day } = one;
  if (occasion.at <= cutoffOf(one, request) || org.children(unit, day).length === 0) return [];
  const known = await read.doc(rollUp, unit, dayPeriod(template.key, day));
  if (known !== undefined) return [];
  const missing = await read.waiting({ ledger: dayLedger(template.key, day), due: REPORT_DUE, under: unit });
  return [text('todo.submit', { ...titled(one, org), missing: missing.length })];
}
