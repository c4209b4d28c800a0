// What a record counts for in the ledger: derived from the state alone, so the difference of two states is the change.
import { type About, figuresOf, isExempt, isReported, punctuality, type ReportState } from './record.ts';

export function counted(s: ReportState | undefined, about: About) {
  const reported = isReported(s);
  const exempt = isExempt(s);
  const when = reported && s !== undefined ? punctuality(s) : undefined;
  return {
    waiting: !reported && !exempt,
    marks: {
      zero: reported && isZero(s, about),
      late: when === 'late',
      backfilled: when === 'backfilled',
      disputed: s?.question?.open === true,
      exempt: exempt && !reported,
    },
    sums: sumsOf(s, about),
  };
}

function sumsOf(s: ReportState | undefined, about: About): Record<string, number> {
  const now = figuresOf(s);
  const counts = about.fields.filter((field) => field.counts);
  return Object.fromEntries(counts.flatMap(({ key }) => (typeof now[key] === 'number' ? [[key, now[key]]] : [])));
}

/** Nothing to report: said so, or every people count that was given is 0. */
export function isZero(s: ReportState | undefined, about: About): boolean {
  const now = figuresOf(s);
  const people = about.fields.filter((f) => f.people && f.key in now).map((f) => now[f.key]);
  return people.every((v) => v === 0) && (s?.head?.kind === 'zero' || people.length > 0);
}
