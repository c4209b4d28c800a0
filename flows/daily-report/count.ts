// What a record counts for in the ledger: derived from the state alone, so the difference of two states is the change.
import { figuresOf, isReported, punctuality, standing } from './log.ts';
import { isExempt } from './merge.ts';
import type { About, ReportState } from './record.ts';

export function counted(s: ReportState | undefined, about: About) {
  const reported = isReported(s);
  const exempt = isExempt(s);
  const when = punctuality(s, about);
  return {
    waiting: !reported && !exempt,
    marks: {
      zero: reported && isZero(s, about),
      late: when === 'late',
      backfilled: when === 'backfilled',
      disputed: s?.question?.open === true,
      exempt: exempt && !reported,
    },
  };
}

/** What the totals change by when one record takes the place of the other: fields that stay the same are left out. */
export function difference(
  before: ReportState | undefined,
  after: ReportState,
  { fields }: About,
): Record<string, number> {
  const was = figuresOf(before);
  const is = figuresOf(after);
  const sums: Record<string, number> = {};
  for (const { key, counts } of fields) {
    const change = counts ? numberIn(is, key) - numberIn(was, key) : 0;
    if (change !== 0) sums[key] = change;
  }
  return sums;
}

function numberIn(figures: Readonly<Record<string, number | string>>, key: string): number {
  const figure = figures[key];
  return typeof figure === 'number' ? figure : 0;
}

/** Nothing to report: said so, or every people count that was given is 0. */
export function isZero(s: ReportState | undefined, about: About): boolean {
  const now = figuresOf(s);
  let given = saidZero(s);
  for (const { key, people } of about.fields) {
    const figure = people ? now[key] : undefined;
    if (figure === undefined) continue;
    if (figure !== 0) return false;
    given = true;
  }
  return given;
}

/** Whether a zero report is among what stands. */
export function saidZero(s: ReportState | undefined): boolean {
  return standing(s).some(({ kind }) => kind === 'zero');
}
