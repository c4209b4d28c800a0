// Counts and lists as the texts want them.
import type { Org } from '../../src/org/types.ts';
import type { ReportTemplate } from '../../src/templates/types.ts';
import type { Some, States, Total } from '../../src/texts/zh-CN/summary.ts';
import type { Question } from './question.ts';
import type { Silent, Standing } from './standing.ts';
import { countedFields } from './words.ts';

type Sums = Readonly<Record<string, number>>;

/** Totals of every counted field, each with its change where there is something to compare with. */
export function totalsOf(template: ReportTemplate, sums: Sums, changes?: Sums): readonly Total[] {
  return countedFields(template).map(({ key, label, measure, reading }) => {
    const change = changes === undefined ? {} : { change: changes[key] ?? 0 };
    return { label, value: sums[key] ?? 0, measure, daily: reading === 'daily', ...change };
  });
}

/** Only fields that moved, with the difference as value. */
export function changesOf(template: ReportTemplate, sums: Sums, before: Sums): readonly Total[] {
  const moved = countedFields(template).map(({ key }) => [key, (sums[key] ?? 0) - (before[key] ?? 0)]);
  return nonZero(totalsOf(template, Object.fromEntries(moved) as Sums));
}

export function nonZero(totals: readonly Total[]): readonly Total[] {
  return totals.filter((total) => total.value !== 0);
}

/** The states with the names that the standing was asked for; the rest is counted. */
export function statesOf(standing: Standing, { q, org }: { q: Question; org: Org }): States {
  const { expected, actual, onTime, zero, late, backfilled, voluntary, voluntaryOnTime, named } = standing;
  const some = (state: keyof Silent): Some => ({
    count: standing[state],
    shown: named[state].map((code) => ({ code, name: org.label(code) })),
  });
  const exempt = some('exempt');
  const reasons = exempt.shown.map((unit) => {
    const reason = org.exemption(q.template.key, unit.code, q.day)?.reason;
    return reason === undefined ? unit : { ...unit, reason };
  });
  return {
    ...{ expected, actual, onTime, zero, late, backfilled, voluntary, voluntaryOnTime },
    missing: some('missing'),
    unheard: some('unheard'),
    exempt: { count: exempt.count, shown: reasons },
  };
}
