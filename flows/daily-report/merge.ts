// The record after one more event, whatever the order of arrival; the commit sees to it that each event arrives once.
import { UserError } from '../../src/errors.ts';
import { byRank } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import { logged, standing } from './log.ts';
import type { ReportEvent, ReportState, Statement } from './record.ts';

export function merge(s: ReportState, e: ReportEvent): ReportState {
  switch (e.type) {
    case 'reported':
    case 'corrected':
      return withStatement(s, e, stated(e));
    case 'withdrawn':
      return withStatement(s, e, { at: e.at, id: e.id, kind: 'withdrawn', values: {}, by: e.by.person });
    case 'confirmed':
      return confirmed(s, e);
    case 'disputed':
    case 'verified':
      return question(s, e);
    case 'answered':
      return outranks(e, s.answer) ? { ...s, answer: { at: e.at, id: e.id, reason: e.reason } } : s;
    case 'exempted':
    case 'obliged':
      return exempt(s, e);
  }
}

function exempt(s: ReportState, e: Extract<ReportEvent, { type: 'exempted' | 'obliged' }>): ReportState {
  if (!outranks(e, s.exempt)) return s;
  const { at, id } = e;
  return { ...s, exempt: e.type === 'exempted' ? { at, id, reason: e.reason } : { at, id, reason: '', over: true } };
}

export function isExempt(s: ReportState | undefined): boolean {
  return s?.exempt !== undefined && s.exempt.over !== true;
}

/** Whether the unit itself has spoken since its figure was questioned: it is for the asking tier to verify now (domain.md §7.1). */
export function isAnswered(s: ReportState | undefined): boolean {
  const { question } = s ?? {};
  if (s === undefined || question?.open !== true) return false;
  if (s.answer !== undefined && newer(s.answer, question)) return true;
  return standing(s).some((said) => said.for === undefined && newer(said, question));
}

type Stating = Extract<ReportEvent, { type: 'reported' | 'corrected' }>;

function stated({ at, id, zero, values, by, onBehalf }: Stating): Statement {
  return { at, id, kind: zero ? 'zero' : 'figures', values, by: by.person, for: onBehalf ? by.name : undefined };
}

function withStatement(s: ReportState, { at, id, about }: ReportEvent, one: Statement): ReportState {
  if (at > about.backfillUntil) throw new UserError(text('report.tooOld', { day: about.day, unit: about.unitName }));
  if (s.log.some((known) => known.id === id)) return s;
  const { question, answer, exempt, sure, later } = s;
  return { log: logged(s.log, one), question, answer, exempt, sure, later };
}

function confirmed(s: ReportState, { at, id, values }: Extract<ReportEvent, { type: 'confirmed' }>): ReportState {
  const sure = { ...s.sure };
  for (const [key, value] of Object.entries(values)) if (outranks({ at, id }, sure[key])) sure[key] = { at, id, value };
  return { ...s, sure };
}

function question(s: ReportState, e: Extract<ReportEvent, { type: 'disputed' | 'verified' }>): ReportState {
  if (!outranks(e, s.question)) return s;
  const { at, id, reason, by } = e;
  return { ...s, question: { at, id, open: e.type === 'disputed', reason, by: by.name, unit: by.unit } };
}

interface Rank {
  readonly at: number;
  readonly id: string;
}

/** Whether `a` was said after `b`; in the same millisecond it was heard after it. */
function newer(a: Rank, b: Rank): boolean {
  return a.at > b.at || (a.at === b.at && a.id !== b.id);
}

function outranks(a: Rank, b: Rank | undefined): boolean {
  return b === undefined || byRank(a, b) > 0;
}
